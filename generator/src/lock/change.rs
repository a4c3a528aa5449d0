//! How two locks differ, in words for people.

mod call;

use super::{Lock, LockedCarrier, LockedOperation, LockedType};
use std::fmt::{self, Display, Formatter};

/// One thing that a lock says and another does not. As text it is one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was not known.
    Added(String),
    /// It was not there, and nobody can do without it.
    Demanded(String),
    /// It is there no more.
    Gone(String),
    /// It is known no more.
    Forgotten(String),
    /// It was another.
    Changed {
        /// What is.
        what: String,
        /// What it is now.
        now: String,
        /// What it was.
        was: String,
    },
}

impl Display for Change {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Change::Added(what) => write!(f, "{what} added"),
            Change::Demanded(what) => write!(f, "{what} added, and required"),
            Change::Gone(what) => write!(f, "{what} gone"),
            Change::Forgotten(what) => write!(f, "{what} forgotten"),
            Change::Changed { what, now, was } => write!(f, "{what}: {now} was {was}"),
        }
    }
}

impl Change {
    /// Whether something that was known is another now, or not there any more: what code may rely
    /// on.
    pub fn is_of_known(&self) -> bool {
        !matches!(self, Change::Added(_))
    }
}

/// Changes for people, one a line: of what was known first, then additions; at most so many, and how
/// many there are beyond.
pub fn list(changes: &[Change], most: usize) -> String {
    let (of_known, additions): (Vec<&Change>, Vec<&Change>) =
        changes.iter().partition(|change| change.is_of_known());
    let shown = of_known.into_iter().chain(additions).take(most);
    let mut text: String = shown.map(|change| format!("{change}\n")).collect();
    match changes.len().saturating_sub(most) {
        0 => {}
        1 => text.push_str("… and 1 more change\n"),
        more => text.push_str(&format!("… and {more} more changes\n")),
    }
    text
}

/// What has to change in `old` to make it `new`: carriers, then operations, each sorted by name.
pub(super) fn changes(old: &Lock, new: &Lock) -> Vec<Change> {
    let mut changes = Vec::new();
    for name in names(old.carriers.keys(), new.carriers.keys()) {
        match (old.carriers.get(name), new.carriers.get(name)) {
            (Some(old), Some(new)) => carrier(name, old, new, &mut changes),
            (old, _) => changes.push(came_or_went(format!("carrier {name}"), old.is_none())),
        }
    }
    for name in names(old.operations.keys(), new.operations.keys()) {
        match (old.operations.get(name), new.operations.get(name)) {
            (Some(old), Some(new)) => operation(name, old, new, &mut changes),
            (old, _) => changes.push(came_or_went(name.to_owned(), old.is_none())),
        }
    }
    changes.extend(calls_learnt(old, new));
    changes
}

fn carrier(name: &str, old: &LockedCarrier, new: &LockedCarrier, changes: &mut Vec<Change>) {
    if old.belongs_to_operation != new.belongs_to_operation {
        let word = |carrier: &LockedCarrier| match carrier.belongs_to_operation {
            true => "the request of one operation",
            false => "shared",
        };
        let (now, was) = (word(new).to_owned(), word(old).to_owned());
        changes.push(Change::Changed { what: format!("carrier {name}"), now, was });
    }
    for property in names(old.properties.keys(), new.properties.keys()) {
        let (old, new) = (old.properties.get(property), new.properties.get(property));
        changes.extend(locked_type(format!("{name}.{property}"), old, new));
    }
}

fn operation(name: &str, old: &LockedOperation, new: &LockedOperation, changes: &mut Vec<Change>) {
    if old.id != new.id {
        let (now, was) = (new.id.clone(), old.id.clone());
        changes.push(Change::Changed { what: format!("{name} id"), now, was });
    }
    changes.extend(locked_type(format!("{name} sends"), old.sends.as_ref(), new.sends.as_ref()));
    let answers = (old.answers.as_ref(), new.answers.as_ref());
    changes.extend(locked_type(format!("{name} answers"), answers.0, answers.1));
    call::compare(name, old, new, changes);
}

/// A single line for all operations of which it is known only now what their functions take.
fn calls_learnt(old: &Lock, new: &Lock) -> Option<Change> {
    let is_learnt = |(name, old): &(&String, &LockedOperation)| {
        let new = new.operations.get(*name);
        old.call.is_none() && new.is_some_and(|new| new.call.is_some())
    };
    let learnt = match old.operations.iter().filter(is_learnt).count() {
        0 => return None,
        1 => "1 operation".to_owned(),
        more => format!("{more} operations"),
    };
    Some(Change::Added(format!("arguments of {learnt}")))
}

fn locked_type(what: String, old: Option<&LockedType>, new: Option<&LockedType>) -> Option<Change> {
    match (old, new) {
        (Some(old), Some(new)) if old != new => {
            Some(Change::Changed { what, now: new.ty.to_string(), was: old.ty.to_string() })
        }
        (None, Some(new)) => Some(Change::Added(format!("{what}: {}", new.ty))),
        (Some(old), None) => Some(Change::Forgotten(format!("{what}: {}", old.ty))),
        _ => None,
    }
}

fn came_or_went(what: String, came: bool) -> Change {
    if came { Change::Added(what) } else { Change::Forgotten(what) }
}

/// All names of both, each once, sorted.
fn names<'a>(
    old: impl Iterator<Item = &'a String>,
    new: impl Iterator<Item = &'a String>,
) -> Vec<&'a str> {
    let mut names: Vec<_> = old.chain(new).map(String::as_str).collect();
    names.sort_unstable();
    names.dedup();
    names
}
