//! A file outside of the folder that changes with it: the lock.

use super::content;
use super::disk::Disk;
use super::error::OutputError;
use super::single;
use super::stage::Stage;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// A file that gets new content along with a tree, or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Companion {
    path: PathBuf,
    content: String,
}

impl Companion {
    /// The file at `path`, which is to have this content.
    pub fn new(path: PathBuf, content: String) -> Self {
        Self { path, content }
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// SHA-256 of its new content.
    pub fn hash(&self) -> String {
        content::hash(self.content.as_bytes())
    }

    /// Writes its new content, and what it holds now, to the stage.
    ///
    /// # Errors
    ///
    /// When the file system refuses.
    pub fn stage(&self, stage: &Stage, disk: &Disk) -> Result<(), OutputError> {
        if let Some(old) = read(&self.path)? {
            let path = stage.companion_old();
            disk.write(&path, &old).map_err(OutputError::io("write", &path))?;
        }
        let path = stage.companion_new();
        disk.write(&path, self.content.as_bytes()).map_err(OutputError::io("write", &path))
    }

    /// Gives the file its new content.
    ///
    /// # Errors
    ///
    /// When the file system refuses.
    pub fn place(&self, stage: &Stage, disk: &Disk) -> Result<(), OutputError> {
        place(&stage.companion_new(), &self.path, disk)
    }
}

/// Gives the file at `path` its old content back, if it has the new one, whose SHA-256 is `hash`.
///
/// # Errors
///
/// When the file system refuses.
pub fn restore(path: &Path, hash: &str, stage: &Stage, disk: &Disk) -> Result<(), OutputError> {
    let is_new = read(path)?.is_some_and(|content| content::hash(&content) == hash);
    if !is_new {
        return Ok(());
    }
    if stage.companion_old().exists() {
        return place(&stage.companion_old(), path, disk);
    }
    disk.remove_file(path).map_err(OutputError::io("remove", path))
}

/// Moves a file of the stage to `path`, with the rights of the one that it replaces. Where the path is a
/// link, the file that it leads to is replaced.
fn place(staged: &Path, path: &Path, disk: &Disk) -> Result<(), OutputError> {
    let real = single::real(path);
    let put = || {
        single::take_rights(staged, &real)?;
        real.parent().map_or(Ok(()), fs::create_dir_all)?;
        match disk.rename(staged, &real) {
            // It lies on another volume.
            Err(error) if error.kind() == ErrorKind::CrossesDevices => {
                single::replace(&real, &fs::read(staged)?)
            }
            result => result,
        }
    };
    put().map_err(OutputError::io("write", path))
}

/// What a file holds, if it is there.
fn read(path: &Path) -> Result<Option<Vec<u8>>, OutputError> {
    match fs::read(path) {
        Ok(content) => Ok(Some(content)),
        Err(error) if is_absent(&error) => Ok(None),
        Err(error) => Err(OutputError::io("read", path)(error)),
    }
}

fn is_absent(error: &io::Error) -> bool {
    error.kind() == ErrorKind::NotFound
}
