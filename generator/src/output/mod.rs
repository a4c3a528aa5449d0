//! Generated files: a tree in memory, then on disk.
//!
//! [`write()`] brings a folder up to date and [`check()`] says how far it is from that; both look at
//! the folder in the same way. A folder may hold files that were not generated: the list in
//! [`MANIFEST`] tells which ones were, and nothing else is ever changed or removed. A generated
//! file that somebody edited stops the run, and so does a foreign file in the place of one.
//!
//! Whether a file changed is decided after `CRLF` is read as `LF`, in text, because git may check
//! files out with either.

mod check;
mod companion;
mod content;
mod disk;
mod error;
mod journal;
mod manifest;
mod paths;
mod plan;
mod single;
mod stage;
mod swap;
#[cfg(test)]
mod tests;
mod undo;
mod untouched;

pub use check::{Change, ChangeKind, Stale, check};
pub use companion::Companion;
pub(crate) use content::hex;
pub use error::{Conflict, ConflictKind, OutputError};
pub use paths::MANIFEST;
pub use single::replace_file;
pub use undo::{Recovery, recover};
pub use untouched::Untouched;

use disk::Disk;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::SystemTime;

/// Files in memory: path below the output folder, with forward slashes, and content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// The files, by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Paths that were added more than once, which is a mistake of the emitter.
    twice: BTreeSet<String>,
}

impl Tree {
    /// Adds a file. A tree that two files with one path were added to is refused when it is
    /// written.
    pub fn add(&mut self, path: impl Into<String>, content: impl Into<Vec<u8>>) {
        let path = path.into();
        if self.files.insert(path.clone(), content.into()).is_some() {
            self.twice.insert(path);
        }
    }

    /// Refuses a tree with two files of one path: one of them is lost.
    ///
    /// # Errors
    ///
    /// When there are any.
    pub fn refuse_doubles(&self) -> Result<(), OutputError> {
        match self.twice.first() {
            Some(path) => Err(OutputError::BadPath {
                path: path.clone(),
                reason:
                    "two files have this path; a name in the docs leads there, and should lead \
                         elsewhere"
                        .to_owned(),
            }),
            None => Ok(()),
        }
    }
}

/// What [`write()`] did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Paths of the files that are new or have new content, sorted.
    pub written: Vec<String>,
    /// Paths of the files that are generated no more and were removed, sorted.
    pub removed: Vec<String>,
    /// How many files were left as they are.
    pub unchanged: usize,
    /// When all that was to be written was ready, and none of it in its place yet; `None` if nothing
    /// was written.
    pub staged: Option<SystemTime>,
}

/// Makes the generated files in `dir` those of `tree`, and creates `dir` if need be.
///
/// Only files whose content changes are written. Everything is prepared in a folder inside `dir` first
/// and then moved into place; when anything fails, what was moved is moved back. What a run that was
/// killed had begun is undone first, as by [`recover`].
///
/// # Errors
///
/// When a file stands in the way ([`OutputError::Conflicts`]), a path or the list of files cannot
/// be trusted, another run is writing there, or the file system refuses. Nothing has changed then.
pub fn write(tree: &Tree, dir: &Path) -> Result<Written, OutputError> {
    write_with(tree, dir, None)
}

/// As [`write()`], and gives a `companion` its new content in the same step.
///
/// # Errors
///
/// As for [`write()`]. The companion has not changed then, either.
pub fn write_with(
    tree: &Tree,
    dir: &Path,
    companion: Option<&Companion>,
) -> Result<Written, OutputError> {
    recover(dir, companion.map(Companion::path))?;
    let plan = plan::plan(tree, dir)?;
    plan.refuse_conflicts()?;
    let staged = swap::apply(&plan, dir, companion, &Disk::default())?;
    Ok(plan.written(staged))
}
