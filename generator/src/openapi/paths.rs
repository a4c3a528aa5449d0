//! Operations at their paths and methods.

use super::json::{Json, Object};
use super::template::shape;
use std::collections::HashMap;

/// Methods that OpenAPI has a place for.
const METHODS: [&str; 8] = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];

/// An operation on its way into the document.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// Method, as in the docs.
    pub method: String,
    /// Path, as in the docs but for what OpenAPI wants otherwise.
    pub path: String,
    /// What is written of it.
    pub written: Object,
}

impl Placed {
    /// The id of the operation.
    pub fn id(&self) -> &str {
        self.written.text("operationId")
    }
}

/// Tells operations that differ only by the names of path parameters of each other.
pub(super) fn mark_ambiguous(operations: &mut [Placed]) {
    let mut alike: HashMap<(String, String), Vec<String>> = HashMap::new();
    let key = |operation: &Placed| (operation.method.clone(), shape(&operation.path));
    for operation in operations.iter() {
        alike.entry(key(operation)).or_default().push(operation.id().to_owned());
    }
    for operation in operations {
        let ids = alike[&key(operation)].iter().filter(|id| *id != operation.id());
        let others: Vec<_> = ids.map(String::as_str).collect();
        if !others.is_empty() {
            operation.written.set("x-tablature-ambiguous", Json::texts(others));
        }
    }
}

/// The paths with their operations.
pub(super) struct Paths {
    /// What is written at `paths`.
    pub written: Object,
    /// What has no place in OpenAPI and stands in an extension: `PURGE /shelf`.
    pub misfits: Vec<String>,
}

/// Puts operations at their paths. One whose method OpenAPI does not know, or whose place is
/// taken, goes into an extension of the path.
pub(super) fn paths(operations: Vec<Placed>) -> Paths {
    let mut paths = Paths { written: Object::new(), misfits: Vec::new() };
    for Placed { method, path, written } in operations {
        let rooted = if path.starts_with('/') { path.clone() } else { format!("/{path}") };
        let item = paths.written.object_mut(&rooted);
        let key = method.to_ascii_lowercase();
        if METHODS.contains(&method.as_str()) && !item.has(&key) {
            item.set(&key, written);
            continue;
        }
        let misfit = Object::new().with("method", method.as_str()).with("operation", written);
        item.list_mut("x-tablature-operations").push(misfit.into());
        paths.misfits.push(format!("{method} {path}"));
    }
    paths
}
