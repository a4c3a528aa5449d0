//! Components that nothing refers to.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::tree::{Kind, Node};
use std::collections::HashSet;

/// Where components stand, and what they are called. Security schemes are meant by name, so they are not here.
const PLACES: [(&str, &str); 6] = [
    ("schemas", "schema"),
    ("responses", "response"),
    ("parameters", "parameter"),
    ("requestBodies", "request body"),
    ("headers", "header"),
    ("examples", "example"),
];

pub fn check(root: &Node, diagnostics: &mut Diagnostics) {
    // Of a document without paths others take what they need.
    if root.entries_at("paths").next().is_none() && root.get("webhooks").is_none() {
        return;
    }
    let mut named = HashSet::new();
    references(root, &mut named);
    let Some(components) = root.get("components") else { return };
    for (place, what) in PLACES {
        for (name, node) in components.entries_at(place) {
            let pointer =
                format!("#/components/{place}/{}", name.replace('~', "~0").replace('/', "~1"));
            let is_named = named.contains(pointer.as_str()) || named.contains(name.as_str());
            if !is_named {
                let message = format!("nothing refers to the {what} `{name}`");
                diagnostics.push(Diagnostic::new(Code::UnusedComponent, node.place, message));
            }
        }
    }
}

/// All that references name, and what discriminators map to.
fn references<'t>(node: &'t Node, named: &mut HashSet<&'t str>) {
    match &node.kind {
        Kind::Object(entries) => {
            named.extend(entries.get("$ref").and_then(Node::text));
            let mapping = node.get("discriminator").and_then(|it| it.get("mapping"));
            let mapped = mapping.and_then(Node::object).into_iter().flat_map(|map| map.values());
            named.extend(mapped.filter_map(Node::text));
            entries.values().for_each(|entry| references(entry, named));
        }
        Kind::List(items) => items.iter().for_each(|item| references(item, named)),
        _ => {}
    }
}
