//! Everything that changes files, so that tests can stop it anywhere.

use std::fs;
use std::io;
use std::path::Path;

/// The file system. Each call changes one thing, and may be the last that a run comes to.
#[derive(Debug, Default)]
pub struct Disk {
    #[cfg(test)]
    pub stop: Option<super::tests::Stop>,
}

impl Disk {
    /// Makes a folder in one that exists.
    pub fn create_dir(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        fs::create_dir(path)
    }

    /// Makes a folder and those above it, where they do not exist.
    pub fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        fs::create_dir_all(path)
    }

    /// Writes a file.
    pub fn write(&self, path: &Path, content: &[u8]) -> io::Result<()> {
        self.step()?;
        fs::write(path, content)
    }

    /// Moves a file or folder.
    pub fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        fs::rename(from, to)
    }

    /// Removes a file.
    pub fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        fs::remove_file(path)
    }

    /// Removes an empty folder.
    pub fn remove_dir(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        fs::remove_dir(path)
    }

    #[cfg(test)]
    fn step(&self) -> io::Result<()> {
        self.stop.as_ref().map_or(Ok(()), super::tests::Stop::step)
    }

    #[cfg(not(test))]
    #[allow(clippy::unused_self, clippy::unnecessary_wraps)]
    fn step(&self) -> io::Result<()> {
        Ok(())
    }
}
