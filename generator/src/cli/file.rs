//! A single file or standard output as the place for what is written.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tablature::Error;
use tablature::output::{OutputError, replace_file};
use tablature::shell::pipeline::check_output_apart;
use tablature::source::SourceFile;

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
    let failed = |error| not_written(Some(path), error);
    match fs::metadata(path) {
        Ok(found) if !found.is_file() => fs::write(path, content).map_err(failed)?,
        Ok(_) if fs::read(path).map_err(failed)? == content.as_bytes() => return Ok(Change::None),
        _ => replace_file(path, content.as_bytes())?,
    }
    Ok(Change::Written)
}

/// Gives a page other text, if it still has that which was read. Its byte order mark stays.
///
/// # Errors
///
/// When it has changed since, or the system refuses.
pub fn mend(file: &SourceFile, text: &str) -> Result<(), Error> {
    let Some(path) = &file.disk else { return Ok(()) };
    let failed = |error| not_written(Some(path), error);
    let there = fs::read_to_string(path).map_err(failed)?;
    let mark =
        there.strip_suffix(&*file.text).filter(|mark| mark.trim_matches('\u{feff}').is_empty());
    let Some(mark) = mark else {
        return Err(failed(io::Error::other("it has changed since it was read")));
    };
    replace_file(path, format!("{mark}{text}").as_bytes())?;
    Ok(())
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
