//! Bodies and answers that a page names and another page describes.

use super::book::Book;
use super::claims::Claims;
use super::roots::{Root, Wrapper};
use crate::api::media_type;
use crate::docs::{EndpointPage, SampleBody, StatedType, SummaryCarrier};
use serde_json::Value;

/// Lets a body or answer without a table be of the carrier that the page names, if tables elsewhere
/// describe that, and the samples here show nothing that it lacks.
pub(super) fn call(
    page: &EndpointPage,
    is_request: bool,
    root: &mut Root,
    claims: &Claims,
    book: &Book,
) {
    let stated = match &page.body {
        Some(body) if is_request => &body.content,
        _ => &page.response,
    };
    let kind = stated.kind.as_deref();
    let name = match kind {
        Some(StatedType::Reference(Some(name))) => Some(name),
        None
        | Some(StatedType::Array(None) | StatedType::Dictionary | StatedType::Reference(None)) => {
            stated.carrier.as_ref().map(|name| &name.value)
        }
        _ => None,
    };
    let said = page.summary_carrier.as_ref().filter(|_| !is_request && kind.is_none());
    let is_bytes = stated.media_types.iter().any(|media_type| !media_type::is_text(media_type))
        || page.samples.iter().any(|sample| matches!(sample.body, SampleBody::Raw(_)));
    let samples: Vec<_> = page.json_samples(is_request).map(|(_, value)| value).collect();
    let is_list = matches!(kind, Some(StatedType::Array(_)))
        || samples.first().is_some_and(|value| value.is_array());
    let fits_list = |said: &&SummaryCarrier| said.is_list.is_none_or(|said| said == is_list);
    let said = said.filter(|_| !samples.is_empty()).filter(fits_list).map(|said| &said.name.value);
    let known = name.or(said).filter(|name| !claims.is_refuted(name));
    let known = known.and_then(|name| book.named(name));
    let Some(id) = known.filter(|_| stated.table.is_none() && !is_bytes) else { return };
    let is_part = |value: &Value| {
        let keys = value.as_object().map(|object| object.keys().cloned().collect());
        keys.is_some_and(|keys| book.is_part(&keys, id))
    };
    let fits = |value: &&Value| match value.as_array() {
        Some(items) => is_list && items.iter().all(is_part),
        None => !is_list && is_part(value),
    };
    if book.draft(id).has_table && samples.iter().all(fits) {
        root.carrier = Some(id);
        root.wrapper = if is_list { Wrapper::List } else { Wrapper::None };
    }
}
