//! What OpenAPI demands of a document and what is not said by its types: names that fit and are
//! different, references that lead somewhere, parameters for all tokens of paths.

use serde_json::Value;
use std::collections::BTreeSet;

/// Methods that OpenAPI has a place for.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// What is wrong with a document. With `strict_paths`, paths must differ by more than the names of
/// their tokens.
pub fn faults(document: &Value, strict_paths: bool) -> Vec<String> {
    let mut check = Check { document, faults: Vec::new() };
    check.components();
    check.references(document);
    check.paths(strict_paths);
    check.faults
}

struct Check<'d> {
    document: &'d Value,
    faults: Vec<String>,
}

impl Check<'_> {
    fn must(&mut self, holds: bool, fault: impl FnOnce() -> String) {
        if !holds {
            self.faults.push(fault());
        }
    }

    fn components(&mut self) {
        let fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        for (kind, components) in entries(&self.document["components"]) {
            for (key, _) in entries(components) {
                let is_key = !key.is_empty() && key.chars().all(fine);
                self.must(is_key, || format!("{kind}: `{key}` is no key"));
            }
        }
    }

    /// All references below a value lead somewhere. Samples may have keys of any name.
    fn references(&mut self, value: &Value) {
        for (key, below) in entries(value) {
            match (key, below) {
                ("$ref", Value::String(reference)) => {
                    let found = self.document.pointer(reference.trim_start_matches('#'));
                    self.must(found.is_some(), || format!("{reference} leads nowhere"));
                }
                ("value", _) => {}
                _ => self.references(below),
            }
        }
        value.as_array().into_iter().flatten().for_each(|item| self.references(item));
    }

    fn paths(&mut self, strict_paths: bool) {
        let (mut shapes, mut ids) = (BTreeSet::new(), BTreeSet::new());
        for (path, item) in entries(&self.document["paths"]) {
            self.must(path.starts_with('/'), || format!("`{path}` does not begin with a slash"));
            let is_new = shapes.insert(shape(path));
            self.must(is_new || !strict_paths, || format!("{path} is there already"));
            for (key, operation) in entries(item) {
                if METHODS.contains(&key) {
                    let id = text(operation, "operationId");
                    self.operation(path, operation, &id);
                    self.must(ids.insert(id.clone()), || format!("{id} is there twice"));
                } else {
                    self.must(key.starts_with("x-"), || format!("{path}: no method is `{key}`"));
                }
            }
        }
    }

    fn operation(&mut self, path: &str, operation: &Value, id: &str) {
        let mut known = BTreeSet::new();
        for parameter in list(operation, "parameters") {
            let shared = parameter.get("$ref").and_then(Value::as_str);
            let shared =
                shared.and_then(|shared| self.document.pointer(shared.trim_start_matches('#')));
            let parameter = shared.unwrap_or(parameter);
            let (place, name) = (text(parameter, "in"), text(parameter, "name"));
            let key = if place == "header" { name.to_lowercase() } else { name.clone() };
            let is_new = known.insert((place.clone(), key));
            self.must(is_new, || format!("{id}: {place} {name} is there twice"));
            // What is written in a media type has its schema there.
            let is_typed = parameter.get("schema").is_some() || parameter.get("content").is_some();
            self.must(is_typed, || format!("{id}: {name} has no type"));
            let is_required = flag(parameter, "required");
            self.must(place != "path" || is_required, || format!("{id}: {name} is not required"));
        }
        for token in tokens(path) {
            let is_known = known.contains(&("path".to_owned(), token.to_owned()));
            self.must(is_known, || format!("{id}: {token} is no parameter"));
        }
        let responses = &operation["responses"];
        self.must(entries(responses).next().is_some(), || format!("{id} has no responses"));
        for (code, response) in entries(responses) {
            self.must(response["description"].is_string(), || format!("{id}: {code} says nothing"));
        }
        if let Some(body) = operation.get("requestBody") {
            let content = entries(&body["content"]).next();
            self.must(content.is_some(), || format!("{id} has a body without content"));
        }
    }
}

fn tokens(path: &str) -> impl Iterator<Item = &str> {
    let tokens = path.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0));
    tokens.filter(|token| !token.is_empty())
}

fn shape(path: &str) -> String {
    tokens(path).fold(path.to_owned(), |shape, token| shape.replace(&format!("{{{token}}}"), "{}"))
}

fn text(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn flag(value: &Value, key: &str) -> bool {
    value.get(key) == Some(&Value::Bool(true))
}

fn list<'d>(value: &'d Value, key: &str) -> &'d [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The entries of an object, in order; none if it is something else.
fn entries(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value.as_object().into_iter().flatten().map(|(key, value)| (key.as_str(), value))
}
