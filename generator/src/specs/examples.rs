//! Examples become samples.

use super::document::At;
use super::schemas::Schemas;
use crate::model::sample::{Sample, SampleBody, SampleKind};
use crate::source::tree::Node;
use crate::source::{Sources, Spanned};

/// The examples of a media type, be they one, several, or the schema's own.
pub(super) fn of_media<'d>(
    at: At<'d>,
    media_type: &str,
    kind: SampleKind,
    sources: &Sources,
    schemas: &mut Schemas<'d, '_>,
) -> Vec<Sample> {
    let mut found: Vec<At<'d>> = at.get("example").into_iter().collect();
    for (_, example) in at.node.entries_at("examples") {
        if let Some(target) = schemas.follow(at.with(example)) {
            found.extend(target.at.get("dataValue").or_else(|| target.at.get("value")));
        }
    }
    if found.is_empty() {
        let schema = at.get("schema").and_then(|schema| schemas.document.follow(schema).ok());
        found.extend(schema.and_then(|target| target.at.get("example")));
    }
    found.into_iter().map(|at| sample(at.node, media_type, kind, sources)).collect()
}

/// The examples of an answer in an older document, by media type.
pub(super) fn of_answer<'d>(at: At<'d>, kind: SampleKind, sources: &Sources) -> Vec<Sample> {
    let by_type = at.node.entries_at("examples");
    by_type
        .filter(|(media_type, _)| media_type.contains('/'))
        .map(|(media_type, node)| sample(node, media_type, kind, sources))
        .collect()
}

fn sample(node: &Node, media_type: &str, kind: SampleKind, sources: &Sources) -> Sample {
    let value = node.value();
    let written = sources.slice(node.span);
    // As it stands in the document, where that is JSON.
    let text = match serde_json::from_str::<serde_json::Value>(written) {
        Ok(same) if same == value => written.to_owned(),
        _ => serde_json::to_string_pretty(&value).unwrap_or_default(),
    };
    let body = SampleBody::Json(Spanned::new(text, node.span), value);
    Sample { kind, media_type: Some(media_type.to_owned()), body, span: node.place }
}
