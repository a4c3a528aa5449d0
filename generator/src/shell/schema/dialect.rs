//! The schema of a dialect's file.

use super::derived::schema_of_read;
use super::parts::file;
use super::reference::reference;
use crate::pages::dialect::{Description, Dialect};
use serde_json::Value;

/// The schema of a file that describes a style of docs.
pub fn dialect() -> Value {
    file("A dialect of Tablature", schema_of_read::<Description>())
}

/// The keys of such a file as Markdown, with examples from the dialects that are built in.
pub fn dialect_reference() -> String {
    let read = |text| serde_yaml::from_str(text).expect("a test reads every built-in dialect");
    let files: Vec<Value> = Dialect::built_in_texts().map(read).collect();
    reference(&dialect(), &files)
}
