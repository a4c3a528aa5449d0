//! Operations whose paths differ by the names of parameters alone: a server cannot tell them apart by their
//! shape.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::api::template::shape;
use crate::model::api::{Api, Operation};
use std::collections::HashMap;

pub fn check(api: &Api, diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<(&str, String), &Operation> = HashMap::new();
    for operation in &api.operations {
        let key = (operation.method.as_str(), shape(&operation.path));
        match seen.get(&key) {
            Some(first) => {
                let message = format!(
                    "`{}` differs from `{}` by the names of path parameters alone",
                    operation.key(),
                    first.key()
                );
                let finding = Diagnostic::new(Code::AlikePaths, operation.span, message);
                diagnostics.push(finding.label(first.span, "the other one"));
            }
            None => _ = seen.insert(key, operation),
        }
    }
}
