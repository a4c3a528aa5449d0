//! Samples become payloads, each with what it is decoded as.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::api::{
    Api, BodyContent, Operation, Payload, PayloadContent, PayloadKind, ResponseContent, Step, Type,
};
use crate::model::conform::{self, Contradiction, Said};
use crate::model::sample::{Sample, SampleBody, SampleKind};
use crate::source::{Spanned, json};
use indexmap::IndexMap;
use std::collections::HashMap;

/// How many contradictions of a sample are looked at.
const MOST_LOOKED_AT: usize = 10_000;

/// How many contradictions of a sample are told.
const MOST_TOLD: usize = 20;

/// The documented payloads of an operation, each with what it is decoded as. A payload that
/// contradicts its type is a finding.
pub(super) fn payloads(
    samples: &[Sample],
    operation: &Operation,
    api: &Api,
    diagnostics: &mut Diagnostics,
) -> Vec<Payload> {
    let mut found = Vec::new();
    let mut ordinals: HashMap<String, usize> = HashMap::new();
    for sample in samples {
        let kind = match sample.kind {
            SampleKind::Request => PayloadKind::Request,
            SampleKind::Response(status) => PayloadKind::Response(status),
        };
        let Some(content) = content(sample, kind, operation, api, diagnostics) else { continue };
        let (SampleBody::Json(text, _) | SampleBody::Raw(text)) = &sample.body else { continue };
        let unknown = unknown(sample, &content, api, diagnostics);
        let base = match kind {
            PayloadKind::Request => format!("{}.request", operation.id),
            PayloadKind::Response(status) => format!("{}.response.{status}", operation.id),
        };
        let ordinal = ordinals.entry(base.clone()).and_modify(|ordinal| *ordinal += 1).or_insert(1);
        let id = if *ordinal == 1 { base } else { format!("{base}.{ordinal}") };
        let span = text.span;
        let text = sample.laid_out.clone().unwrap_or_else(|| text.value.clone());
        found.push(Payload { id, kind, content, unknown, text, span });
    }
    found
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
    let found = conform::contradictions(api, &ty, value, MOST_LOOKED_AT);
    report(&found, text, diagnostics);
    Some(match found.into_iter().next() {
        Some(first) => PayloadContent::Contradiction(ty, first.path),
        None => PayloadContent::Json(ty),
    })
}

/// Reports where a payload contradicts its type: of what is wrong in the same way at the same place
/// of several items or entries, the first.
fn report(all: &[Contradiction], text: &Spanned<String>, diagnostics: &mut Diagnostics) {
    let mut places: IndexMap<_, Vec<&Contradiction>> = IndexMap::new();
    for found in all {
        let place: Vec<Option<&str>> = found.path.iter().map(property_of).collect();
        places.entry((place, found.expected, found.found)).or_default().push(found);
    }
    let left_out = places.len().saturating_sub(MOST_TOLD);
    for (number, alike) in places.into_values().take(MOST_TOLD).enumerate() {
        let finding = mismatch(alike[0], text);
        let more = alike.len() - 1;
        diagnostics.push(if left_out > 0 && number + 1 == MOST_TOLD {
            finding.help(format!("this sample has {left_out} more that are not told"))
        } else if more > 0 {
            finding.help(format!("so it is in {more} more of the items or entries there"))
        } else {
            finding
        });
    }
}

/// The name of the property to which a step leads; all items and entries are alike.
fn property_of(step: &Step) -> Option<&str> {
    match step {
        Step::Property(name) => Some(name),
        Step::Item(_) | Step::Entry(_) => None,
    }
}

/// A contradiction as a finding at its value.
fn mismatch(found: &Contradiction, text: &Spanned<String>) -> Diagnostic {
    let place = text.span.part(json::locate(text, found.path.iter().map(json_step)));
    let what = match found.path.last() {
        None => "the payload".to_owned(),
        Some(Step::Property(name) | Step::Entry(name)) => format!("`{name}`"),
        Some(Step::Item(index)) => format!("item {index}"),
    };
    let (said, label) = match found.said {
        Said::Docs => ("documented as", "documented here"),
        Said::Override => ("overridden to be", "overridden here"),
    };
    let Contradiction { expected, found: shown, .. } = found;
    let message = format!("{what} is {said} {expected}, but the sample has {shown}");
    let finding = Diagnostic::new(Code::SampleTypeMismatch, place, message);
    found.stated.into_iter().fold(finding, |finding, span| finding.label(span, label))
}

/// What a payload holds that its type has no property for. The docs give every value of a sample a
/// property, so it was the configuration that took it away: by leaving it out, which is its will,
/// or by giving another type, which is a finding.
fn unknown(
    sample: &Sample,
    content: &PayloadContent,
    api: &Api,
    diagnostics: &mut Diagnostics,
) -> Vec<Vec<Step>> {
    let (PayloadContent::Json(ty), SampleBody::Json(text, value)) = (content, &sample.body) else {
        return Vec::new();
    };
    let unknown = conform::unknown(api, ty, value);
    for unknown in unknown.iter().filter(|unknown| !unknown.is_left_out) {
        let Some(Step::Property(name)) = unknown.path.last() else { continue };
        let carrier = api.carrier(unknown.carrier).name.display();
        let place = text.span.part(json::locate(text, unknown.path.iter().map(json_step)));
        let message = format!("the sample has `{name}` here, which `{carrier}` lacks");
        diagnostics.push(Diagnostic::new(Code::SampleExtraProperty, place, message));
    }
    unknown.into_iter().map(|unknown| unknown.path).collect()
}

/// The step as JSON knows it.
fn json_step(step: &Step) -> json::Step<'_> {
    match step {
        Step::Property(key) | Step::Entry(key) => json::Step::Key(key),
        Step::Item(index) => json::Step::Index(*index),
    }
}
