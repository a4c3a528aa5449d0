//! Examples become samples.

use super::contents::{Content, JSON, contents};
use super::document::At;
use super::extensions;
use super::schemas::Schemas;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::api::media_type::is_json;
use crate::model::sample::{Sample, SampleBody, SampleKind};
use crate::source::tree::{Kind, Node};
use crate::source::{Sources, Spanned};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

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

/// Notes the examples of an answer of no single status, which no test can be made of.
pub(super) fn note_without_status<'d>(at: At<'d>, schemas: &mut Schemas<'d, '_>) {
    for content in contents(at) {
        if let Some(first) = own(content.at, schemas).first() {
            left_out(*first, "this example has no status of its own; it is not tested", schemas);
        }
    }
}

fn left_out(at: At<'_>, message: &str, schemas: &mut Schemas<'_, '_>) {
    schemas.diagnostics.push(Diagnostic::new(Code::ExampleLeftOut, at.node.place, message));
}

/// All examples of an operation that this library wrote, which have the ids of payloads as names. They are in the
/// order of these, or in one that is told.
pub(super) fn of_own<'d>(operation: &str, at: At<'d>, sources: &Sources) -> Vec<Sample> {
    let mut named: Vec<(&'d String, Sample)> = Vec::new();
    let mut add = |described: &'d Node, media_type: &str, kind: SampleKind| {
        let lists = ["examples", "x-tablature-contradictions", "x-tablature-samples"];
        for (id, example) in lists.into_iter().flat_map(|list| described.entries_at(list)) {
            let found = extensions::sample(example, media_type, kind, sources);
            named.extend(found.map(|sample| (id, sample)));
        }
    };
    let mut add_all = |described: &'d Node, kind: SampleKind| {
        add(described, JSON, kind);
        described.entries_at("content").for_each(|(media_type, one)| add(one, media_type, kind));
    };
    add_all(at.node, SampleKind::Request);
    at.node.get("requestBody").into_iter().for_each(|body| add_all(body, SampleKind::Request));
    for (status, response) in at.node.entries_at("responses") {
        if let Ok(status) = status.parse() {
            add_all(response, SampleKind::Response(status));
        }
    }
    let told = at.node.items_at("x-tablature-payloads");
    let place = |id: &str| told.iter().position(|one| one.text() == Some(id));
    named.sort_by_cached_key(|(id, sample)| {
        let status = match sample.kind {
            SampleKind::Request => 0,
            SampleKind::Response(status) => status,
        };
        (place(id), status, ordinal(id, operation, sample.kind))
    });
    named.into_iter().map(|(_, sample)| sample).collect()
}

/// Which of several payloads of its kind one is: that of `Op.response.200.2` is the second.
fn ordinal(id: &str, operation: &str, kind: SampleKind) -> usize {
    let kind = match kind {
        SampleKind::Request => ".request".to_owned(),
        SampleKind::Response(status) => format!(".response.{status}"),
    };
    let rest = id.strip_prefix(operation).and_then(|rest| rest.strip_prefix(&kind));
    rest.and_then(|rest| rest.strip_prefix('.')?.parse().ok()).unwrap_or(1)
}

pub(super) fn sample(node: &Node, media_type: &str, kind: SampleKind, sources: &Sources) -> Sample {
    let value = node.value();
    let written = sources.slice(node.span);
    let laid_out = laid_out(node, sources);
    // As it stands in the document, where that is JSON.
    let text = match serde_json::from_str::<serde_json::Value>(written) {
        Ok(same) if same == value => written.to_owned(),
        _ => laid_out.clone(),
    };
    let body = SampleBody::Json(Spanned::new(text, node.span), value);
    let (media_type, laid_out) = (Some(media_type.to_owned()), Some(laid_out));
    Sample { kind, media_type, body, laid_out, span: node.place }
}

/// A value as JSON that does not know how deep in a document it stood. Numbers keep their digits.
fn laid_out(node: &Node, sources: &Sources) -> String {
    serde_json::to_string_pretty(&Shown(node, sources)).unwrap_or_default()
}

/// A node as it is to be written.
struct Shown<'n>(&'n Node, &'n Sources);

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Shown(node, sources) = *self;
        match &node.kind {
            Kind::Number(number) => match serde_json::from_str(sources.slice(node.span)) {
                Ok(digits) => <&RawValue>::serialize(&digits, serializer),
                Err(_) => number.serialize(serializer),
            },
            Kind::List(items) => {
                serializer.collect_seq(items.iter().map(|item| Shown(item, sources)))
            }
            Kind::Object(entries) => serializer
                .collect_map(entries.iter().map(|(key, value)| (key, Shown(value, sources)))),
            _ => node.value().serialize(serializer),
        }
    }
}
