//! What is sent.

use super::bytes::Place;
use super::examples::place_examples;
use super::json::{Json, Object};
use super::schemas::{merge_patch, patch};
use super::writer::Writer;
use crate::model::api::{Body, BodyContent, Operation, PayloadKind};

/// Media types of patches, for docs that name none.
const JSON_PATCH: &str = "application/json-patch+json";
const MERGE_PATCH: &str = "application/merge-patch+json";

/// The request body of an operation, which is the one with this index. Samples of a body that is
/// not documented go into `outside`.
pub(super) fn request_body(
    writer: &Writer<'_>,
    operation: &Operation,
    index: usize,
    outside: &mut Object,
) -> Option<Object> {
    let mut content = operation.body.as_ref().map(|body| content(writer, body, index));
    let sent = operation.payloads.iter().filter(|payload| payload.kind == PayloadKind::Request);
    let is_form = |body: &Body| body.content == BodyContent::Form;
    let is_typed = !operation.body.as_ref().is_some_and(is_form);
    place_examples(sent, content.as_mut().filter(|_| is_typed), outside);
    let (body, content) = (operation.body.as_ref()?, content?);
    let keys = || content.keys();
    let is_first = keys().next() == Some(body.media_type.as_str());
    let is_all = keys().eq(body.media_types.iter().map(String::as_str));
    let (media_type, media_types) = (body.media_type.as_str(), Json::texts(&body.media_types));
    let mut written = Object::new()
        .with_text("description", &body.docs)
        .with("required", true)
        .with("content", content)
        .with_text("x-tablature-name", &body.name)
        .with_some("x-tablature-media-type", (!is_first).then_some(media_type))
        .with_some("x-tablature-media-types", (!is_all).then_some(media_types));
    if is_form(body) {
        written.set("x-tablature-form", true);
    }
    if body.content == BodyContent::Patch {
        written.set("x-tablature-patch", true);
    }
    Some(written)
}

fn content(writer: &Writer<'_>, body: &Body, index: usize) -> Object {
    let mut content = Object::new();
    for media_type in media_types(body) {
        let described = match &body.content {
            BodyContent::Json(ty) => {
                Object::new().with("schema", writer.schemas.value(ty, Place::Body(index)))
            }
            BodyContent::Patch => Object::new().with("schema", patch_in(media_type)),
            BodyContent::Binary => Object::new(),
            BodyContent::Form => Object::new().with("schema", Object::new().with("type", "object")),
        };
        content.set(media_type, described);
    }
    content
}

/// The documented media types and, if it is none of them, the one that is sent. Without any, a patch
/// may also be sent as what it is.
fn media_types(body: &Body) -> Vec<&str> {
    let mut all: Vec<&str> = body.media_types.iter().map(String::as_str).collect();
    if !all.contains(&body.media_type.as_str()) {
        all.insert(0, &body.media_type);
    }
    if body.content == BodyContent::Patch && body.media_types.is_empty() {
        all.retain(|media_type| ![JSON_PATCH, MERGE_PATCH].contains(media_type));
        all.extend([JSON_PATCH, MERGE_PATCH]);
    }
    all
}

/// A patch in a media type, which may say which kind of patch it is.
fn patch_in(media_type: &str) -> Object {
    match media_type {
        JSON_PATCH => patch(),
        MERGE_PATCH => merge_patch(),
        _ => Object::new().with("oneOf", vec![patch().into(), merge_patch().into()]),
    }
}
