//! JSON Schemas of the files that people write, so that editors complete and check them, and of what other
//! programs are to read.
//!
//! A schema is made of what reads the file: of the structs of a dialect, and of the tables of keys of
//! `tablature.yaml`. It knows which keys and words there are and what they mean. What takes more than
//! looking at one value (whether a pattern is a regular expression, whether a file is there, which
//! keys go together) stays with the readers, which also say it better.

mod config;
mod derived;
mod dialect;
mod diff;
mod lint;
mod parts;
mod reference;
#[cfg(all(test, feature = "test-schemas"))]
mod tests;

pub use config::config;
pub use dialect::{dialect, dialect_reference};
pub use diff::diff;
pub use lint::lint;

/// The edition of JSON Schema.
const EDITION: &str = "https://json-schema.org/draft/2020-12/schema";
