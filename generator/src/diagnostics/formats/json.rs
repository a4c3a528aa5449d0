//! Findings as JSON, with all there is.

use super::Place;
use crate::diagnostics::{Diagnostic, Edit, Severity};
use crate::source::{Sources, Span};
use serde::Serialize;

/// What a run found.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Findings {
    /// How many findings there are of each severity.
    pub counts: Counts,
    /// The findings, by file and place; those about the run as a whole come first.
    pub findings: Vec<Finding>,
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

/// One finding.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Which kind of finding, by a name that stays.
    pub code: String,
    /// How bad it is.
    pub severity: Severity,
    /// What is found, in one line.
    pub message: String,
    /// What the reader can do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Where it is; absent from findings about the run as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Further places, with a word on each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<Label>,
    /// What would mend it without a change of meaning: all of these at once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fix: Vec<NewText>,
}

/// A place, and a word on it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What is to be said of it.
    pub text: String,
}

/// Text for a place.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct NewText {
    /// What goes.
    pub place: Place,
    /// What comes.
    pub text: String,
}

impl Findings {
    /// The findings, with places for people.
    pub fn new<'a>(findings: impl IntoIterator<Item = &'a Diagnostic>, sources: &Sources) -> Self {
        let findings: Vec<_> =
            findings.into_iter().map(|found| Finding::new(found, sources)).collect();
        let count = |severity| findings.iter().filter(|found| found.severity == severity).count();
        let counts = Counts {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
        };
        Self { counts, findings }
    }
}

impl Finding {
    /// A finding, with places for people.
    pub fn new(found: &Diagnostic, sources: &Sources) -> Self {
        let place = |span: Span| Place::of(span, sources);
        let label =
            |(span, text): &(Span, String)| Label { place: place(*span), text: text.clone() };
        let edit = |edit: &Edit| NewText { place: place(edit.span), text: edit.text.clone() };
        Self {
            code: found.code.name().to_owned(),
            severity: found.severity,
            message: found.message.clone(),
            help: found.help.clone(),
            place: found.span.map(place),
            labels: found.labels.iter().map(label).collect(),
            fix: found.fix.iter().map(edit).collect(),
        }
    }
}

/// The findings as JSON.
pub fn json<'a>(findings: impl IntoIterator<Item = &'a Diagnostic>, sources: &Sources) -> String {
    let findings = Findings::new(findings, sources);
    // Texts and numbers can always be written.
    serde_json::to_string_pretty(&findings).unwrap_or_default() + "\n"
}
