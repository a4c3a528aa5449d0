//! The folder in which new content waits for its turn and old content is put aside.

use super::error::OutputError;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use walkdir::{DirEntry, WalkDir};

/// What the folder's name begins with.
const PREFIX: &str = ".tablature-stage-";

/// The file in it that its run holds locked. A folder where nobody does is left over.
const OWNER: &str = "owner";

/// The folder in it where new content waits, arranged as it will be.
const NEW: &str = "new";

/// A folder beside the files that change, so on the same volume. Dropping it removes it.
pub struct StageFolder {
    // Dropped first: some systems remove no file that is open.
    owner: File,
    folder: TempDir,
}

impl StageFolder {
    /// Makes a folder in `dir`.
    ///
    /// # Errors
    ///
    /// When the file system refuses.
    pub fn new(dir: &Path) -> Result<Self, OutputError> {
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(dir);
        let folder = folder.map_err(OutputError::io("write to", dir))?;
        let path = folder.path().join(OWNER);
        let owner = File::create(&path).map_err(OutputError::io("write", &path))?;
        // Where files cannot be locked, no later run can find out that the folder is left over.
        let _ = owner.try_lock();
        let new = folder.path().join(NEW);
        fs::create_dir(&new).map_err(OutputError::io("create", &new))?;
        Ok(Self { owner, folder })
    }

    /// Where the new file or folder waits that belongs to a path below the output folder.
    pub fn new_at(&self, path: &str) -> PathBuf {
        self.folder.path().join(NEW).join(path)
    }

    /// Where old content is put aside.
    pub fn old_file(&self, index: usize) -> PathBuf {
        self.folder.path().join(format!("old-{index}"))
    }

    /// Leaves the folder to the user, because it holds what could not be put back.
    pub fn keep(self) -> PathBuf {
        let Self { owner, folder } = self;
        drop(owner);
        let path = folder.keep();
        // Without it, no later run takes the folder for left over.
        let _ = fs::remove_file(path.join(OWNER));
        path
    }
}

/// Removes the folders in `dir` that a run left over because it was killed. What a run still
/// works with stays, and so does a folder that holds anything but what this module puts there.
pub fn remove_left_over(dir: &Path) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    let folders = entries.flatten().filter(|entry| {
        let is_named_so = entry.file_name().to_string_lossy().starts_with(PREFIX);
        is_named_so && entry.file_type().is_ok_and(|kind| kind.is_dir())
    });
    for folder in folders {
        // Whatever cannot be removed does no harm.
        let _ = remove_if_left_over(&folder.path());
    }
}

fn remove_if_left_over(folder: &Path) -> Option<()> {
    let entries = WalkDir::new(folder).min_depth(1).contents_first(true);
    let entries: Vec<_> = entries.into_iter().collect::<Result<_, _>>().ok()?;
    entries.iter().all(is_ours).then_some(())?;
    let owner = folder.join(OWNER);
    let lock = File::options().write(true).open(&owner).ok()?;
    lock.try_lock().ok()?;
    for entry in entries.iter().filter(|entry| entry.path() != owner) {
        let is_folder = entry.file_type().is_dir();
        let remove = if is_folder { fs::remove_dir } else { fs::remove_file };
        remove(entry.path()).ok()?;
    }
    drop(lock);
    fs::remove_file(owner).ok()?;
    fs::remove_dir(folder).ok()
}

/// Whether an entry somewhere in such a folder can be one that was put there.
fn is_ours(entry: &DirEntry) -> bool {
    let kind = entry.file_type();
    let name = entry.file_name();
    match entry.depth() {
        1 if kind.is_dir() => name == NEW,
        1 => kind.is_file() && (name == OWNER || is_old_file(name)),
        _ => kind.is_dir() || kind.is_file(),
    }
}

/// Whether old content is put aside under such a name.
fn is_old_file(name: &OsStr) -> bool {
    let number = name.to_str().and_then(|name| name.strip_prefix("old-"));
    number.is_some_and(|text| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests;
