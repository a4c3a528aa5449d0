//! What was concluded before: names, shapes and places of carriers, what operations send and
//! answer, and what their functions take, in order. A later edition of the docs may say less than an earlier one did; what is remembered
//! keeps types and names from being lost or changed, and arguments from changing places. And it is what
//! code that calls the crate can rely on, so a [`Change`] of it is worth knowing.
//!
//! A lock is written beside the configuration and reviewed like code. The same is made of further
//! editions of the docs that serve as evidence.

mod answered;
mod call;
mod change;
mod exchange;
mod former;
mod of;
mod places;
mod read;
mod rename;
mod scalar;
#[cfg(test)]
mod tests;
mod update;
mod write;

pub use call::{Inputs, LockedCall, input_names};
pub use change::{Change, How, Part, Subject, list};
pub use exchange::LockedExchange;
pub use former::{Renames, forgotten, renames};
pub use read::read;
pub use update::{Policy, update};

use crate::model::api::notation::Written;
use crate::model::api::{CarrierId, StatusRange, Type};
use crate::source::Span;
use indexmap::IndexMap;

/// The name under which a lock is kept.
pub const FILE_NAME: &str = "tablature.lock";

/// What was concluded before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// By the carrier's name for people: `Associate`, `ContactEntity.SupportPerson`.
    pub carriers: IndexMap<String, LockedCarrier>,
    /// By method and path: `POST /api/v1/Agents/Chat/Accept`.
    pub operations: IndexMap<String, LockedOperation>,
    /// The words of enumerations, by their names for people.
    pub enums: IndexMap<String, Vec<String>>,
    /// Names of before that the crate still answers to.
    pub former: Renames,
    /// What is there no more.
    pub gone: Gone,
}

/// What the docs had once. No code can rely on it, but if it comes back, it is what it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gone {
    /// Whole carriers, and of those that are still there the properties that are not.
    pub carriers: IndexMap<String, LockedCarrier>,
    /// Whole operations.
    pub operations: IndexMap<String, LockedOperation>,
}

/// A carrier as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LockedCarrier {
    /// Its properties in the docs' order.
    pub properties: IndexMap<String, LockedType>,
    /// Whether it is the request body of one operation.
    pub belongs_to_operation: bool,
}

/// An operation as it was. Two of them are equal wherever they are written.
#[derive(Clone, Debug, Default)]
pub struct LockedOperation {
    /// The page's id, from which group and function name come; empty if that is not to be kept.
    pub id: String,
    /// The carrier sent, with what stands around it; `None` if it sends no carrier, or one that
    /// belongs to it.
    pub sends: Option<LockedType>,
    /// The carrier answered, with what stands around it; `None` if it answers no carrier.
    pub answers: Option<LockedType>,
    /// What its function takes; `None` if that is not known: it has none, or was written down before
    /// that was kept.
    pub call: Option<LockedCall>,
    /// The documented statuses, sorted; `None` if they are not known.
    pub statuses: Option<Vec<StatusRange>>,
    /// In which formats it is sent and answered, and the client's headers that it listens to; `None`
    /// if that is not known: it is gone, or was written down before that was kept.
    pub exchange: Option<LockedExchange>,
    /// Where that is written: in the lock, or on a page.
    pub span: Option<Span>,
}

impl PartialEq for LockedOperation {
    fn eq(&self, other: &Self) -> bool {
        let Self { id, sends, answers, call, statuses, exchange, span: _ } = self;
        (id, sends, answers) == (&other.id, &other.sends, &other.answers)
            && (call, statuses, exchange) == (&other.call, &other.statuses, &other.exchange)
    }
}

impl Eq for LockedOperation {}

/// Whether a carrier's name is made of a place, not stated by the docs: such a name has dots.
pub fn is_place(name: &str) -> bool {
    name.contains('.')
}

impl LockedCarrier {
    /// Whether what has these properties can be this carrier: it has all that this one has, or at
    /// least half of all properties are common to both.
    pub fn resembles<'k>(&self, keys: impl ExactSizeIterator<Item = &'k String>) -> bool {
        let count = keys.len();
        let common = keys.filter(|key| self.properties.contains_key(*key)).count();
        common == self.properties.len() || 2 * common >= count + self.properties.len() - common
    }
}

impl LockedOperation {
    /// Whether it is known to have sent a list.
    pub fn sends_list(&self) -> bool {
        matches!(&self.sends, Some(LockedType { ty: Written::List(_), .. }))
    }
}

/// A type as it was. Two of them are equal when the types are, wherever they are written.
#[derive(Clone, Debug)]
pub struct LockedType {
    /// The type, by names.
    pub ty: Written,
    /// Where that is written: in the lock, or on a page that serves as evidence.
    pub span: Option<Span>,
}

impl LockedType {
    /// The type, if `carrier` knows the name in it; of an enumeration, that it is text: its words are
    /// for the docs to say.
    pub fn resolve(&self, carrier: &impl Fn(&str) -> Option<CarrierId>) -> Option<Type> {
        self.ty.on_the_wire().resolve(carrier).ok()
    }
}

impl PartialEq for LockedType {
    fn eq(&self, other: &Self) -> bool {
        self.ty == other.ty
    }
}

impl Eq for LockedType {}
