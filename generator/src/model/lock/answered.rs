//! What answers hold, by what is remembered of them.

use super::{Lock, LockedType};
use std::collections::HashSet;

impl Lock {
    /// The names of the carriers that stand anywhere in an answer. The others are only ever sent.
    pub fn answered(&self) -> HashSet<&str> {
        let answers = self.operations.values().filter_map(|operation| operation.answers.as_ref());
        let mut waiting: Vec<&LockedType> = answers.collect();
        let mut answered = HashSet::new();
        while let Some(locked) = waiting.pop() {
            let Some(name) = locked.ty.carrier().filter(|name| answered.insert(*name)) else {
                continue;
            };
            let carrier = self.carriers.get(name);
            waiting.extend(carrier.into_iter().flat_map(|carrier| carrier.properties.values()));
        }
        answered
    }
}
