//! The schema of a dialect's file.

use super::derived::schema_of;
use super::parts::file;
use crate::pages::dialect::Description;
use serde_json::Value;

/// The schema of a file that describes a style of docs.
pub fn dialect() -> Value {
    file("A dialect of Tablature", schema_of::<Description>())
}
