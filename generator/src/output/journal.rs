//! What a run is about to do to a folder, noted before it begins, so that a later run can undo it.

use super::error::OutputError;
use super::paths;
use std::fmt::{self, Write};
use std::path::Path;

/// The first line, which tells the format.
const HEAD: &str = "tablature journal 1";

/// What a run is about to do, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Journal {
    /// The entries.
    pub entries: Vec<Entry>,
    /// SHA-256 of the new content of the file that changes with the folder, if one does.
    pub companion: Option<String>,
}

/// One thing that is done. Paths are those below the output folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A folder that was not there is made.
    Make(String),
    /// A file is put aside.
    Remove(String),
    /// A file with content of this SHA-256 is put in its place; what was there is put aside.
    Write {
        /// SHA-256 of the new content.
        hash: String,
        /// Where it belongs.
        path: String,
    },
}

impl fmt::Display for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}")?;
        for entry in &self.entries {
            match entry {
                Entry::Make(path) => writeln!(f, "make - {path}")?,
                Entry::Remove(path) => writeln!(f, "remove - {path}")?,
                Entry::Write { hash, path } => writeln!(f, "write {hash} {path}")?,
            }
        }
        if let Some(hash) = &self.companion {
            writeln!(f, "companion {hash}")?;
        }
        f.write_char('\n')
    }
}

impl Journal {
    /// Reads what [`Display`](fmt::Display) wrote to the file at `place`. It is trusted no more than
    /// any other file: a repository may bring one.
    ///
    /// # Errors
    ///
    /// When it is something else, or names a path that leads out of the folder.
    pub fn parse(text: &str, place: &Path) -> Result<Self, OutputError> {
        let mut journal = Self::default();
        let bad = |index: usize, reason: &str| OutputError::BadJournal {
            path: place.display().to_string(),
            line: index + 1,
            reason: reason.to_owned(),
        };
        for (index, line) in text.lines().enumerate() {
            let words: Vec<_> = line.splitn(3, ' ').collect();
            match words[..] {
                _ if index == 0 && line == HEAD => {}
                ["make", "-", path] => journal.entries.push(Entry::Make(path.to_owned())),
                ["remove", "-", path] => journal.entries.push(Entry::Remove(path.to_owned())),
                ["write", hash, path] => {
                    let (hash, path) = (hash.to_owned(), path.to_owned());
                    journal.entries.push(Entry::Write { hash, path });
                }
                ["companion", hash] => journal.companion = Some(hash.to_owned()),
                [""] => return Ok(journal),
                _ => return Err(bad(index, "this is not a line of a journal")),
            }
            if let Some(flaw) = words.get(2).and_then(|path| paths::flaw(path)) {
                return Err(bad(index, &flaw));
            }
        }
        // The blank line at its end was not written: it is no journal of ours.
        Err(bad(text.lines().count(), "the end is missing"))
    }
}

impl Entry {
    /// The path below the output folder.
    pub fn path(&self) -> &str {
        match self {
            Self::Make(path) | Self::Remove(path) | Self::Write { path, .. } => path,
        }
    }
}
