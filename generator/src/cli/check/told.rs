//! What a crate lacks, as people and programs are told.

use super::super::crate_action::Done;
use super::super::terminal::{Terminal, count};
use serde_json::{Value, json};
use tablature::diagnostics::formats::Annotation;
use tablature::model::lock;
use tablature::output::{Change, ChangeKind, ConflictKind, Stale};

/// How many lines an annotation has at most.
const LINES: usize = 10;

/// Tells people: a diff, and what to do.
pub fn to_people(done: &Done<Stale>, terminal: &Terminal) {
    let stale = &done.result;
    if !stale.is_up_to_date() {
        terminal.differences(&stale.diff());
        terminal.say(&summary(done));
    }
    if says_of_lock(done) {
        terminal.lock_differs(&done.lock, "run `tablature generate`");
    }
}

/// Annotates a pull request: the first file of the crate that differs, and the lock.
pub fn to_github(done: &Done<Stale>, terminal: &Terminal) {
    let annotate =
        |file: &str, title: &str, first: &str, more: &mut dyn Iterator<Item = String>| {
            let lines = std::iter::once(first.to_owned()).chain(more.take(LINES));
            let text = lines.collect::<Vec<_>>().join("\n");
            let place = vec![("file", file.to_owned()), ("line", "1".to_owned())];
            let annotation = Annotation { level: "error", place, title, says: &text };
            terminal.differences(&annotation.to_string());
        };
    if let Some(first) = done.result.changes.first() {
        let file = format!("{}{}", done.folder, first.path);
        let mut files = done.result.changes.iter().map(Change::to_string);
        annotate(&file, "stale crate", &summary(done), &mut files);
    }
    if says_of_lock(done) {
        let path = done.lock.path.display().to_string().replace('\\', "/");
        let changes = lock::list(&done.lock.changes, LINES);
        let first = match done.lock.is_first {
            true => format!("there is no {path}; run `tablature generate`"),
            false => format!(
                "{path} is out of date by {}; run `tablature generate`",
                count(done.lock.changes.len(), "change", "changes")
            ),
        };
        let mut changes = changes.lines().filter(|_| !done.lock.is_first).map(str::to_owned);
        annotate(&path, "stale lock", &first, &mut changes);
    }
}

/// Tells programs: a line of JSON for each file, each change of the lock, and what it comes to.
pub fn to_programs(done: &Done<Stale>, terminal: &Terminal) {
    let line = |value: Value| terminal.differences(&format!("{value}\n"));
    for change in &done.result.changes {
        let path = format!("{}{}", done.folder, change.path);
        line(json!({"kind": "file", "path": path, "is": word(change.kind)}));
    }
    let path = done.lock.path.display().to_string().replace('\\', "/");
    for change in &done.lock.changes {
        line(json!({"kind": "lock", "path": path, "says": change.to_string()}));
    }
    let is_up_to_date = done.result.is_up_to_date() && done.lock.is_up_to_date();
    line(json!({
        "kind": "crate",
        "name": done.name,
        "folder": done.folder,
        "isUpToDate": is_up_to_date,
    }));
}

/// Where there is no crate yet, it goes without saying that there is no lock.
fn says_of_lock(done: &Done<Stale>) -> bool {
    !done.lock.is_up_to_date() && (done.result.is_up_to_date() || !done.lock.is_first)
}

/// How many files differ, and what to do.
fn summary(done: &Done<Stale>) -> String {
    let (name, folder, stale) = (&done.name, &done.folder, &done.result);
    let differ = count(stale.changes.len(), "file differs", "files differ");
    let what_to_do = match in_the_way(stale) {
        0 => "run `tablature generate`".to_owned(),
        some => format!(
            "move {} away that `tablature generate` will not overwrite, then run it",
            count(some, "file", "files")
        ),
    };
    format!("{name} in {folder} is stale: {differ}; {what_to_do}")
}

/// How many files were edited by hand, or were never generated, so that they stop `generate`.
fn in_the_way(stale: &Stale) -> usize {
    let is_in_the_way = |change: &&Change| matches!(change.kind, ChangeKind::InTheWay(_));
    stale.changes.iter().filter(is_in_the_way).count()
}

/// What is the matter with a file, in a word.
fn word(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Missing => "missing",
        ChangeKind::Outdated => "outdated",
        ChangeKind::Superfluous => "superfluous",
        ChangeKind::InTheWay(ConflictKind::Edited) => "edited",
        ChangeKind::InTheWay(_) => "foreign",
    }
}
