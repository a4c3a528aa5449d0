//! What is named as docs, and where output may lie.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::shell::error::Error;
use crate::source::{Discovery, FileId, Span, is_document};
use std::fs;
use std::path::{Path, PathBuf};

/// Makes sure that `output` is not a docs folder or in one: generated Markdown files would be
/// taken for pages. Nor can it be the root of all files.
///
/// # Errors
///
/// When it is.
pub fn check_output_apart(output: &Path, docs: &[PathBuf]) -> Result<(), Error> {
    let real_output = resolve(output);
    if real_output.parent().is_none() {
        return Err(Error::OutputIsRoot(output.to_owned()));
    }
    match docs.iter().find(|docs| docs.is_dir() && real_output.starts_with(resolve(docs))) {
        Some(docs) => {
            Err(Error::OutputAmongDocs { output: output.to_owned(), docs: docs.to_owned() })
        }
        None => Ok(()),
    }
}

/// The absolute path with all links resolved, as far as it exists.
fn resolve(path: &Path) -> PathBuf {
    let mut full = PathBuf::from(".").canonicalize().unwrap_or_default();
    for part in path.components() {
        full.push(part);
        full = match full.canonicalize() {
            Ok(real) => real,
            Err(_) if part.as_os_str() == ".." => {
                full.pop();
                full.pop();
                full
            }
            Err(_) => full,
        };
    }
    full
}

/// Whether the docs are a specification, which is read without a dialect.
pub fn is_specification(docs: &[PathBuf]) -> bool {
    matches!(docs, [file] if file.is_file() && is_document(file))
}

/// Makes sure that docs are named and exist.
///
/// # Errors
///
/// When they do not.
pub fn check_docs(docs: &[PathBuf]) -> Result<(), Error> {
    if docs.is_empty() {
        return Err(Error::NoDocs);
    }
    check_exist(docs)
}

pub(super) fn check_exist(docs: &[PathBuf]) -> Result<(), Error> {
    for path in docs {
        fs::metadata(path).map_err(|source| Error::Docs { path: path.clone(), source })?;
    }
    Ok(())
}

/// The specification that the docs are, if they are one. Beside others, or beside pages, it is a finding.
pub(super) fn specification(found: &Discovery, diagnostics: &mut Diagnostics) -> Option<FileId> {
    let is_one = |id: &&FileId| is_document(Path::new(&found.sources.file(**id).name));
    let &first = found.pages.iter().find(is_one)?;
    for &other in found.pages.iter().filter(|id| **id != first) {
        let span = Span::new(other, 0..0);
        let message = "docs are pages or one specification; this is read by nobody";
        diagnostics.push(Diagnostic::new(Code::BadSpecification, span, message));
    }
    Some(first)
}

#[cfg(test)]
mod tests;
