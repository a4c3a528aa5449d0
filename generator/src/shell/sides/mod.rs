//! The sides of a comparison: docs, locks, and both as they were at a revision of git.
//!
//! [`Sides::side`] is the one place where it is decided what a text stands for.

pub use crate::shell::git::GitError;

use crate::diagnostics::Diagnostics;
use crate::diff::{Place, Side};
use crate::model::lock::{self, Lock};
use crate::shell::error::Error;
use crate::shell::findings::Findings;
use crate::shell::git;
use crate::shell::pipeline::{Input, Progress, run};
use crate::source::{ReadError, SourceFile, Sources, Span, read_text};
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Stands for what the configuration names.
pub const CONFIGURED: &str = ".";

/// A text stands for nothing that could be compared.
#[derive(Debug, thiserror::Error)]
pub enum SideError {
    /// It is no file, no folder and no revision.
    #[error("`{0}` is no file or folder; a revision of git is written like `v1.2:docs`")]
    Nothing(String),
    /// It is the configured docs, and none are configured.
    #[error("`.` is what `tablature.yaml` says, and there is none here")]
    NotConfigured,
    /// It cannot be read.
    #[error("cannot read `{name}`")]
    Unreadable {
        /// What was named.
        name: String,
        /// Why not.
        source: ReadError,
    },
    /// Git does not have it.
    #[error(transparent)]
    Git(#[from] GitError),
    /// There is no place for files that are needed on the way.
    #[error("cannot write a temporary file")]
    Temporary(#[source] io::Error),
}

/// Reads sides, the second one with what came of the first as memory: as `generate` would that comes
/// upon new docs.
pub struct Sides {
    /// How docs are read. Its docs are those that are configured, if any are.
    input: Input,
    memory: Option<String>,
    /// Where the lock lies from which the memory comes at first.
    lock: Option<PathBuf>,
    temporary: TempDir,
}

/// A side that was read, and what there is to be said of the docs.
#[derive(Debug)]
pub struct Read {
    /// The side.
    pub side: Side,
    /// How many pages with errors are not in it.
    pub left_out: Vec<String>,
}

/// What is on a side.
struct Found {
    /// The files and folders.
    paths: Vec<PathBuf>,
    /// What stands in messages for paths that nobody named.
    instead: Vec<(PathBuf, String)>,
}

impl Sides {
    /// Reads docs as `input` says, whose docs are what [`CONFIGURED`] stands for. Its lock is memory,
    /// and nothing is written.
    ///
    /// # Errors
    ///
    /// When the lock cannot be read, or there is no place for temporary files.
    pub fn new(input: Input) -> Result<Self, Error> {
        let temporary = TempDir::with_prefix("tablature-").map_err(SideError::Temporary)?;
        let lock = input.lock.clone();
        let memory = match lock.as_deref().map(read_text).transpose() {
            Ok(text) => text,
            Err(ReadError::Io(error)) if error.kind() == io::ErrorKind::NotFound => None,
            Err(source) => {
                let name = lock.unwrap_or_default().display().to_string();
                return Err(SideError::Unreadable { name, source }.into());
            }
        };
        Ok(Self { input, memory, lock, temporary })
    }

    /// Reads a side: `.`, a file or folder with pages, a specification, a lock, or one of these at a revision
    /// of git.
    ///
    /// # Errors
    ///
    /// When there is no such thing, or nothing can be made of it; [`Error::Findings`] if that is
    /// because of what it says.
    pub fn side(&mut self, text: &str, progress: &dyn Progress) -> Result<Read, Error> {
        let found = self.find(text)?;
        match found.paths.as_slice() {
            [path] if path.is_file() && has_extension(path, &["lock"]) => {
                self.of_lock(text, path, &found)
            }
            _ => self.of_docs(text, &found, progress),
        }
    }

    /// Reads the docs that are configured, under a name for people.
    ///
    /// # Errors
    ///
    /// As [`side`](Self::side).
    pub fn configured(&mut self, name: &str, progress: &dyn Progress) -> Result<Read, Error> {
        let found = self.find(CONFIGURED)?;
        self.of_docs(name, &found, progress)
    }

    fn find(&self, text: &str) -> Result<Found, SideError> {
        if text == CONFIGURED {
            let paths = self.input.docs.clone();
            return match paths.is_empty() {
                true => Err(SideError::NotConfigured),
                false => Ok(Found { paths, instead: Vec::new() }),
            };
        }
        if fs::metadata(text).is_ok() {
            return Ok(Found { paths: vec![PathBuf::from(text)], instead: Vec::new() });
        }
        let Some((revision, path)) = text.split_once(':').filter(|(one, _)| !one.is_empty()) else {
            return Err(SideError::Nothing(text.to_owned()));
        };
        if path == CONFIGURED {
            return self.configured_at(revision);
        }
        let root = git::fetch(revision, path, &self.folder()?)?;
        Ok(Found { paths: vec![root.clone()], instead: vec![(root, text.to_owned())] })
    }

    /// The docs that are configured, as they were at a revision.
    fn configured_at(&self, revision: &str) -> Result<Found, SideError> {
        if self.input.docs.is_empty() {
            return Err(SideError::NotConfigured);
        }
        let mut found = Found { paths: Vec::new(), instead: Vec::new() };
        for path in &self.input.docs {
            let name = format!("{revision}:{}", shown(path));
            let root = git::fetch_file(revision, path, &self.folder()?)?;
            let root = root.ok_or_else(|| GitError::Refused {
                name: name.clone(),
                reason: "nothing of that name was committed".to_owned(),
            })?;
            found.paths.push(root.clone());
            found.instead.push((root, name));
        }
        Ok(found)
    }

    /// A folder of its own for what git has.
    fn folder(&self) -> Result<PathBuf, SideError> {
        let folder = TempDir::with_prefix_in("side-", self.temporary.path());
        Ok(folder.map_err(SideError::Temporary)?.keep())
    }

    fn of_lock(&mut self, name: &str, path: &Path, found: &Found) -> Result<Read, Error> {
        let text = read_text(path)
            .map_err(|source| SideError::Unreadable { name: name.to_owned(), source })?;
        let mut sources = Sources::default();
        let file = SourceFile::new(shown(path), lock::FILE_NAME, &text);
        let id = sources.add(file);
        found.rename(&mut sources);
        let mut diagnostics = Diagnostics::default();
        let lock = lock::read(id, sources.file(id), &mut diagnostics);
        if diagnostics.has_errors() {
            return Err(Error::Findings(Box::new(Findings { diagnostics, sources })));
        }
        let side = Side::of_lock(name, &lock, &|span| Some(place(&sources, span)));
        self.remember(&lock);
        Ok(Read { side, left_out: Vec::new() })
    }

    fn of_docs(
        &mut self,
        name: &str,
        found: &Found,
        progress: &dyn Progress,
    ) -> Result<Read, Error> {
        let memory = self.temporary.path().join(lock::FILE_NAME);
        match &self.memory {
            Some(text) => fs::write(&memory, text).map_err(SideError::Temporary)?,
            None => drop(fs::remove_file(&memory)),
        }
        let mut input = self.input.clone();
        input.docs.clone_from(&found.paths);
        input.lock = Some(memory.clone());
        let mut outcome = run(&input, progress)?;
        found.rename(&mut outcome.sources);
        if let Some(lock) = &self.lock {
            let is_it = (memory.clone(), shown(lock));
            Found { paths: Vec::new(), instead: vec![is_it] }.rename(&mut outcome.sources);
        }
        let Some(api) = outcome.api else {
            let (diagnostics, sources) = (outcome.diagnostics, outcome.sources);
            return Err(Error::Findings(Box::new(Findings { diagnostics, sources })));
        };
        if let Some(pending) = &outcome.lock {
            self.remember(&pending.lock);
        }
        let sources = outcome.sources;
        let place = |span: Span| {
            let is_page = sources.file(span.file).disk.as_deref() != Some(&*memory);
            is_page.then(|| place(&sources, span))
        };
        let side = Side::of_api(name, api, &place);
        let left_out = outcome.left_out.iter().map(|&page| sources.file(page).path.clone());
        Ok(Read { side, left_out: left_out.collect() })
    }

    fn remember(&mut self, lock: &Lock) {
        self.memory = Some(lock.to_string());
        self.lock = None;
    }
}

impl Found {
    /// Gives files that nobody named the names of what was.
    fn rename(&self, sources: &mut Sources) {
        let instead: Vec<_> = self.instead.iter().map(|(path, name)| (shown(path), name)).collect();
        for shown in sources.paths_mut() {
            let found =
                instead.iter().find_map(|(path, name)| Some((shown.strip_prefix(path)?, *name)));
            let Some((below, name)) = found else { continue };
            *shown = match name.ends_with([':', '/']) {
                true => format!("{name}{}", below.trim_start_matches('/')),
                false => format!("{name}{below}"),
            };
        }
    }
}

/// The place of a span, as people know it.
pub fn place(sources: &Sources, span: Span) -> Place {
    let file = sources.file(span.file);
    let at = file.line_column(span.start);
    Place { file: file.path.clone(), line: at.line, column: at.column }
}

fn has_extension(path: &Path, known: &[&str]) -> bool {
    let extension = path.extension().map(OsStr::to_ascii_lowercase);
    extension.is_some_and(|extension| known.iter().any(|one| extension == *one))
}

fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
