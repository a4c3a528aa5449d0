//! Enumerations that the configuration makes.

use crate::model::api::{Api, EnumId, Enumeration};
use std::collections::HashSet;

/// The enumeration of these words at a place called `name`; one that is there already, if it is
/// called after the same property or parameter.
pub(super) fn find_or_add(
    api: &mut Api,
    name: Vec<String>,
    values: Vec<String>,
    closed: bool,
    docs: String,
) -> EnumId {
    let is_same = |known: &Enumeration| {
        known.name.last() == name.last() && known.values == values && known.closed == closed
    };
    let index = api.enums.iter().position(is_same).unwrap_or_else(|| {
        api.enums.push(Enumeration { name, values, closed, docs });
        api.enums.len() - 1
    });
    EnumId(index as u32)
}

/// Names those from the index `first` on: like a property or parameter, where no other one that
/// is used is called so; else the owner stays before it.
pub(super) fn name(api: &mut Api, first: usize) {
    let used = api.used_enums();
    let taken = api.enums.iter().zip(&used).filter(|(_, used)| **used);
    let mut taken: HashSet<Vec<String>> =
        taken.map(|(enumeration, _)| enumeration.name.clone()).collect();
    let made = api.enums.iter_mut().zip(&used).skip(first).filter(|(_, used)| **used);
    for (enumeration, _) in made {
        if let Some(own) = enumeration.name.last().map(|own| vec![own.clone()])
            && taken.insert(own.clone())
        {
            enumeration.name = own;
        }
    }
}
