//! Headers of answers.

use super::document::At;
use super::schemas::{Schemas, types};
use crate::model::api::{AnswerHeader, Type};
use crate::source::tree::Node;

/// The headers of a response, in order. The type of its content is none of them.
pub(super) fn read<'d>(at: At<'d>, schemas: &mut Schemas<'d, '_>) -> Vec<AnswerHeader> {
    let mut found = Vec::new();
    for (name, node) in at.node.entries_at("headers") {
        if name.eq_ignore_ascii_case("content-type") {
            continue;
        }
        let Some(target) = schemas.follow(at.with(node)) else { continue };
        // In older documents the header itself says its type.
        let schema = target.at.get("schema").and_then(|schema| schemas.follow(schema));
        let schema = schema.map_or(target.at.node, |schema| schema.at.node);
        let docs = target.at.node.text_at("description").or(schema.text_at("description"));
        found.push(AnswerHeader {
            name: name.clone(),
            ty: scalar(schema),
            docs: docs.unwrap_or_default().trim().to_owned(),
            example: example(target.at.node).or_else(|| example(schema)),
        });
    }
    found
}

/// What the text of a header stands for.
fn scalar(schema: &Node) -> Type {
    match types(schema)[..] {
        ["boolean"] => Type::Bool,
        ["integer"] => Type::Int64,
        ["number"] => Type::Double,
        _ => Type::String,
    }
}

/// A value that is shown and can be sent.
fn example(node: &Node) -> Option<String> {
    let several = || node.entries_at("examples").find_map(|(_, one)| one.get("value"));
    let first = || node.items_at("examples").first();
    let shown = node.get("example").or_else(several).or_else(first)?.value();
    match shown {
        serde_json::Value::String(text) => Some(text),
        serde_json::Value::Bool(_) | serde_json::Value::Number(_) => Some(shown.to_string()),
        _ => None,
    }
}
