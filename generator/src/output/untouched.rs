//! The generated files of a folder, as they were written.

use super::content::normalised;
use super::manifest::Manifest;
use super::plan::read_manifest;
use std::fs;
use std::path::{Path, PathBuf};

/// The files of a folder that were generated, and that nobody has edited since.
pub struct Untouched {
    dir: PathBuf,
    listed: Manifest,
}

impl Untouched {
    /// Those of a folder; `None` if nothing was generated there, or its list of files cannot be read.
    pub fn of(dir: &Path) -> Option<Self> {
        let (listed, _) = read_manifest(dir).ok()?;
        let is_empty = listed.paths().next().is_none();
        (!is_empty).then(|| Self { dir: dir.to_owned(), listed })
    }

    /// What a file was written as; `None` if it is another by now, or none.
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.listed.listed_as(path).filter(|listed| *listed == path)?;
        let content = fs::read(self.dir.join(path)).ok()?;
        self.listed.matches(path, &content).then(|| normalised(&content).into_owned())
    }
}
