//! Where a configuration names files and folders.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::shell::findings::Findings;
use crate::source::{FileId, SourceFile, Sources, Span};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The files and folders that a configuration names, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// The configuration's path, as in messages.
    pub file: String,
    /// Its text; empty if it names nothing.
    pub text: String,
    /// Each path as it is in [`Config`](super::Config), and the bytes of the text that name it.
    pub named: Vec<(PathBuf, Range<usize>)>,
}

impl Places {
    /// All that is wrong with these paths; `None` if nothing is, or if the configuration names none of
    /// what is.
    pub fn findings<'p>(
        &self,
        faults: impl IntoIterator<Item = (&'p Path, String)>,
    ) -> Option<Findings> {
        let mut sources = Sources::default();
        let file = sources.add(SourceFile::new(self.file.as_str(), &*self.file, &self.text));
        let mut diagnostics = Diagnostics::default();
        for (path, message) in faults {
            if let Some(span) = self.find(path, file) {
                diagnostics.push(Diagnostic::new(Code::BadConfig, span, message));
            }
        }
        diagnostics.sort(&sources);
        let findings = Findings { diagnostics, sources };
        findings.diagnostics.has_errors().then_some(findings)
    }

    fn find(&self, path: &Path, file: FileId) -> Option<Span> {
        let (_, place) = self.named.iter().find(|(named, _)| named == path)?;
        Some(Span::new(file, place.clone()))
    }
}
