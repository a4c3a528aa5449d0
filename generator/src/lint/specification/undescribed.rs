//! Operations of which nothing says what they do.

use super::operations;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::tree::Node;

pub fn check(root: &Node, diagnostics: &mut Diagnostics) {
    for operation in operations(root) {
        let is_said =
            |key: &str| operation.text_at(key).is_some_and(|text| !text.trim().is_empty());
        if !is_said("summary") && !is_said("description") {
            let name = operation.text_at("operationId");
            let what = name.map_or("this operation".to_owned(), |name| format!("`{name}`"));
            let message = format!("nothing says what {what} does");
            diagnostics.push(Diagnostic::new(Code::OperationUndescribed, operation.place, message));
        }
    }
}
