//! What the tool has to say about its input: findings as data, rendered in one place.
//!
//! Phases push [`Diagnostic`]s into a [`Diagnostics`] and go on; the caller looks at the
//! severities between phases. Nothing here prints.

mod causes;
mod code;
mod excerpt;
mod explanation;
mod fix;
mod fold;
pub mod formats;
mod nearest;
mod render;

#[cfg(test)]
mod tests;

pub(crate) use causes::in_full;
pub use code::{Code, UnknownCode};
pub use fix::Edit;
pub use fold::Folded;
pub(crate) use nearest::nearest;
pub use render::{Style, USUAL_WIDTH, render, render_short};

use crate::source::{Sources, Span};
use rayon::prelude::*;

/// How bad a finding is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize, serde::Serialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Not worth telling.
    Allow,
    /// Worth knowing; nothing is wrong with the output.
    Note,
    /// The docs are doubtful here; the output is as good as it can be.
    Warning,
    /// The output would be wrong or incomplete.
    Error,
}

impl Severity {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Allow => "info",
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of finding.
    pub code: Code,
    /// How bad it is, from the code or from the user's configuration.
    pub severity: Severity,
    /// One line that can stand alone, in lower case, without a full stop.
    pub message: String,
    /// Where it is; `None` for findings about the run as a whole.
    pub span: Option<Span>,
    /// Further places with a word on each.
    pub labels: Vec<(Span, String)>,
    /// What the reader can do about it.
    pub help: Option<String>,
    /// What would mend it without a change of meaning: all of these at once. Nothing where only people can.
    pub fix: Vec<Edit>,
}

impl Diagnostic {
    /// A finding at a place, with its code's usual severity.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self { span: Some(span), ..Self::general(code, message) }
    }

    /// A finding about the run as a whole.
    pub fn general(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            span: None,
            labels: Vec::new(),
            help: None,
            fix: Vec::new(),
        }
    }

    /// Adds a further place.
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push((span, text.into()));
        self
    }

    /// Says what the reader can do.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Says what would mend it.
    pub fn fix(mut self, edits: impl IntoIterator<Item = Edit>) -> Self {
        self.fix.extend(edits);
        self
    }
}

/// All findings of a run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds all that another phase, or another thread, collected.
    pub fn extend(&mut self, others: Diagnostics) {
        self.found.extend(others.found);
    }

    /// Does the same to all items, on many threads; results and findings come in the items' order,
    /// whichever thread is done first.
    pub fn collect<T: Sync, U: Send>(
        &mut self,
        items: &[T],
        work: impl Fn(&T, &mut Diagnostics) -> U + Sync,
    ) -> Vec<U> {
        let one = |item: &T| {
            let mut noted = Diagnostics::default();
            let done = work(item, &mut noted);
            (done, noted)
        };
        let (done, noted): (Vec<_>, Vec<_>) = items.par_iter().map(one).unzip();
        noted.into_iter().for_each(|noted| self.extend(noted));
        done
    }

    /// The findings, in the order in which they are to be shown once sorted.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

    /// How many are at least as bad as `severity`.
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|found| found.severity >= severity).count()
    }

    /// Whether the output would be wrong.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Gives the findings of a kind the severity the user wants, unless it is
    /// [fixed](Code::is_fixed).
    pub fn set_severities(&mut self, of: impl Fn(Code) -> Option<Severity>) {
        for found in self.found.iter_mut().filter(|found| !found.code.is_fixed()) {
            if let Some(severity) = of(found.code) {
                found.severity = severity;
            }
        }
    }

    /// Makes no finding worse than `severity`.
    pub fn soften(&mut self, severity: Severity) {
        for found in &mut self.found {
            found.severity = found.severity.min(severity);
        }
    }

    /// Sorts by file name, position and code, so that the order says nothing about how the run went.
    /// Findings about the run as a whole come first. Of those that say the same of the same place,
    /// one is kept.
    pub fn sort(&mut self, sources: &Sources) {
        let place = |found: &Diagnostic| {
            found.span.map(|span| (sources.file(span.file).path.as_str(), span.file, span.start))
        };
        let end = |found: &Diagnostic| found.span.map(|span| span.end);
        self.found.sort_by(|a, b| {
            let order = (place(a), a.code, &a.message, end(a));
            order.cmp(&(place(b), b.code, &b.message, end(b)))
        });
        self.found.dedup_by(|a, b| (a.span, a.code, &a.message) == (b.span, b.code, &b.message));
    }
}
