//! Bodies and answers that a page names and another page describes.

use super::body_shapes::{Root, Wrapper};
use super::claims::Claims;
use super::drafts::Drafts;
use crate::model::api::media_type;
use crate::model::sample::SampleBody;
use crate::pages::statements::{EndpointPage, StatedContent, StatedType};
use serde_json::Value;

/// Lets a body or answer without a table be of the carrier that the page names, if tables elsewhere
/// describe that, and the samples here show nothing that it lacks.
pub(super) fn call(
    page: &EndpointPage,
    is_request: bool,
    root: &mut Root,
    claims: &Claims,
    drafts: &Drafts,
) {
    let content = content(page, is_request);
    if content.table.is_some() || is_bytes(page, content) {
        return;
    }
    let samples: Vec<_> = page.json_samples(is_request).map(|(_, value)| value).collect();
    let is_list = matches!(content.kind.as_deref(), Some(StatedType::Array(_)))
        || match samples.first() {
            Some(value) => value.is_array(),
            None => !is_request && says_list(page, drafts),
        };
    let in_summary = || {
        let said = page.summary_carrier.as_ref()?;
        let fits = content.kind.is_none() && said.is_list.is_none_or(|said| said == is_list);
        // What is described by its name needs no sample to be known.
        let described =
            drafts.named(&said.name).is_some_and(|id| drafts.draft(id).described_on.is_some());
        let is_sure = !samples.is_empty() || (described && said.is_list.is_some());
        (fits && !is_request && is_sure).then_some(&said.name.value)
    };
    let name = named(content).or_else(in_summary).filter(|name| !claims.is_refuted(name));
    let known = name.and_then(|name| drafts.named(name)).filter(|&id| drafts.draft(id).has_table);
    let Some(id) = known else { return };
    let is_part = |value: &Value| {
        let keys = value.as_object().map(|object| object.keys().cloned().collect());
        keys.is_some_and(|keys| drafts.is_part(&keys, id) || drafts.is_mostly(&keys, id))
    };
    let fits = |value: &&Value| match value.as_array() {
        Some(items) => is_list && items.iter().all(is_part),
        None => !is_list && is_part(value),
    };
    if samples.iter().all(fits) {
        root.carrier = Some(id);
        root.wrapper = if is_list { Wrapper::List } else { Wrapper::None };
    }
}

/// Whether the page says that its operation answers a list of a carrier that is described by its name.
fn says_list(page: &EndpointPage, drafts: &Drafts) -> bool {
    page.summary_carrier.as_ref().is_some_and(|said| {
        let described =
            drafts.named(&said.name).is_some_and(|id| drafts.draft(id).described_on.is_some());
        described && said.is_list == Some(true)
    })
}

/// What the page says of its body or its answer.
fn content(page: &EndpointPage, is_request: bool) -> &StatedContent {
    match &page.body {
        Some(body) if is_request => &body.content,
        _ => &page.response,
    }
}

/// The name that the kind of a content has, or that stands beside a kind without one.
fn named(content: &StatedContent) -> Option<&String> {
    match content.kind.as_deref() {
        Some(kind) if kind.carrier().is_some() => kind.carrier(),
        None
        | Some(StatedType::Array(None) | StatedType::Dictionary | StatedType::Reference(None)) => {
            content.carrier.as_ref().map(|name| &name.value)
        }
        _ => None,
    }
}

/// Whether a content is other than text by its media types, or by a sample.
fn is_bytes(page: &EndpointPage, content: &StatedContent) -> bool {
    content.media_types.iter().any(|media_type| !media_type::is_text(media_type))
        || page.samples.iter().any(|sample| matches!(sample.body, SampleBody::Raw(_)))
}
