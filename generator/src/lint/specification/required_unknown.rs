//! Properties that are required and described nowhere.

use super::objects;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::tree::Node;

/// What may say elsewhere what a property is.
const ELSEWHERE: [&str; 7] =
    ["allOf", "anyOf", "oneOf", "$ref", "additionalProperties", "patternProperties", "if"];

pub fn check(root: &Node, diagnostics: &mut Diagnostics) {
    objects(root, &mut |node| {
        let Some(properties) = node.get("properties").and_then(Node::object) else { return };
        if ELSEWHERE.iter().any(|key| node.get(key).is_some()) {
            return;
        }
        for required in node.items_at("required") {
            let Some(name) = required.text() else { continue };
            if !properties.contains_key(name) {
                let message = format!("`{name}` is required, and is no property that is described");
                diagnostics.push(Diagnostic::new(Code::RequiredUnknown, required.span, message));
            }
        }
    });
}
