//! What is sent and what comes back: media types, and the schemas for them.

use super::document::{At, Version};
use super::schemas::{Place, Schemas};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::api::media_type::is_json;
use crate::model::api::{
    Body, BodyContent, CarrierName, Evidence, Reason, Response, ResponseContent, Status, Type,
};
use crate::source::tree::Node;

/// What an operation may hold of a body: a media type, and its description.
pub(super) struct Content<'d> {
    pub media_type: String,
    /// What stands at the media type; of older documents the parameter or response that has the schema.
    pub at: At<'d>,
}

/// The contents of a request or response, one for each media type, in order.
pub(super) fn contents<'d>(at: At<'d>) -> Vec<Content<'d>> {
    let entries = at.node.entries_at("content");
    let entries = entries.map(|(media_type, node)| Content {
        media_type: media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase(),
        at: at.with(node),
    });
    entries.collect()
}

/// Whether a media type is that of JSON, as far as that is known.
fn may_be_json(media_type: &str) -> bool {
    is_json(media_type) || media_type == "*/*" || media_type.is_empty()
}

/// Whether a content has a type. What this library wrote has a schema then, whatever its media type is.
fn is_typed(content: &Content<'_>, schemas: &Schemas<'_, '_>) -> bool {
    let is_form = content.media_type == FORM || content.media_type.starts_with("multipart/");
    match schemas.document.is_own && !is_form {
        true => content.at.get("schema").is_some(),
        false => may_be_json(&content.media_type),
    }
}

/// The body of an operation.
pub(super) fn body<'d>(
    at: At<'d>,
    (index, id): (usize, &str),
    schemas: &mut Schemas<'d, '_>,
) -> Option<Body> {
    let contents = contents(at);
    let first = contents.first()?;
    let json = contents.iter().find(|content| is_typed(content, schemas));
    let media_types: Vec<String> = contents.iter().map(|one| one.media_type.clone()).collect();
    let place = Place {
        name: CarrierName::Place(vec![id.to_owned(), "Body".to_owned()]),
        request_of: Some(index),
    };
    let (content, media_type) = match json {
        Some(json) if json.media_type == "application/json-patch+json" => {
            (BodyContent::Patch, json.media_type.clone())
        }
        Some(json) => {
            let schema = json.at.get("schema");
            let ty = schema.map_or(Type::Any, |schema| schemas.ty(schema, &place));
            let stated =
                if is_json(&json.media_type) { json.media_type.clone() } else { JSON.to_owned() };
            (BodyContent::Json(ty), stated)
        }
        None if first.media_type == FORM => {
            note_fields(first.at, schemas);
            (BodyContent::Form, FORM.to_owned())
        }
        None => {
            if first.media_type.starts_with("multipart/") {
                note_fields(first.at, schemas);
            }
            (BodyContent::Binary, first.media_type.clone())
        }
    };
    let docs = at.node.text_at("description").unwrap_or_default().trim().to_owned();
    let reason = Reason::new(Evidence::Table, Some(at.node.place));
    Some(Body { name: "body".to_owned(), media_type, content, media_types, docs, reason })
}

/// Notes that what is said of a form's fields does not reach the crate.
pub(super) fn note_fields(at: At<'_>, schemas: &mut Schemas<'_, '_>) {
    let message = "the fields of this form have no types; they are what callers pass";
    schemas.diagnostics.push(Diagnostic::new(Code::Unsupported, at.node.place, message));
}

pub(super) const JSON: &str = "application/json";
pub(super) const FORM: &str = "application/x-www-form-urlencoded";

/// The answer of success and all statuses.
pub(super) fn response<'d>(
    at: At<'d>,
    id: &str,
    produces: &[String],
    schemas: &mut Schemas<'d, '_>,
) -> (Response, Vec<Status>) {
    let mut statuses = Vec::new();
    let mut answers: Vec<(String, At<'d>)> = Vec::new();
    let all: Vec<(String, At<'d>)> = at
        .node
        .entries_at("responses")
        .filter(|(status, _)| !status.starts_with("x-"))
        .map(|(status, node)| (status.clone(), at.with(node)))
        .collect();
    for (status, response) in &all {
        let Some(target) = schemas.follow(*response) else { continue };
        let text = target.at.node.text_at("description").unwrap_or_default().trim().to_owned();
        match status.parse::<u16>() {
            Ok(code) if (100..600).contains(&code) => statuses.push(Status { code, text }),
            _ if status == "default" || is_range(status) => {}
            _ => {
                let message = format!("`{status}` is not an HTTP status");
                schemas.diagnostics.push(Diagnostic::new(
                    Code::BadStatus,
                    response.node.place,
                    message,
                ));
            }
        }
        if status.starts_with('2') {
            answers.push((status.clone(), target.at));
        }
    }
    if answers.is_empty()
        && let Some((status, response)) = all.iter().find(|(status, _)| status == "default")
        && let Some(target) = schemas.follow(*response)
    {
        answers.push((status.clone(), target.at));
    }
    let docs = answers.first().and_then(|(_, at)| at.node.text_at("description"));
    let docs = docs.unwrap_or_default().trim().to_owned();
    let mut media_types: Vec<String> = Vec::new();
    let mut found: Vec<Type> = Vec::new();
    let (mut is_binary, mut is_empty) = (false, answers.is_empty());
    for (status, answer) in &answers {
        let contents = answer_contents(*answer, produces, schemas);
        for content in &contents {
            if !media_types.contains(&content.media_type) {
                media_types.push(content.media_type.clone());
            }
        }
        let place = Place::named(CarrierName::Place(vec![id.to_owned(), "Answer".to_owned()]));
        match contents.iter().find(|content| is_typed(content, schemas)) {
            Some(json) => {
                let schema = json.at.get("schema");
                let ty = schema.map_or(Type::Any, |schema| schemas.ty(schema, &place));
                if !found.contains(&ty) {
                    found.push(ty);
                }
            }
            None if contents.is_empty() || ["204", "205"].contains(&status.as_str()) => {
                is_empty = true
            }
            None => is_binary = true,
        }
    }
    let place = Place::named(CarrierName::Place(vec![id.to_owned(), "Answers".to_owned()]));
    let ty = if found.len() > 1 { Some(schemas.choice_of(at, found, &place)) } else { found.pop() };
    if ty.is_some() && is_binary {
        schemas.note_open(at, "one success is JSON and another is not; the answer is bytes");
    }
    let content = match (ty, is_binary, is_empty) {
        (_, true, _) => ResponseContent::Binary,
        (Some(ty), _, true) => ResponseContent::JsonOrNothing(ty),
        (Some(ty), _, false) => ResponseContent::Json(ty),
        (None, _, _) if answers.is_empty() => ResponseContent::Unknown,
        (None, ..) => ResponseContent::Nothing,
    };
    let span = answers.first().map(|(_, at)| at.node.place);
    let reason = Reason::new(Evidence::Table, span);
    (Response { content, media_types, docs, reason }, statuses)
}

/// What an answer may hold; older documents say the media types elsewhere.
pub(super) fn answer_contents<'d>(
    at: At<'d>,
    produces: &[String],
    schemas: &Schemas<'d, '_>,
) -> Vec<Content<'d>> {
    if schemas.document.version != Version::Swagger {
        return contents(at);
    }
    if at.node.get("schema").is_none() {
        return Vec::new();
    }
    let is_file =
        at.node.get("schema").is_some_and(|schema| schema.text_at("type") == Some("file"));
    let stated = produces.iter().filter(|media_type| !is_file || !is_json(media_type));
    let mut stated: Vec<String> = stated.cloned().collect();
    if stated.is_empty() {
        stated.push(if is_file { "application/octet-stream" } else { JSON }.to_owned());
    }
    stated.into_iter().map(|media_type| Content { media_type, at }).collect()
}

/// `2XX`.
fn is_range(status: &str) -> bool {
    let lower = status.to_ascii_lowercase();
    lower.len() == 3
        && lower.ends_with("xx")
        && lower.starts_with(|first: char| first.is_ascii_digit())
}

/// The media types of a list.
pub(super) fn listed(node: Option<&Node>) -> Option<Vec<String>> {
    let items = node?.list()?.iter().filter_map(Node::text);
    Some(
        items
            .map(|one| one.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
            .collect(),
    )
}
