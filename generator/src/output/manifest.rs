//! The list of generated files: which ones they are and what was in them.

use super::Tree;
use super::content;
use super::error::OutputError;
use super::paths;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

/// The list's first line.
const TITLE: &str =
    "# Files that tablature wrote here, with the SHA-256 of each. Keep this file with them.";

/// Paths and hashes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// For each path below the output folder, the hash of what was written; see [`content::hash`].
    hashes: BTreeMap<String, String>,
    /// For each path in lower case, the path.
    folded: BTreeMap<String, String>,
}

impl Manifest {
    /// The list that belongs to `tree`.
    pub fn of(tree: &Tree) -> Self {
        let hashes: Vec<_> =
            tree.files.par_iter().map(|(path, content)| (path, content::hash(content))).collect();
        let mut manifest = Self::default();
        for (path, hash) in hashes {
            manifest.add(path, hash);
        }
        manifest
    }

    fn add(&mut self, path: &str, hash: String) {
        self.hashes.insert(path.to_owned(), hash);
        self.folded.insert(paths::fold(path), path.to_owned());
    }

    /// Reads a list; `file` is its path, for messages.
    ///
    /// # Errors
    ///
    /// When a line is not hash and path, or a path leads out of the folder or is listed twice.
    pub fn parse(text: &str, file: &Path) -> Result<Self, OutputError> {
        let mut manifest = Self::default();
        for (index, line) in text.lines().enumerate() {
            let bad = |reason: &str| OutputError::BadManifest {
                path: file.display().to_string(),
                line: index + 1,
                reason: reason.to_owned(),
            };
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let Some((hash, path)) = line.split_once("  ").filter(|(hash, _)| is_hash(hash)) else {
                return Err(bad("expected a SHA-256, two blanks and a path"));
            };
            if let Some(flaw) = paths::flaw(path) {
                return Err(bad(&flaw));
            }
            if manifest.folded.contains_key(&paths::fold(path)) {
                return Err(bad(&format!("`{path}` is listed twice")));
            }
            manifest.add(path, hash.to_owned());
        }
        Ok(manifest)
    }

    /// The list as text: sorted, and readable by `sha256sum --check`.
    pub fn render(&self) -> String {
        let mut text = format!("{TITLE}\n");
        for (path, hash) in &self.hashes {
            text.push_str(&format!("{hash}  {path}\n"));
        }
        text
    }

    /// All paths, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.hashes.keys().map(String::as_str)
    }

    /// The listed path that a file system may take for `path`: itself, else one that differs in
    /// upper and lower case alone.
    pub fn listed_as(&self, path: &str) -> Option<&str> {
        self.folded.get(&paths::fold(path)).map(String::as_str)
    }

    /// Whether `content` is what was written to the file that is listed as `path`.
    pub fn matches(&self, path: &str, content: &[u8]) -> bool {
        self.hashes.get(path).is_some_and(|hash| *hash == content::hash(content))
    }
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}
