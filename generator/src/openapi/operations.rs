//! Operations.

use super::bodies::request_body;
use super::json::{Json, Object};
use super::parameters::parameters;
use super::responses::{answer, responses};
use super::schemas::joined;
use super::writer::Writer;
use crate::model::api::template::standard;
use crate::model::api::{Operation, Payload, PayloadKind};

/// What the document has at the method of a path, for the operation with this index.
pub(super) fn operation(writer: &Writer<'_>, operation: &Operation, index: usize) -> Object {
    let mut outside = Object::new();
    let parameters = parameters(writer, operation);
    let body = request_body(writer, operation, index, &mut outside);
    let mut written = Object::new()
        .with_some("tags", tag(&operation.group).map(|tag| Json::texts([tag])))
        .with_text("summary", &title(operation))
        .with_text("description", &description(operation))
        .with("operationId", operation.id.as_str());
    if operation.deprecated {
        written.set("deprecated", true);
    }
    if !parameters.listed.is_empty() {
        written.set("parameters", parameters.listed);
    }
    if let Some(body) = body {
        written.set("requestBody", body);
    }
    written.set("responses", responses(writer, operation, index));
    written.set("x-tablature-name", operation.name.as_str());
    written.set("x-tablature-page", operation.page.as_str());
    if standard(&operation.path) != operation.path || !operation.path.starts_with('/') {
        written.set("x-tablature-path", operation.path.as_str());
    }
    if !operation.restrictions.is_empty() {
        written.set("x-tablature-restrictions", Json::texts(&operation.restrictions));
    }
    if !parameters.repeated.is_empty() {
        written.set("x-tablature-repeated-parameters", parameters.repeated);
    }
    if let Some(order) = payload_order(operation) {
        written.set("x-tablature-payloads", order);
    }
    if let Some(answer) = answer(writer, operation, index) {
        written.set("x-tablature-answer", answer);
    }
    outside.into_entries().fold(written, |written, (key, value)| written.with(&key, value))
}

/// The ids of the payloads in their order, unless that is the one of their statuses, requests first.
fn payload_order(operation: &Operation) -> Option<Json> {
    let status = |payload: &Payload| match payload.kind {
        PayloadKind::Request => 0,
        PayloadKind::Response(status) => status,
    };
    let is_usual = operation.payloads.is_sorted_by_key(status);
    (!is_usual).then(|| Json::texts(operation.payloads.iter().map(|payload| payload.id.as_str())))
}

/// The tags of all operations, each once.
pub(super) fn tags(writer: &Writer<'_>) -> Vec<Json> {
    let mut tags = Object::new();
    for operation in &writer.api.operations {
        if let Some(name) = tag(&operation.group)
            && !tags.has(&name)
        {
            let written = Object::new()
                .with("name", name.as_str())
                .with("x-tablature-group", Json::texts(&operation.group));
            tags.set(&name, written);
        }
    }
    tags.into_entries().map(|(_, tag)| tag).collect()
}

/// A group as a tag: `agents/Chat`.
fn tag(group: &[String]) -> Option<String> {
    (!group.is_empty()).then(|| group.join("/"))
}

/// What an operation does, in a sentence; its name if the docs do not say.
fn title(operation: &Operation) -> String {
    let sentence = first_sentence(&operation.summary);
    if sentence.is_empty() { operation.name.clone() } else { sentence }
}

/// What an operation does, and where it cannot be used.
fn description(operation: &Operation) -> String {
    let notes: Vec<_> = operation
        .restrictions
        .iter()
        .map(|restriction| format!("**Note:** {restriction}"))
        .collect();
    let notes = notes.iter().map(String::as_str);
    joined(std::iter::once(operation.summary.as_str()).chain(notes))
}

/// The first sentence of a text, or its first paragraph, on one line.
fn first_sentence(text: &str) -> String {
    let text = text.trim_start();
    let paragraph = text.split("\n\n").next().unwrap_or_default();
    let ends = paragraph.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?'));
    let is_end = |rest: &str| {
        let mut after = rest.chars().skip_while(|c| c.is_whitespace());
        rest.starts_with(char::is_whitespace) && !after.next().is_some_and(char::is_lowercase)
    };
    let end = ends.map(|(at, c)| at + c.len_utf8()).find(|&end| is_end(&paragraph[end..]));
    let sentence = &paragraph[..end.unwrap_or(paragraph.len())];
    sentence.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
