//! What is told of small pages that differ.

mod cases;
mod locks;
mod sent_and_answered;
mod surface;

use super::{Report, Side};
use crate::shell::pipeline::Input;
use crate::shell::sides::Sides;
use std::fs;
use std::path::Path;

/// The pages, by name.
const PAGES: [(&str, &str); 3] = [
    ("get.md", include_str!("tests/pages/get.md")),
    ("move.md", include_str!("tests/pages/move.md")),
    ("save.md", include_str!("tests/pages/save.md")),
];

/// Texts in the pages and what is written there instead; all places of a text count.
type Edits<'e> = &'e [(&'e str, &'e str)];

/// Writes the pages, edited, into a folder.
fn write(folder: &Path, edits: Edits<'_>) {
    fs::create_dir_all(folder).unwrap();
    for (from, _) in edits {
        assert!(PAGES.iter().any(|(_, page)| page.contains(from)), "no page says {from:?}");
    }
    for (name, page) in PAGES {
        let page = edits.iter().fold(page.to_owned(), |page, (from, to)| page.replace(from, to));
        if !page.is_empty() {
            fs::write(folder.join(name), page).unwrap();
        }
    }
}

/// The pages as they are, and edited.
fn sides(edits: Edits<'_>) -> (Side, Side) {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    write(&old, &[]);
    write(&new, edits);
    let mut sides = Sides::new(Input::default()).unwrap();
    let mut side = |path: &Path, name: &str| {
        let mut side = sides.side(path.to_str().unwrap(), &()).unwrap().side;
        side.name = name.to_owned();
        side
    };
    (side(&old, "old"), side(&new, "new"))
}

/// What is told of the pages when they are edited.
fn report(edits: Edits<'_>) -> Report {
    let (old, new) = sides(edits);
    let mut report = Report::new(&old, &new, &Default::default());
    // The folder is another one each time.
    for place in report.changes.iter_mut().flat_map(|one| [&mut one.old, &mut one.new]).flatten() {
        let from = place.file.rfind('/').unwrap_or_default() - "new".len();
        place.file.drain(..from);
    }
    report
}

/// Gives a report of each kind of change, and of the way back.
#[cfg(feature = "test-schemas")]
pub(crate) fn each_report(mut take: impl FnMut(&Report)) {
    for (_, edits) in cases::CASES {
        let mut report = report(edits);
        // One of them has been looked at.
        let first = report.changes.iter_mut().take(1);
        first.for_each(|change| change.accepted = Some("known".to_owned()));
        take(&report);
        take(&reverse(edits));
    }
}

/// The same the other way round.
fn reverse(edits: Edits<'_>) -> Report {
    let (old, new) = sides(edits);
    Report::new(&new, &old, &Default::default())
}

/// A report in a few lines: rules and severities, and what the version has to do.
fn short(report: &Report) -> String {
    let mut text = String::new();
    for change in &report.changes {
        let (severity, name) = (change.severity.name(), change.name());
        let says = change.sentence();
        text.push_str(&format!("  {severity} {}: {name}: {says}\n", change.rule));
    }
    let (step, items) = report.surface.as_ref().unwrap();
    for item in items {
        let only =
            item.only.map(|only| format!(" (breaks only {})", only.about())).unwrap_or_default();
        text.push_str(&format!("  {}: {}: {}{only}\n", item.step.name(), item.path, item.says));
    }
    text.push_str(&format!("  crate: {}\n", step.name()));
    text
}
