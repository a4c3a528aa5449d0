//! A few findings for many.

use super::{Code, Diagnostic};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;

/// The findings most worth showing, and how many were left out.
#[derive(Clone, Debug)]
pub struct Folded<'a> {
    /// What to show, in the order of the findings.
    pub shown: Vec<&'a Diagnostic>,
    /// How many of each kind are not shown.
    pub left_out: BTreeMap<Code, usize>,
}

impl<'a> Folded<'a> {
    /// At most `most` findings: the worst, and of equally bad ones some of each kind rather than
    /// many of one.
    pub fn to_most(findings: impl IntoIterator<Item = &'a Diagnostic>, most: usize) -> Self {
        let mut seen: BTreeMap<Code, usize> = BTreeMap::new();
        let ranked = findings.into_iter().enumerate().map(|(place, found)| {
            let nth = seen.entry(found.code).or_default();
            *nth += 1;
            (Reverse(found.severity), *nth, place, found)
        });
        let mut ranked: Vec<_> = ranked.collect();
        ranked.sort_by_key(|&(severity, nth, place, _)| (severity, nth, place));
        let rest = ranked.split_off(most.min(ranked.len()));
        ranked.sort_by_key(|&(_, _, place, _)| place);
        let mut left_out = BTreeMap::new();
        for (.., found) in rest {
            *left_out.entry(found.code).or_default() += 1;
        }
        Self { shown: ranked.into_iter().map(|(.., found)| found).collect(), left_out }
    }

    /// The first findings of each kind, as many as `most` allows of it; all if it gives `None`.
    pub fn by_kind(
        findings: impl IntoIterator<Item = &'a Diagnostic>,
        most: impl Fn(&Diagnostic) -> Option<usize>,
    ) -> Self {
        let mut folded = Self { shown: Vec::new(), left_out: BTreeMap::new() };
        let mut seen: BTreeMap<Code, usize> = BTreeMap::new();
        for found in findings {
            let Some(most) = most(found) else {
                folded.shown.push(found);
                continue;
            };
            let nth = seen.entry(found.code).or_default();
            *nth += 1;
            if *nth <= most {
                folded.shown.push(found);
            } else {
                *folded.left_out.entry(found.code).or_default() += 1;
            }
        }
        folded
    }

    /// Whether everything is shown.
    pub fn is_complete(&self) -> bool {
        self.left_out.is_empty()
    }
}

/// What was left out, such as `12 more: 8 short-row, 4 long-row`; nothing if nothing was.
impl fmt::Display for Folded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_complete() {
            return Ok(());
        }
        let total: usize = self.left_out.values().sum();
        let kinds = self.left_out.iter().map(|(code, count)| format!("{count} {code}"));
        write!(f, "{total} more: {}", kinds.collect::<Vec<_>>().join(", "))
    }
}
