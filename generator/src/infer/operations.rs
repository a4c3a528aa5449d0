//! Pages become operations, with their parameters, bodies, answers and payloads.

use super::conform;
use super::decide::scalar;
use super::enums::Enums;
use crate::api::media_type::{is_json, is_text};
use crate::api::{
    Api, Body, BodyContent, Operation, Parameter, Payload, PayloadContent, PayloadKind, Response,
    ResponseContent, Status, Step, Type,
};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::dialect::Dialect;
use crate::docs::json;
use crate::docs::{
    EndpointPage, ParameterPlace, Sample, SampleBody, SampleKind, StatedParameter, StatedType,
};
use crate::source::{Sources, Spanned};
use std::collections::HashMap;

/// A page as an operation; its payloads come later, when all types are known.
pub(super) fn operation(
    page: &EndpointPage,
    body: Option<BodyContent>,
    response: ResponseContent,
    enums: &mut Enums,
    dialect: &Dialect,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Operation {
    if let (ResponseContent::Nothing, Some(name)) = (&response, &page.response.carrier) {
        let message = format!("`{name}` is named as the type of an answer without content");
        diagnostics.push(Diagnostic::new(Code::VoidWithTypeName, name.span, message));
    }
    let statuses = page
        .statuses
        .iter()
        .map(|status| Status { code: status.code.value, text: status.text.clone() });
    Operation {
        id: page.id.value.clone(),
        group: page.group.clone(),
        name: page.name.clone(),
        method: page.method.value.clone(),
        path: page.path.value.clone(),
        summary: page.summary.clone(),
        restrictions: page.restrictions.clone(),
        parameters: parameters(page, enums, dialect, diagnostics),
        context_headers: page.context_headers.clone(),
        body: body.map(|content| self::body(page, content)),
        response: Response {
            content: response,
            media_types: page.response.media_types.clone(),
            docs: page.response.description.clone(),
        },
        statuses: statuses.collect(),
        payloads: Vec::new(),
        page: sources.file(page.file).name.clone(),
        span: page.path.span,
    }
}

/// Path parameters in the order of the path, then those of the query, then headers.
fn parameters(
    page: &EndpointPage,
    enums: &mut Enums,
    dialect: &Dialect,
    diagnostics: &mut Diagnostics,
) -> Vec<Parameter> {
    let tokens = path_tokens(&page.path);
    let stated_in =
        |place: ParameterPlace| page.parameters.iter().filter(move |stated| stated.place == place);
    let mut found = Vec::new();
    for token in &tokens {
        let stated =
            stated_in(ParameterPlace::Path).find(|stated| stated.name.value == token.value);
        found.push(match stated {
            Some(stated) => Parameter { required: true, ..parameter(page, stated, enums, dialect) },
            None => {
                let message =
                    format!("no table describes the path's `{{{token}}}`; it is taken to be text");
                diagnostics.push(Diagnostic::new(
                    Code::PathParameterUndocumented,
                    token.span,
                    message,
                ));
                Parameter {
                    name: token.value.clone(),
                    place: ParameterPlace::Path,
                    ty: Type::String,
                    comma_separated: false,
                    required: true,
                    docs: String::new(),
                }
            }
        });
    }
    for stated in stated_in(ParameterPlace::Path).filter(|stated| !tokens.contains(&stated.name)) {
        let message = format!("the path has no `{{{}}}`; it is left out", stated.name);
        let finding = Diagnostic::new(Code::PathParameterUnused, stated.name.span, message);
        diagnostics.push(finding.label(page.path.span, "the path"));
    }
    for place in [ParameterPlace::Query, ParameterPlace::Header] {
        found.extend(stated_in(place).map(|stated| parameter(page, stated, enums, dialect)));
    }
    found
}

fn parameter(
    page: &EndpointPage,
    stated: &StatedParameter,
    enums: &mut Enums,
    dialect: &Dialect,
) -> Parameter {
    let ty = match &stated.ty.value {
        StatedType::Enum(words) => enums.of(&page.name, &stated.name, words, &stated.description),
        StatedType::Array(None) => Type::Any.list(),
        other => scalar(other).unwrap_or(Type::String),
    };
    let words = &dialect.description().conventions.comma_separated;
    let comma_separated = stated.place == ParameterPlace::Query
        && ty == Type::String
        && words.contains(&stated.name.value);
    Parameter {
        name: stated.name.value.clone(),
        place: stated.place,
        ty,
        comma_separated,
        required: stated.required,
        docs: stated.description.clone(),
    }
}

/// The names in braces of a path, each once.
fn path_tokens(path: &Spanned<String>) -> Vec<Spanned<String>> {
    let mut tokens: Vec<Spanned<String>> = Vec::new();
    let mut offset = 0;
    while let Some(open) = path[offset..].find('{').map(|at| offset + at) {
        let Some(close) = path[open..].find('}').map(|at| open + at) else { break };
        let token = Spanned::new(path[open + 1..close].to_owned(), path.span.part(open..close + 1));
        if !token.is_empty() && !tokens.contains(&token) {
            tokens.push(token);
        }
        offset = close + 1;
    }
    tokens
}

fn body(page: &EndpointPage, content: BodyContent) -> Body {
    let (name, docs, media_types) = match &page.body {
        Some(body) => {
            (body.name.clone(), body.content.description.clone(), body.content.media_types.clone())
        }
        None => ("body".to_owned(), String::new(), page.body_media_types.clone()),
    };
    Body { name, media_type: media_type(page, &content, &media_types), content, media_types, docs }
}

/// The media type to send: what the sample uses, else the first documented one that fits the
/// content, else what the content is by nature.
fn media_type(page: &EndpointPage, content: &BodyContent, documented: &[String]) -> String {
    let sample = page
        .samples
        .iter()
        .find(|sample| sample.kind == SampleKind::Request && has_content(sample));
    if let Some(media_type) = sample.and_then(|sample| sample.media_type.clone()) {
        return media_type;
    }
    let (nature, fits): (&str, fn(&str) -> bool) = match content {
        BodyContent::Json(_) => ("application/json", is_json),
        BodyContent::Patch => ("application/json-patch+json", is_json),
        BodyContent::Binary => ("application/octet-stream", |media_type| {
            !is_text(media_type) && !media_type.starts_with("multipart/")
        }),
        BodyContent::Form => ("application/x-www-form-urlencoded", |media_type| {
            media_type == "application/x-www-form-urlencoded"
        }),
    };
    let fitting = documented.iter().find(|media_type| fits(media_type));
    fitting.cloned().unwrap_or_else(|| nature.to_owned())
}

fn has_content(sample: &Sample) -> bool {
    !matches!(sample.body, SampleBody::None)
}

/// The documented payloads of an operation, each with what it is decoded as. A payload that
/// contradicts its type is a finding.
pub(super) fn payloads(
    page: &EndpointPage,
    operation: &Operation,
    api: &Api,
    diagnostics: &mut Diagnostics,
) -> Vec<Payload> {
    let mut found = Vec::new();
    let mut ordinals: HashMap<String, usize> = HashMap::new();
    for sample in &page.samples {
        let kind = match sample.kind {
            SampleKind::Request => PayloadKind::Request,
            SampleKind::Response(status) => PayloadKind::Response(status),
        };
        if let PayloadKind::Response(status) = kind {
            check_status(page, sample, status, diagnostics);
        }
        let Some(content) = content(sample, kind, operation, api, diagnostics) else { continue };
        let (SampleBody::Json(text, _) | SampleBody::Raw(text)) = &sample.body else { continue };
        let base = match kind {
            PayloadKind::Request => format!("{}.request", operation.id),
            PayloadKind::Response(status) => format!("{}.response.{status}", operation.id),
        };
        let ordinal = ordinals.entry(base.clone()).and_modify(|ordinal| *ordinal += 1).or_insert(1);
        let id = if *ordinal == 1 { base } else { format!("{base}.{ordinal}") };
        found.push(Payload { id, kind, content, text: text.value.clone(), span: text.span });
    }
    found
}

fn check_status(page: &EndpointPage, sample: &Sample, status: u16, diagnostics: &mut Diagnostics) {
    if !page.statuses.iter().any(|documented| documented.code.value == status) {
        let message = format!("the sample's status {status} is not among the documented ones");
        diagnostics.push(Diagnostic::new(Code::StatusNotInTable, sample.span, message));
    }
}

/// What a sample is decoded as; `None` if it is no payload: an answer that is no success, or one
/// that has no content.
fn content(
    sample: &Sample,
    kind: PayloadKind,
    operation: &Operation,
    api: &Api,
    diagnostics: &mut Diagnostics,
) -> Option<PayloadContent> {
    let (text, value) = match (&sample.body, kind) {
        (SampleBody::None | SampleBody::Broken(_), _) => return None,
        (_, PayloadKind::Response(status)) if !(200..300).contains(&status) => return None,
        (SampleBody::Raw(_), _) => return Some(PayloadContent::Raw),
        (SampleBody::Json(text, value), _) => (text, value),
    };
    let nothing = matches!(kind, PayloadKind::Response(204 | 205))
        || operation.response.content == ResponseContent::Nothing;
    let ty = match kind {
        PayloadKind::Response(_) if nothing && value.is_null() => return None,
        PayloadKind::Response(_) => match &operation.response.content {
            ResponseContent::Json(ty) | ResponseContent::JsonOrNothing(ty) => ty.clone(),
            // Bytes that the docs print as a JSON string.
            ResponseContent::Binary if value.is_string() => Type::Byte,
            ResponseContent::Binary | ResponseContent::Nothing | ResponseContent::Unknown => {
                Type::Any
            }
        },
        PayloadKind::Request => match operation.body.as_ref().map(|body| &body.content) {
            Some(BodyContent::Json(ty)) => ty.clone(),
            Some(BodyContent::Patch) => return Some(PayloadContent::Patch),
            _ => Type::Any,
        },
    };
    let Some(found) = conform::contradiction(api, &ty, value) else {
        return Some(PayloadContent::Json(ty));
    };
    let place = text.span.part(json::locate(text, found.path.iter().map(json_step)));
    let what = match found.path.last() {
        None => "the payload".to_owned(),
        Some(Step::Property(name) | Step::Entry(name)) => format!("`{name}`"),
        Some(Step::Item(index)) => format!("item {index}"),
    };
    let message =
        format!("{what} is documented as {}, but the sample has {}", found.expected, found.found);
    let finding = Diagnostic::new(Code::SampleTypeMismatch, place, message);
    let stated = found.stated.into_iter();
    diagnostics.push(stated.fold(finding, |finding, span| finding.label(span, "documented here")));
    Some(PayloadContent::Contradiction(ty, found.path))
}

/// The step as JSON knows it.
fn json_step(step: &Step) -> json::Step<'_> {
    match step {
        Step::Property(key) | Step::Entry(key) => json::Step::Key(key),
        Step::Item(index) => json::Step::Index(*index),
    }
}
