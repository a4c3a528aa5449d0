//! Findings as annotations of a pull request at GitHub.

use super::Place;
use super::annotation::Annotation;
use crate::diagnostics::{Diagnostic, Severity};
use crate::source::Sources;

/// The findings as commands that GitHub's runner reads from the log of a job.
pub fn github<'a>(findings: impl IntoIterator<Item = &'a Diagnostic>, sources: &Sources) -> String {
    findings.into_iter().map(|found| annotation(found, sources)).collect()
}

fn annotation(found: &Diagnostic, sources: &Sources) -> String {
    let level = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note | Severity::Allow => "notice",
    };
    let place = found.span.map(|span| Place::of(span, sources)).map(|place| {
        let mut keys = vec![("file", place.file), ("line", place.line.to_string())];
        keys.push(("endLine", place.end_line.to_string()));
        // GitHub refuses columns of what covers several lines.
        if place.line == place.end_line {
            keys.push(("col", place.column.to_string()));
            keys.push(("endColumn", place.end_column.to_string()));
        }
        keys
    });
    let help = found.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    let says = format!("{}{help}", found.message);
    let place = place.unwrap_or_default();
    Annotation { level, place, title: found.code.name(), says: &says }.to_string()
}
