//! Files that a page includes.

use super::SourceFile;
use super::paths::{decoded, joined, resolve};
use super::read::{ReadError, read_text};
use std::path::{Component, Path, PathBuf};

/// Why an included file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum IncludeError {
    /// The target is a URL or an absolute path, or the page is not on disk.
    #[error("`{0}` is not a path relative to the page")]
    NotRelative(String),
    /// The target lies outside of the docs folder.
    #[error("`{0}` leaves the docs folder")]
    Outside(String),
    /// The target cannot be read.
    #[error("cannot read `{0}`")]
    Unreadable(String, #[source] ReadError),
}

/// Reads the file that `page` includes by a path relative to its own folder, such as
/// `../../samples/get.md`. Percent signs in the target are decoded, a `#fragment` is dropped.
///
/// # Errors
///
/// The target must be relative, and must not leave the docs folder below which the page was found,
/// neither by `..` nor by symbolic links. A page that was named itself has no docs folder; it may
/// include any file by a relative path.
pub fn read_include(page: &SourceFile, target: &str) -> Result<SourceFile, IncludeError> {
    let not_relative = || IncludeError::NotRelative(target.to_owned());
    let outside = || IncludeError::Outside(target.to_owned());
    let plain = decoded(target.split('#').next().unwrap_or_default().trim());
    if !is_relative(&plain) {
        return Err(not_relative());
    }
    let disk = page.disk.as_deref().ok_or_else(not_relative)?;
    let (disk, name) = match &page.root {
        Some(root) => {
            let name = resolve(&page.name, &plain).ok_or_else(outside)?;
            let disk = root.join(&name);
            if !stays_below(&disk, root) {
                return Err(outside());
            }
            (disk, name)
        }
        None => {
            let disk = disk.parent().unwrap_or(Path::new("")).join(&plain);
            let parts = plain.split('/').filter(|part| !matches!(*part, "" | "." | ".."));
            (disk, parts.collect::<Vec<_>>().join("/"))
        }
    };
    let base = page.path.strip_suffix(&page.name).unwrap_or_default();
    let path = joined(base, if page.root.is_some() { &name } else { &plain });
    let text = read_text(&disk).map_err(|error| IncludeError::Unreadable(path.clone(), error))?;
    Ok(SourceFile::new(path, name, &text).on_disk(disk, page.root.clone()))
}

/// Whether a target is a relative path on every system: no URL, no drive, no root, no backslash.
fn is_relative(target: &str) -> bool {
    let components = || PathBuf::from(target);
    let odd = |sign: char| matches!(sign, ':' | '\\' | '\0');
    !target.is_empty()
        && !target.starts_with('/')
        && !target.contains(odd)
        && components().components().all(|part| {
            matches!(part, Component::Normal(_) | Component::CurDir | Component::ParentDir)
        })
}

/// Whether a file lies below a folder after all links are followed. A file that does not exist
/// lies nowhere else.
fn stays_below(file: &Path, folder: &Path) -> bool {
    match (file.canonicalize(), folder.canonicalize()) {
        (Ok(file), Ok(folder)) => file.starts_with(folder),
        _ => true,
    }
}
