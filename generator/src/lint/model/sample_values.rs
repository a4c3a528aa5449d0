//! Values in samples that nobody could use: filler where a date or bytes belong, words that are none of an
//! enumeration.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::api::{Api, Payload, Type};
use crate::source::Span;
use crate::source::json::{Step, locate};
use regex::Regex;
use serde_json::Value;
use std::sync::LazyLock;

/// How many values of a sample are told.
const MOST: usize = 10;

/// A date, with or without time and zone, as ISO 8601 has it or nearly so.
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^\d{4}-?\d{2}-?\d{2}([T ]\d{2}:?\d{2}(:?\d{2}([.,]\d+)?)?\s*(Z|[+-]\d{2}(:?\d{2})?)?)?$",
    )
    .expect("a pattern")
});

static BASE64: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[A-Za-z0-9+/_-]*={0,2}$").expect("a pattern"));

pub fn check(api: &Api, diagnostics: &mut Diagnostics) {
    let payloads: Vec<&Payload> =
        api.operations.iter().flat_map(|operation| &operation.payloads).collect();
    diagnostics.collect(&payloads, |payload, noted| {
        let Some(ty) = payload.content.ty() else { return };
        let Ok(value) = serde_json::from_str::<Value>(&payload.text) else { return };
        let mut search = Search { api, payload, path: Vec::new(), found: Vec::new() };
        search.look_at(ty, &value);
        let more = search.found.len().saturating_sub(MOST);
        for (number, (code, span, message)) in search.found.into_iter().take(MOST).enumerate() {
            let finding = Diagnostic::new(code, span, message);
            let is_last = more > 0 && number + 1 == MOST;
            noted.push(match is_last {
                true => finding.help(format!("{more} more values of this sample are like that")),
                false => finding,
            });
        }
    });
}

/// A walk through a payload.
struct Search<'a> {
    api: &'a Api,
    payload: &'a Payload,
    /// From the payload to where the walk is.
    path: Vec<Step<'a>>,
    found: Vec<(Code, Span, String)>,
}

impl<'a> Search<'a> {
    fn look_at(&mut self, ty: &'a Type, value: &'a Value) {
        match (ty, value) {
            (Type::Nullable(inner), _) => self.look_at(inner, value),
            (Type::DateTime, Value::String(text)) if !text.is_empty() && !DATE.is_match(text) => {
                self.note(
                    Code::SampleFiller,
                    format!("`{text}` is no date, which is documented here"),
                );
            }
            (Type::Byte, Value::String(text)) if !BASE64.is_match(text) => {
                self.note(
                    Code::SampleFiller,
                    format!("`{text}` is no Base64, as bytes are in JSON"),
                );
            }
            // Nothing is often said with an empty text.
            (Type::Enum(id), Value::String(word)) if !word.is_empty() => {
                let known = self.api.enumeration(*id);
                if !known.values.contains(word) {
                    let name = known.name.last().cloned().unwrap_or_default();
                    let message = format!("`{word}` is none of the documented words of `{name}`");
                    self.note(Code::SampleUnknownWord, message);
                }
            }
            (Type::List(item), Value::Array(items)) => {
                for (index, value) in items.iter().enumerate() {
                    self.below(Step::Index(index), item, value);
                }
            }
            (Type::Dictionary(entry), Value::Object(entries)) => {
                for (key, value) in entries {
                    self.below(Step::Key(key), entry, value);
                }
            }
            (Type::Carrier(id), Value::Object(entries)) => {
                let carrier = self.api.carrier(*id);
                for property in carrier.properties.iter().filter(|_| carrier.choice.is_none()) {
                    if let Some((key, value)) = entries.get_key_value(&property.name) {
                        self.below(Step::Key(key), &property.ty, value);
                    }
                }
            }
            _ => {}
        }
    }

    fn below(&mut self, step: Step<'a>, ty: &'a Type, value: &'a Value) {
        self.path.push(step);
        self.look_at(ty, value);
        self.path.pop();
    }

    fn note(&mut self, code: Code, message: String) {
        let range = locate(&self.payload.text, self.path.iter().copied());
        self.found.push((code, self.payload.span.part(range), message));
    }
}
