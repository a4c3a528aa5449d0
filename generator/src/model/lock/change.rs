//! How two locks differ: what code that calls the crate has to do with.

mod call;
mod compare;
mod list;

pub(super) use compare::changes;
pub use list::list;

use crate::model::api::StatusRange;
use crate::model::api::notation::Written;
use std::fmt::{self, Display, Formatter};

/// One thing that a lock says and another does not. As text it is one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is a change of.
    pub of: Subject,
    /// Which part of that.
    pub part: Part,
    /// What became of it.
    pub how: How,
}

/// What can change.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// All of it.
    Api,
    /// A carrier, by its name for people.
    Carrier(String),
    /// An operation, by method and path.
    Operation(String),
    /// An enumeration, by its name for people.
    Enum(String),
    /// A function, by the id of its operation.
    Function(String),
}

/// What of a carrier or operation can change.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// All of it.
    Whole,
    /// A property of a carrier.
    Property(String),
    /// Whether a carrier is the request of one operation.
    Owner,
    /// Whether a carrier stands in an answer, or is only sent.
    Use,
    /// The id that an operation's function is named after.
    Id,
    /// The carrier that is sent.
    Sends,
    /// The carrier that is answered.
    Answers,
    /// A documented status.
    Status(StatusRange),
    /// An input that a call must have.
    Argument(String),
    /// An input that a call can do without.
    Optional(String),
    /// The order of the arguments.
    Order,
    /// What is sent.
    Body,
    /// The function that makes a request of its values.
    New,
    /// One of these values.
    Value(String),
    /// Their order.
    OrderOfNew,
    /// What the function takes, of which nothing was known.
    Arguments,
    /// The statuses, of which nothing was known.
    Statuses,
    /// A media type that a body can be sent in.
    Consumes(String),
    /// A media type that an answer can be had in.
    Produces(String),
    /// A header of the client that an operation listens to.
    Header(String),
    /// Formats, headers and words, of which nothing was known.
    Exchange,
    /// A word of an enumeration.
    Word(String),
}

/// What became of something.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum How {
    /// It was not known.
    Added(Option<Written>),
    /// It was not there, and nobody can do without it.
    Demanded(Written),
    /// It is there no more.
    Gone(Option<Written>),
    /// It was gone, and that is remembered no more.
    Forgotten,
    /// It has this name now.
    Called(String),
    /// It was another.
    Changed {
        /// What it is now.
        now: String,
        /// What it was.
        was: String,
    },
}

impl Change {
    /// Whether something that was known is another now, or not there any more: what code may rely
    /// on.
    pub fn is_of_known(&self) -> bool {
        !matches!(self.how, How::Added(_) | How::Forgotten)
    }
}

impl Display for Change {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match (&self.of, &self.part) {
            (Subject::Carrier(name), Part::Property(property)) => write!(f, "{name}.{property}"),
            (Subject::Api, part) => write!(f, "{part}"),
            (of, Part::Whole | Part::Owner | Part::Use) => write!(f, "{of}"),
            (of, part) => write!(f, "{of} {part}"),
        }?;
        write!(f, "{}", self.how)
    }
}

impl Display for Subject {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Subject::Carrier(name) => write!(f, "carrier {name}"),
            Subject::Operation(name) => f.write_str(name),
            Subject::Enum(name) => write!(f, "enum {name}"),
            Subject::Function(id) => write!(f, "function {id}"),
            Subject::Api => f.write_str("the API"),
        }
    }
}

impl Display for Part {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Part::Whole | Part::Owner | Part::Use => Ok(()),
            Part::Property(name) => f.write_str(name),
            Part::Id => f.write_str("id"),
            Part::Sends => f.write_str("sends"),
            Part::Answers => f.write_str("answers"),
            Part::Status(code) => write!(f, "status {code}"),
            Part::Argument(name) => write!(f, "argument {name}"),
            Part::Optional(name) => write!(f, "optional {name}"),
            Part::Order => f.write_str("order of arguments"),
            Part::Body => f.write_str("body"),
            Part::New => f.write_str("new"),
            Part::Value(name) => write!(f, "new {name}"),
            Part::OrderOfNew => f.write_str("order of new"),
            Part::Arguments => f.write_str("arguments"),
            Part::Statuses => f.write_str("statuses"),
            Part::Consumes(media_type) => write!(f, "consumes {media_type}"),
            Part::Produces(media_type) => write!(f, "produces {media_type}"),
            Part::Header(name) => write!(f, "header {name}"),
            Part::Exchange => f.write_str("media types, headers and words of enumerations"),
            Part::Word(word) => write!(f, "word {word}"),
        }
    }
}

impl Display for How {
    /// What stands behind the name of the thing.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let How::Added(Some(ty)) | How::Gone(Some(ty)) | How::Demanded(ty) = self {
            write!(f, ": {ty}")?;
        }
        match self {
            How::Added(_) => f.write_str(" added"),
            How::Demanded(_) => f.write_str(" added, and required"),
            How::Gone(_) => f.write_str(" gone"),
            How::Forgotten => f.write_str(" forgotten"),
            How::Called(name) => write!(f, " is called {name}"),
            How::Changed { now, was } => write!(f, ": {now} was {was}"),
        }
    }
}
