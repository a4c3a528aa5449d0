//! Operations that are deprecated, without a word on what to use instead.

use super::operations;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::model::names_replacement;
use crate::source::tree::Node;

pub fn check(root: &Node, diagnostics: &mut Diagnostics) {
    for operation in operations(root).filter(|operation| operation.is_true("deprecated")) {
        let texts =
            ["summary", "description"].map(|key| operation.text_at(key).unwrap_or_default());
        if texts.into_iter().any(names_replacement) {
            continue;
        }
        let name = operation.text_at("operationId");
        let what = name.map_or("this operation".to_owned(), |name| format!("`{name}`"));
        let message = format!("{what} is deprecated, and nothing says what to use instead");
        diagnostics.push(Diagnostic::new(Code::DeprecatedAlone, operation.place, message));
    }
}
