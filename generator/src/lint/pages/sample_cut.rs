//! Samples that show nothing where the docs say that there is something.

use super::super::Edition;
use super::{contents, is_written};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::pages::infer::Listed;
use crate::pages::statements::{StatedProperty, StatedType};
use crate::source::json::{Step, locate};
use serde_json::{Map, Value};

pub fn check(listed: &Listed, edition: &Edition<'_>, diagnostics: &mut Diagnostics) {
    for (is_sent, content) in contents(listed) {
        let Some(table) = &content.table else { continue };
        for (text, value) in listed.page.json_samples(is_sent) {
            let (steps, object) = match value {
                Value::Array(items) => {
                    (vec![Step::Index(0)], items.first().and_then(Value::as_object))
                }
                value => (Vec::new(), value.as_object()),
            };
            let rows: Vec<_> = table.rows.iter().filter(|row| is_written(row, edition)).collect();
            for name in object.into_iter().flat_map(|object| hollow(&rows, object)) {
                let path = steps.iter().copied().chain([Step::Key(name)]);
                let span = text.span.part(locate(text, path));
                let message = format!("the sample shows nothing of what `{name}` holds");
                diagnostics.push(Diagnostic::new(Code::SampleCut, span, message));
            }
        }
    }
}

/// The properties that hold objects by their row, and nothing in the sample.
fn hollow<'a>(
    rows: &'a [&StatedProperty],
    object: &'a Map<String, Value>,
) -> impl Iterator<Item = &'a str> {
    let is_empty = |value: &Value| match value {
        Value::Null => true,
        Value::Object(entries) => entries.is_empty(),
        _ => false,
    };
    let rows = rows.iter().filter(|row| matches!(*row.ty, StatedType::Reference(_)));
    let names = rows.map(|row| row.name.as_str());
    names.filter(move |name| object.get(*name).is_some_and(is_empty))
}
