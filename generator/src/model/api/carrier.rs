//! Carriers, their properties, and enumerations.

use super::{Reason, StatusRange, Type};
use crate::source::Span;
use serde::Serialize;

/// Bodies of more values than this are better written with their names than in order.
const MOST_IN_ORDER: usize = 3;

/// A struct of the API.
#[derive(Clone, Debug, Serialize)]
pub struct Carrier {
    /// Its name, unique in the API: stated by the docs (`ChatSessionEntity`), or made of the place
    /// where it stands (`ContactEntity.SupportPerson`, `v1X_Op.request`).
    pub name: CarrierName,
    /// Properties in the docs' order; of a carrier that [is made in order](Self::is_made_in_order),
    /// in the order of the lock, and what is not in there last.
    pub properties: Vec<Property>,
    /// Names of the properties that the docs have and the configuration leaves out.
    pub left_out: Vec<String>,
    /// What it is, as Markdown; empty if the docs say nothing.
    pub docs: String,
    /// Why it has this name.
    pub reason: Reason,
    /// The operation whose request body this is, as an index into [`Api::operations`](super::Api::operations); such a
    /// carrier belongs with its operation.
    pub request_of: Option<usize>,
    /// If it is no object but one of several things: what tells these apart, one for each property. A property
    /// is a variant then, its name that of the variant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choice: Option<Vec<Signs>>,
}

/// What tells a variant of a choice from the others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Signs {
    /// Properties, and the words of which they have one.
    pub words: Vec<(String, Vec<String>)>,
    /// Properties that are there.
    pub required: Vec<String>,
    /// The statuses with which it is answered, if these tell.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub statuses: Vec<StatusRange>,
}

impl Carrier {
    /// Whether it is the body of one operation, and quickly said: [made of](Self::made_of) values in
    /// their order.
    pub fn is_made_in_order(&self) -> bool {
        !self.made_of().is_empty()
    }

    /// The properties, by index, of whose values a body of one operation is made: all of them if these
    /// are few, else those that are always there; none if these are many, too.
    pub fn made_of(&self) -> Vec<usize> {
        let all: Vec<usize> = (0..self.properties.len()).collect();
        let is_required = |index: &usize| self.properties[*index].required;
        let required = all.iter().copied().filter(is_required).collect();
        let quickly_said = |values: &Vec<usize>| values.len() <= MOST_IN_ORDER;
        let of_body = self.request_of.map(|_| [all, required]).into_iter().flatten();
        of_body.into_iter().find(quickly_said).unwrap_or_default()
    }
}

/// How a carrier got its name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum CarrierName {
    /// The docs call it so, verbatim.
    Stated(String),
    /// Named after a place where it stands: an owner, which is a stated name, an
    /// operation's name or again a place, and property names below it. Joined by dots for people.
    Place(Vec<String>),
}

impl CarrierName {
    /// The name for people and for configuration: `Associate`, `ContactEntity.SupportPerson`.
    pub fn display(&self) -> String {
        match self {
            CarrierName::Stated(name) => name.clone(),
            CarrierName::Place(place) => place.join("."),
        }
    }

    /// The name of what stands at a property of this carrier and has no name of its own.
    pub fn below(&self, property: &str) -> Self {
        let mut place = match self {
            CarrierName::Stated(name) => vec![name.clone()],
            CarrierName::Place(place) => place.clone(),
        };
        place.push(property.to_owned());
        CarrierName::Place(place)
    }
}

/// A property of a carrier.
#[derive(Clone, Debug, Serialize)]
pub struct Property {
    /// Name on the wire, verbatim.
    pub name: String,
    /// What to call it in code, if the configuration gives it another name.
    pub alias: Option<String>,
    /// What it holds.
    pub ty: Type,
    /// Markdown.
    pub docs: String,
    /// The deprecation text, if it is deprecated.
    pub deprecated: Option<String>,
    /// Whether it is always there and never null: the docs say so of a request, and no sample lacks
    /// it, or the configuration does.
    pub required: bool,
    /// Where the docs say that it is required, whether the model holds it to that or not.
    #[serde(skip)]
    pub stated_required: Option<StatedRequired>,
    /// Whether its value is not to be shown in messages and logs: a password, a token.
    pub secret: bool,
    /// Why it has this type.
    pub reason: Reason,
}

impl Property {
    /// What is to be said, as Markdown, of a property that the docs require and that may be missing
    /// all the same.
    pub fn requirement(&self) -> Option<&'static str> {
        match self.stated_required {
            Some(stated) if !self.required => Some(match stated.everywhere {
                true => "Documented as required.",
                false => "Documented as required by some operations.",
            }),
            _ => None,
        }
    }
}

/// What the docs say of a property that is required.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedRequired {
    /// Where they say so first.
    pub span: Span,
    /// Whether all tables that have the property do.
    pub everywhere: bool,
}

/// A set of words.
#[derive(Clone, Debug, Serialize)]
pub struct Enumeration {
    /// Its name: the parameter's or property's own where that is unambiguous (`$mode`), else with
    /// the operation before it.
    pub name: Vec<String>,
    /// The words, verbatim, in the docs' order.
    pub values: Vec<String>,
    /// Whether no other word is ever meant. The docs never say so; the configuration may.
    pub closed: bool,
    /// Markdown, from the first place that has it.
    pub docs: String,
}
