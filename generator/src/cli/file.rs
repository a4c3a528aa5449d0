//! A single file or standard output as the place for what is written.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tablature::Error;
use tablature::output::OutputError;
use tablature::pipeline::check_output_apart;

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is new, or has new content.
    Written,
    /// It was so already, and was not touched.
    None,
}

/// Makes sure that a file is none of the docs and does not lie among them.
///
/// # Errors
///
/// When it is.
pub fn check_apart(file: &Path, docs: &[PathBuf]) -> Result<(), Error> {
    let real = file.canonicalize().ok();
    let is_it = |docs: &&PathBuf| real.is_some() && docs.canonicalize().ok() == real;
    let among =
        |docs: &Path| Error::OutputFileAmongDocs { output: file.to_owned(), docs: docs.to_owned() };
    if let Some(docs) = docs.iter().find(is_it) {
        return Err(among(docs));
    }
    check_output_apart(file, docs).map_err(|error| match error {
        Error::OutputAmongDocs { docs, .. } => among(&docs),
        error => error,
    })
}

/// Gives a file this content. It is replaced as a whole or not at all, and not touched if it has the
/// content already. What is no file, such as a pipe, is written to.
///
/// # Errors
///
/// When the system refuses.
pub fn write(path: &Path, content: &str) -> Result<Change, Error> {
    let changed = match fs::metadata(path) {
        Ok(found) if !found.is_file() => fs::write(path, content).map(|()| Change::Written),
        Ok(_) => path.canonicalize().and_then(|real| replace(&real, content)),
        Err(_) => put(path, content).map(|()| Change::Written),
    };
    changed.map_err(|error| not_written(Some(path), error))
}

/// Writes to standard output. Whoever closes that has seen enough.
///
/// # Errors
///
/// When the system refuses.
pub fn print(content: &str) -> Result<Change, Error> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(content.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(not_written(None, error)),
        _ => Ok(Change::Written),
    }
}

/// The error for a file, or standard output, that cannot be written.
pub fn not_written(path: Option<&Path>, source: io::Error) -> Error {
    let path = path.unwrap_or(Path::new("standard output")).to_owned();
    Error::Output(OutputError::Io { action: "write", path, source })
}

fn replace(path: &Path, content: &str) -> io::Result<Change> {
    if fs::read(path)? == content.as_bytes() {
        return Ok(Change::None);
    }
    put(path, content).map(|()| Change::Written)
}

/// Writes the content to a file beside the place, then moves it there.
fn put(path: &Path, content: &str) -> io::Result<()> {
    let beside = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let stage = tempfile::tempdir_in(beside.unwrap_or(Path::new(".")))?;
    let staged = stage.path().join("content");
    fs::write(&staged, content)?;
    if let Ok(old) = fs::metadata(path) {
        fs::set_permissions(&staged, old.permissions())?;
    }
    fs::rename(staged, path)
}
