//! Values that are always there must end somewhere.

use super::claims::{Claims, refusal};
use super::places::Place;
use super::{Change, Key};
use crate::api::{Api, Type};
use crate::diagnostics::Diagnostics;

/// Reports properties that are always there and hold, by way of such properties, their own
/// carrier: no value of it would ever be complete.
pub(super) fn check(api: &Api, claims: &Claims<'_>, diagnostics: &mut Diagnostics) {
    for (place, change) in claims.of(Key::Nullable) {
        let Place::Property(carrier, index) = place else { continue };
        if change.value == Change::Nullable(false) && holds_itself(api, carrier, index) {
            let name = place.name(api);
            let message = format!("`{name}` cannot always be there: it would hold itself for ever");
            diagnostics.push(refusal(change.span, message));
        }
    }
}

fn holds_itself(api: &Api, carrier: usize, property: usize) -> bool {
    let held = |index: usize| {
        let always = api.carriers[index].properties.iter().filter(|property| property.required);
        always.filter_map(|property| by_value(&property.ty))
    };
    let mut seen = vec![false; api.carriers.len()];
    let mut waiting: Vec<usize> =
        by_value(&api.carriers[carrier].properties[property].ty).into_iter().collect();
    while let Some(index) = waiting.pop() {
        if index == carrier {
            return true;
        }
        if !std::mem::replace(&mut seen[index], true) {
            waiting.extend(held(index));
        }
    }
    false
}

fn by_value(ty: &Type) -> Option<usize> {
    match ty {
        Type::Carrier(id) => Some(id.0 as usize),
        _ => None,
    }
}
