//! Carriers that hold themselves.

use crate::api::{Api, CarrierId};
use std::collections::BTreeSet;

/// Which properties of a carrier lead back to it by value alone. Lists and dictionaries end such
/// a way, as they own their items elsewhere.
pub(super) fn boxed(api: &Api, carrier: CarrierId) -> Vec<bool> {
    let mut fruitless = BTreeSet::new();
    api.carrier(carrier)
        .properties
        .iter()
        .map(|property| {
            property.ty.is_by_value()
                && property
                    .ty
                    .carrier()
                    .is_some_and(|held| leads_to(api, held, carrier, &mut fruitless))
        })
        .collect()
}

/// Whether `from` is or holds `to`. Carriers that do not are added to `fruitless`.
fn leads_to(
    api: &Api,
    from: CarrierId,
    to: CarrierId,
    fruitless: &mut BTreeSet<CarrierId>,
) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(id) = open.pop() {
        if id == to {
            return true;
        }
        if !fruitless.contains(&id) && seen.insert(id) {
            let held =
                api.carrier(id).properties.iter().filter(|property| property.ty.is_by_value());
            open.extend(held.filter_map(|property| property.ty.carrier()));
        }
    }
    fruitless.append(&mut seen);
    false
}
