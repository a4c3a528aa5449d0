//! Operations of which nothing says what they do.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::api::Api;

pub fn check(api: &Api, diagnostics: &mut Diagnostics) {
    for operation in api.operations.iter().filter(|one| one.summary.trim().is_empty()) {
        let message = format!("nothing says what `{}` does", operation.key());
        diagnostics.push(Diagnostic::new(Code::OperationUndescribed, operation.span, message));
    }
}
