//! Defaults that the schema they stand in does not allow.

use super::objects;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::tree::{Kind, Node};

pub fn check(root: &Node, diagnostics: &mut Diagnostics) {
    objects(root, &mut |node| {
        let Some(default) = node.get("default") else { return };
        // A property may be called so.
        if node.get("type").is_none() && node.get("enum").is_none() || is_nothing(default) {
            return;
        }
        let written = default.value();
        let words = node.get("enum").and_then(Node::list);
        if words.is_some_and(|words| !words.iter().any(|word| word.value() == written)) {
            let message = format!("the default {written} is none of the values of its enumeration");
            return diagnostics.push(Diagnostic::new(Code::DefaultMisfit, default.place, message));
        }
        let Some(types) = types(node) else { return };
        if !types.iter().any(|ty| is_of(default, ty)) {
            let message = format!("the default {written} is no {}", types.join(" or "));
            diagnostics.push(Diagnostic::new(Code::DefaultMisfit, default.place, message));
        }
    });
}

fn is_nothing(node: &Node) -> bool {
    matches!(node.kind, Kind::Null)
}

/// The types that a schema names, if it is one.
fn types(node: &Node) -> Option<Vec<&str>> {
    const KNOWN: [&str; 6] = ["string", "number", "integer", "boolean", "array", "object"];
    let ty = node.get("type")?;
    let types: Vec<&str> = match &ty.kind {
        Kind::Text(one) => vec![one],
        Kind::List(several) => several.iter().filter_map(Node::text).collect(),
        _ => return None,
    };
    types.iter().all(|ty| KNOWN.contains(ty) || *ty == "null").then_some(types)
}

fn is_of(value: &Node, ty: &str) -> bool {
    match &value.kind {
        Kind::Null => true,
        Kind::Bool(_) => ty == "boolean",
        Kind::Number(number) => {
            ty == "number"
                || ty == "integer" && number.as_f64().is_some_and(|number| number.fract() == 0.0)
        }
        Kind::Text(_) => ty == "string",
        Kind::List(_) => ty == "array",
        Kind::Object(_) => ty == "object",
    }
}
