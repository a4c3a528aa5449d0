//! Examples become samples.

use super::contents::{Content, contents};
use super::document::At;
use super::schemas::Schemas;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::api::media_type::is_json;
use crate::model::sample::{Sample, SampleBody, SampleKind};
use crate::source::tree::Node;
use crate::source::{Sources, Spanned};

/// The examples of a content, be they one, several, or the schema's own. What is no JSON is a finding.
pub(super) fn of_content<'d>(
    content: &Content<'d>,
    kind: SampleKind,
    sources: &Sources,
    schemas: &mut Schemas<'d, '_>,
) -> Vec<Sample> {
    let Content { media_type, at } = content;
    let mut found = own(*at, schemas);
    if !is_json(media_type) {
        if let Some(first) = found.first() {
            left_out(*first, &format!("an example of `{media_type}` is not tested"), schemas);
        }
        return Vec::new();
    }
    if found.is_empty() {
        let schema = at.get("schema").and_then(|schema| schemas.document.follow(schema).ok());
        found.extend(schema.and_then(|target| target.at.get("example")));
    }
    found.into_iter().map(|at| sample(at.node, media_type, kind, sources)).collect()
}

/// What stands as an example at a media type.
fn own<'d>(at: At<'d>, schemas: &mut Schemas<'d, '_>) -> Vec<At<'d>> {
    let mut found: Vec<At<'d>> = at.get("example").into_iter().collect();
    for (_, example) in at.node.entries_at("examples") {
        let Some(target) = schemas.follow(at.with(example)) else { continue };
        match target.at.get("dataValue").or_else(|| target.at.get("value")) {
            Some(value) => found.push(value),
            None => left_out(target.at, "this example has no `value`; it is not tested", schemas),
        }
    }
    found
}

/// The examples of an answer in an older document, by media type.
pub(super) fn of_answer<'d>(
    at: At<'d>,
    kind: SampleKind,
    sources: &Sources,
    schemas: &mut Schemas<'d, '_>,
) -> Vec<Sample> {
    let mut samples = Vec::new();
    for (media_type, node) in at.node.entries_at("examples") {
        match is_json(media_type) {
            true => samples.push(sample(node, media_type, kind, sources)),
            false => {
                let message = format!("an example of `{media_type}` is not tested");
                left_out(at.with(node), &message, schemas);
            }
        }
    }
    samples
}

/// Notes the examples of an answer of which every status is documented otherwise.
pub(super) fn note_without_status<'d>(at: At<'d>, schemas: &mut Schemas<'d, '_>) {
    for content in contents(at) {
        if let Some(first) = own(content.at, schemas).first() {
            left_out(
                *first,
                "this example has no status that is left for it; it is not tested",
                schemas,
            );
        }
    }
}

fn left_out(at: At<'_>, message: &str, schemas: &mut Schemas<'_, '_>) {
    schemas.diagnostics.push(Diagnostic::new(Code::ExampleLeftOut, at.node.place, message));
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
