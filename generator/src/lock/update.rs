//! What is remembered after a run: what was remembered before, and what was concluded now.

use super::change::{Change, changes};
use super::{Lock, LockedCarrier, LockedOperation, LockedType, is_place};
use crate::api::notation::Written;
use indexmap::IndexMap;
use std::collections::HashMap;

/// What becomes of things that the docs say no more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Policy {
    /// They stay: a lock gains, and gives up only what the docs contradict.
    #[default]
    Keep,
    /// They are forgotten: everything is concluded anew, from the docs alone.
    Renew,
}

/// The lock after a run, and how it differs from `old`. `new` is what was concluded.
pub fn update(old: &Lock, new: &Lock, policy: Policy) -> (Lock, Vec<Change>) {
    let updated = match policy {
        Policy::Keep => kept(&still_true(old, new), new),
        Policy::Renew => new.clone(),
    };
    let changes = changes(old, &updated);
    (updated, changes)
}

impl Lock {
    /// Adds what another knows and this one does not. What this one knows is not changed, but
    /// types with something unknown in them are completed.
    pub fn absorb(&mut self, other: Lock) {
        for (name, other) in other.carriers {
            match self.carriers.get_mut(&name) {
                Some(carrier) => carrier.absorb(other),
                None => drop(self.carriers.insert(name, other)),
            }
        }
        for (name, other) in other.operations {
            match self.operations.get_mut(&name) {
                Some(operation) => {
                    absorb_type(&mut operation.sends, other.sends);
                    absorb_type(&mut operation.answers, other.answers);
                }
                None => drop(self.operations.insert(name, other)),
            }
        }
    }
}

impl LockedCarrier {
    fn absorb(&mut self, other: Self) {
        for (name, other) in other.properties {
            match self.properties.get_mut(&name) {
                Some(known) if other.ty.completes(&known.ty) => *known = other,
                Some(_) => {}
                None => drop(self.properties.insert(name, other)),
            }
        }
    }
}

fn absorb_type(known: &mut Option<LockedType>, other: Option<LockedType>) {
    let Some(other) = other else { return };
    if known.as_ref().is_none_or(|known| other.ty.completes(&known.ty)) {
        *known = Some(other);
    }
}

/// What is remembered, without carriers whose name is made of a place and now that of another thing.
/// What referred to them is open.
fn still_true(old: &Lock, new: &Lock) -> Lock {
    let is_other = |name: &str| match (old.carriers.get(name), new.carriers.get(name)) {
        (Some(old), Some(new)) if !old.belongs_to_operation && !new.belongs_to_operation => {
            is_place(name) && !old.resembles(new.properties.keys())
        }
        _ => false,
    };
    let refers = |locked: &LockedType| locked.ty.carrier().is_some_and(is_other);
    let mut kept = old.clone();
    kept.carriers.retain(|name, _| !is_other(name));
    let properties = kept.carriers.values_mut().flat_map(|carrier| carrier.properties.values_mut());
    for stale in properties.filter(|locked| refers(locked)) {
        stale.ty = Written::Word("any".to_owned());
    }
    for operation in kept.operations.values_mut() {
        for whole in [&mut operation.sends, &mut operation.answers] {
            *whole = whole.take().filter(|locked| !refers(locked));
        }
    }
    kept
}

/// Both together, where nothing of `old` is lost but what `new` contradicts.
fn kept(old: &Lock, new: &Lock) -> Lock {
    Lock {
        carriers: both(&old.carriers, &new.carriers, |old, new| LockedCarrier {
            properties: both(&old.properties, &new.properties, latest),
            belongs_to_operation: new.belongs_to_operation,
        }),
        operations: both(&old.operations, &new.operations, |old, new| LockedOperation {
            id: old.id.clone(),
            sends: latest_of(&old.sends, &new.sends),
            answers: latest_of(&old.answers, &new.answers),
            call: new.call.as_ref().or(old.call.as_ref()).cloned(),
            span: new.span,
        }),
    }
}

/// The newer type, unless it only says less.
fn latest(old: &LockedType, new: &LockedType) -> LockedType {
    if old.ty.completes(&new.ty) { old.clone() } else { new.clone() }
}

fn latest_of(old: &Option<LockedType>, new: &Option<LockedType>) -> Option<LockedType> {
    match (old, new) {
        (Some(old), Some(new)) => Some(latest(old, new)),
        (old, new) => new.as_ref().or(old.as_ref()).cloned(),
    }
}

/// The entries of both. The order is that of `new`; what only `old` has follows what it followed.
fn both<T: Clone>(
    old: &IndexMap<String, T>,
    new: &IndexMap<String, T>,
    join: impl Fn(&T, &T) -> T,
) -> IndexMap<String, T> {
    let mut followers: HashMap<Option<&str>, Vec<(&String, &T)>> = HashMap::new();
    let mut before = None;
    for (name, value) in old {
        match new.contains_key(name) {
            true => before = Some(name.as_str()),
            false => followers.entry(before).or_default().push((name, value)),
        }
    }
    let mut all = IndexMap::new();
    let following = |before: Option<&str>| {
        let them = followers.get(&before).into_iter().flatten();
        them.map(|(name, value)| ((*name).clone(), (*value).clone())).collect::<Vec<_>>()
    };
    all.extend(following(None));
    for (name, value) in new {
        let value = old.get(name).map_or_else(|| value.clone(), |old| join(old, value));
        all.insert(name.clone(), value);
        all.extend(following(Some(name)));
    }
    all
}
