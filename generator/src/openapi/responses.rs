//! What is answered.

use super::bytes::Place;
use super::examples::place_examples;
use super::json::{Json, Object};
use super::schemas::joined;
use super::writer::Writer;
use crate::model::api::{
    Operation, PayloadKind, ResponseContent, Status, StatusContent, StatusRange,
};
use indexmap::IndexSet;

/// Marks answers that no table of statuses has, though something else shows them.
const UNDOCUMENTED: &str = "x-tablature-undocumented";

/// The responses of an operation, which is the one with this index.
pub(super) fn responses(writer: &Writer<'_>, operation: &Operation, index: usize) -> Object {
    let mut responses = Object::new();
    for status in &operation.statuses {
        describe(&mut responses, status, operation);
    }
    for code in undocumented(operation) {
        let description = match operation.response.docs.as_str() {
            "" => "Not documented.",
            docs => docs,
        };
        let response = Object::new().with("description", description);
        responses.set(&code, response.with(UNDOCUMENTED, true));
    }
    let codes: Vec<String> = responses.keys().map(str::to_owned).collect();
    for code in codes {
        let response = responses.object_mut(&code);
        let stated = operation.statuses.iter().find(|status| status.code.to_string() == code);
        let mut content = match stated.and_then(|status| status.content.as_ref()) {
            Some(stated) => Some(of_status(writer, stated, index)),
            None if has_content(&code) => content(writer, operation, index),
            None => None,
        };
        let answered = operation.payloads.iter().filter(|payload| match payload.kind {
            PayloadKind::Response(status) => is_shown_at(operation, status, &code),
            PayloadKind::Request => false,
        });
        place_examples(answered, content.as_mut(), response);
        if let Some(content) = content {
            response.set("content", content);
        }
        let headers = stated.map(|status| headers(writer, status, index)).unwrap_or_default();
        if !headers.is_empty() {
            response.set("headers", headers);
        }
    }
    responses
}

/// Whether a sample of a status stands at this code: its own, or that of the range it is in.
fn is_shown_at(operation: &Operation, status: u16, code: &str) -> bool {
    match operation.status(status) {
        Some(stated) => stated.code.to_string() == code,
        None => status.to_string() == code,
    }
}

/// The headers that come with a status.
fn headers(writer: &Writer<'_>, status: &Status, index: usize) -> Object {
    status.headers.iter().fold(Object::new(), |headers, header| {
        let written = Object::new()
            .with_text("description", &header.docs)
            .with("schema", writer.schemas.value(&header.ty, Place::Answer(index)))
            .with_some("example", header.example.as_deref());
        headers.with(&header.name, written)
    })
}

/// The content of a status that has one of its own.
fn of_status(writer: &Writer<'_>, content: &StatusContent, index: usize) -> Object {
    let schema = writer.schemas.value(&content.ty, Place::Answer(index));
    Object::new().with(&content.media_type, Object::new().with("schema", schema))
}

/// What is known of the answer and has no place in the responses.
pub(super) fn answer(writer: &Writer<'_>, operation: &Operation, index: usize) -> Option<Object> {
    let response = &operation.response;
    let is_all = is_described(operation) && shown_media_types(operation) == response.media_types;
    let is_listed = is_all || (!is_described(operation) && response.media_types.is_empty());
    // Where each success has a type of its own, none of them shows that of the answer.
    let is_split =
        operation.statuses.iter().any(|one| one.code.is_success() && one.content.is_some());
    let ty = operation.answered().filter(|_| is_split);
    let schema = ty.map(|ty| writer.schemas.value(ty, Place::Answer(index)));
    let answer = Object::new()
        .with_text("description", &response.docs)
        .with_some("schema", schema)
        .with_some("mediaTypes", (!is_listed).then(|| Json::texts(&response.media_types)));
    (!answer.is_empty()).then_some(answer)
}

/// The media types that the responses show of the answer: that of what comes by default, if no success is documented,
/// is the status's own.
fn shown_media_types(operation: &Operation) -> Vec<String> {
    let mut statuses = operation.statuses.iter();
    let by_default = statuses.clone().find(|one| one.code == StatusRange::Others);
    let by_default = by_default.filter(|_| !statuses.any(|one| one.code.is_success()));
    match by_default.and_then(|status| status.content.as_ref()) {
        Some(content) => vec![content.media_type.clone()],
        None => media_types(operation),
    }
}

/// Adds a documented status. One that stands twice keeps both texts.
fn describe(responses: &mut Object, status: &Status, operation: &Operation) {
    let code = status.code.to_string();
    let docs = match has_content(&code) && is_described(operation) {
        true if status.text != operation.response.docs => operation.response.docs.as_str(),
        _ => "",
    };
    if !responses.has(&code) {
        let description = joined([status.text.as_str(), docs]);
        return responses.set(&code, Object::new().with("description", description));
    }
    let response = responses.object_mut(&code);
    let description = joined([response.text("description"), &status.text]);
    response.set("description", description);
    response.list_mut("x-tablature-also").push(status.text.as_str().into());
}

/// Statuses that are not documented: those of samples and, where something is known of the answer
/// otherwise, whatever status it has.
fn undocumented(operation: &Operation) -> Vec<String> {
    let mut known: Vec<String> =
        operation.statuses.iter().map(|status| status.code.to_string()).collect();
    let documented = known.len();
    for payload in &operation.payloads {
        if let PayloadKind::Response(status) = payload.kind
            && operation.status(status).is_none()
            && !known.contains(&status.to_string())
        {
            known.push(status.to_string());
        }
    }
    let is_by_default = known.iter().any(|code| code == "default");
    if is_described(operation) && !is_by_default && !known.iter().any(|code| has_content(code)) {
        known.push("2XX".to_owned());
    }
    let may_be_nothing = matches!(
        operation.response.content,
        ResponseContent::Nothing | ResponseContent::JsonOrNothing(_)
    );
    if may_be_nothing && !known.iter().any(|code| matches!(code.as_str(), "204" | "205")) {
        known.push("204".to_owned());
    }
    if !is_by_default && !known.iter().any(|code| code.starts_with('2')) {
        known.push("default".to_owned());
    }
    known.split_off(documented)
}

/// Whether anything comes with the answers that have content.
fn is_described(operation: &Operation) -> bool {
    use ResponseContent::{Binary, Json, JsonOrNothing};
    matches!(operation.response.content, Json(_) | JsonOrNothing(_) | Binary)
}

/// Whether answers with this status are successes with content.
fn has_content(code: &str) -> bool {
    code.starts_with('2') && !matches!(code, "204" | "205")
}

fn content(writer: &Writer<'_>, operation: &Operation, index: usize) -> Option<Object> {
    let described = match &operation.response.content {
        ResponseContent::Json(ty) | ResponseContent::JsonOrNothing(ty) => {
            Object::new().with("schema", writer.schemas.value(ty, Place::Answer(index)))
        }
        ResponseContent::Binary => Object::new(),
        ResponseContent::Nothing | ResponseContent::Unknown => return None,
    };
    let media_types = media_types(operation);
    Some(
        media_types
            .iter()
            .fold(Object::new(), |content, media_type| content.with(media_type, described.clone())),
    )
}

/// The documented media types, each once, else what the content is by nature.
fn media_types(operation: &Operation) -> Vec<String> {
    let nature = match operation.response.content {
        ResponseContent::Binary => "application/octet-stream",
        _ => "application/json",
    };
    let documented: IndexSet<_> = operation.response.media_types.iter().cloned().collect();
    match documented.is_empty() {
        true => vec![nature.to_owned()],
        false => documented.into_iter().collect(),
    }
}
