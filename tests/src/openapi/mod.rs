//! Reads the OpenAPI documents that Tablature writes back into the model, which works for these
//! documents alone, and checks that they are as OpenAPI demands.

mod bodies;
mod check;
mod client;
mod compare;
mod json;
mod operations;
mod payloads;
mod responses;
mod schemas;

pub use check::faults;
pub use compare::comparable;

use json::{entries, list, optional_texts, text};
use schemas::Schemas;
use serde_json::Value;
use tablature::model::api::{Api, Operation};

/// Methods that OpenAPI has a place for.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// The model that a document was written from, but for spans and reasons.
///
/// # Panics
///
/// When the document is not one that Tablature writes.
pub fn read(document: &Value) -> Api {
    let mut schemas = Schemas::new(document);
    let mut stated = stated_operations(document);
    // The document has operations by path; the model has them by page.
    stated.sort_by_key(|stated| text(stated.written, "x-tablature-page"));
    let operations: Vec<Operation> =
        stated.iter().map(|stated| operations::operation(document, stated, &mut schemas)).collect();
    Api {
        carriers: schemas.carriers(&operations),
        enums: schemas.enums(),
        client: client::options(document),
        operations,
        part_of: None,
    }
}

/// An operation in the document.
struct Stated<'d> {
    method: String,
    path: &'d str,
    written: &'d Value,
}

fn stated_operations(document: &Value) -> Vec<Stated<'_>> {
    let mut found = Vec::new();
    for (path, item) in entries(&document["paths"]) {
        for method in METHODS {
            if let Some(written) = item.get(method) {
                found.push(Stated { method: method.to_uppercase(), path, written });
            }
        }
        for misfit in list(item, "x-tablature-operations") {
            let method = text(misfit, "method");
            found.push(Stated { method, path, written: &misfit["operation"] });
        }
    }
    found
}

/// The group of an operation, which its tag has.
fn group(document: &Value, operation: &Value) -> Vec<String> {
    let tags = list(operation, "tags");
    let Some(tag) = tags.first() else { return Vec::new() };
    let mut declared = list(document, "tags").iter();
    let found = declared.find(|declared| declared["name"] == *tag).expect("the tag is declared");
    optional_texts(found, "x-tablature-group").expect("the tag has a group")
}
