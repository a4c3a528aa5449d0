//! All that is to be said of two sides.

use super::change::Change;
use super::compare;
use super::contract::{Contract, Place};
use super::criteria::Criteria;
use super::rule::Severity;
use super::surface::{ItemChange, Step, Surface, surface};
use crate::model::api::Api;
use crate::model::lock::Lock;
use crate::source::Span;

/// One of two sides: what people call it, and what is known of it.
#[derive(Clone, Debug)]
pub struct Side {
    /// What people call it.
    pub name: String,
    contract: Contract,
    /// `None` where there is only a lock, of which no crate is made.
    api: Option<Api>,
}

/// All that is to be said of two sides.
#[derive(Clone, Debug)]
pub struct Report {
    /// What people call the first side.
    pub old: String,
    /// What they call the second one.
    pub new: String,
    /// What has changed in the contract.
    pub changes: Vec<Change>,
    /// What the crate's version has to do, and why; `None` where a side is a lock.
    pub surface: Option<(Step, Vec<ItemChange>)>,
    /// What was not compared.
    pub unknown: Vec<String>,
}

impl Side {
    /// A side of which all is known.
    pub fn of_api(name: &str, api: Api, place: &dyn Fn(Span) -> Option<Place>) -> Self {
        let contract = Contract::of_api(&api, place);
        Self { name: name.to_owned(), contract, api: Some(api) }
    }

    /// A side of which there is a lock.
    pub fn of_lock(name: &str, lock: &Lock, place: &dyn Fn(Span) -> Option<Place>) -> Self {
        Self { name: name.to_owned(), contract: Contract::of_lock(lock, place), api: None }
    }
}

impl Report {
    /// Compares two sides.
    pub fn new(old: &Side, new: &Side, criteria: &Criteria) -> Self {
        let apis = old.api.as_ref().zip(new.api.as_ref());
        let surface = apis.map(|(old, new)| {
            let (old, new) = Surface::of_both(old, new);
            surface(&old, &new, &criteria.lenient)
        });
        Self::with_surface(old, new, criteria, surface)
    }

    /// Compares two sides whose crates are compared already.
    pub fn with_surface(
        old: &Side,
        new: &Side,
        criteria: &Criteria,
        surface: Option<(Step, Vec<ItemChange>)>,
    ) -> Self {
        let mut changes = compare::changes(&old.contract, &new.contract);
        for change in &mut changes {
            if let Some(severity) = criteria.severities.get(&change.rule) {
                change.severity = *severity;
            }
        }
        changes.retain(|change| change.severity > Severity::Off);
        let besides = if surface.is_none() { ", nor is the crate" } else { "" };
        let locks = [old, new].into_iter().filter(|side| side.api.is_none());
        let unknown = locks.map(|side| {
            format!(
                "{} is a lock: what properties are required or deprecated, and answers that are no \
                 struct are not compared{besides}",
                side.name,
            )
        });
        let (old_name, new_name) = (old.name.clone(), new.name.clone());
        Self { old: old_name, new: new_name, changes, surface, unknown: unknown.collect() }
    }

    /// How many changes of this severity somebody has to look at.
    pub fn count(&self, severity: Severity) -> usize {
        self.changes.iter().filter(|one| one.counts() && one.severity == severity).count()
    }

    /// How many changes are accepted.
    pub fn accepted(&self) -> usize {
        self.changes.iter().filter(|one| one.accepted.is_some()).count()
    }
}
