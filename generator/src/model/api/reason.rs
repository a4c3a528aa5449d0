//! Why something is what it is.

use crate::source::Span;
use serde::Serialize;

/// The evidence that decided a type or a name.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reason {
    /// The kind of evidence.
    pub evidence: Evidence,
    /// Where it stands; the first place, if there are several.
    #[serde(skip)]
    pub span: Option<Span>,
    /// All that was weighed, in the order in which it was looked at.
    #[serde(skip)]
    pub clues: Vec<Clue>,
}

impl Reason {
    /// A reason of one kind of evidence, with nothing else weighed.
    pub fn new(evidence: Evidence, span: Option<Span>) -> Self {
        Self { evidence, span, clues: Vec::new() }
    }
}

/// Something that was weighed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clue {
    /// The kind of evidence.
    pub evidence: Evidence,
    /// What it says, as a sentence: "the type is `int32`".
    pub says: String,
    /// Where it stands; the first place, if there are several.
    pub span: Option<Span>,
    /// Why it does not count, if it does not.
    pub rejected: Option<&'static str>,
}

/// Kinds of evidence, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Evidence {
    /// The configuration.
    Override,
    /// The type word of a table.
    Table,
    /// A carrier's name in a table, heading or prose.
    StatedName,
    /// A sample at the property's own place.
    Sample,
    /// A convention of the dialect.
    Convention,
    /// What was concluded before, or from another edition of the docs.
    Lock,
    /// The same property elsewhere: several places agree and none disagrees.
    Elsewhere,
    /// None: nothing is known.
    Nothing,
}
