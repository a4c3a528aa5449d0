//! What enumerations are called: like they were, so that words which are listed in another order, or at
//! one more place, rename nothing.

use crate::model::api::notation::Written;
use crate::model::api::{Api, EnumId, Type};
use crate::model::lock::{Lock, Renames, input_names};
use std::collections::HashSet;

/// Gives enumerations the names that `memory` has for them: an enumeration is what the first of its
/// places had before. Notes those that would have a shorter name without that.
pub(super) fn keep(api: &mut Api, memory: &Lock, better: &mut Renames) {
    let places = places(api, memory);
    let mut taken: HashSet<Vec<String>> = HashSet::new();
    let wanted: Vec<Option<Vec<String>>> = api
        .enums
        .iter()
        .zip(&places)
        .map(|(enumeration, place)| {
            let name = place.as_ref()?.was.as_ref()?;
            let path = match enumeration.name.join(".") == *name {
                true => enumeration.name.clone(),
                false => name.split('.').map(str::to_owned).collect(),
            };
            taken.insert(path.clone()).then_some(path)
        })
        .collect();
    for ((enumeration, place), wanted) in api.enums.iter_mut().zip(places).zip(wanted) {
        if let Some(wanted) = wanted {
            let natural = std::mem::replace(&mut enumeration.name, wanted);
            if natural.len() < enumeration.name.len() && !taken.contains(&natural) {
                better.enums.insert(enumeration.name.join("."), natural.join("."));
            }
            continue;
        }
        let owner = place.map(|place| place.owner);
        while !taken.insert(enumeration.name.clone()) {
            // The name is that of another one now.
            enumeration.name.insert(0, owner.clone().unwrap_or_default());
        }
    }
}

/// The first place of an enumeration.
struct Place {
    /// The operation or carrier.
    owner: String,
    /// What the enumeration of this place was called.
    was: Option<String>,
}

/// The first place of each enumeration: parameters, then properties.
fn places(api: &Api, memory: &Lock) -> Vec<Option<Place>> {
    let mut places: Vec<Option<Place>> = api.enums.iter().map(|_| None).collect();
    let mut note = |ty: &Type, owner: &str, was: Option<&Written>| {
        let Some(EnumId(number)) = ty.enumeration() else { return };
        let place = &mut places[number as usize];
        let was = was.and_then(Written::enumeration).map(str::to_owned);
        if place.as_ref().is_none_or(|known| known.was.is_none() && was.is_some()) {
            *place = Some(Place { owner: owner.to_owned(), was });
        }
    };
    for operation in &api.operations {
        let call = memory.operations.get(&operation.key()).and_then(|known| known.call.as_ref());
        for (name, parameter) in input_names(operation).iter().zip(&operation.parameters) {
            let inputs = call.into_iter().flat_map(|call| call.takes.iter().chain(&call.optional));
            let was = inputs.into_iter().find(|(known, _)| known == name).map(|(_, ty)| ty);
            note(&parameter.ty, &operation.name, was);
        }
    }
    for carrier in &api.carriers {
        let owner = carrier.name.display();
        for property in &carrier.properties {
            let was = memory.property(&owner, &property.name).map(|locked| &locked.ty);
            note(&property.ty, &owner, was);
        }
    }
    places
}
