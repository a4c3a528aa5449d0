//! Which operations send and answer a carrier, at any depth.

use super::{Content, Contract, Operation};
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
            for name in self.within(operation.sent()) {
                uses.entry(name).or_default().sent.push(index);
            }
            for name in self.within(operation.answered()) {
                uses.entry(name).or_default().answered.push(index);
            }
        }
        uses
    }

    /// The carrier that has this content, and all those in it.
    fn within<'c>(&'c self, content: Option<&'c Content>) -> Vec<&'c str> {
        let Some(Content::Json(ty)) = content else { return Vec::new() };
        let mut found: Vec<&str> = ty.carrier().into_iter().collect();
        let mut seen: std::collections::HashSet<&str> = found.iter().copied().collect();
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
