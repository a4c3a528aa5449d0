//! Patterns: names of places in the model, with `*` for any run of characters.

use super::Key;
use std::fmt;

/// Which places of the model an override means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// A carrier, a property below one, or an operation by its page's id: `Contact`,
    /// `Contact.Name`, `v1Contact_Get`.
    Name(String),
    /// An operation by method and path, or a part of one, which may also be named by id.
    Endpoint {
        /// `METHOD /path` or the page's id.
        operation: String,
        /// Which part of it.
        part: Part,
    },
}

/// A part of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The operation itself.
    Whole,
    /// `#request`: what is sent.
    Request,
    /// `#answer`: what comes back.
    Answer,
    /// `?name`: a parameter.
    Parameter(String),
}

impl Pattern {
    /// Reads a pattern. Every text is one; what it does not match is another question.
    pub fn new(text: &str) -> Self {
        let endpoint =
            |operation: &str, part| Pattern::Endpoint { operation: operation.to_owned(), part };
        if let Some(operation) = text.strip_suffix("#request") {
            return endpoint(operation, Part::Request);
        }
        if let Some(operation) = text.strip_suffix("#answer") {
            return endpoint(operation, Part::Answer);
        }
        if let Some((operation, parameter)) = text.split_once('?') {
            return endpoint(operation, Part::Parameter(parameter.to_owned()));
        }
        let has_path = text.split_once(' ').is_some_and(|(_, path)| path.starts_with('/'));
        match has_path {
            true => endpoint(text, Part::Whole),
            false => Pattern::Name(text.to_owned()),
        }
    }

    /// Whether it names one place and not all that look like it.
    pub fn is_exact(&self) -> bool {
        match self {
            Pattern::Name(name) => !name.contains('*'),
            Pattern::Endpoint { operation, part } => {
                let parameter = if let Part::Parameter(name) = part { name } else { "" };
                !operation.contains('*') && !parameter.contains('*')
            }
        }
    }

    /// The keys that can make sense for what it means.
    pub fn keys(&self) -> &'static [Key] {
        match self {
            Pattern::Name(_) => &[
                Key::Type,
                Key::Name,
                Key::Nullable,
                Key::Drop,
                Key::Values,
                Key::Closed,
                Key::Secret,
                Key::Docs,
            ],
            Pattern::Endpoint { part, .. } => match part {
                Part::Whole => &[Key::Name, Key::Drop, Key::Docs],
                Part::Request => &[Key::Type, Key::Name, Key::Drop, Key::Docs],
                Part::Answer => &[Key::Type, Key::Nullable, Key::Drop, Key::Docs],
                Part::Parameter(_) => &[
                    Key::Type,
                    Key::Name,
                    Key::Required,
                    Key::Drop,
                    Key::Values,
                    Key::Closed,
                    Key::Secret,
                    Key::Docs,
                ],
            },
        }
    }

    /// What it means, in a word or two for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Pattern::Name(_) => "a carrier or property",
            Pattern::Endpoint { part, .. } => match part {
                Part::Whole => "an operation",
                Part::Request => "a request body",
                Part::Answer => "an answer",
                Part::Parameter(_) => "a parameter",
            },
        }
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Pattern::Name(name) => f.write_str(name),
            Pattern::Endpoint { operation, part } => match part {
                Part::Whole => f.write_str(operation),
                Part::Request => write!(f, "{operation}#request"),
                Part::Answer => write!(f, "{operation}#answer"),
                Part::Parameter(name) => write!(f, "{operation}?{name}"),
            },
        }
    }
}
