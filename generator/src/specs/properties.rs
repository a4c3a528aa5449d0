//! What of a schema is a property, whichever of its parts says so.

use super::document::{At, Document};
use super::schemas::LONGEST;
use crate::source::tree::Kind;
use indexmap::IndexMap;
use std::collections::HashSet;

/// What the parts of a schema say of an object together.
#[derive(Default)]
pub(super) struct Shape<'d> {
    /// Its properties, each with all that is said of it.
    pub properties: IndexMap<String, Vec<Said<'d>>>,
    /// Names that must be there.
    pub required: HashSet<String>,
    /// The schema of what has no property of its own.
    pub additional: Option<At<'d>>,
    /// Whether it is made of more parts than were looked at.
    pub is_cut: bool,
}

/// What one part says of a property.
#[derive(Clone, Copy)]
pub(super) struct Said<'d> {
    pub at: At<'d>,
    /// Whether the part holds in any case, and not only for one of several variants.
    pub always: bool,
}

impl<'d> Shape<'d> {
    /// Looks at a schema, at what it refers to, at all that it is composed of and all variants of it.
    pub fn of(document: &'d Document, at: At<'d>) -> Self {
        let mut shape = Self::default();
        shape.add(document, at, true, &mut HashSet::new());
        shape
    }

    fn add(
        &mut self,
        document: &'d Document,
        at: At<'d>,
        always: bool,
        seen: &mut HashSet<*const crate::source::tree::Node>,
    ) {
        // Siblings of a reference count as well, as JSON Schema has it.
        self.add_own(at, always);
        let Ok(target) = document.follow(at) else { return };
        if seen.len() > LONGEST {
            self.is_cut = true;
            return;
        }
        if !seen.insert(target.at.id()) {
            return;
        }
        let at = target.at;
        self.add_own(at, always);
        for part in at.node.items_at("allOf") {
            self.add(document, at.with(part), always, seen);
        }
        for word in ["oneOf", "anyOf"] {
            let variants = at.node.items_at(word);
            let only = variants.iter().filter(|one| !is_null(one)).count() == 1;
            for variant in variants {
                self.add(document, at.with(variant), always && only, seen);
            }
        }
        for word in ["then", "else"] {
            if let Some(part) = at.get(word) {
                self.add(document, part, false, seen);
            }
        }
    }

    fn add_own(&mut self, at: At<'d>, always: bool) {
        for (name, schema) in at.node.entries_at("properties") {
            let said = self.properties.entry(name.clone()).or_default();
            if !said.iter().any(|known| std::ptr::eq(known.at.node, schema)) {
                said.push(Said { at: at.with(schema), always });
            }
        }
        if always {
            let names = at.node.items_at("required").iter().filter_map(|name| name.text());
            self.required.extend(names.map(str::to_owned));
        }
        let additional = at.get("additionalProperties");
        let is_schema = |at: &At<'_>| matches!(at.node.kind, Kind::Object(_));
        self.additional = self.additional.or(additional.filter(is_schema));
    }

    /// Whether a property must be there whatever else is.
    pub fn requires(&self, name: &str) -> bool {
        self.required.contains(name)
    }
}

/// Whether a schema allows nothing but `null`.
pub(super) fn is_null(node: &crate::source::tree::Node) -> bool {
    let is_word = |node: &crate::source::tree::Node| node.text() == Some("null");
    let only_null = |values: &[crate::source::tree::Node]| matches!(values, [one] if matches!(one.kind, Kind::Null));
    match node.get("type") {
        Some(stated) => match stated.list() {
            Some(words) => !words.is_empty() && words.iter().all(is_word),
            None => is_word(stated),
        },
        None => {
            only_null(node.items_at("enum"))
                || matches!(node.get("const"), Some(one) if matches!(one.kind, Kind::Null))
        }
    }
}
