//! What is to be said of a thing, before it is laid out.

use super::quote::Quote;
use super::words;
use crate::model::api::Evidence;
use serde::{Serialize, Serializer};

/// What is to be said of a thing.
///
/// As JSON it has the form that `docs/explain.md` describes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// What sort of thing it is.
    pub kind: Kind,
    /// Its name, by which it is found again.
    pub name: String,
    /// What was decided: `[Link]`, `a carrier with 12 properties`.
    pub decided: String,
    /// What decided that, in a few words: `samples show it`.
    pub because: String,
    /// Facts in a line each: a word for what it is, and the fact.
    #[serde(serialize_with = "facts")]
    pub facts: Vec<(&'static str, String)>,
    /// All that was weighed: what counts, then what was rejected.
    pub clues: Vec<Weighed>,
    /// Lists: where it is used, what it has.
    pub sections: Vec<Section>,
    /// Its parts: what an operation sends and answers.
    pub parts: Vec<Answer>,
}

/// Sorts of things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A carrier.
    Carrier,
    /// A property of one.
    Property,
    /// An operation.
    Operation,
    /// What one sends.
    Body,
    /// What one answers.
    Response,
    /// A parameter of one.
    Parameter,
}

/// Something that was weighed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Weighed {
    /// The kind of evidence.
    #[serde(serialize_with = "evidence")]
    pub evidence: Evidence,
    /// What it says, as a sentence.
    pub says: String,
    /// The line where it says so, if it is written anywhere.
    pub quote: Option<Quote>,
    /// Who says so, if it is written nowhere that can be quoted.
    pub source: Option<String>,
    /// Why it does not count, if it does not.
    pub rejected: Option<&'static str>,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Section {
    /// What it lists: `Properties`.
    pub title: String,
    /// Its items.
    pub rows: Vec<Row>,
    /// How many of them are worth showing unless all are asked for.
    #[serde(skip)]
    pub worth: usize,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// What it is.
    pub says: String,
    /// A further word: the kind of evidence, a place.
    pub note: String,
}

/// A fact as JSON has it.
#[derive(Serialize)]
struct Fact<'a> {
    name: &'a str,
    says: &'a str,
}

fn facts<S: Serializer>(
    facts: &[(&'static str, String)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(facts.iter().map(|(name, says)| Fact { name, says }))
}

fn evidence<S: Serializer>(evidence: &Evidence, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(words::evidence(*evidence))
}
