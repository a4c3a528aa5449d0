//! Which findings are worth a person's time.

use std::collections::BTreeMap;
use tablature::diagnostics::{Code, Diagnostic, Diagnostics, Severity};

/// How many findings of one kind are shown unless all are asked for. Errors are always shown.
const SHOWN_PER_CODE: usize = 20;

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

/// The findings to show.
pub struct Selection<'a> {
    /// In order.
    pub shown: Vec<&'a Diagnostic>,
    /// For each kind, how many findings of the usual severities are not shown.
    pub folded: BTreeMap<Code, usize>,
}

/// Chooses.
pub fn select(diagnostics: &Diagnostics, detail: Detail) -> Selection<'_> {
    let least = match detail {
        Detail::Errors => Severity::Error,
        Detail::Usual => Severity::Warning,
        Detail::All => Severity::Note,
    };
    let mut selection = Selection { shown: Vec::new(), folded: BTreeMap::new() };
    let mut seen: BTreeMap<Code, usize> = BTreeMap::new();
    for found in diagnostics.iter().filter(|found| found.severity >= least) {
        if detail != Detail::Usual || found.severity == Severity::Error {
            selection.shown.push(found);
            continue;
        }
        let nth = seen.entry(found.code).or_default();
        *nth += 1;
        if *nth <= SHOWN_PER_CODE {
            selection.shown.push(found);
        } else {
            *selection.folded.entry(found.code).or_default() += 1;
        }
    }
    selection
}

#[cfg(test)]
mod tests;
