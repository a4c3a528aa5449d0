//! Findings that are known, and are to be passed over.
//!
//! A baseline is text, one finding a line: `code page: message`. It says nothing of lines and columns, so it
//! stays true when other parts of a page change; of findings that read alike there are as many lines.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{FileId, Sources, Span};
use std::collections::HashMap;

/// What stands above the findings.
const ABOUT: &str =
    "# What `tablature lint --baseline` passes over; written by `--write-baseline`.\n";

/// The findings as a baseline.
pub fn write<'a>(findings: impl IntoIterator<Item = &'a Diagnostic>, sources: &Sources) -> String {
    let mut lines: Vec<String> = findings.into_iter().map(|found| line(found, sources)).collect();
    lines.sort();
    lines.into_iter().fold(ABOUT.to_owned(), |text, line| text + &line + "\n")
}

/// The findings that the baseline, a file of `sources`, does not have; and a finding for each of its lines that is
/// about none any more.
pub fn subtract(findings: &Diagnostics, baseline: FileId, sources: &Sources) -> Diagnostics {
    let file = sources.file(baseline);
    let mut known: HashMap<&str, Vec<Span>> = HashMap::new();
    for number in 0..file.text.lines().count() {
        let span = Span::new(baseline, file.line_span(number));
        let line = sources.slice(span).trim_end();
        if !line.is_empty() && !line.starts_with('#') {
            known
                .entry(line)
                .or_default()
                .push(Span { end: span.start + line.len() as u32, ..span });
        }
    }
    let mut left = Diagnostics::default();
    for found in findings.iter() {
        let is_known = known.get_mut(line(found, sources).as_str()).and_then(Vec::pop).is_some();
        if !is_known {
            left.push(found.clone());
        }
    }
    for span in known.into_values().flatten() {
        let finding = Diagnostic::new(Code::StaleBaseline, span, "this finding is there no more");
        left.push(finding.help("remove the line, or write the baseline again"));
    }
    left
}

/// A finding as a line of a baseline.
fn line(found: &Diagnostic, sources: &Sources) -> String {
    let name = found.span.map(|span| sources.file(span.file).name.as_str());
    let name = name.map(|name| format!(" {name}")).unwrap_or_default();
    format!("{}{name}: {}", found.code, found.message).replace(['\r', '\n'], " ")
}
