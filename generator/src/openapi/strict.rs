//! Paths as OpenAPI wants them: no two that differ only by the names of their tokens.
//!
//! Operations at such paths come to one path. Those with one method become one operation, which
//! takes and gives what any of them does.

mod merge;

use super::json::{Json, Object};
use super::paths::Placed;
use crate::model::api::template::{shape, tokens, with_tokens};
use indexmap::{IndexMap, IndexSet};
use merge::merge_into;

/// The same operations at paths that differ by more than names of tokens.
pub(super) fn merge(operations: Vec<Placed>) -> Vec<Placed> {
    let mut alike: IndexMap<String, Vec<Placed>> = IndexMap::new();
    for operation in operations {
        alike.entry(shape(&operation.path)).or_default().push(operation);
    }
    alike.into_values().flat_map(at_one_path).collect()
}

/// Operations whose paths have one shape, all at one path, one for each method.
fn at_one_path(operations: Vec<Placed>) -> Vec<Placed> {
    // The path with the most names: a token that stands twice in one path may be two in another.
    let names = |operation: &&Placed| tokens(&operation.path).iter().collect::<IndexSet<_>>().len();
    let Some(path) = operations.iter().rev().max_by_key(names).map(|most| most.path.clone()) else {
        return operations;
    };
    let mut by_method: IndexMap<String, Vec<Placed>> = IndexMap::new();
    for mut operation in operations {
        let stated = match operation.written.text("x-tablature-path") {
            "" => operation.path.clone(),
            stated => stated.to_owned(),
        };
        rename_tokens(&mut operation, &path);
        operation.written.set("x-tablature-path", stated);
        by_method.entry(operation.method.clone()).or_default().push(operation);
    }
    by_method.into_values().filter_map(|operations| as_one(operations, &path)).collect()
}

/// Operations with one path and method as one, which is called like the first.
fn as_one(operations: Vec<Placed>, path: &str) -> Option<Placed> {
    let of = |operation: &Placed| {
        Object::new()
            .with("operationId", operation.id())
            .with("path", operation.written.text("x-tablature-path"))
            .with("x-tablature-name", operation.written.text("x-tablature-name"))
            .with("x-tablature-page", operation.written.text("x-tablature-page"))
            .into()
    };
    let merged: Vec<Json> = operations.iter().map(of).collect();
    let mut operations = operations.into_iter();
    let mut first = operations.next()?;
    if merged.len() > 1 {
        first.written.take("x-tablature-path");
        operations.for_each(|other| merge_into(&mut first.written, other.written));
        first.written.set("x-tablature-merged", merged);
    } else if first.written.text("x-tablature-path") == path {
        first.written.take("x-tablature-path");
    }
    Some(first)
}

/// Moves an operation to another path of the same shape. Its path parameters keep their names in
/// an extension.
fn rename_tokens(operation: &mut Placed, path: &str) {
    let (old, new) = (tokens(&operation.path), tokens(path));
    operation.path = with_tokens(&operation.path, |index, _| new[index].clone());
    if old == new {
        return;
    }
    let parameters = std::mem::take(operation.written.list_mut("parameters"));
    let (in_path, others): (Vec<_>, Vec<_>) = parameters.into_iter().partition(
        |parameter| matches!(parameter, Json::Object(parameter) if parameter.text("in") == "path"),
    );
    let mut renamed: IndexMap<&String, Json> = IndexMap::new();
    for (old, new) in old.iter().zip(&new) {
        let own = in_path.iter().find_map(|parameter| match parameter {
            Json::Object(parameter) if parameter.text("name") == old => Some(parameter.clone()),
            _ => None,
        });
        let Some(mut own) = own else { continue };
        if old != new {
            own.set("name", new.as_str());
            own.set("x-tablature-name", old.as_str());
        }
        renamed.entry(new).or_insert(own.into());
    }
    let parameters: Vec<_> = renamed.into_values().chain(others).collect();
    operation.written.set("parameters", parameters);
}

#[cfg(test)]
mod tests;
