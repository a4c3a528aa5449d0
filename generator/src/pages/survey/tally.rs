//! How often something is there, and where first.

use crate::source::Span;
use indexmap::IndexMap;
use std::hash::Hash;

/// Things of one kind, each with how often it was seen.
#[derive(Clone, Debug)]
pub(super) struct Tally<K> {
    seen: IndexMap<K, Counted>,
}

/// How often something was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    pub count: usize,
    /// The first place, if that is known.
    pub place: Option<Span>,
}

impl<K> Default for Tally<K> {
    fn default() -> Self {
        Self { seen: IndexMap::new() }
    }
}

impl<K: Hash + Eq + Ord> Tally<K> {
    /// Counts one more.
    pub fn see(&mut self, what: K, place: impl Into<Option<Span>>) {
        self.seen.entry(what).or_insert_with(|| Counted { count: 0, place: place.into() }).count +=
            1;
    }

    /// How often it was seen.
    pub fn count(&self, what: &K) -> usize {
        self.seen.get(what).map_or(0, |counted| counted.count)
    }

    /// All of them, the most frequent first.
    pub fn by_count(&self) -> Vec<(&K, Counted)> {
        let mut all: Vec<_> = self.seen.iter().map(|(what, &counted)| (what, counted)).collect();
        all.sort_by(|(a, one), (b, other)| other.count.cmp(&one.count).then_with(|| a.cmp(b)));
        all
    }
}
