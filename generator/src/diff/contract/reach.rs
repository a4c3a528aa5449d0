//! Which operations send and answer a carrier, at any depth.

use super::{Content, Contract, Operation, Ty};
use std::collections::HashMap;

/// The operations, by index, that have a carrier in what they send, and in what they answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Use {
    /// Those that send it.
    pub sent: Vec<usize>,
    /// Those that answer it.
    pub answered: Vec<usize>,
}

impl Contract {
    /// How carriers are used, by name.
    pub fn uses(&self) -> HashMap<&str, Use> {
        let mut uses: HashMap<&str, Use> = HashMap::new();
        for (index, operation) in self.operations.values().enumerate() {
            let inputs = operation.inputs.iter().flatten().map(|input| &input.ty);
            for name in self.within(ty(operation.sent()).into_iter().chain(inputs)) {
                uses.entry(name).or_default().sent.push(index);
            }
            for name in self.within(ty(operation.answered())) {
                uses.entry(name).or_default().answered.push(index);
            }
        }
        uses
    }

    /// The carriers that these types have, and all those in them.
    fn within<'c>(&'c self, types: impl IntoIterator<Item = &'c Ty>) -> Vec<&'c str> {
        let mut seen = std::collections::HashSet::new();
        let of_types = types.into_iter().filter_map(Ty::carrier);
        let mut found: Vec<&str> = of_types.filter(|name| seen.insert(*name)).collect();
        let mut next = 0;
        while let Some(name) = found.get(next).copied() {
            next += 1;
            let properties = self.carriers.get(name).into_iter();
            let properties = properties.flat_map(|carrier| carrier.properties.values());
            let held = properties.filter_map(|property| property.ty.carrier());
            found.extend(held.filter(|name| seen.insert(*name)));
        }
        found
    }
}

/// The type of what is JSON.
fn ty(content: Option<&Content>) -> Option<&Ty> {
    match content {
        Some(Content::Json(ty)) => Some(ty),
        _ => None,
    }
}

impl Operation {
    /// What it sends, if that is known.
    pub fn sent(&self) -> Option<&Content> {
        self.body.as_ref()?.as_ref().map(|body| &body.content)
    }

    /// What it answers, if that is known.
    pub fn answered(&self) -> Option<&Content> {
        self.answer.content.as_ref()
    }
}
