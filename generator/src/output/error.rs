//! Why a folder could not be brought up to date.

use crate::diagnostics::in_full;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// How many conflicts a message lists.
const SHOWN: usize = 20;

/// Why the output folder is not up to date. It is as it was, but for [`HalfDone`](Self::HalfDone).
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// Files stand in the way.
    #[error("{}", describe(.dir, .conflicts))]
    Conflicts {
        /// The output folder.
        dir: PathBuf,
        /// The files, sorted by path.
        conflicts: Vec<Conflict>,
    },
    /// A path that was to be written is not fit for every file system.
    #[error("cannot write `{path}`: {reason}")]
    BadPath {
        /// The path below the output folder.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The list of generated files is not as this tool writes it.
    #[error(
        "{path}:{line}: {reason}; restore the file, or delete it together with the files that were \
         generated"
    )]
    BadManifest {
        /// The list's path.
        path: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// The output folder's path leads to something else.
    #[error("the output folder {} is not a folder", .0.display())]
    NotADirectory(PathBuf),
    /// The file system refused.
    #[error("cannot {action} {}", .path.display())]
    Io {
        /// What was tried: `read`, `write`.
        action: &'static str,
        /// With which file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Another run writes to the folder, or whatever lies in the place of its working folder is not
    /// from this tool.
    #[error(
        "another run is writing here: it works in {}; wait for it, or remove that folder if there \
         is none", .0.display()
    )]
    InUse(PathBuf),
    /// The note of a run that was killed is not as this tool writes it.
    #[error(
        "{path}:{line}: {reason}; a run was killed here, and what it had begun cannot be undone: \
         restore the generated files, and remove the folder that this file is in"
    )]
    BadJournal {
        /// The note's path.
        path: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// What a run had begun cannot be undone without losing somebody's work.
    #[error(
        "{} is not as a run left it that could not end; move it away, and the next run puts the old \
         files back, which are in {}", .path.display(), .stage.display()
    )]
    ChangedSince {
        /// The file that somebody changed, or put there.
        path: PathBuf,
        /// Where the old files are.
        stage: PathBuf,
    },
    /// The file system refused halfway, and then refused to let the old state be restored.
    #[error(
        "{}; not all files could be put back: the old ones are in {}, and the next run tries again",
        in_full(.cause), .stage.display()
    )]
    HalfDone {
        /// What happened first. It is part of the message, with its own cause.
        cause: Box<OutputError>,
        /// Where the old files are that could not be put back.
        stage: PathBuf,
    },
}

impl OutputError {
    /// For `map_err`: the system refused to do `action` with `path`.
    pub(super) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { action, path: path.to_owned(), source }
    }
}

/// A file that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Its path below the output folder.
    pub path: String,
    /// What is the matter with it.
    pub kind: ConflictKind,
}

/// Ways of standing in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConflictKind {
    /// It was generated and then edited.
    Edited,
    /// It was never generated.
    Foreign,
    /// It is a folder.
    Directory,
    /// It is a file, and a folder is needed.
    NotADirectory,
    /// It is a symbolic link, which may lead anywhere.
    Symlink,
    /// It is neither file nor folder nor link.
    Special,
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.path, self.kind)
    }
}

impl fmt::Display for ConflictKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ConflictKind::Edited => "was edited since it was generated",
            ConflictKind::Foreign => "exists and was not generated",
            ConflictKind::Directory => "is a folder, and a file belongs there",
            ConflictKind::NotADirectory => "is a file, and a folder belongs there",
            ConflictKind::Symlink => "is a symbolic link",
            ConflictKind::Special => "is not a regular file",
        })
    }
}

/// All conflicts as one message.
fn describe(dir: &Path, conflicts: &[Conflict]) -> String {
    let dir = dir.display();
    if let [only] = conflicts {
        return format!("nothing was written to {dir}: {only}");
    }
    let mut text =
        format!("nothing was written to {dir}: {} files are in the way", conflicts.len());
    for conflict in conflicts.iter().take(SHOWN) {
        text.push_str(&format!("\n  {conflict}"));
    }
    if conflicts.len() > SHOWN {
        text.push_str(&format!("\n  … and {} more", conflicts.len() - SHOWN));
    }
    text
}
