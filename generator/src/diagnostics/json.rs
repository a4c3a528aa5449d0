//! Findings for programs.

use super::{Diagnostic, Severity};
use crate::source::{Sources, Span};
use serde::Serialize;

/// A finding, with places for people.
#[derive(Debug, Serialize)]
pub struct Finding<'f> {
    /// What this is, among other things that programs are told.
    kind: &'static str,
    code: &'static str,
    severity: Severity,
    message: &'f str,
    place: Option<Place<'f>>,
    labels: Vec<Label<'f>>,
    help: Option<&'f str>,
}

/// A further place, with a word on it.
#[derive(Debug, Serialize)]
struct Label<'f> {
    place: Place<'f>,
    text: &'f str,
}

/// A place in a file: line and column from 1, the column in characters.
#[derive(Debug, Serialize)]
struct Place<'f> {
    file: &'f str,
    line: u32,
    column: u32,
}

impl<'f> Finding<'f> {
    /// A finding, whose places are in these files.
    pub fn new(diagnostic: &'f Diagnostic, sources: &'f Sources) -> Self {
        let place = |span: Span| {
            let file = sources.file(span.file);
            let at = file.line_column(span.start);
            Place { file: &file.path, line: at.line, column: at.column }
        };
        let labels = diagnostic.labels.iter();
        Self {
            kind: "finding",
            code: diagnostic.code.name(),
            severity: diagnostic.severity,
            message: &diagnostic.message,
            place: diagnostic.span.map(place),
            labels: labels.map(|(span, text)| Label { place: place(*span), text }).collect(),
            help: diagnostic.help.as_deref(),
        }
    }
}
