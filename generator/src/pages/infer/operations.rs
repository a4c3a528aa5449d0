//! Pages become operations.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::api::media_type::{is_json, is_text};
use crate::model::api::{
    Body, BodyContent, Operation, Parameter, Reason, Response, ResponseContent, Status,
};
use crate::model::sample::{Sample, SampleBody, SampleKind};
use crate::pages::statements::EndpointPage;
use crate::source::Sources;

/// A page as an operation; its payloads come later, when all types are known.
pub(super) fn operation(
    page: &EndpointPage,
    body: Option<(BodyContent, Reason)>,
    (response, reason): (ResponseContent, Reason),
    parameters: Vec<Parameter>,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Operation {
    if let (ResponseContent::Nothing, Some(name)) = (&response, &page.response.carrier) {
        let message = format!("`{name}` is named as the type of an answer without content");
        diagnostics.push(Diagnostic::new(Code::VoidWithTypeName, name.span, message));
    }
    for sample in &page.samples {
        check_status(page, sample, diagnostics);
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
        deprecated: false,
        restrictions: page.restrictions.clone(),
        parameters,
        context_headers: page.context_headers.clone(),
        body: body.map(|(content, reason)| self::body(page, content, reason)),
        response: Response {
            content: response,
            media_types: page.response.media_types.clone(),
            docs: page.response.description.clone(),
            reason,
        },
        statuses: statuses.collect(),
        payloads: Vec::new(),
        page: sources.file(page.file).name.clone(),
        span: page.path.span,
    }
}

/// Reports a sample's status that the page's list of statuses lacks.
fn check_status(page: &EndpointPage, sample: &Sample, diagnostics: &mut Diagnostics) {
    let SampleKind::Response(status) = sample.kind else { return };
    let is_listed = page.statuses.iter().any(|documented| documented.code.value == status);
    if !page.statuses.is_empty() && !is_listed {
        let message = format!("the sample's status {status} is not among the documented ones");
        diagnostics.push(Diagnostic::new(Code::StatusNotInTable, sample.span, message));
    }
}

fn body(page: &EndpointPage, content: BodyContent, reason: Reason) -> Body {
    let (name, docs, media_types) = match &page.body {
        Some(body) => {
            (body.name.clone(), body.content.description.clone(), body.content.media_types.clone())
        }
        None => ("body".to_owned(), String::new(), page.body_media_types.clone()),
    };
    let media_type = media_type(page, &content, &media_types);
    Body { name, media_type, content, media_types, docs, reason }
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
