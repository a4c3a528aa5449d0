//! Samples without noise: docs that are regenerated show other values on every page, and the same
//! contract on nearly all. A sample that has the shape it had stays as it was written.

use crate::model::api::{Api, Payload, PayloadContent, Type};
use crate::model::conform;
use crate::output::{Tree, Untouched};
use crate::rust::{self, CrateOptions};
use rayon::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The files of the crate for a folder. Its samples are those of the docs if they are to be refreshed; else those that
/// lie there stay if they are as good.
pub fn emit_crate(api: &Api, options: &CrateOptions, folder: &Path, refresh: bool) -> Tree {
    let mut tree = rust::emit_crate(api, options);
    if !refresh {
        keep(&mut tree, api, folder);
    }
    tree
}

/// Puts the samples that lie in the crate's folder in the place of those that have the same shape and
/// say the same to the test. Where there is no crate yet, or somebody has edited a sample, nothing
/// changes.
fn keep(tree: &mut Tree, api: &Api, folder: &Path) {
    let Some(untouched) = Untouched::of(folder) else { return };
    let kept: Vec<(String, Vec<u8>)> = rust::samples(api)
        .into_par_iter()
        .filter_map(|(path, payload)| {
            let before = untouched.read(&path)?;
            (before != payload.text.as_bytes() && is_as_good(&before, payload, api))
                .then_some((path, before))
        })
        .collect();
    tree.files.extend(kept);
}

/// Whether a sample of before has the shape of today's, and today's test holds for it.
fn is_as_good(before: &[u8], payload: &Payload, api: &Api) -> bool {
    let parse = |text: &[u8]| serde_json::from_slice::<Value>(text).ok();
    let (Some(before), Some(now)) = (parse(before), parse(payload.text.as_bytes())) else {
        return false;
    };
    let ty = payload.content.ty();
    if Shape::of(&before, ty, api) != Shape::of(&now, ty, api) {
        return false;
    }
    let first = |ty| conform::contradictions(api, ty, &before, 1).into_iter().next();
    match &payload.content {
        PayloadContent::Json(ty) => {
            let unknown = conform::unknown(api, ty, &before).into_iter();
            first(ty).is_none() && unknown.map(|unknown| unknown.path).eq(payload.unknown.clone())
        }
        PayloadContent::Contradiction(ty, path) => first(ty).is_some_and(|it| it.path == *path),
        PayloadContent::Patch => true,
        PayloadContent::Raw => false,
    }
}

/// What a value is, whatever it says: of objects the names of their properties, of lists and
/// dictionaries which shapes there are in them. Order and numbers of items do not count.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    Null,
    Bool,
    Number,
    Text,
    Object(BTreeMap<String, Shape>),
    List(BTreeSet<Shape>),
    Dictionary(BTreeSet<Shape>),
}

impl Shape {
    /// The shape of a value, and of what is in it. That the keys of an object are data is known by
    /// its type.
    fn of(value: &Value, ty: Option<&Type>, api: &Api) -> Self {
        let ty = ty.map(Type::non_null);
        match (value, ty) {
            (Value::Null, _) => Shape::Null,
            (Value::Bool(_), _) => Shape::Bool,
            (Value::Number(_), _) => Shape::Number,
            (Value::String(_), _) => Shape::Text,
            (Value::Array(items), ty) => {
                let ty = match ty {
                    Some(Type::List(item)) => Some(&**item),
                    _ => None,
                };
                Shape::List(items.iter().map(|item| Shape::of(item, ty, api)).collect())
            }
            (Value::Object(entries), Some(Type::Dictionary(ty))) => Shape::Dictionary(
                entries.values().map(|one| Shape::of(one, Some(ty), api)).collect(),
            ),
            (Value::Object(entries), ty) => {
                let carrier = match ty {
                    Some(Type::Carrier(id)) => Some(api.carrier(*id)),
                    _ => None,
                };
                let ty = |name: &String| {
                    let mut properties = carrier?.properties.iter();
                    properties.find(|property| property.name == *name).map(|property| &property.ty)
                };
                let entries = entries.iter();
                let entries =
                    entries.map(|(name, one)| (name.clone(), Shape::of(one, ty(name), api)));
                Shape::Object(entries.collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::pipeline::{Input, run};
    use std::fs;

    #[test]
    fn values_numbers_of_items_and_order_do_not_count() {
        let api = Api::default();
        let shape = |text: &str| Shape::of(&serde_json::from_str(text).unwrap(), None, &api);
        let same = |one: &str, other: &str| shape(one) == shape(other);
        assert!(same(r#"{"a": 1, "b": ["x"]}"#, r#"{"b": ["y", "z"], "a": 2.5}"#));
        assert!(same(r#"[{"a": null}, {"a": 1}]"#, r#"[{"a": 7}, {"a": null}, {"a": 1}]"#));
        assert!(!same(r#"{"a": 1}"#, r#"{"a": 1, "b": 2}"#));
        assert!(!same(r#"{"a": 1}"#, r#"{"a": "1"}"#));
        assert!(!same(r#"{"a": 1}"#, r#"{"a": null}"#));
        assert!(!same("[1]", "[]"));
        let keys_are_data = |text: &str| {
            let ty = Type::Int32.dictionary();
            Shape::of(&serde_json::from_str(text).unwrap(), Some(&ty), &api)
        };
        assert_eq!(keys_are_data(r#"{"a": 1}"#), keys_are_data(r#"{"b": 1, "c": 2}"#));
    }

    /// What is at hand for the test once it is concluded from these pages.
    fn concluded(table: &str, sample: &str) -> (Api, Payload) {
        let folder = tempfile::tempdir().unwrap();
        let page = include_str!("../../tests/command/pages/get_shelf.md");
        assert!(page.contains("| ShelfId | int32 |") && page.contains("\"ShelfId\": "));
        let page = page.replace("| ShelfId | int32 |", &format!("| ShelfId | {table} |"));
        let at = page.find("\"ShelfId\": ").unwrap() + "\"ShelfId\": ".len();
        let end = at + page[at..].find([',', '\n']).unwrap();
        let page = format!("{}{sample}{}", &page[..at], &page[end..]);
        fs::write(folder.path().join("a.md"), page).unwrap();
        let input = Input { docs: vec![folder.path().to_owned()], ..Input::default() };
        let api = run(&input, &()).unwrap().api.unwrap();
        let payload = api.operations[0].payloads[0].clone();
        (api, payload)
    }

    #[test]
    fn what_is_kept_is_sound() {
        let is_kept = |was: (&str, &str), now: (&str, &str)| {
            let (_, before) = concluded(was.0, was.1);
            let (api, payload) = concluded(now.0, now.1);
            is_as_good(before.text.as_bytes(), &payload, &api)
        };
        assert!(is_kept(("int32", "7"), ("int32", "8")));
        // A large number is no small one any more.
        assert!(!is_kept(("int64", "7000000000"), ("int32", "8")));
        assert!(is_kept(("int64", "7"), ("int32", "8")));
        // A test that expects a contradiction has to find it.
        assert!(!is_kept(("int32", "7"), ("int32", "7000000000")));
        assert!(is_kept(("int32", "8000000000"), ("int32", "7000000000")));
    }
}
