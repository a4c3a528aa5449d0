//! The changes an override can make.

use crate::model::api::notation::Written;
use std::fmt;

/// What to change at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// What it is called.
    Name(String),
    /// What it holds.
    Type(Written),
    /// The words it can be.
    Values(Vec<String>),
    /// Whether no other words are ever meant.
    Closed(bool),
    /// Whether it may be absent or null.
    Nullable(bool),
    /// Whether it must be given.
    Required(bool),
    /// Whether its value is not to be shown.
    Secret(bool),
    /// What is said of it, as Markdown.
    Docs(String),
    /// Whether it is left out.
    Drop(bool),
}

/// The kinds of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// `name`
    Name,
    /// `type`
    Type,
    /// `values`
    Values,
    /// `closed`
    Closed,
    /// `nullable`
    Nullable,
    /// `required`
    Required,
    /// `secret`
    Secret,
    /// `docs`
    Docs,
    /// `drop`
    Drop,
}

impl Key {
    /// All kinds, in the order in which they are explained.
    pub const ALL: [Key; 9] = [
        Key::Type,
        Key::Name,
        Key::Nullable,
        Key::Required,
        Key::Drop,
        Key::Values,
        Key::Closed,
        Key::Secret,
        Key::Docs,
    ];

    /// The key as it is written.
    pub fn name(self) -> &'static str {
        match self {
            Key::Name => "name",
            Key::Type => "type",
            Key::Values => "values",
            Key::Closed => "closed",
            Key::Nullable => "nullable",
            Key::Required => "required",
            Key::Secret => "secret",
            Key::Docs => "docs",
            Key::Drop => "drop",
        }
    }

    /// What it says, in Markdown, as one line.
    pub fn about(self) -> &'static str {
        match self {
            Key::Name => {
                "What it is called in code: letters, digits and `_`. On the wire nothing changes."
            }
            Key::Type => {
                "What it holds: a word, or the name of a carrier. `[Contact]` is a list, \
                 `[Contact, null]` one with items that may be null, `{Contact}` a dictionary."
            }
            Key::Values => "The words it can be.",
            Key::Closed => "Whether no other words than `values` are ever meant.",
            Key::Nullable => "Whether it may be absent or null.",
            Key::Required => "Whether the parameter must be given.",
            Key::Secret => "Whether `Debug` hides its value.",
            Key::Docs => "What is said of it, in Markdown.",
            Key::Drop => "Whether it is left out.",
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Change {
    /// Which kind of change this is.
    pub fn key(&self) -> Key {
        match self {
            Change::Name(_) => Key::Name,
            Change::Type(_) => Key::Type,
            Change::Values(_) => Key::Values,
            Change::Closed(_) => Key::Closed,
            Change::Nullable(_) => Key::Nullable,
            Change::Required(_) => Key::Required,
            Change::Secret(_) => Key::Secret,
            Change::Docs(_) => Key::Docs,
            Change::Drop(_) => Key::Drop,
        }
    }
}
