//! Reports as text, for people and for programs.

mod fold;
mod github;
mod json;
mod junit;
mod markdown;
mod text;

pub use github::github;
#[cfg(feature = "schema")]
pub(crate) use json::Report as JsonReport;
pub use json::json;
pub use junit::junit;
pub use markdown::{changelog, markdown};
pub use text::{Look, text};

use super::report::Report;
use super::rule::Severity;

/// The severities that are shown, the worst first.
const SHOWN: [Severity; 3] = [Severity::Breaking, Severity::Risky, Severity::Compatible];

/// How much has changed, in a few words.
pub fn summary(report: &Report) -> String {
    let counts = SHOWN.map(|severity| (report.count(severity), severity.name()));
    let accepted = (report.accepted(), "accepted");
    let counts = counts.into_iter().chain([accepted]).filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, word)| format!("{count} {word}")).collect();
    match counts.is_empty() {
        true => "no changes of the contract".to_owned(),
        false => format!("changes of the contract: {}", counts.join(", ")),
    }
}

/// What the crate's version has to do, in a few words.
pub fn verdict(report: &Report) -> String {
    match &report.surface {
        Some((step, changes)) => {
            let items = match changes.len() {
                0 => "none of its public items has changed".to_owned(),
                1 => "1 change of its public items".to_owned(),
                many => format!("{many} changes of its public items"),
            };
            format!("{}: {items}", step.name())
        }
        None => "not compared".to_owned(),
    }
}
