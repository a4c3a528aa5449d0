//! What everything in a generated crate is called and where it stands, decided before a line of it
//! is written: for the back end that writes it, and for all that speak of it.

pub(crate) mod conditions;
pub(crate) mod naming;
mod paths;
pub(crate) mod plan;

pub use paths::{GroupPath, Groups, Paths};
