//! Where arguments stand: those that were there before keep their places, whatever the order of the
//! docs' tables is, so that code that calls a function does not come to pass values in each other's
//! place.

use crate::model::api::{Api, Carrier, Operation, Parameter, ParameterPlace, Property};
use crate::model::lock::{Inputs, Lock, LockedCall, input_names};

/// Puts the parameters of operations, and the properties of requests that are made in order, into
/// the order that is remembered.
///
/// What the configuration says must be done by now: it decides what is an argument.
pub(super) fn keep_places(api: &mut Api, memory: &Lock) {
    let calls: Vec<Option<&LockedCall>> = api
        .operations
        .iter()
        .map(|operation| memory.operations.get(&operation.key())?.call.as_ref())
        .collect();
    for (operation, call) in api.operations.iter_mut().zip(&calls) {
        if let Some(call) = call {
            arrange_parameters(operation, call);
        }
    }
    for carrier in api.carriers.iter_mut().filter(|carrier| carrier.is_made_in_order()) {
        let call = carrier.request_of.and_then(|index| calls.get(index).copied().flatten());
        if let Some(new) = call.and_then(|call| call.new.as_ref()) {
            arrange_properties(carrier, new);
        }
    }
}

/// Parameters of the path stay where they are: their order is that of the path, which an operation
/// never changes.
fn arrange_parameters(operation: &mut Operation, call: &LockedCall) {
    let names = input_names(operation);
    let parameters = &mut operation.parameters;
    for (known, is_optional) in [(&call.takes, false), (&call.optional, true)] {
        let moves = |parameter: &Parameter| {
            parameter.place != ParameterPlace::Path && parameter.is_optional() == is_optional
        };
        let places: Vec<usize> =
            (0..parameters.len()).filter(|&place| moves(&parameters[place])).collect();
        let in_path = |name: &str| {
            let mut fixed = names.iter().zip(parameters.iter());
            fixed.any(|(other, parameter)| other == name && parameter.place == ParameterPlace::Path)
        };
        let known = known.iter().map(|(name, _)| name.as_str()).filter(|name| !in_path(name));
        let moving = places.iter().map(|&place| (names[place].as_str(), parameters[place].clone()));
        let arranged = arranged(known, moving.collect());
        for (place, parameter) in places.into_iter().zip(arranged) {
            parameters[place] = parameter;
        }
    }
}

fn arrange_properties(carrier: &mut Carrier, new: &Inputs) {
    let places = carrier.made_of();
    let properties: Vec<Property> =
        places.iter().map(|&place| carrier.properties[place].clone()).collect();
    let moving = properties.iter().map(|property| (property.name.as_str(), property.clone()));
    let arranged = arranged(new.iter().map(|(name, _)| name.as_str()), moving.collect());
    for (place, property) in places.into_iter().zip(arranged) {
        carrier.properties[place] = property;
    }
}

/// The items in the order of the `known` names. One of another name takes the place of one that is
/// gone, so that the rest stay where they are; when no such place is left, it comes after all.
fn arranged<'k, T>(known: impl Iterator<Item = &'k str>, items: Vec<(&str, T)>) -> Vec<T> {
    let known: Vec<&str> = known.collect();
    let (kept, new): (Vec<_>, Vec<_>) =
        items.into_iter().partition(|(name, _)| known.contains(name));
    let mut kept: Vec<_> = kept.into_iter().map(Some).collect();
    let mut new = new.into_iter();
    let mut arranged = Vec::with_capacity(kept.len() + new.len());
    for name in known {
        let is_called_so =
            |item: &&mut Option<(&str, T)>| item.as_ref().is_some_and(|(other, _)| *other == name);
        let found = kept.iter_mut().find(is_called_so).and_then(Option::take);
        arranged.extend(found.or_else(|| new.next()));
    }
    arranged.extend(new);
    arranged.into_iter().map(|(_, item)| item).collect()
}
