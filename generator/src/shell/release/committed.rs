//! What was committed: a crate, and what it was made of.

use super::ReleaseError;
use crate::diff::Side;
use crate::model::lock;
use crate::output::Tree;
use crate::shell::error::Error;
use crate::shell::git;
use crate::shell::pipeline::Input;
use crate::shell::sides::Sides;
use semver::Version;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use walkdir::WalkDir;

/// The manifest of a crate.
const MANIFEST: &str = "Cargo.toml";

/// A crate that was committed.
pub struct Committed {
    /// The revision.
    pub revision: String,
    /// Its version.
    pub version: Version,
    /// Its files.
    pub tree: Tree,
    folder: TempDir,
}

impl Committed {
    /// The crate in a folder, as it was at a revision; `None` if there was none.
    ///
    /// # Errors
    ///
    /// When git does not know the revision, or the crate states no version.
    pub fn fetch(revision: &str, output: &Path) -> Result<Option<Self>, ReleaseError> {
        let folder = TempDir::with_prefix("tablature-").map_err(ReleaseError::Temporary)?;
        let Some(root) = fetch(revision, output, folder.path(), "crate")? else { return Ok(None) };
        let tree = tree(&root)?;
        let Some(manifest) = tree.files.get(MANIFEST) else { return Ok(None) };
        let version = version(&String::from_utf8_lossy(manifest));
        let none = || ReleaseError::NoneCommitted { revision: revision.to_owned() };
        let version = version.ok_or_else(none)?;
        Ok(Some(Self { revision: revision.to_owned(), version, tree, folder }))
    }

    /// Whether a crate has other files than this one, but for tests, and whatever its version is.
    pub fn differs(&self, tree: &Tree) -> bool {
        let same = |path: &str, content: &[u8]| {
            let before = self.tree.files.get(path);
            before.is_some_and(|before| match path {
                MANIFEST => without_version(before) == without_version(content),
                _ => before == content,
            })
        };
        let published = tree.files.iter().filter(|(path, _)| !path.starts_with("tests/"));
        published.into_iter().any(|(path, content)| !same(path, content))
    }

    /// What was known of the API: from the docs, else from the lock; `None` if neither was committed.
    ///
    /// # Errors
    ///
    /// When they are there and cannot be read.
    pub fn side(&self, input: &Input) -> Result<Option<Side>, Error> {
        let place = self.folder.path();
        let mut docs = Vec::new();
        for (index, path) in input.docs.iter().enumerate() {
            docs.extend(self.fetch_beside(path, place, &format!("docs-{index}"))?);
        }
        let lock = match &input.lock {
            Some(path) => self.fetch_beside(path, place, lock::FILE_NAME)?,
            None => None,
        };
        let all_are_there = docs.len() == input.docs.len();
        let mut sides = Sides::new(Input { docs, lock: lock.clone(), ..input.clone() })?;
        match (all_are_there, lock) {
            (true, _) => sides.configured(&self.revision, &()).map(|read| Some(read.side)),
            (false, Some(lock)) => {
                let mut side = sides.side(&lock.to_string_lossy(), &())?.side;
                side.name = format!("what is known at {}", self.revision);
                Ok(Some(side))
            }
            (false, None) => Ok(None),
        }
    }

    fn fetch_beside(
        &self,
        path: &Path,
        place: &Path,
        name: &str,
    ) -> Result<Option<PathBuf>, ReleaseError> {
        fetch(&self.revision, path, place, name)
    }
}

/// Puts a file or folder of a revision into a folder of its own in another one.
fn fetch(
    revision: &str,
    path: &Path,
    place: &Path,
    name: &str,
) -> Result<Option<PathBuf>, ReleaseError> {
    let folder = place.join(name);
    fs::create_dir(&folder).map_err(ReleaseError::Temporary)?;
    Ok(git::fetch_file(revision, path, &folder)?)
}

/// The files in a folder.
fn tree(root: &Path) -> Result<Tree, ReleaseError> {
    let mut tree = Tree::default();
    for entry in WalkDir::new(root) {
        let file = entry.map_err(|error| ReleaseError::Temporary(error.into()))?;
        if !file.file_type().is_file() {
            continue;
        }
        let below = file.path().strip_prefix(root).unwrap_or(file.path());
        let content = fs::read(file.path()).map_err(ReleaseError::Temporary)?;
        tree.add(below.to_string_lossy().replace('\\', "/"), content);
    }
    Ok(tree)
}

/// The version that a generated manifest states.
fn version(manifest: &str) -> Option<Version> {
    manifest.lines().find_map(stated)?.parse().ok()
}

/// What the line says of the version, if it does.
fn stated(line: &str) -> Option<&str> {
    line.strip_prefix("version = \"")?.strip_suffix('"')
}

/// A manifest but for the line that states the version.
fn without_version(manifest: &[u8]) -> String {
    let text = String::from_utf8_lossy(manifest).into_owned();
    let first = text.lines().position(|line| stated(line).is_some());
    let lines = text.lines().enumerate().filter(|(index, _)| Some(*index) != first);
    lines.map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}
