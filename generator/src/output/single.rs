//! A single file that is not part of a tree.

use super::error::OutputError;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Gives a file this content, as a whole or not at all. Folders that it lacks are made; where the path
/// is a link, the file that it leads to is replaced.
///
/// # Errors
///
/// When the file system refuses.
pub fn replace_file(path: &Path, content: &[u8]) -> Result<(), OutputError> {
    let real = real(path);
    let folder = folder(&real);
    fs::create_dir_all(folder).map_err(OutputError::io("create", folder))?;
    replace(&real, content).map_err(OutputError::io("write", path))
}

/// The path of the file that a path leads to.
pub(super) fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// Gives a file this content in a folder that exists, as a whole or not at all.
pub(super) fn replace(real: &Path, content: &[u8]) -> io::Result<()> {
    // The file gets the rights of any other new file, not those of a temporary one.
    let create = |path: &Path| File::create_new(path);
    let beside = tempfile::Builder::new().prefix(".tablature-").make_in(folder(real), create)?;
    let (mut file, place) = beside.into_parts();
    file.write_all(content)?;
    drop(file);
    take_rights(&place, real)?;
    Ok(place.persist(real)?)
}

/// Gives a file the rights of the one that it is going to replace, if there is one.
pub(super) fn take_rights(new: &Path, old: &Path) -> io::Result<()> {
    match fs::metadata(old) {
        Ok(metadata) => fs::set_permissions(new, metadata.permissions()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// The folder that a file is in.
fn folder(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}
