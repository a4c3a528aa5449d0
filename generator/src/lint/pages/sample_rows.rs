//! Answers in samples that lack rows of their table, or have them in another order.

use super::super::Edition;
use super::contents;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::pages::infer::Listed;
use crate::pages::statements::PropertyTable;
use crate::source::Spanned;
use serde_json::{Map, Value};

/// How many names a message lists.
const NAMED: usize = 3;

pub fn check(listed: &Listed, edition: &Edition<'_>, diagnostics: &mut Diagnostics) {
    if edition.dialect.description().conventions.partial_samples {
        return;
    }
    for (is_sent, content) in contents(listed) {
        let Some(table) = &content.table else { continue };
        for (text, value) in listed.page.json_samples(is_sent) {
            let object = match value {
                Value::Array(items) => items.first().and_then(Value::as_object),
                value => value.as_object(),
            };
            let Some(object) = object else { continue };
            // Who sends something may leave out most of it.
            if !is_sent {
                lacking(table, object, text, diagnostics);
            }
            out_of_order(table, object, text, diagnostics);
        }
    }
}

fn lacking(
    table: &PropertyTable,
    object: &Map<String, Value>,
    text: &Spanned<String>,
    diagnostics: &mut Diagnostics,
) {
    let (there, lacking): (Vec<_>, Vec<_>) =
        table.rows.iter().partition(|row| object.contains_key(row.name.as_str()));
    // What shares nothing with the table is something else.
    let (Some(first), false) = (lacking.first(), there.is_empty()) else { return };
    let names: Vec<_> =
        lacking.iter().take(NAMED).map(|row| format!("`{}`", row.name.value)).collect();
    let more = match lacking.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!("the sample lacks {}{more}, which the table has", names.join(", "));
    let finding = Diagnostic::new(Code::SampleLacksProperty, text.span.part(0..1), message);
    diagnostics.push(finding.label(first.name.span, "not in the sample"));
}

fn out_of_order(
    table: &PropertyTable,
    object: &Map<String, Value>,
    text: &Spanned<String>,
    diagnostics: &mut Diagnostics,
) {
    let rows: Vec<_> =
        table.rows.iter().filter(|row| object.contains_key(row.name.as_str())).collect();
    let is_row = |key: &&String| rows.iter().any(|row| row.name.value == **key);
    let keys = object.keys().filter(is_row);
    let Some((row, key)) = rows.iter().zip(keys).find(|(row, key)| row.name.value != **key) else {
        return;
    };
    let message = format!("the sample has `{key}` where the table has `{}`", row.name.value);
    let finding = Diagnostic::new(Code::SampleOrder, text.span.part(0..1), message);
    diagnostics.push(finding.label(row.name.span, "this row comes first"));
}
