//! How far a folder is from what it should be.

use super::Tree;
use super::content::normalised;
use super::error::{ConflictKind, OutputError};
use super::paths::MANIFEST;
use super::plan::{Plan, plan};
use similar::TextDiff;
use std::fmt;
use std::path::Path;

/// How many lines of differences are shown.
const SHOWN_LINES: usize = 100;

/// How many changed files are listed below the differences.
const SHOWN_FILES: usize = 20;

/// What a folder lacks, or has too much of.
#[derive(Clone, Debug, Default)]
pub struct Stale {
    /// The files that are not as they should be, sorted by path. Empty if the folder is up to date.
    pub changes: Vec<Change>,
}

/// A file that is not as it should be.
#[derive(Clone, Debug)]
pub struct Change {
    /// Path below the folder.
    pub path: String,
    /// What is the matter with it.
    pub kind: ChangeKind,
    /// How it differs, as a unified diff with a header; empty if there is nothing to compare.
    diff: String,
}

/// What is the matter with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// It does not exist.
    Missing,
    /// It is as it was generated, but would now be generated differently.
    Outdated,
    /// It would not be generated any more.
    Superfluous,
    /// It stands in the way of generating: see [`ConflictKind`].
    InTheWay(ConflictKind),
}

/// Compares the generated files in `dir` with `tree`, and changes nothing.
///
/// # Errors
///
/// As for [`write`](super::write()), but what stands in the way is a finding, not an error.
pub fn check(tree: &Tree, dir: &Path) -> Result<Stale, OutputError> {
    let plan = plan(tree, dir)?;
    let mut changes = changes(&plan, dir);
    if changes.is_empty() && plan.manifest.is_some() {
        let kind = ChangeKind::Outdated;
        changes.push(Change { path: MANIFEST.to_owned(), kind, diff: String::new() });
    }
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Stale { changes })
}

fn changes(plan: &Plan<'_>, dir: &Path) -> Vec<Change> {
    let writes = plan.writes.iter().map(|write| match &write.before {
        None => change(write.path, ChangeKind::Missing, String::new()),
        Some(before) => {
            let place = shown(dir, write.path);
            change(write.path, ChangeKind::Outdated, diff(&place, &place, before, write.content))
        }
    });
    let removals =
        plan.removals.iter().map(|path| change(path, ChangeKind::Superfluous, String::new()));
    let blocked = plan.blocked.iter().map(|blocked| {
        let path = &blocked.conflict.path;
        let diff = match &blocked.contents {
            Some((before, after)) => {
                let place = shown(dir, path);
                let problem = format!("{place} {}", blocked.conflict.kind);
                diff(&problem, &place, before, after)
            }
            None => String::new(),
        };
        change(path, ChangeKind::InTheWay(blocked.conflict.kind), diff)
    });
    writes.chain(removals).chain(blocked).collect()
}

fn change(path: &str, kind: ChangeKind, diff: String) -> Change {
    Change { path: path.to_owned(), kind, diff }
}

/// The path of a file as people know it.
fn shown(dir: &Path, path: &str) -> String {
    dir.join(path).display().to_string().replace('\\', "/")
}

/// A unified diff of a file on disk and what belongs there, under the two headers.
fn diff(old_place: &str, place: &str, before: &[u8], after: &[u8]) -> String {
    let (before, after) = (normalised(before), normalised(after));
    let (before, after) = (String::from_utf8_lossy(&before), String::from_utf8_lossy(&after));
    TextDiff::from_lines(&*before, &*after)
        .unified_diff()
        .context_radius(2)
        .header(old_place, &format!("{place} as generated now"))
        .to_string()
}

impl Stale {
    /// Whether nothing differs.
    pub fn is_up_to_date(&self) -> bool {
        self.changes.is_empty()
    }

    /// The differences for people: unified diffs, about a hundred lines of them, then the names of
    /// files that are not shown.
    pub fn diff(&self) -> String {
        let mut text = String::new();
        let mut lines = 0;
        let mut unshown = Vec::new();
        for change in &self.changes {
            let left = SHOWN_LINES - lines;
            if change.diff.is_empty() || left == 0 {
                unshown.push(change);
                continue;
            }
            for line in change.diff.lines().take(left) {
                text.push_str(line);
                text.push('\n');
                lines += 1;
            }
            let more = change.diff.lines().count().saturating_sub(left);
            if more > 0 {
                let lines = if more == 1 { "line" } else { "lines" };
                text.push_str(&format!("… and {more} more {lines} in this file\n"));
            }
        }
        for change in unshown.iter().take(SHOWN_FILES) {
            text.push_str(&format!("{change}\n"));
        }
        let more = unshown.len().saturating_sub(SHOWN_FILES);
        if more > 0 {
            let files = if more == 1 { "file" } else { "files" };
            text.push_str(&format!("… and {more} more {files}\n"));
        }
        text
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            ChangeKind::Missing => "is missing",
            ChangeKind::Outdated => "is out of date",
            ChangeKind::Superfluous => "is generated no more",
            ChangeKind::InTheWay(kind) => return write!(f, "{} {kind}", self.path),
        };
        write!(f, "{} {what}", self.path)
    }
}
