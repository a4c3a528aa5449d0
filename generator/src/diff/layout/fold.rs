//! The same change of several things is told once.

use super::super::change::{Change, Subject};
use super::super::report::Report;
use super::super::rule::{Rule, Severity};
use super::super::surface::ItemChange;
use indexmap::IndexMap;

/// How many names are written out where there are many.
const NAMED: usize = 3;

/// Changes that are told together.
pub struct Fold<'r> {
    /// The changes; one at least.
    pub changes: Vec<&'r Change>,
}

/// The changes of a severity that are not accepted. What happened to one part of several carriers or
/// operations is one fold, unless all is to be told.
pub fn folds(report: &Report, severity: Severity, is_folded: bool) -> Vec<Fold<'_>> {
    let changes = report.changes.iter();
    let changes = changes.filter(|change| change.counts() && change.severity == severity);
    let mut folds: IndexMap<(Rule, bool, String, usize), Vec<&Change>> = IndexMap::new();
    for (index, change) in changes.enumerate() {
        let is_carrier = matches!(change.of, Subject::Carrier(_));
        let own = if is_folded { 0 } else { index };
        folds.entry((change.rule, is_carrier, change.sentence(), own)).or_default().push(change);
    }
    folds.into_values().map(|changes| Fold { changes }).collect()
}

impl<'r> Fold<'r> {
    /// The first change.
    pub fn first(&self) -> &'r Change {
        self.changes[0]
    }

    /// What it is a change of.
    pub fn subject(&self) -> String {
        let kind = match (&self.first().of, self.changes.len()) {
            (_, 1) => return self.first().of.name().to_owned(),
            (Subject::Carrier(_), _) => "carriers",
            (Subject::Operation(_), _) => "operations",
        };
        let names = self.changes.iter().map(|change| change.of.name());
        format!("{} {kind}, {}", self.changes.len(), some(names))
    }
}

/// Items that are told together: those of the same part of the crate, of which one thing is said.
pub fn items(changes: &[ItemChange], is_folded: bool) -> Vec<Vec<&ItemChange>> {
    let mut folds: IndexMap<(&ItemChangeKey<'_>, usize), Vec<&ItemChange>> = IndexMap::new();
    let keys: Vec<ItemChangeKey<'_>> = changes.iter().map(key).collect();
    for (index, (change, key)) in changes.iter().zip(&keys).enumerate() {
        let own = if is_folded { 0 } else { index };
        folds.entry((key, own)).or_default().push(change);
    }
    folds.into_values().collect()
}

type ItemChangeKey<'c> = (&'static str, &'c str, Option<&'static str>, &'c str);

/// Of fields the name of the field counts, of all else the module.
fn key(change: &ItemChange) -> ItemChangeKey<'_> {
    let part = match change.path.rsplit_once('.') {
        Some((_, field)) => field,
        None => change.path.split_once("::").map_or(&*change.path, |(module, _)| module),
    };
    (change.step.name(), &change.says, change.only, part)
}

/// The first names, and how many there are besides.
pub fn some<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.collect();
    match names.len() <= NAMED + 1 {
        true => names.join(", "),
        false => format!("{} and {} more", names[..NAMED].join(", "), names.len() - NAMED),
    }
}
