//! A folder of its own for each test, and the pages that are put there.

use snapbox::cmd::{Command, cargo_bin};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use tempfile::TempDir;

/// An operation that answers a shelf, with a sample.
pub const GET_SHELF: &str = include_str!("pages/get_shelf.md");
/// An operation without content.
pub const EMPTY_SHELF: &str = include_str!("pages/empty_shelf.md");
/// A page that describes no endpoint.
pub const INDEX: &str = include_str!("pages/index.md");

/// A folder of its own to run the command in, and one for the records of its runs.
pub struct Folder(TempDir, TempDir);

impl Folder {
    /// A folder with these files; a path that ends in a slash is a folder.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        for (path, content) in files {
            match path.ends_with('/') {
                true => fs::create_dir_all(folder.path(path)).unwrap(),
                false => folder.put(path, content),
            }
        }
        folder
    }

    /// A folder with two pages on shelves and one on neither.
    pub fn of_shelves() -> Self {
        Self::with(&[
            ("docs/get.md", GET_SHELF),
            ("docs/empty.md", EMPTY_SHELF),
            ("docs/index.md", INDEX),
        ])
    }

    /// The same, after a first run.
    pub fn generated() -> Self {
        let folder = Self::of_shelves();
        folder.run("generate docs --name pantry").assert().code(0);
        folder
    }

    /// The folder with the records of its runs.
    pub fn cache(&self) -> &Path {
        self.1.path()
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub fn put(&self, path: &str, content: impl AsRef<[u8]>) {
        let full = self.path(path);
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        fs::write(full, content).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// The command with these arguments, separated by blanks.
    pub fn run(&self, arguments: &str) -> Command {
        self.run_in("", arguments)
    }

    pub fn run_in(&self, folder: &str, arguments: &str) -> Command {
        Command::new(cargo_bin!("tablature"))
            .args(arguments.split_whitespace())
            .current_dir(self.path(folder))
            .env_remove("NO_COLOR")
            .env("CLICOLOR", "0")
            .env("TABLATURE_CACHE", self.1.path())
    }

    /// All files below `generated`: content and time of the last change.
    pub fn written(&self) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
        let mut files = BTreeMap::new();
        collect(&self.path("generated"), "", &mut files);
        files
    }

    /// The files below `generated` that are not as they were in `before`; those that are gone too.
    pub fn changed(&self, before: &BTreeMap<String, (Vec<u8>, SystemTime)>) -> Vec<String> {
        let now = self.written();
        let mut paths: Vec<_> = now.keys().chain(before.keys()).cloned().collect();
        paths.sort();
        paths.dedup();
        paths.retain(|path| now.get(path) != before.get(path));
        paths
    }
}

fn collect(folder: &Path, below: &str, files: &mut BTreeMap<String, (Vec<u8>, SystemTime)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{below}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else {
            let modified = entry.metadata().unwrap().modified().unwrap();
            files.insert(path, (fs::read(entry.path()).unwrap(), modified));
        }
    }
}

pub fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).unwrap().next().is_none()
}
