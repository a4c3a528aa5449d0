//! A single file that is not part of a tree.

use super::error::OutputError;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

/// Gives a file this content, as a whole or not at all. Folders that it lacks are made; where the path
/// is a link, the file that it leads to is replaced.
///
/// # Errors
///
/// When the file system refuses.
pub fn replace_file(path: &Path, content: &[u8]) -> Result<(), OutputError> {
    let failed = OutputError::io("write", path);
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = real.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(OutputError::io("create", folder))?;
    let put = || {
        // The file gets the rights of any other new file, not those of a temporary one.
        let create = |path: &Path| File::create_new(path);
        let beside = tempfile::Builder::new().prefix(".tablature-").make_in(folder, create)?;
        let (mut file, place) = beside.into_parts();
        file.write_all(content)?;
        drop(file);
        if let Ok(old) = fs::metadata(&real) {
            fs::set_permissions(&place, old.permissions())?;
        }
        Ok(place.persist(&real)?)
    };
    put().map_err(failed)
}
