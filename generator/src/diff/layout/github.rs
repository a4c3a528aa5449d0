//! A report as annotations of a pull request at GitHub.

use super::super::report::Report;
use super::super::rule::Severity;
use super::{summary, verdict};
use crate::diagnostics::{Weight, annotation};

/// The report as commands that GitHub's runner reads from the log of a job.
pub fn github(report: &Report) -> String {
    let mut text = String::new();
    for change in report.changes.iter().filter(|change| change.counts()) {
        let weight = match change.severity {
            Severity::Breaking => Weight::Error,
            Severity::Risky => Weight::Warning,
            _ => Weight::Notice,
        };
        let place = change.place().map(|place| (place.file.as_str(), place.line, place.column));
        let title = format!("{} ({})", change.rule, change.severity.name());
        let says = format!("{}: {}", change.of.name(), change.sentence());
        text.push_str(&annotation(weight, place, &title, &says));
    }
    let mut notice = |title: &str, says: &str| {
        text.push_str(&annotation(Weight::Notice, None, title, says));
    };
    report.unknown.iter().for_each(|note| notice("not compared", note));
    let crate_says = match report.surface {
        Some(_) => format!("; version of the crate: {}", verdict(report)),
        None => String::new(),
    };
    notice(&format!("{} → {}", report.old, report.new), &(summary(report) + &crate_says));
    text
}
