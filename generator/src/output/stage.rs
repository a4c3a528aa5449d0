//! The folder in which new content waits for its turn and old content is put aside.

use super::error::OutputError;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// What the folder's name begins with.
const PREFIX: &str = ".tablature-stage-";

/// The file in it that its run holds locked. A folder where nobody does is left over.
const OWNER: &str = "owner";

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
        Ok(Self { owner, folder })
    }

    /// Where new content waits.
    pub fn new_file(&self, index: usize) -> PathBuf {
        self.folder.path().join(format!("new-{index}"))
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
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).ok()? {
        let entry = entry.ok()?;
        let is_file = entry.file_type().ok()?.is_file();
        let name = entry.file_name();
        let is_ours = is_file && is_our_name(name.to_str()?);
        is_ours.then(|| files.push(entry.path()))?;
    }
    let owner = folder.join(OWNER);
    let lock = File::options().write(true).open(&owner).ok()?;
    lock.try_lock().ok()?;
    for file in files.iter().filter(|file| **file != owner) {
        fs::remove_file(file).ok()?;
    }
    drop(lock);
    fs::remove_file(owner).ok()?;
    fs::remove_dir(folder).ok()
}

/// Whether a file in such a folder can be one that was put there.
fn is_our_name(name: &str) -> bool {
    let numbered = name.strip_prefix("new-").or_else(|| name.strip_prefix("old-"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    name == OWNER || numbered.is_some_and(is_number)
}

#[cfg(test)]
mod tests;
