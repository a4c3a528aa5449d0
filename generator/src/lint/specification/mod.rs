//! Rules for the tree of an OpenAPI or Swagger document.

mod default_misfit;
mod deprecated_alone;
mod required_unknown;
mod tag_undeclared;
mod undescribed;
mod unused_component;

use crate::diagnostics::Diagnostics;
use crate::source::tree::{self, Kind, Node};
use crate::source::{FileId, Sources};
use crate::specs::METHODS;

/// The rules.
const RULES: [fn(&Node, &mut Diagnostics); 6] = [
    default_misfit::check,
    deprecated_alone::check,
    required_unknown::check,
    tag_undeclared::check,
    undescribed::check,
    unused_component::check,
];

/// Holds all rules against a document.
pub fn check(file: FileId, sources: &Sources, diagnostics: &mut Diagnostics) {
    let source = sources.file(file);
    let is_json = source.name.to_lowercase().ends_with(".json");
    if let Ok((root, _)) = tree::read(&source.text, file, is_json) {
        RULES.iter().for_each(|rule| rule(&root, diagnostics));
    }
}

/// Shows every object of a tree, but for examples and what else is data of somebody.
fn objects<'t>(node: &'t Node, look: &mut impl FnMut(&'t Node)) {
    match &node.kind {
        Kind::Object(entries) => {
            look(node);
            for (key, entry) in entries {
                let is_data = ["example", "examples", "default", "enum", "const", "value"];
                if !is_data.contains(&key.as_str()) && !key.starts_with("x-") {
                    objects(entry, look);
                }
            }
        }
        Kind::List(items) => items.iter().for_each(|item| objects(item, look)),
        _ => {}
    }
}

/// The operations of a document.
fn operations(root: &Node) -> impl Iterator<Item = &Node> {
    let items = root.entries_at("paths").map(|(_, item)| item);
    items.flat_map(|item| {
        let own = METHODS.iter().filter_map(|method| item.get(method));
        own.chain(item.entries_at("additionalOperations").map(|(_, operation)| operation))
    })
}
