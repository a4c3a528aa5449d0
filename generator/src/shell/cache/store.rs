//! Records on disk: a line with the hash of all that follows, then JSON.

use super::Record;
use crate::output::hex;
use sha2::{Digest, Sha256};
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, SystemTime};

/// After this time without use, a record is removed.
const OLD: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// What the names of records end in.
const EXTENSION: &str = "record";

/// The name of the file with the record of the crate in the folder `output`, an absolute path.
pub fn file_name(output: &Path) -> String {
    let hash = hex(&Sha256::digest(output.as_os_str().as_encoded_bytes()));
    format!("{}.{EXTENSION}", &hash[..32])
}

/// Reads a record; `None` if there is none, or none that can be trusted in every byte.
pub fn read(path: &Path) -> Option<Record> {
    decode(&fs::read(path).ok()?)
}

/// Writes a record, as a whole or not at all. The folder is made if need be.
///
/// # Errors
///
/// When the file system refuses.
pub fn write(record: &Record, path: &Path) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(&encode(record)?)?;
    file.persist(path)?;
    Ok(())
}

/// Removes the records in a folder that nobody wrote for a month.
pub fn remove_old(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let now = SystemTime::now();
    for entry in entries.flatten() {
        let is_record = entry.path().extension().is_some_and(|found| found == EXTENSION);
        let modified = entry.metadata().and_then(|metadata| metadata.modified());
        let age = modified.ok().and_then(|modified| now.duration_since(modified).ok());
        if is_record && age.is_some_and(|age| age > OLD) {
            // One that cannot be removed does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }
}

pub(super) fn encode(record: &Record) -> io::Result<Vec<u8>> {
    let body = serde_json::to_vec(record)?;
    let mut bytes = hex(&Sha256::digest(&body)).into_bytes();
    bytes.push(b'\n');
    bytes.extend(body);
    Ok(bytes)
}

pub(super) fn decode(bytes: &[u8]) -> Option<Record> {
    let line_end = bytes.iter().position(|&byte| byte == b'\n')?;
    let (hash, body) = (&bytes[..line_end], &bytes[line_end + 1..]);
    if hash != hex(&Sha256::digest(body)).as_bytes() {
        return None;
    }
    serde_json::from_slice(body).ok()
}
