//! What is sent.

use super::json::{entries, flag, optional_texts, text};
use super::payloads::examples;
use super::schemas::{Schemas, no_reason};
use serde_json::Value;
use tablature::model::api::{Body, BodyContent, Payload, PayloadContent, PayloadKind, Type};

/// A request body; its examples go to `payloads`.
pub fn body(written: &Value, schemas: &mut Schemas<'_>, payloads: &mut Vec<Payload>) -> Body {
    let content = content(written, schemas);
    let shown = match &content {
        BodyContent::Json(ty) => PayloadContent::Json(ty.clone()),
        BodyContent::Patch => PayloadContent::Patch,
        BodyContent::Binary | BodyContent::Form => PayloadContent::Json(Type::Any),
    };
    for (_, described) in entries(&written["content"]) {
        payloads.extend(examples(described, PayloadKind::Request, &shown, schemas));
    }
    let keys: Vec<_> = entries(&written["content"]).map(|(key, _)| key.to_owned()).collect();
    let media_type = text(written, "x-tablature-media-type");
    Body {
        name: text(written, "x-tablature-name"),
        content,
        media_type: if media_type.is_empty() { keys[0].clone() } else { media_type },
        media_types: optional_texts(written, "x-tablature-media-types").unwrap_or(keys),
        docs: text(written, "description"),
        reason: no_reason(),
    }
}

fn content(written: &Value, schemas: &mut Schemas<'_>) -> BodyContent {
    let (media_type, described) =
        entries(&written["content"]).next().expect("a body has a media type");
    match described.get("schema") {
        None => BodyContent::Binary,
        Some(_) if flag(written, "x-tablature-form") => BodyContent::Form,
        Some(schema) if is_patch(media_type, schema) => BodyContent::Patch,
        Some(schema) => BodyContent::Json(schemas.ty(schema)),
    }
}

fn is_patch(media_type: &str, schema: &Value) -> bool {
    schema.get("oneOf").is_some()
        || media_type == "application/json-patch+json"
        || media_type == "application/merge-patch+json"
}
