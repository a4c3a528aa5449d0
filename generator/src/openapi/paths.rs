//! Operations at their paths and methods.

use super::json::{Json, Object};
use crate::model::api::template::shape;
use std::collections::HashMap;

/// Methods that OpenAPI has a place for.
const METHODS: [&str; 8] = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];

/// Where operations stand that OpenAPI has no place for.
const MISFITS: &str = "x-tablature-operations";

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
        item.list_mut(MISFITS).push(misfit.into());
        paths.misfits.push(format!("{method} {path}"));
    }
    paths
}

/// The ids of the operations at paths, in the order in which they are read: at each path first those with
/// methods of their own.
pub(super) fn ids(paths: &Object) -> Vec<&str> {
    fn of_item(item: &Object) -> Vec<&Json> {
        let own = item.entries().filter(|(key, _)| *key != MISFITS).map(|(_, operation)| operation);
        let misfits = item.get(MISFITS).into_iter().flat_map(Json::items);
        own.chain(misfits.filter_map(|one| one.object()?.get("operation"))).collect()
    }
    let items = paths.entries().filter_map(|(_, item)| item.object());
    let operations = items.flat_map(of_item).filter_map(Json::object);
    operations.map(|operation| operation.text("operationId")).collect()
}
