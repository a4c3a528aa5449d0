//! Findings for programs: as JSON, SARIF, annotations at GitHub, and tests of JUnit.

mod annotation;
mod github;
mod json;
mod junit;
mod place;
mod sarif;
pub(crate) mod xml;

pub use annotation::Annotation;
pub use github::github;
pub use json::{Counts, Finding, Findings, Label, NewText, json};
pub use junit::junit;
pub use place::Place;
pub use sarif::sarif;
