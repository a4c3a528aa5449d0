//! What a crate is called next: its version, and what its changelog says of it.
//!
//! What was published is what was committed, so the version follows from how the crate differs from the one
//! at a revision of git. Its sources are compared, not its docs: a new Tablature may make another crate
//! of the same docs. What has changed in the API is told from the docs of that revision, or from its lock
//! where the docs are not kept in git. Since all of it is counted from there, a second run changes nothing.

mod changelog;
mod committed;
mod version;

pub use version::next;

use crate::diff::layout;
use crate::diff::{Criteria, Report, Side, Step, Surface, surface};
use crate::model::api::Api;
use crate::output::{OutputError, Tree, replace_file};
use crate::rust::{self, CrateOptions};
use crate::shell::config::{Config, ConfigError};
use crate::shell::error::Error;
use crate::shell::git::GitError;
use crate::shell::pipeline::Input;
use crate::source::{ReadError, read_text};
use committed::Committed;
use semver::Version;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The changelog, in the folder of the crate.
const CHANGELOG: &str = "CHANGELOG.md";

/// There is no next version.
#[derive(Debug, thiserror::Error)]
pub enum ReleaseError {
    /// No configuration states the version.
    #[error("no `tablature.yaml` states the version of the crate, which is where it is kept")]
    NotStated,
    /// The configuration states it in a way that cannot be changed.
    #[error("the version in {} cannot be changed from outside; write {version} there", .path.display())]
    NotChangeable {
        /// The configuration.
        path: PathBuf,
        /// The version that it should state.
        version: Version,
    },
    /// What was committed has no version of its own.
    #[error("the crate that was committed at `{revision}` states no version")]
    NoneCommitted {
        /// The revision.
        revision: String,
    },
    /// Git is needed, and cannot tell.
    #[error("the version is counted from what was committed")]
    Git(#[source] GitError),
    /// A file cannot be read.
    #[error("cannot read {}", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: ReadError,
    },
    /// There is no place for files that are needed on the way.
    #[error("cannot write a temporary file")]
    Temporary(#[source] io::Error),
}

/// What a crate is called next.
#[derive(Clone, Debug)]
pub struct Release {
    /// The version that was committed; `None` if no crate was.
    pub before: Option<Version>,
    /// The version of today.
    pub version: Version,
    /// How the crate differs from the one that was committed.
    pub report: Option<Report>,
    /// Files that have to change along with the crate, and their new content.
    files: Vec<(PathBuf, String)>,
}

/// The crate that gets a version.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'s> {
    /// The model.
    pub api: &'s Api,
    /// The files that were made of it.
    pub tree: &'s Tree,
    /// What the user chose of it, with the version that the configuration states.
    pub options: &'s CrateOptions,
    /// Its folder.
    pub folder: &'s Path,
    /// The configuration, which states the version.
    pub config: Option<&'s Path>,
    /// How the docs are read.
    pub input: &'s Input,
}

impl Release {
    /// Compares the crate with the one at a revision. Nothing is written.
    ///
    /// # Errors
    ///
    /// When no configuration states the version, git does not know the revision, or what is there cannot be
    /// read.
    pub fn new(subject: &Subject<'_>, revision: &str, criteria: &Criteria) -> Result<Self, Error> {
        let stated = subject.options.package.version().and_then(|text| text.parse().ok());
        let (Some(stated), Some(config)) = (stated, subject.config) else {
            return Err(ReleaseError::NotStated.into());
        };
        let committed = Committed::fetch(revision, subject.folder)?;
        let Some(committed) = committed else {
            let (report, files) = (None, Vec::new());
            return Ok(Self { before: None, version: stated, report, files });
        };
        let report = report(subject, &committed, criteria)?;
        let step = report.surface.as_ref().map_or(Step::None, |(step, _)| *step);
        let before = committed.version.clone();
        // What somebody chose by hand is not taken back.
        let version = next(&before, step).max(stated);
        let mut files = Vec::new();
        if version > before {
            let path = subject.folder.join(CHANGELOG);
            let entry = changelog::Entry {
                version: &version.to_string(),
                since: &before.to_string(),
                text: &layout::changelog(&report),
            };
            files.push((path.clone(), changelog::with(&existing(&path)?, &entry)));
            files.push((config.to_owned(), configured(config, &version)?));
        }
        Ok(Self { before: Some(before), version, report: Some(report), files })
    }

    /// The files of the crate with its new version.
    pub fn tree(&self, subject: &Subject<'_>) -> Tree {
        let mut tree = subject.tree.clone();
        let package = subject.options.package.clone().with_version(&self.version.to_string());
        let options = CrateOptions { package, ..subject.options.clone() };
        let manifest = rust::emit_manifest(subject.api, &options);
        tree.files.insert("Cargo.toml".to_owned(), manifest.into_bytes());
        tree
    }

    /// Writes the changelog, and the version into the configuration, where they are not so already; gives
    /// what it wrote. The crate has to be there.
    ///
    /// # Errors
    ///
    /// When the file system refuses.
    pub fn write(&self) -> Result<Vec<&Path>, OutputError> {
        let mut written = Vec::new();
        for (path, content) in &self.files {
            if fs::read(path).ok().as_deref() != Some(content.as_bytes()) {
                replace_file(path, content.as_bytes())?;
                written.push(path.as_path());
            }
        }
        Ok(written)
    }
}

/// How a crate and its docs differ from those that were committed.
fn report(
    subject: &Subject<'_>,
    committed: &Committed,
    criteria: &Criteria,
) -> Result<Report, Error> {
    let (old, new) = Surface::of_trees(committed.tree.clone(), subject.tree.clone());
    let (mut step, items) = surface(&old, &new, &criteria.lenient);
    if step == Step::None && committed.differs(subject.tree) {
        step = Step::Patch;
    }
    let new = Side::of_api("now", subject.api.clone(), &|_| None);
    let mut report = match committed.side(subject.input)? {
        Some(old) => Report::with_surface(&old, &new, criteria, Some((step, items))),
        None => {
            let mut report = Report::with_surface(&new, &new, criteria, Some((step, items)));
            let unknown = "neither docs nor lock were committed, so that nothing is known of what has \
                           changed in the API";
            report.unknown.push(unknown.to_owned());
            report
        }
    };
    report.old.clone_from(&committed.revision);
    Ok(report)
}

/// The text of a file; nothing if it is not there.
fn existing(path: &Path) -> Result<String, ReleaseError> {
    match read_text(path) {
        Ok(text) => Ok(text),
        Err(ReadError::Io(error)) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        Err(source) => Err(ReleaseError::Unreadable { path: path.to_owned(), source }),
    }
}

/// The text of a configuration with another version.
fn configured(path: &Path, version: &Version) -> Result<String, Error> {
    let text = read_text(path)
        .map_err(|source| ConfigError::Unreadable { path: path.to_owned(), source })?;
    let changed = Config::with_version(&text, path, &version.to_string());
    let (path, version) = (path.to_owned(), version.clone());
    changed.ok_or_else(|| ReleaseError::NotChangeable { path, version }.into())
}

impl From<ReleaseError> for Error {
    fn from(error: ReleaseError) -> Self {
        Error::Release(error)
    }
}

impl From<GitError> for ReleaseError {
    fn from(error: GitError) -> Self {
        Self::Git(error)
    }
}
