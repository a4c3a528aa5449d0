//! What is remembered after a run: what was remembered before, and what was concluded now.

use super::change::{Change, changes};
use super::{Gone, Lock, LockedCarrier, LockedOperation, LockedType, is_place};
use crate::model::api::notation::Written;

/// What becomes of things that the docs say no more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Policy {
    /// They are remembered as gone.
    #[default]
    Keep,
    /// They are forgotten: everything is concluded anew, from the docs alone.
    Renew,
}

/// The lock after a run, and how it differs from `old`. `new` is what was concluded.
pub fn update(old: &Lock, new: &Lock, policy: Policy) -> (Lock, Vec<Change>) {
    let mut updated = match policy {
        Policy::Keep => kept(still_true(old, new), new),
        Policy::Renew => new.clone(),
    };
    updated.former = old.former_in(&updated);
    let changes = changes(old, &updated);
    (updated, changes)
}

impl Lock {
    /// What types and names can be concluded from: also what is gone, but for properties of carriers
    /// that are still there.
    pub fn recalled(&self) -> Lock {
        let mut recalled = self.clone();
        let Gone { carriers, operations } = std::mem::take(&mut recalled.gone);
        let (whole, parts) =
            carriers.into_iter().partition(|(name, _)| !self.carriers.contains_key(name));
        recalled.gone.carriers = parts;
        recalled.absorb(Lock { carriers: whole, operations, ..Lock::default() });
        recalled
    }

    /// What a property held, whether or not it is still there.
    pub fn property(&self, carrier: &str, name: &str) -> Option<&LockedType> {
        let both = [&self.carriers, &self.gone.carriers];
        both.into_iter().find_map(|carriers| carriers.get(carrier)?.properties.get(name))
    }

    /// Adds what another knows and this one does not. What this one knows is not changed, but
    /// types with something unknown in them are completed.
    pub fn absorb(&mut self, other: Lock) {
        for (name, words) in other.enums {
            self.enums.entry(name).or_insert(words);
        }
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
    let carriers = kept.carriers.values_mut().chain(kept.gone.carriers.values_mut());
    let properties = carriers.flat_map(|carrier| carrier.properties.values_mut());
    for stale in properties.filter(|locked| refers(locked)) {
        stale.ty = Written::Word("any".to_owned());
    }
    for operation in kept.operations.values_mut().chain(kept.gone.operations.values_mut()) {
        for whole in [&mut operation.sends, &mut operation.answers] {
            *whole = whole.take().filter(|locked| !refers(locked));
        }
    }
    kept
}

/// What is there now, where that only says less as it was; and what is gone.
fn kept(old: Lock, new: &Lock) -> Lock {
    let mut kept = new.clone();
    for (name, carrier) in &mut kept.carriers {
        let Some(old) = old.carriers.get(name) else { continue };
        for (name, now) in &mut carrier.properties {
            keep_more(old.properties.get(name), now);
        }
    }
    for (key, operation) in &mut kept.operations {
        let Some(old) = old.operations.get(key) else { continue };
        operation.id.clone_from(&old.id);
        for (old, now) in
            [(&old.sends, &mut operation.sends), (&old.answers, &mut operation.answers)]
        {
            now.iter_mut().for_each(|now| keep_more(old.as_ref(), now));
        }
    }
    kept.gone = gone(old, new);
    kept
}

/// Keeps the older type if the newer one only says less. Words are kept as text: which ones there are
/// is for the docs to say.
fn keep_more(old: Option<&LockedType>, now: &mut LockedType) {
    if let Some(old) = old.filter(|old| old.ty != now.ty && old.ty.completes(&now.ty)) {
        *now = LockedType { ty: old.ty.on_the_wire(), span: old.span };
    }
}

/// What `old` has, or had, and `new` has not.
fn gone(old: Lock, new: &Lock) -> Gone {
    let mut gone = old.gone;
    for (name, carrier) in old.carriers {
        let known = gone.carriers.entry(name).or_default();
        known.belongs_to_operation = carrier.belongs_to_operation;
        known.properties.extend(carrier.properties);
    }
    gone.carriers.retain(|name, carrier| match new.carriers.get(name) {
        Some(now) => {
            carrier.properties.retain(|name, _| !now.properties.contains_key(name));
            !carrier.properties.is_empty()
        }
        None => true,
    });
    let without_exchange = |(key, mut operation): (String, LockedOperation)| {
        operation.exchange = None;
        (key, operation)
    };
    gone.operations.extend(old.operations.into_iter().map(without_exchange));
    gone.operations.retain(|key, _| !new.operations.contains_key(key));
    gone
}
