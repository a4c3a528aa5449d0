//! The schema of findings.

use super::derived::schema_of_written;
use super::parts::file;
use crate::diagnostics::formats::Findings;
use serde_json::Value;

/// The schema of what `tablature lint --format json` prints.
pub fn lint() -> Value {
    file("Findings of Tablature", schema_of_written::<Findings>())
}
