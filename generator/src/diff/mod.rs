//! How two APIs differ, and what that means to those who call them.
//!
//! [`Contract`] is what is compared: a model, or what a lock knows of one, by names alone.
//! [`changes`] lists what is another in the second of two contracts, each [`Change`] by a [`Rule`],
//! whose [`Severity`] says whether it breaks callers. [`Surface`] is what the Rust crate of a model
//! offers; what differs between two of these makes the [`Step`] of its version. A [`Report`] has all
//! of it, and [`layout`] writes that down.

mod accepted;
mod change;
mod compare;
mod contract;
mod criteria;
pub mod layout;
mod likeness;
mod report;
mod rule;
mod surface;
#[cfg(test)]
pub(crate) mod tests;

pub use accepted::{Accepted, BadAcceptance};
pub use change::{Change, Part, Subject};
pub use compare::changes;
pub use contract::{Contract, Place};
pub use criteria::{Criteria, FragileCode};
pub use report::{Report, Side};
pub use rule::{Rule, Severity, UnknownRule};
pub use surface::{ItemChange, Step, Surface, surface};
