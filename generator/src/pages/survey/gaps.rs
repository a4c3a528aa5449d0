//! What was not understood, and what to do about it.

use super::advice::advice;
use super::words::{normal, shown};
use crate::diagnostics::{Code, Diagnostics};
use crate::pages::dialect::Dialect;
use crate::pages::markdown::text::plain;
use crate::source::{Sources, Span};
use indexmap::IndexMap;
use serde::Serialize;

/// A kind of thing that was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GapKind {
    /// What looks like method and path.
    Endpoint,
    /// A heading below which something stands.
    Heading,
    /// A table.
    Table,
    /// A column of a table that was understood.
    Column,
    /// A type word.
    Type,
    /// A code block.
    Code,
    /// A word that may say that something must be given.
    Requirement,
}

/// Things of one kind that were not understood, and look alike.
#[derive(Clone, Debug, Serialize)]
pub struct Gap {
    /// Which kind.
    pub kind: GapKind,
    /// What they are.
    pub what: String,
    /// How many there are.
    pub count: usize,
    /// What is lost with them: rows, headings, words.
    pub weight: usize,
    /// Where the first is.
    #[serde(skip)]
    pub place: Span,
    /// What would make the dialect understand them.
    pub advice: String,
}

/// Gaps as they are found.
#[derive(Debug, Default)]
pub(super) struct Gaps {
    found: IndexMap<(GapKind, String), (usize, usize, Span)>,
}

impl Gaps {
    /// What findings say of it.
    pub fn of_findings(diagnostics: &Diagnostics, sources: &Sources) -> Self {
        let mut gaps = Self::default();
        for finding in diagnostics.iter() {
            let Some(span) = finding.span else { continue };
            let text = || sources.slice(span);
            let (kind, what, weight) = match finding.code {
                Code::UnknownSection => (GapKind::Heading, normal(text()), 3),
                Code::UnknownColumn => (GapKind::Column, plain(text()).into_owned(), 1),
                Code::UnknownType => (GapKind::Type, plain(text()).into_owned(), 1),
                Code::UnknownRequirement => (GapKind::Requirement, plain(text()).into_owned(), 1),
                _ => continue,
            };
            gaps.add(kind, shown(&what), span, weight);
        }
        gaps
    }

    /// One more.
    pub fn add(&mut self, kind: GapKind, what: String, place: Span, weight: usize) {
        // Without endpoints there is nothing.
        let weight = if kind == GapKind::Endpoint { weight * 20 } else { weight };
        let found = self.found.entry((kind, what)).or_insert((0, 0, place));
        found.0 += 1;
        found.1 += weight;
    }

    /// All of them, what matters most first.
    pub fn into_list(self, dialect: &Dialect) -> Vec<Gap> {
        let gap = |((kind, what), (count, weight, place)): ((GapKind, String), _)| {
            let advice = advice(kind, &what, dialect.description());
            Gap { kind, what, count, weight, place, advice }
        };
        let mut gaps: Vec<_> = self.found.into_iter().map(gap).collect();
        gaps.sort_by(|a, b| {
            let order = (b.weight, b.count).cmp(&(a.weight, a.count));
            order.then_with(|| (a.kind, &a.what).cmp(&(b.kind, &b.what)))
        });
        gaps
    }
}

impl GapKind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Endpoint,
        Self::Heading,
        Self::Table,
        Self::Column,
        Self::Type,
        Self::Requirement,
        Self::Code,
    ];

    /// What such things are called.
    pub fn title(self) -> &'static str {
        match self {
            Self::Endpoint => "what looks like an endpoint and is none for the dialect",
            Self::Heading => "headings without a role",
            Self::Table => "tables",
            Self::Column => "columns",
            Self::Type => "type words",
            Self::Code => "code blocks",
            Self::Requirement => "words that may say that something must be given",
        }
    }
}
