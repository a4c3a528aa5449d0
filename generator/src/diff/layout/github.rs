//! A report as annotations of a pull request at GitHub.

use super::super::report::Report;
use super::super::rule::Severity;
use super::{summary, verdict};

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
            format!("file={},line={},col={},", property(&place.file), place.line, place.column)
        });
        let title = property(&format!("{} ({})", change.rule, change.severity.name()));
        let says = message(&format!("{}: {}", change.of.name(), change.sentence()));
        text.push_str(&format!("::{word} {}title={title}::{says}\n", place.unwrap_or_default()));
    }
    for note in &report.unknown {
        text.push_str(&format!("::notice title=not compared::{}\n", message(note)));
    }
    let crate_says = match report.surface {
        Some(_) => format!("; version of the crate: {}", verdict(report)),
        None => String::new(),
    };
    let title = property(&format!("{} → {}", report.old, report.new));
    let says = message(&(summary(report) + &crate_says));
    text.push_str(&format!("::notice title={title}::{says}\n"));
    text
}

/// Text as a message of a command.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Text as a property of a command.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
