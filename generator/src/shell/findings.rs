//! Findings as the reason why a run gave nothing.

use crate::diagnostics::{Diagnostic, Diagnostics, Folded, Severity};
use crate::source::Sources;
use std::fmt;

/// How many findings a message lists.
const SHOWN: usize = 20;

/// Findings, and the files that they point into.
pub struct Findings {
    /// The findings.
    pub diagnostics: Diagnostics,
    /// The files.
    pub sources: Sources,
}

impl Findings {
    /// A finding on one line: `path:line:column: code: message`, without the place if it has none.
    pub fn line(&self, finding: &Diagnostic) -> String {
        finding_line(finding, &self.sources)
    }
}

/// See [`Findings::line`].
pub(crate) fn finding_line(finding: &Diagnostic, sources: &Sources) -> String {
    let place = finding.span.map(|span| sources.locate(span) + ": ").unwrap_or_default();
    let help = finding.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
    format!("{place}{}: {}{help}", finding.code, finding.message).replace(['\r', '\n'], " ")
}

impl std::error::Error for Findings {}

impl fmt::Display for Findings {
    /// The findings of error severity, one on each line: at most twenty, and what was left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let errors = self.diagnostics.iter().filter(|found| found.severity == Severity::Error);
        let folded = Folded::to_most(errors, SHOWN);
        let lines: Vec<_> = folded.shown.iter().map(|found| self.line(found)).collect();
        write!(f, "{}", lines.join("\n"))?;
        if !folded.is_complete() {
            write!(f, "\n… {folded}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Findings {
    /// The same as `Display`: this is what people see when a build script's `main` fails.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
