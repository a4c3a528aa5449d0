//! What is answered can be sent back: an answer's carrier often holds all that a body's carrier
//! does, and more.

use crate::model::api::{
    Api, BodyContent, Carrier, CarrierId, Operation, Property, ResponseContent, Type,
};
use std::collections::{BTreeMap, BTreeSet};

/// For each carrier, those into which it converts by leaving properties out: it is answered and
/// they are sent within one group, and it has all their properties, of the same types.
pub(super) fn conversions(api: &Api, boxed: &[Vec<bool>]) -> Vec<BTreeSet<CarrierId>> {
    let mut groups: BTreeMap<&[String], (BTreeSet<CarrierId>, BTreeSet<CarrierId>)> =
        BTreeMap::new();
    for operation in &api.operations {
        let (answered, sent) = groups.entry(&operation.group).or_default();
        answered.extend(answer(operation));
        sent.extend(body(operation).filter(|&id| api.carrier(id).request_of.is_none()));
    }
    let mut found = vec![BTreeSet::new(); api.carriers.len()];
    for (answered, sent) in groups.values() {
        for &from in answered {
            let holds = |to: &&CarrierId| **to != from && holds(api, boxed, from, **to);
            found[from.0 as usize].extend(sent.iter().filter(holds));
        }
    }
    found
}

/// Whether `from` has all properties of `to`, held in the same way, or always there where `to` may
/// lack them.
fn holds(api: &Api, boxed: &[Vec<bool>], from: CarrierId, to: CarrierId) -> bool {
    let held = |id: CarrierId| api.carrier(id).properties.iter().zip(&boxed[id.0 as usize]);
    let known: BTreeMap<&str, (&Property, bool)> =
        held(from).map(|(property, &boxed)| (property.name.as_str(), (property, boxed))).collect();
    let is_choice = |id: CarrierId| api.carrier(id).choice.is_some();
    !is_choice(from)
        && !is_choice(to)
        && !api.carrier(to).properties.is_empty()
        && held(to).all(|(property, &boxed)| {
            known.get(property.name.as_str()).is_some_and(|&(source, source_boxed)| {
                source.ty == property.ty
                    && source_boxed == boxed
                    && (source.required || !property.required)
            })
        })
}

/// For each property of `to`, the index of the one of `from` with its name.
pub(crate) fn sources_of<'a>(
    from: &'a Carrier,
    to: &'a Carrier,
) -> impl Iterator<Item = usize> + 'a {
    let source = |name: &String| from.properties.iter().position(|property| property.name == *name);
    to.properties.iter().filter_map(move |property| source(&property.name))
}

fn answer(operation: &Operation) -> Option<CarrierId> {
    match &operation.response.content {
        ResponseContent::Json(Type::Carrier(id))
        | ResponseContent::JsonOrNothing(Type::Carrier(id)) => Some(*id),
        _ => None,
    }
}

fn body(operation: &Operation) -> Option<CarrierId> {
    match operation.body.as_ref().map(|body| &body.content) {
        Some(BodyContent::Json(Type::Carrier(id))) => Some(*id),
        _ => None,
    }
}
