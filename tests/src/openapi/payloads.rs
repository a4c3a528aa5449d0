//! Examples become payloads.

use super::json::{entries, flag, text};
use super::schemas::Schemas;
use serde_json::Value;
use tablature::model::api::{Payload, PayloadContent, PayloadKind, Step, Type};
use tablature::source::{FileId, Span};

/// A span for what no file has.
pub const NOWHERE: Span = Span { file: FileId(0), start: 0, end: 0 };

/// The payloads of a media type, those that contradict it included.
pub fn examples(
    described: &Value,
    kind: PayloadKind,
    shown: &PayloadContent,
    schemas: &mut Schemas<'_>,
) -> Vec<Payload> {
    let examples = entries(&described["examples"]);
    let mut payloads: Vec<_> =
        examples.map(|(id, example)| payload(id, example, kind, shown)).collect();
    for (id, example) in entries(&described["x-tablature-contradictions"]) {
        let PayloadContent::Json(ty) = shown else { panic!("{id} contradicts no type") };
        let path = path(&text(example, "at"), ty, schemas);
        let content = PayloadContent::Contradiction(ty.clone(), path);
        payloads.push(Payload { content, ..payload(id, example, kind, shown) });
    }
    payloads
}

/// The payloads that no content is described for.
pub fn outside(written: &Value, kind: PayloadKind, ty: &Type) -> Vec<Payload> {
    let samples = entries(&written["x-tablature-samples"]);
    let shown = PayloadContent::Json(ty.clone());
    samples.map(|(id, example)| payload(id, example, kind, &shown)).collect()
}

fn payload(id: &str, example: &Value, kind: PayloadKind, shown: &PayloadContent) -> Payload {
    let value = &example["value"];
    let is_raw = flag(example, "x-tablature-raw");
    Payload {
        id: id.to_owned(),
        kind,
        content: if is_raw { PayloadContent::Raw } else { shown.clone() },
        unknown: Vec::new(),
        text: match value.as_str() {
            Some(text) if is_raw => text.to_owned(),
            _ => value.to_string(),
        },
        span: NOWHERE,
    }
}

/// A JSON pointer as steps along a type.
fn path(pointer: &str, ty: &Type, schemas: &mut Schemas<'_>) -> Vec<Step> {
    let mut path = Vec::new();
    let mut ty = ty.clone();
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        ty = match ty.non_null().clone() {
            Type::Carrier(id) => {
                let property = &schemas.written(id)["properties"][&token];
                let ty = schemas.ty(property);
                path.push(Step::Property(token));
                ty
            }
            Type::Dictionary(entry) => {
                path.push(Step::Entry(token));
                *entry
            }
            Type::List(item) => {
                path.push(Step::Item(token.parse().expect("an index")));
                *item
            }
            other => panic!("{other:?} holds nothing at `{token}`"),
        };
    }
    path
}
