//! What a name can mean.

use super::Subject;
use crate::model::api::wildcard::matches;
use crate::model::api::{Api, Operation};
use crate::names::Paths;
use std::collections::{BTreeSet, HashMap};

/// Names, and what they mean.
pub(super) struct Index {
    /// By the name in lower case: the name, and what it means.
    names: HashMap<String, Vec<(String, Subject)>>,
    /// For each operation what it is called, and for each carrier what its struct is.
    operations: Vec<Vec<String>>,
    structs: Vec<String>,
}

impl Index {
    pub fn new(api: &Api, paths: &Paths) -> Self {
        let names = HashMap::new();
        let named = api.operations.iter().zip(&paths.functions);
        let operations = named.map(|(operation, function)| names_of(operation, function)).collect();
        let mut index = Self { names, operations, structs: paths.structs.clone() };
        for number in 0..api.carriers.len() {
            index.carrier(number, api, paths);
        }
        for (number, operation) in api.operations.iter().enumerate() {
            index.operation(number, operation);
        }
        index
    }

    fn carrier(&mut self, number: usize, api: &Api, paths: &Paths) {
        let carrier = &api.carriers[number];
        let name = carrier.name.display();
        let rust = &paths.structs[number];
        for path in endings(rust) {
            self.add(path.to_owned(), Subject::Carrier(number));
        }
        for (at, property) in carrier.properties.iter().enumerate() {
            let subject = Subject::Property(number, at);
            self.add(format!("{name}.{}", property.name), subject);
            let field = &paths.fields[number][at];
            for path in endings(rust) {
                self.add(format!("{path}.{field}"), subject);
            }
        }
        self.add(name, Subject::Carrier(number));
    }

    fn operation(&mut self, number: usize, operation: &Operation) {
        self.add(operation.page.clone(), Subject::Operation(number));
        for name in self.operations[number].clone() {
            for part in ["#request", "#body"].into_iter().filter(|_| operation.body.is_some()) {
                self.add(format!("{name}{part}"), Subject::Body(number));
            }
            for part in ["#answer", "#response"] {
                self.add(format!("{name}{part}"), Subject::Response(number));
            }
            for (at, parameter) in operation.parameters.iter().enumerate() {
                let key = format!("{name}?{}", parameter.name);
                self.add(key, Subject::Parameter(number, at));
            }
            self.add(name, Subject::Operation(number));
        }
    }

    fn add(&mut self, name: String, subject: Subject) {
        self.names.entry(name.to_lowercase()).or_default().push((name, subject));
    }

    /// All that a name can mean.
    pub fn find(&self, name: &str, api: &Api) -> Vec<Subject> {
        let name = tidy(name);
        let known = self.exactly(&name);
        if !known.is_empty() {
            return known.into_iter().collect();
        }
        let mut found = BTreeSet::new();
        if name.contains('*') {
            found = self.like(&name, api, &|text| text.to_owned());
            if found.is_empty() {
                found = self.like(&name.to_lowercase(), api, &str::to_lowercase);
            }
        } else if let Some((_, path)) = name.split_once("::") {
            // What stands first may be the name of the crate.
            found = self.exactly(path);
        }
        found.into_iter().collect()
    }

    /// What has this name or, if nothing has, this name but for upper and lower case.
    fn exactly(&self, name: &str) -> BTreeSet<Subject> {
        let known = self.names.get(&name.to_lowercase()).map_or(&[][..], Vec::as_slice);
        let subjects = |is_wanted: &dyn Fn(&str) -> bool| -> BTreeSet<Subject> {
            let wanted = known.iter().filter(|(known, _)| is_wanted(known));
            wanted.map(|(_, subject)| *subject).collect()
        };
        let exact = subjects(&|known| known == name);
        if exact.is_empty() { subjects(&|_| true) } else { exact }
    }

    /// What has a name of this pattern. What follows the last dot is the name of a property; parts
    /// of operations are meant only if the pattern says so.
    fn like(&self, pattern: &str, api: &Api, case: &dyn Fn(&str) -> String) -> BTreeSet<Subject> {
        let is_part = pattern.contains(['#', '?']);
        let mut found = BTreeSet::new();
        for (number, carrier) in api.carriers.iter().enumerate().filter(|_| !is_part) {
            let name = case(&carrier.name.display());
            if matches(pattern, &name) || matches(pattern, &case(&self.structs[number])) {
                found.insert(Subject::Carrier(number));
            }
            let Some((of, own)) = pattern.rsplit_once('.') else { continue };
            if matches(of, &name) {
                let properties = carrier.properties.iter().enumerate();
                let like = properties.filter(|(_, property)| matches(own, &case(&property.name)));
                found.extend(like.map(|(at, _)| Subject::Property(number, at)));
            }
        }
        for (number, names) in self.operations.iter().enumerate() {
            for name in names {
                let name = case(name);
                if !is_part {
                    if matches(pattern, &name) {
                        found.insert(Subject::Operation(number));
                    }
                    continue;
                }
                if let Some((of, part)) = pattern.split_once('#')
                    && matches(of, &name)
                {
                    let body = api.operations[number].body.is_some();
                    if body && (matches(part, "request") || matches(part, "body")) {
                        found.insert(Subject::Body(number));
                    }
                    if matches(part, "answer") || matches(part, "response") {
                        found.insert(Subject::Response(number));
                    }
                }
                if let Some((of, wanted)) = pattern.split_once('?')
                    && matches(of, &name)
                {
                    let parameters = api.operations[number].parameters.iter().enumerate();
                    let like = parameters.filter(|(_, one)| matches(wanted, &case(&one.name)));
                    found.extend(like.map(|(at, _)| Subject::Parameter(number, at)));
                }
            }
        }
        found
    }
}

/// What an operation is called.
fn names_of(operation: &Operation, function: &str) -> Vec<String> {
    let Operation { id, name, method, path, .. } = operation;
    let mut names = vec![id.clone(), name.clone(), format!("{method} {path}"), path.clone()];
    names.push(path.trim_start_matches('/').to_owned());
    names.extend(endings(function).map(str::to_owned));
    names.sort();
    names.dedup();
    names
}

/// A path in Rust, and what it is called from within each of its modules.
fn endings(path: &str) -> impl Iterator<Item = &str> {
    let inner = path.match_indices("::").map(|(at, colons)| &path[at + colons.len()..]);
    std::iter::once(path).chain(inner)
}

/// A name as it is in the index: blanks are single, and Rust's marks for keywords stay.
fn tidy(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
