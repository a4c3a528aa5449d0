//! Rows and answers that do not say what they hold.

use super::super::Edition;
use super::{contents, is_written, rows};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::pages::infer::Listed;
use crate::pages::statements::{StatedProperty, StatedType};

pub fn check(listed: &Listed, edition: &Edition<'_>, diagnostics: &mut Diagnostics) {
    for (is_sent, content) in contents(listed) {
        let what = if is_sent { "body" } else { "answer" };
        let rows: Vec<_> = content.table.iter().flat_map(rows).collect();
        // A table without a column of types says nothing of any.
        let has_types = rows.iter().any(|row| row.ty.value != StatedType::Unknown);
        for row in rows.into_iter().filter(|row| has_types && is_written(row, edition)) {
            check_row(row, diagnostics);
        }
        let is_list = matches!(content.kind.as_deref(), Some(StatedType::Array(None)));
        if is_list && content.table.is_none() && content.carrier.is_none() {
            let message = format!("the {what} is a list, and the page does not say of what");
            diagnostics.push(Diagnostic::new(Code::ItemTypeMissing, content.span, message));
        }
    }
}

fn check_row(row: &StatedProperty, diagnostics: &mut Diagnostics) {
    if row.nested.is_some() || !row.links.is_empty() {
        return;
    }
    // What is not written stands where the row's name does.
    let name = &row.name;
    match &row.ty.value {
        StatedType::Unknown | StatedType::Reference(None) if row.ty.span == name.span => {
            let message = format!("the type of `{}` is missing", name.value);
            diagnostics.push(Diagnostic::new(Code::TypeMissing, name.span, message));
        }
        StatedType::Array(None) if row.items.is_none() => {
            let message = format!("`{}` is a list, and its row does not say of what", name.value);
            diagnostics.push(Diagnostic::new(Code::ItemTypeMissing, row.ty.span, message));
        }
        _ => {}
    }
}
