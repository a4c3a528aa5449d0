//! Generated files: a tree in memory, then on disk.

use std::collections::BTreeMap;

/// Files in memory: path below the output folder, with forward slashes, and content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// The files, by path.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Tree {
    /// Adds a file. Two files with one path are a mistake of the emitter; the later one wins in
    /// release builds.
    pub fn add(&mut self, path: impl Into<String>, content: impl Into<Vec<u8>>) {
        let path = path.into();
        debug_assert!(!self.files.contains_key(&path), "{path} is emitted twice");
        self.files.insert(path, content.into());
    }
}
