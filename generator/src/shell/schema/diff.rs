//! The schema of what `tablature diff` tells as JSON.

use super::derived::schema_of_written;
use super::parts::file;
use crate::diff::layout::JsonReport;
use serde_json::Value;

/// The schema of a comparison.
pub fn diff() -> Value {
    file("A comparison of Tablature", schema_of_written::<JsonReport<'_>>())
}
