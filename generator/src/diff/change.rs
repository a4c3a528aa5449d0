//! One thing that is another on the second side.

use super::contract::Place;
use super::rule::{Rule, Severity};
use crate::model::api::StatusRange;

/// One thing that is another on the second side.
#[derive(Clone, Debug)]
pub struct Change {
    /// The kind of change.
    pub rule: Rule,
    /// What it means to callers.
    pub severity: Severity,
    /// What it is a change of.
    pub of: Subject,
    /// Which part of that.
    pub part: Part,
    /// What became of it, as the rest of a sentence that begins with the thing: "gone; it was `string`".
    pub says: String,
    /// How many operations of before send it, and how many answer it, with one of them; of carriers only.
    pub used: Option<Used>,
    /// Where it stands on the first side.
    pub old: Option<Place>,
    /// Where it stands on the second side.
    pub new: Option<Place>,
    /// Why it is accepted, if it is; empty if nobody said why.
    pub accepted: Option<String>,
}

/// Who is concerned by a change of a carrier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    /// How many operations send it.
    pub sent: usize,
    /// How many operations answer it.
    pub answered: usize,
    /// One of these, by method and path.
    pub example: String,
}

/// What can change.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// An operation, by method and path.
    Operation(String),
    /// A carrier, by its name for people.
    Carrier(String),
}

/// Which part of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// All of it.
    Whole,
    /// A parameter.
    Parameter(String),
    /// A header of the client's own.
    Header(String),
    /// What is sent.
    Body,
    /// A property of the body that the operation has for itself.
    BodyProperty(String),
    /// What is answered.
    Answer,
    /// A status.
    Status(StatusRange),
    /// A property of a carrier.
    Property(String),
}

impl Change {
    /// The name of what has changed, as `tablature explain` takes it and a file of accepted changes:
    /// `Contact.Fax`, `GET /api/v1/Contact?$top`.
    pub fn name(&self) -> String {
        let of = self.of.name();
        match &self.part {
            Part::Whole | Part::Status(_) => of.to_owned(),
            Part::Parameter(name) | Part::Header(name) => format!("{of}?{name}"),
            Part::Body => format!("{of}#request"),
            Part::BodyProperty(name) => format!("{of}#request.{name}"),
            Part::Answer => format!("{of}#answer"),
            Part::Property(name) => format!("{of}.{name}"),
        }
    }

    /// What became of which part, without what it is a part of.
    pub fn sentence(&self) -> String {
        format!("{}{}", self.part, self.says)
    }

    /// Whether somebody has to look at it.
    pub fn counts(&self) -> bool {
        self.accepted.is_none() && self.severity > Severity::Off
    }

    /// Where it is to be shown: on the second side, if it is there.
    pub fn place(&self) -> Option<&Place> {
        self.new.as_ref().or(self.old.as_ref())
    }
}

impl Subject {
    /// The name.
    pub fn name(&self) -> &str {
        match self {
            Subject::Operation(name) | Subject::Carrier(name) => name,
        }
    }
}

impl std::fmt::Display for Part {
    /// The thing at the start of a sentence, with a blank behind it; nothing for all of it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Part::Whole => Ok(()),
            Part::Parameter(name) => write!(f, "parameter `{name}` "),
            Part::Header(name) => write!(f, "header `{name}` "),
            Part::Body => f.write_str("body "),
            Part::BodyProperty(name) => write!(f, "property `{name}` of the body "),
            Part::Answer => f.write_str("answer "),
            Part::Status(code) => write!(f, "status {code} "),
            Part::Property(name) => write!(f, "property `{name}` "),
        }
    }
}
