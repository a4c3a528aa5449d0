//! Renames of before: what a crate still answers to for a while.

use super::change::{Change, How, Part, Subject};
use super::{Lock, LockedOperation, LockedType};
use crate::model::api::notation::Written;
use std::collections::{BTreeMap, BTreeSet};

/// Old names, each with the new one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renames {
    /// Of carriers, as people write them: `Contact.Owner`.
    pub carriers: BTreeMap<String, String>,
    /// Of enumerations.
    pub enums: BTreeMap<String, String>,
    /// Of functions: the ids of their operations.
    pub operations: BTreeMap<String, String>,
}

impl Renames {
    /// The three kinds, by the keys that they have in a lock.
    pub fn kinds(&self) -> [(&'static str, &BTreeMap<String, String>); 3] {
        [("carriers", &self.carriers), ("enums", &self.enums), ("operations", &self.operations)]
    }

    /// The same, to be changed.
    pub fn kinds_mut(&mut self) -> [(&'static str, &mut BTreeMap<String, String>); 3] {
        let Self { carriers, enums, operations } = self;
        [("carriers", carriers), ("enums", enums), ("operations", operations)]
    }

    /// All pairs of an old and a new name.
    pub fn pairs(&self) -> impl Iterator<Item = (&String, &String)> {
        self.kinds().into_iter().flat_map(|(_, names)| names)
    }

    /// Takes names that came to be others once more: what was `a` and became `b` is `c` now.
    fn follow(&mut self, later: &Renames) {
        for ((_, known), (_, later)) in self.kinds_mut().into_iter().zip(later.kinds()) {
            known.values_mut().for_each(|name| {
                if let Some(new) = later.get(name) {
                    name.clone_from(new);
                }
            });
            known.extend(later.clone());
            // What has its name of before again needs no other.
            known.retain(|old, new| old != new);
        }
    }
}

impl Lock {
    /// The names of all that can have one of before.
    fn names(&self) -> [BTreeSet<&str>; 3] {
        let ids = self.operations.values().map(|operation| operation.id.as_str());
        [
            self.carriers.keys().map(String::as_str).collect(),
            self.enums.keys().map(String::as_str).collect(),
            ids.collect(),
        ]
    }

    /// The names of before that still lead to something, and are nobody else's by now.
    pub(super) fn former_in(&self, new: &Lock) -> Renames {
        let mut former = self.former.clone();
        for ((_, names), there) in former.kinds_mut().into_iter().zip(new.names()) {
            names.retain(|old, new| there.contains(new.as_str()) && !there.contains(old.as_str()));
        }
        former
    }

    /// Gives things other names, and remembers those of before. What is named after something that is
    /// called otherwise now follows; what has a name in all this is not taken for something else, so
    /// the new names have to be free.
    pub fn rename(&mut self, names: &Renames) {
        let mut names = names.clone();
        let of_operations: Vec<_> = names.operations.clone().into_iter().collect();
        for (old, new) in of_operations {
            for name in self.carriers.keys() {
                if let Some(rest) = name.strip_prefix(&format!("{old}.")) {
                    names.carriers.insert(name.clone(), format!("{new}.{rest}"));
                }
            }
        }
        names.carriers =
            self.with_places(names.carriers.into_iter().collect()).into_iter().collect();
        let called =
            |all: &BTreeMap<String, String>, name: String| all.get(&name).cloned().unwrap_or(name);
        let carriers = std::mem::take(&mut self.carriers).into_iter();
        self.carriers = carriers.map(|(name, it)| (called(&names.carriers, name), it)).collect();
        let enums = std::mem::take(&mut self.enums).into_iter();
        self.enums = enums.map(|(name, it)| (called(&names.enums, name), it)).collect();
        for operation in self.operations.values_mut() {
            operation.id = called(&names.operations, std::mem::take(&mut operation.id));
        }
        self.types_mut().for_each(|ty| ty.rename(&names.carriers, &names.enums));
        // What belongs to an operation is found beside its function, and by the names of that.
        let belongs = |new: &String| {
            self.carriers.get(new).is_some_and(|carrier| carrier.belongs_to_operation)
        };
        names.carriers.retain(|_, new| !belongs(new));
        self.former.follow(&names);
    }

    /// Every type that is written, also of what is gone.
    fn types_mut(&mut self) -> impl Iterator<Item = &mut Written> {
        let carriers = self.carriers.values_mut().chain(self.gone.carriers.values_mut());
        let properties = carriers.flat_map(|carrier| carrier.properties.values_mut());
        let operations = self.operations.values_mut().chain(self.gone.operations.values_mut());
        properties.map(|locked| &mut locked.ty).chain(operations.flat_map(of_operation))
    }
}

fn of_operation(operation: &mut LockedOperation) -> impl Iterator<Item = &mut Written> {
    let LockedOperation { sends, answers, call, .. } = operation;
    let wholes = [sends, answers].into_iter().flatten();
    let of_call = call.iter_mut().flat_map(|call| {
        let inputs = call.takes.iter_mut().chain(&mut call.optional);
        let inputs = inputs.chain(call.new.iter_mut().flatten()).map(|(_, ty)| ty);
        inputs.chain(&mut call.body)
    });
    wholes.map(|LockedType { ty, .. }| ty).chain(of_call)
}

/// What a rename changes in a lock.
pub fn renames(names: &Renames) -> Vec<Change> {
    changes(names, |new| How::Called(new.clone()))
}

/// What changes in a lock when names of before are forgotten.
pub fn forgotten(names: &Renames) -> Vec<Change> {
    changes(names, |_| How::Forgotten)
}

fn changes(names: &Renames, how: impl Fn(&String) -> How) -> Vec<Change> {
    let subjects = [Subject::Carrier, Subject::Enum, Subject::Function];
    let mut changes = Vec::new();
    for ((_, names), subject) in names.kinds().into_iter().zip(subjects) {
        for (old, new) in names {
            changes.push(Change { of: subject(old.clone()), part: Part::Whole, how: how(new) });
        }
    }
    changes
}
