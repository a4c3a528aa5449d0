//! Operations: those that came and went, and those that are elsewhere.

use super::super::change::{Part, Subject};
use super::super::contract::Operation;
use super::super::rule::Rule;
use super::{Comparer, Places, pairs};
use std::collections::{BTreeSet, HashSet};

impl<'c> Comparer<'c> {
    /// Compares all operations.
    pub fn operations(&mut self) {
        let (old, new) = (self.old, self.new);
        let paired = self.pairs.operations.clone();
        let gone: HashSet<&str> = paired.iter().map(|(old, _)| *old).collect();
        for (key, operation) in
            old.operations.iter().filter(|(key, _)| !gone.contains(key.as_str()))
        {
            let places = Places { old: operation.place.as_ref(), new: None };
            let of = Subject::Operation(key.clone());
            self.note(Rule::OperationRemoved, &of, Part::Whole, "is gone".to_owned(), places);
        }
        let here: HashSet<&str> = paired.iter().map(|(_, new)| *new).collect();
        for (key, operation) in
            new.operations.iter().filter(|(key, _)| !here.contains(key.as_str()))
        {
            let places = Places { old: None, new: operation.place.as_ref() };
            let of = Subject::Operation(key.clone());
            self.note(Rule::OperationAdded, &of, Part::Whole, "is new".to_owned(), places);
        }
        for (one, other) in paired {
            let of = Subject::Operation(other.to_owned());
            self.operation(&of, one, &old.operations[one], &new.operations[other]);
        }
    }

    fn operation(&mut self, of: &Subject, key: &str, old: &'c Operation, new: &'c Operation) {
        let places = Places::of(&old.place, &new.place);
        let is_moved = old.method != new.method
            || pairs::without_names(&old.path) != pairs::without_names(&new.path);
        if is_moved {
            let says = format!("was `{key}`");
            self.note(Rule::OperationMoved, of, Part::Whole, says, places);
        }
        if old.id != new.id && !old.id.is_empty() && !new.id.is_empty() {
            let says = format!("is called `{}` now; it was `{}`", new.id, old.id);
            self.note(Rule::OperationRenamed, of, Part::Whole, says, places);
        }
        if let (Some(old), Some(new)) = (&old.inputs, &new.inputs) {
            self.inputs(of, old, new, places);
        }
        if let (Some(old), Some(new)) = (&old.headers, &new.headers) {
            self.headers(of, old, new, places);
        }
        if let (Some(old), Some(new)) = (&old.body, &new.body) {
            self.body(of, old.as_ref(), new.as_ref(), places);
        }
        self.answer(of, &old.answer, &new.answer);
        if let (Some(old), Some(new)) = (&old.statuses, &new.statuses) {
            self.statuses(of, old, new, places);
        }
    }

    fn headers(
        &mut self,
        of: &Subject,
        old: &BTreeSet<String>,
        new: &BTreeSet<String>,
        places: Places<'_>,
    ) {
        for name in new.difference(old) {
            let part = Part::Header(name.clone());
            self.note(Rule::ClientHeaderAdded, of, part, "is listened to now".to_owned(), places);
        }
        for name in old.difference(new) {
            let part = Part::Header(name.clone());
            let says = "is listened to no more".to_owned();
            self.note(Rule::ClientHeaderRemoved, of, part, says, places);
        }
    }

    fn statuses(
        &mut self,
        of: &Subject,
        old: &BTreeSet<u16>,
        new: &BTreeSet<u16>,
        places: Places<'_>,
    ) {
        let is_success = |code: &&u16| (200..300).contains(*code);
        let success = |all: &BTreeSet<u16>| all.iter().filter(is_success).count();
        let is_other = success(old) > 0
            && success(new) > 0
            && !old.intersection(new).any(|code| is_success(&code));
        for &code in new.difference(old) {
            let rule = match is_success(&&code) {
                true if is_other => Rule::SuccessStatusChanged,
                true if success(old) > 0 => Rule::SuccessStatusAdded,
                _ => Rule::StatusAdded,
            };
            self.note(rule, of, Part::Status(code), "is new".to_owned(), places);
        }
        for &code in old.difference(new) {
            // Where success has another status, that is said once.
            if !(is_other && is_success(&&code)) {
                let says = "is gone".to_owned();
                self.note(Rule::StatusRemoved, of, Part::Status(code), says, places);
            }
        }
    }
}
