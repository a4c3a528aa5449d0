//! A report as annotations of a pull request at GitHub.

use super::super::report::Report;
use super::super::rule::Severity;
use super::{summary, verdict};
use crate::diagnostics::formats::Annotation;

/// The report as commands that GitHub's runner reads from the log of a job.
pub fn github(report: &Report) -> String {
    let mut text = String::new();
    for change in report.changes.iter().filter(|change| change.counts()) {
        let word = match change.severity {
            Severity::Breaking => "error",
            Severity::Risky => "warning",
            _ => "notice",
        };
        let place = change.place().map(|place| {
            let (line, column) = (place.line.to_string(), place.column.to_string());
            vec![("file", place.file.clone()), ("line", line), ("col", column)]
        });
        let title = format!("{} ({})", change.rule, change.severity.name());
        let says = format!("{}: {}", change.of.name(), change.sentence());
        text.push_str(&annotation(word, place.unwrap_or_default(), &title, &says));
    }
    for note in &report.unknown {
        text.push_str(&annotation("notice", Vec::new(), "not compared", note));
    }
    let crate_says = match report.surface {
        Some(_) => format!("; version of the crate: {}", verdict(report)),
        None => String::new(),
    };
    let title = format!("{} → {}", report.old, report.new);
    let says = summary(report) + &crate_says;
    text.push_str(&annotation("notice", Vec::new(), &title, &says));
    text
}

fn annotation(
    level: &'static str,
    place: Vec<(&'static str, String)>,
    title: &str,
    says: &str,
) -> String {
    Annotation { level, place, title, says }.to_string()
}
