//! Tags of operations that the list of tags lacks, where there is one.

use super::operations;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::tree::Node;
use std::collections::HashSet;

pub fn check(root: &Node, diagnostics: &mut Diagnostics) {
    let declared: HashSet<&str> =
        root.items_at("tags").iter().filter_map(|tag| tag.text_at("name")).collect();
    if declared.is_empty() {
        return;
    }
    let mut told = HashSet::new();
    for tag in operations(root).flat_map(|operation| operation.items_at("tags")) {
        let Some(name) = tag.text() else { continue };
        if !declared.contains(name) && told.insert(name) {
            let message = format!("the document's list of tags lacks `{name}`");
            diagnostics.push(Diagnostic::new(Code::TagUndeclared, tag.span, message));
        }
    }
}
