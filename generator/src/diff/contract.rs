//! What is compared: an API by names, as far as one side knows it.
//!
//! Models number their carriers, and locks know only a part of what models do. A contract is what
//! both can be made to; `None` is what a side does not know, and what is not known is not compared.

mod of_api;
mod of_lock;
mod reach;

pub use reach::Use;

use crate::model::api::{ParameterPlace, Style};
use indexmap::IndexMap;
use std::collections::BTreeSet;

/// An API by names.
#[derive(Clone, Debug, Default)]
pub struct Contract {
    /// By method and path.
    pub operations: IndexMap<String, Operation>,
    /// By the name for people.
    pub carriers: IndexMap<String, Carrier>,
    /// Whether it is all that docs say, and not just what a lock keeps of them.
    pub is_whole: bool,
    /// Whether it tells enumerations from texts.
    pub tells_words: bool,
}

/// Where something is written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file, as people name it.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// One endpoint.
#[derive(Clone, Debug)]
pub struct Operation {
    /// HTTP method.
    pub method: String,
    /// Path with `{tokens}`.
    pub path: String,
    /// The page's id, which the function is named after.
    pub id: String,
    /// What a call takes beside the body.
    pub inputs: Option<Vec<Input>>,
    /// What is sent; nothing is `Some(None)`.
    pub body: Option<Option<Body>>,
    /// What comes back.
    pub answer: Answer,
    /// The documented statuses.
    pub statuses: Option<BTreeSet<u16>>,
    /// The client's own headers that it listens to.
    pub headers: Option<BTreeSet<String>>,
    /// Where it is.
    pub place: Option<Place>,
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Input {
    /// Name on the wire.
    pub name: String,
    /// Where it goes.
    pub at: Option<ParameterPlace>,
    /// What it holds.
    pub ty: Ty,
    /// How that is written, if it is known.
    pub style: Option<Style>,
    /// Whether it must be given.
    pub required: bool,
    /// What the docs say of it; by that, one that got another name is recognised.
    pub docs: String,
    /// Where it is.
    pub place: Option<Place>,
}

/// What is sent.
#[derive(Clone, Debug)]
pub struct Body {
    /// What it holds.
    pub content: Content,
    /// The documented media types.
    pub media_types: Option<BTreeSet<String>>,
    /// Where that is said.
    pub place: Option<Place>,
}

/// What comes back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What it holds.
    pub content: Option<Content>,
    /// Whether it may be nothing instead.
    pub or_nothing: Option<bool>,
    /// The documented media types.
    pub media_types: Option<BTreeSet<String>>,
    /// Where that is said.
    pub place: Option<Place>,
}

/// What a body or an answer holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// JSON.
    Json(Ty),
    /// A JSON Patch or JSON Merge Patch.
    Patch,
    /// Bytes.
    Bytes,
    /// Fields of a form.
    Form,
    /// Nothing.
    Nothing,
    /// Nobody says what.
    Unknown,
}

/// A struct.
#[derive(Clone, Debug, Default)]
pub struct Carrier {
    /// By name on the wire.
    pub properties: IndexMap<String, Property>,
    /// Whether it is the body of one operation and has no life beside that.
    pub belongs_to_operation: bool,
    /// Where it is.
    pub place: Option<Place>,
}

/// A property of a carrier.
#[derive(Clone, Debug)]
pub struct Property {
    /// What it holds.
    pub ty: Ty,
    /// Whether it is always there.
    pub required: Option<bool>,
    /// Whether it is deprecated.
    pub deprecated: Option<bool>,
    /// What the docs say of it.
    pub docs: String,
    /// Where it is.
    pub place: Option<Place>,
}

/// A type by names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ty {
    /// `int32` and the like.
    Word(String),
    /// A set of words; `None` where it is not known which.
    Words(Option<Words>),
    /// A carrier, by its name for people.
    Carrier(String),
    /// A list.
    List(Box<Ty>),
    /// Something or null.
    Nullable(Box<Ty>),
    /// An object whose keys are data.
    Dictionary(Box<Ty>),
}

/// A set of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The words, in the docs' order.
    pub values: Vec<String>,
    /// Whether no other is ever meant.
    pub closed: bool,
}

impl Ty {
    /// What this is within all lists and dictionaries.
    pub fn innermost(&self) -> &Ty {
        match self {
            Ty::List(inner) | Ty::Nullable(inner) | Ty::Dictionary(inner) => inner.innermost(),
            other => other,
        }
    }

    /// The carrier that this is or contains.
    pub fn carrier(&self) -> Option<&str> {
        match self.innermost() {
            Ty::Carrier(name) => Some(name),
            _ => None,
        }
    }

    /// The words that this is or contains.
    pub fn words(&self) -> Option<&Words> {
        match self.innermost() {
            Ty::Words(words) => words.as_ref(),
            _ => None,
        }
    }
}

impl std::fmt::Display for Ty {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Ty::Word(word) => f.write_str(word),
            Ty::Words(_) => f.write_str("enum"),
            Ty::Carrier(name) => f.write_str(name),
            Ty::List(item) => write!(f, "[{item}]"),
            Ty::Nullable(inner) => write!(f, "{inner}, null"),
            Ty::Dictionary(value) => write!(f, "{{{value}}}"),
        }
    }
}

impl std::fmt::Display for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Content::Json(ty) => ty.fmt(f),
            Content::Patch => f.write_str("a patch"),
            Content::Bytes => f.write_str("bytes"),
            Content::Form => f.write_str("a form"),
            Content::Nothing => f.write_str("nothing"),
            Content::Unknown => f.write_str("something unknown"),
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}
