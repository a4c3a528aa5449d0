//! The same change of several things is told once, and so are many parts of one thing that came or
//! went together.

use super::super::change::{Change, Part, Subject};
use super::super::criteria::FragileCode;
use super::super::report::Report;
use super::super::rule::{Rule, Severity};
use super::super::surface::ItemChange;
use indexmap::IndexMap;

/// How many names are written out where there are many.
const NAMED: usize = 3;

/// From how many parts on of one thing they are told together.
const MANY_PARTS: usize = 3;

/// Changes that are told together: one at least. Either what they are a change of is the same, or
/// what became of it.
pub struct Fold<'r> {
    /// The changes.
    pub changes: Vec<&'r Change>,
    /// What became of the parts, if it is several of one thing.
    parts: Option<&'static str>,
}

/// The changes of a severity that are not accepted, each by itself or folded.
pub fn folds(report: &Report, severity: Severity, is_folded: bool) -> Vec<Fold<'_>> {
    let changes = report.changes.iter();
    let changes = changes.filter(|change| change.counts() && change.severity == severity);
    if !is_folded {
        return changes.map(|change| Fold { changes: vec![change], parts: None }).collect();
    }
    let mut alike: IndexMap<(Rule, bool, String), Vec<&Change>> = IndexMap::new();
    for change in changes {
        let is_carrier = matches!(change.of, Subject::Carrier(_));
        alike.entry((change.rule, is_carrier, change.sentence())).or_default().push(change);
    }
    let alone = alike.values().filter(|changes| changes.len() == 1).flatten();
    let mut together: IndexMap<(Rule, &Subject), Vec<&Change>> = IndexMap::new();
    for change in alone.filter(|change| of_parts(change).is_some()) {
        together.entry((change.rule, &change.of)).or_default().push(change);
    }
    together.retain(|_, changes| changes.len() >= MANY_PARTS);
    let mut folds = Vec::new();
    for changes in alike.into_values() {
        let first = changes[0];
        let is_alone = changes.len() == 1 && of_parts(first).is_some();
        match together.get_mut(&(first.rule, &first.of)).filter(|_| is_alone) {
            // The first of them stands for all, at its place.
            Some(parts) if !parts.is_empty() => {
                folds.push(Fold { changes: std::mem::take(parts), parts: of_parts(first) });
            }
            Some(_) => {}
            None => folds.push(Fold { changes, parts: None }),
        }
    }
    folds
}

/// What became of parts, as the rest of a sentence about several of them, where that says enough.
fn of_parts(change: &Change) -> Option<&'static str> {
    match change.rule {
        Rule::OptionalParameterAdded => Some("are new, and optional"),
        Rule::RequiredParameterAdded => Some("are new, and required"),
        Rule::SentPropertyAddedRequired => Some("are new, and required"),
        Rule::SentPropertyAdded | Rule::AnsweredPropertyAdded => Some("are new"),
        Rule::ParameterRemoved | Rule::SentPropertyRemoved | Rule::AnsweredPropertyRemoved => {
            Some("are gone")
        }
        Rule::TypeStated if matches!(change.part, Part::Property(_) | Part::BodyProperty(_)) => {
            Some("have types now that are known")
        }
        _ => None,
    }
}

impl<'r> Fold<'r> {
    /// The first change.
    pub fn first(&self) -> &'r Change {
        self.changes[0]
    }

    /// Whether all changes are of one thing.
    pub fn is_of_one(&self) -> bool {
        self.changes.len() == 1 || self.parts.is_some()
    }

    /// What it is a change of.
    pub fn subject(&self) -> String {
        let kind = match &self.first().of {
            of if self.is_of_one() => return of.name().to_owned(),
            Subject::Carrier(_) => "carriers",
            Subject::Operation(_) => "operations",
        };
        let names = self.changes.iter().map(|change| change.of.name());
        format!("{} {kind}, {}", self.changes.len(), some(names))
    }

    /// What became of it.
    pub fn sentence(&self) -> String {
        let Some(became) = self.parts else { return self.first().sentence() };
        let parts: Vec<String> = self.changes.iter().filter_map(|one| part(&one.part)).collect();
        let kind = match &self.first().part {
            Part::Parameter(_) => "parameters",
            Part::BodyProperty(_) => "properties of the body",
            _ => "properties",
        };
        let names = some(parts.iter().map(String::as_str));
        format!("{} {kind} {became}: {names}", self.changes.len())
    }
}

/// The name of a part, as code.
fn part(part: &Part) -> Option<String> {
    match part {
        Part::Parameter(name) | Part::BodyProperty(name) | Part::Property(name) => {
            Some(format!("`{name}`"))
        }
        _ => None,
    }
}

/// Items that are told together: those of the same part of the crate, of which one thing is said.
pub fn items(changes: &[ItemChange], is_folded: bool) -> Vec<Vec<&ItemChange>> {
    let mut folds: IndexMap<(ItemChangeKey<'_>, usize), Vec<&ItemChange>> = IndexMap::new();
    for (index, change) in changes.iter().enumerate() {
        let own = if is_folded { 0 } else { index };
        folds.entry((key(change), own)).or_default().push(change);
    }
    folds.into_values().collect()
}

type ItemChangeKey<'c> = (&'static str, &'c str, Option<FragileCode>, &'c str);

/// Of fields that have changed the name of the field counts, of all else the module.
fn key(change: &ItemChange) -> ItemChangeKey<'_> {
    let came_or_went = matches!(&*change.says, "new" | "gone");
    let part = match change.path.rsplit_once('.').filter(|_| !came_or_went) {
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
