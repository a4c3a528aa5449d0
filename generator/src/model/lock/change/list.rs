//! Changes for people.

use super::{Change, How, Part, Subject};
use indexmap::IndexMap;

/// How many things of which the same is said are named.
const NAMED: usize = 3;

/// Changes for people, one a line: of what was known first, then additions; at most so many, and how
/// many there are beyond. Where each alone would be too much, those that are alike share a line.
pub fn list(changes: &[Change], most: usize) -> String {
    let (mut shown, additions): (Vec<&Change>, Vec<&Change>) =
        changes.iter().partition(|change| change.is_of_known());
    shown.extend(additions);
    let lines: Vec<Line> = match shown.len() <= most {
        true => shown.iter().map(|change| Line::alone(change)).collect(),
        false => alike(&shown),
    };
    let mut text: String = lines.iter().take(most).map(|line| format!("{}\n", line.text)).collect();
    match lines.iter().skip(most).map(|line| line.changes).sum() {
        0 => {}
        1 => text.push_str("… and 1 more change\n"),
        more => text.push_str(&format!("… and {more} more changes\n")),
    }
    text
}

/// A line, and how many changes it tells of.
struct Line {
    text: String,
    is_of_known: bool,
    changes: usize,
}

impl Line {
    fn alone(change: &Change) -> Self {
        Self { text: change.to_string(), is_of_known: change.is_of_known(), changes: 1 }
    }

    /// The line of changes that have a first one.
    fn of(changes: &[&Change], text: impl FnOnce(&Change) -> String) -> Option<Self> {
        let (first, rest) = changes.split_first()?;
        if rest.is_empty() {
            return Some(Self::alone(first));
        }
        Some(Self { text: text(first), changes: changes.len(), ..Self::alone(first) })
    }
}

/// One line for each change of several carriers or operations, and one for all that a single carrier
/// has gained or lost.
fn alike(changes: &[&Change]) -> Vec<Line> {
    let mut same: IndexMap<(&str, &Part, &How), Vec<&Change>> = IndexMap::new();
    for change in changes {
        same.entry((plural(&change.of), &change.part, &change.how)).or_default().push(change);
    }
    let mut of_one: IndexMap<(&Subject, bool, bool), Vec<&Change>> = IndexMap::new();
    for changes in same.values().filter(|changes| changes.len() == 1) {
        for change in changes {
            let came_or_went = matches!(
                (&change.part, &change.how),
                (Part::Property(_), How::Added(_) | How::Gone(_))
            );
            of_one
                .entry((&change.of, change.is_of_known(), came_or_went))
                .or_default()
                .push(change);
        }
    }
    let several = same.into_values().filter(|changes| changes.len() > 1);
    let mut lines: Vec<Line> = several
        .filter_map(|changes| Line::of(&changes, |first| of_several(first, &changes)))
        .collect();
    for ((.., came_or_went), changes) in of_one {
        match came_or_went {
            true => lines.extend(Line::of(&changes, |first| properties(first, &changes))),
            false => lines.extend(changes.into_iter().map(Line::alone)),
        }
    }
    lines.sort_by_key(|line| !line.is_of_known);
    lines
}

/// The same change of several carriers or operations.
fn of_several(first: &Change, changes: &[&Change]) -> String {
    let (kind, part, how) = (plural(&first.of), &first.part, &first.how);
    let number = changes.len();
    let names = some(changes.iter().map(|change| match &change.of {
        Subject::Carrier(name)
        | Subject::Operation(name)
        | Subject::Enum(name)
        | Subject::Function(name) => name.as_str(),
        Subject::Api => "",
    }));
    match part {
        Part::Whole => format!("{number} {kind}{how}: {names}"),
        _ => {
            let what = format!("{part}{how}");
            format!("{} in {number} {kind}: {names}", what.trim_start_matches(": "))
        }
    }
}

/// What a carrier has gained or lost.
fn properties(first: &Change, changes: &[&Change]) -> String {
    let how = if matches!(first.how, How::Gone(_)) { "gone" } else { "added" };
    let names = changes.iter().filter_map(|change| match &change.part {
        Part::Property(name) => Some(name.as_str()),
        _ => None,
    });
    format!("{}: {} properties {how}: {}", first.of, changes.len(), some(names))
}

fn plural(subject: &Subject) -> &'static str {
    match subject {
        Subject::Carrier(_) => "carriers",
        Subject::Operation(_) => "operations",
        Subject::Enum(_) => "enumerations",
        Subject::Function(_) => "functions",
        Subject::Api => "APIs",
    }
}

/// The first names, and how many there are besides.
fn some<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<_> = names.collect();
    match names.len() <= NAMED + 1 {
        true => names.join(", "),
        false => format!("{} and {} more", names[..NAMED].join(", "), names.len() - NAMED),
    }
}
