//! What has to change in a lock to make it another.

use super::{Change, How, Part, Subject, call};
use crate::model::api::notation::Written;
use crate::model::lock::{Gone, Lock, LockedCarrier, LockedOperation, LockedType};
use indexmap::IndexMap;

/// What has to change in `old` to make it `new`: carriers, then operations, each sorted by name.
pub(in crate::model::lock) fn changes(old: &Lock, new: &Lock) -> Vec<Change> {
    let mut changes = Changes { words_are_known: old.knows_exchanges(), ..Changes::default() };
    if new.knows_exchanges() && !old.knows_exchanges() && !old.operations.is_empty() {
        changes.of = Some(Subject::Api);
        changes.push(Part::Exchange, How::Added(None));
    }
    for name in names(&old.carriers, &new.carriers) {
        changes.of = Some(Subject::Carrier(name.to_owned()));
        match (old.carriers.get(name), new.carriers.get(name)) {
            (Some(old), Some(new)) => carrier(old, new, &mut changes),
            (old, _) => changes.came_or_went(old.is_none()),
        }
    }
    only_sent(old, new, &mut changes);
    for name in names(&old.operations, &new.operations) {
        changes.of = Some(Subject::Operation(name.to_owned()));
        match (old.operations.get(name), new.operations.get(name)) {
            (Some(old), Some(new)) => operation(old, new, &mut changes),
            (old, _) => changes.came_or_went(old.is_none()),
        }
    }
    enums(&old.enums, &new.enums, &mut changes);
    forgotten(&old.gone, new, &mut changes);
    changes.all
}

/// Changes as they are found.
#[derive(Default)]
pub(super) struct Changes {
    /// Of what the next ones are.
    of: Option<Subject>,
    /// Whether enumerations are more than texts on both sides.
    words_are_known: bool,
    all: Vec<Change>,
}

impl Changes {
    pub fn push(&mut self, part: Part, how: How) {
        self.all.extend(self.of.clone().map(|of| Change { of, part, how }));
    }

    fn came_or_went(&mut self, came: bool) {
        self.push(Part::Whole, if came { How::Added(None) } else { How::Gone(None) });
    }

    /// Whether two types are one, as far as the older side can know.
    pub fn is_same(&self, old: &Written, new: &Written) -> bool {
        // What is words today was one of these in locks of before.
        let before = ["string", "enum"].map(|word| new.with_innermost(word));
        let is_words = !self.words_are_known && new.enumeration().is_some();
        old == new || (is_words && before.contains(old))
    }

    /// What became of a type that may be missing.
    fn compare(&mut self, part: Part, old: Option<&LockedType>, new: Option<&LockedType>) {
        let how = match (old, new) {
            (Some(old), Some(new)) if !self.is_same(&old.ty, &new.ty) => {
                How::Changed { now: new.ty.to_string(), was: old.ty.to_string() }
            }
            (None, Some(new)) => How::Added(Some(new.ty.clone())),
            (Some(old), None) => How::Gone(Some(old.ty.clone())),
            _ => return,
        };
        self.push(part, how);
    }
}

fn carrier(old: &LockedCarrier, new: &LockedCarrier, changes: &mut Changes) {
    if old.belongs_to_operation != new.belongs_to_operation {
        let word = |carrier: &LockedCarrier| match carrier.belongs_to_operation {
            true => "the request of one operation".to_owned(),
            false => "shared".to_owned(),
        };
        changes.push(Part::Owner, How::Changed { now: word(new), was: word(old) });
    }
    for name in names(&old.properties, &new.properties) {
        let (old, new) = (old.properties.get(name), new.properties.get(name));
        changes.compare(Part::Property(name.to_owned()), old, new);
    }
}

/// The carriers that were answered, and are only sent now: what reads them is compiled no more
/// without being asked for.
fn only_sent(old: &Lock, new: &Lock, changes: &mut Changes) {
    let (before, now) = (old.answered(), new.answered());
    let lost = before.difference(&now).filter(|name| new.carriers.contains_key(**name));
    let mut lost: Vec<_> = lost.collect();
    lost.sort_unstable();
    for name in lost {
        changes.of = Some(Subject::Carrier((*name).to_owned()));
        let (now, was) = ("only sent".to_owned(), "answered".to_owned());
        changes.push(Part::Use, How::Changed { now, was });
    }
}

fn operation(old: &LockedOperation, new: &LockedOperation, changes: &mut Changes) {
    if old.id != new.id {
        let (now, was) = (new.id.clone(), old.id.clone());
        changes.push(Part::Id, How::Changed { now, was });
    }
    changes.compare(Part::Sends, old.sends.as_ref(), new.sends.as_ref());
    changes.compare(Part::Answers, old.answers.as_ref(), new.answers.as_ref());
    match (&old.statuses, &new.statuses) {
        (Some(old), Some(new)) => statuses(old, new, changes),
        (None, Some(_)) => changes.push(Part::Statuses, How::Added(None)),
        (_, None) => {}
    }
    match (&old.call, &new.call) {
        (None, Some(_)) => changes.push(Part::Arguments, How::Added(None)),
        _ => call::compare(old, new, changes),
    }
    if let (Some(old), Some(new)) = (&old.exchange, &new.exchange) {
        texts(&old.consumes, &new.consumes, Part::Consumes, changes);
        texts(&old.produces, &new.produces, Part::Produces, changes);
        texts(&old.headers, &new.headers, Part::Header, changes);
    }
}

/// The enumerations, and the words of those that stay.
fn enums(
    old: &IndexMap<String, Vec<String>>,
    new: &IndexMap<String, Vec<String>>,
    changes: &mut Changes,
) {
    if !changes.words_are_known {
        return;
    }
    for name in names(old, new) {
        changes.of = Some(Subject::Enum(name.to_owned()));
        match (old.get(name), new.get(name)) {
            (Some(old), Some(new)) => texts(old, new, Part::Word, changes),
            (old, _) => changes.came_or_went(old.is_none()),
        }
    }
}

fn texts(old: &[String], new: &[String], part: fn(String) -> Part, changes: &mut Changes) {
    for gone in old.iter().filter(|text| !new.contains(text)) {
        changes.push(part(gone.clone()), How::Gone(None));
    }
    for added in new.iter().filter(|text| !old.contains(text)) {
        changes.push(part(added.clone()), How::Added(None));
    }
}

fn statuses(old: &[u16], new: &[u16], changes: &mut Changes) {
    for code in old.iter().filter(|code| !new.contains(code)) {
        changes.push(Part::Status(*code), How::Gone(None));
    }
    for code in new.iter().filter(|code| !old.contains(code)) {
        changes.push(Part::Status(*code), How::Added(None));
    }
}

/// What was gone before, is not back, and is remembered no more.
fn forgotten(old: &Gone, new: &Lock, changes: &mut Changes) {
    for (name, carrier) in &old.carriers {
        changes.of = Some(Subject::Carrier(name.clone()));
        let known = [&new.carriers, &new.gone.carriers].map(|carriers| carriers.get(name));
        if known == [None, None] {
            changes.push(Part::Whole, How::Forgotten);
            continue;
        }
        let is_known = |property: &String| {
            known.iter().flatten().any(|known| known.properties.contains_key(property))
        };
        for property in carrier.properties.keys().filter(|property| !is_known(property)) {
            changes.push(Part::Property(property.clone()), How::Forgotten);
        }
    }
    for name in old.operations.keys() {
        if !new.operations.contains_key(name) && !new.gone.operations.contains_key(name) {
            changes.of = Some(Subject::Operation(name.clone()));
            changes.push(Part::Whole, How::Forgotten);
        }
    }
}

/// All names of both, each once, sorted.
fn names<'a, T>(old: &'a IndexMap<String, T>, new: &'a IndexMap<String, T>) -> Vec<&'a str> {
    let mut names: Vec<_> = old.keys().chain(new.keys()).map(String::as_str).collect();
    names.sort_unstable();
    names.dedup();
    names
}
