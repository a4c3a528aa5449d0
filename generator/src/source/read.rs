//! Text off the disk.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The size from which on a file is no page that anyone wrote, in bytes.
pub(super) const LARGEST: u64 = 64 << 20;

/// Why a file could not be read as text.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The system says no.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It is a folder, a pipe or a device.
    #[error("it is not a regular file")]
    NotAFile,
    /// It is larger than 64 MiB.
    #[error("it is larger than {} MiB", LARGEST >> 20)]
    TooLarge,
    /// It is not UTF-8.
    #[error("it is not UTF-8 at line {line}, column {column} (byte {offset})")]
    NotUtf8 {
        /// Offset of the first byte that is none, from 0.
        offset: usize,
        /// Its line, from 1.
        line: usize,
        /// Its column in characters, from 1.
        column: usize,
    },
}

/// Reads a file as UTF-8, without the byte order mark that some editors put in front.
pub(crate) fn read_text(path: &Path) -> Result<String, ReadError> {
    // Opening a pipe could wait forever, so what it is must be known before.
    let metadata = std::fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(ReadError::NotAFile);
    }
    if metadata.len() > LARGEST {
        return Err(ReadError::TooLarge);
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(ReadError::TooLarge);
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(&error.as_bytes()[..offset]);
        let last = before.rsplit('\n').next().unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        ReadError::NotUtf8 { offset, line, column: last.chars().count() + 1 }
    })?;
    Ok(match without_mark(&text) {
        marked if marked.len() < text.len() => marked.to_owned(),
        _ => text,
    })
}

/// A text without the byte order mark in front of it, if there is one.
pub(crate) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}
