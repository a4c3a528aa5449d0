//! What is another in the second of two contracts.

mod answers;
mod bodies;
mod inputs;
mod operations;
mod pairs;
mod properties;
mod types;

use super::change::{Change, Part, Subject, Used};
use super::contract::{Carrier, Contract, Place, Use};
use super::rule::Rule;
use pairs::Pairs;
use std::collections::HashMap;

/// All that is another in `new`: operations in their order, then carriers in theirs.
pub fn changes(old: &Contract, new: &Contract) -> Vec<Change> {
    let pairs = Pairs::new(old, new);
    let uses = (old.uses(), new.uses());
    let mut comparer = Comparer { old, new, pairs, uses, found: Vec::new() };
    comparer.operations();
    comparer.carriers();
    comparer.found
}

/// Compares two contracts, and collects what it finds.
struct Comparer<'c> {
    old: &'c Contract,
    new: &'c Contract,
    pairs: Pairs<'c>,
    /// How carriers are used on the first side, and on the second.
    uses: (HashMap<&'c str, Use>, HashMap<&'c str, Use>),
    found: Vec<Change>,
}

/// Where something of an operation stands on both sides.
#[derive(Clone, Copy)]
struct Places<'c> {
    old: Option<&'c Place>,
    new: Option<&'c Place>,
}

/// Whether callers send something or have it answered, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Direction {
    sent: bool,
    answered: bool,
}

const SENT: Direction = Direction { sent: true, answered: false };
const ANSWERED: Direction = Direction { sent: false, answered: true };

impl Direction {
    /// Of the rules for what is sent and for what is answered the one that counts here: the worse one, and of
    /// two that are as bad that for answers.
    fn choose(self, sent: Option<Rule>, answered: Option<Rule>) -> Option<Rule> {
        let sent = sent.filter(|_| self.sent);
        let answered = answered.filter(|_| self.answered);
        match (sent, answered) {
            (Some(sent), Some(answered)) if sent.severity() > answered.severity() => Some(sent),
            (sent, answered) => answered.or(sent),
        }
    }
}

impl<'c> Comparer<'c> {
    fn note(&mut self, rule: Rule, of: &Subject, part: Part, says: String, places: Places<'_>) {
        let used = match of {
            Subject::Carrier(name) => self.used(name),
            Subject::Operation(_) => None,
        };
        self.found.push(Change {
            rule,
            severity: rule.severity(),
            of: of.clone(),
            part,
            says,
            used,
            old: places.old.cloned(),
            new: places.new.cloned(),
            accepted: None,
        });
    }

    /// How a carrier of the second side, or else of the first, is used: before, if it was.
    fn used(&self, name: &str) -> Option<Used> {
        let before = self.pairs.old_name(name).unwrap_or(name);
        let (contract, uses) = match self.uses.0.get(before) {
            Some(uses) => (self.old, uses),
            None => (self.new, self.uses.1.get(name)?),
        };
        let first = uses.answered.first().or(uses.sent.first())?;
        let (example, _) = contract.operations.get_index(*first)?;
        let (sent, answered) = (uses.sent.len(), uses.answered.len());
        Some(Used { sent, answered, example: example.clone() })
    }

    /// Which way a carrier of the first side goes. What nobody is known to exchange may be answered.
    fn direction(&self, old: &str) -> Direction {
        let uses = self.uses.0.get(old);
        let sent = uses.is_some_and(|uses| !uses.sent.is_empty());
        let answered = uses.is_none_or(|uses| !uses.answered.is_empty());
        Direction { sent, answered }
    }
}

impl<'c> Places<'c> {
    fn of(old: &'c Option<Place>, new: &'c Option<Place>) -> Self {
        Self { old: old.as_ref(), new: new.as_ref() }
    }

    fn of_carriers(old: &'c Carrier, new: &'c Carrier) -> Self {
        Self::of(&old.place, &new.place)
    }
}

/// Some words in code, with commas between.
fn listed<'w>(words: impl IntoIterator<Item = &'w String>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}
