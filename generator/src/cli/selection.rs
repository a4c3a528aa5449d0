//! Which findings are worth a person's time.

use super::args::Format;
use tablature::diagnostics::{Code, Diagnostic, Diagnostics, Folded, Severity};

/// How many findings of one kind are shown unless all are asked for. Errors are always shown.
const SHOWN_PER_CODE: usize = 20;

/// How many pages that describe no endpoint are shown with their lines, of which there are none
/// worth seeing; `--format short` lists them all.
const SHOWN_OTHER_PAGES: usize = 3;

/// How much a person wants to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Errors.
    Errors,
    /// Errors, and the first warnings of each kind.
    Usual,
    /// Errors, warnings and notes.
    All,
}

impl Detail {
    /// The least severity that is shown.
    pub fn least(self) -> Severity {
        match self {
            Detail::Errors => Severity::Error,
            Detail::Usual => Severity::Warning,
            Detail::All => Severity::Note,
        }
    }
}

/// Chooses what to show.
pub fn select(diagnostics: &Diagnostics, detail: Detail, format: Format) -> Folded<'_> {
    let wanted = diagnostics.iter().filter(|found| found.severity >= detail.least());
    Folded::by_kind(wanted, |found: &Diagnostic| match (detail, format) {
        _ if found.severity == Severity::Error => None,
        (Detail::Usual, _) => Some(SHOWN_PER_CODE),
        (_, Format::Human) if found.code == Code::NotAnEndpoint => Some(SHOWN_OTHER_PAGES),
        _ => None,
    })
}

/// How to see what is not shown.
pub fn hint(detail: Detail) -> &'static str {
    match detail {
        Detail::All => "listed with --format short",
        Detail::Errors | Detail::Usual => "shown with -v",
    }
}

#[cfg(test)]
mod tests;
