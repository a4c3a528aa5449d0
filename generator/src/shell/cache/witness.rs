//! One thing that has to be as it was.

use super::stamp::Stamp;
use crate::output::hex;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::{self, DirEntry, FileType, Metadata};
use std::io;
use std::path::Path;
use std::time::SystemTime;

/// Something on disk, by its path, and what it was like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Witness {
    path: String,
    was: Was,
}

/// What it was like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Was {
    /// A file that was read. The path may lead over links.
    File(Content),
    /// A file that was written; a link is none.
    OwnFile(Content),
    /// A folder in which was looked, with the hash of the names that do not begin with a dot.
    Folder(String),
    /// A folder that was written to; a link is none.
    OwnFolder,
}

/// What a file was like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Content {
    /// While it has this, it has the same content; `None` if it may have changed just then.
    stamp: Option<Stamp>,
    /// SHA-256.
    hash: String,
}

/// What is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is the same.
    Same,
    /// It is the same but for its stamp, which is known now.
    SameAnew,
}

impl Witness {
    /// A file that was read with that content, but for a byte order mark. `is_settled` says whether
    /// a file with some stamp is one that did not change since.
    pub fn file(path: &Path, content: &[u8], is_settled: impl Fn(&Stamp) -> bool) -> Option<Self> {
        let content = Content::new(fs::metadata(path), content, is_settled)?;
        Some(Self { path: path.to_str()?.to_owned(), was: Was::File(content) })
    }

    /// A file that was read with the content that it has now, if that did not change since `begun`.
    pub fn old_file(path: &Path, begun: SystemTime) -> Option<Self> {
        let content = fs::read(path).ok()?;
        let witness = Self::file(path, text(&content), |stamp| stamp.is_older(begun))?;
        witness.has_stamp().then_some(witness)
    }

    /// A file that was written with that content, which it has now.
    pub fn own_file(
        path: &Path,
        content: &[u8],
        is_settled: impl Fn(&Stamp) -> bool,
    ) -> Option<Self> {
        let content = Content::new(fs::symlink_metadata(path), content, is_settled)?;
        Some(Self { path: path.to_str()?.to_owned(), was: Was::OwnFile(content) })
    }

    /// A folder in which was looked, if its entries did not change since `begun`.
    pub fn folder(path: &Path, begun: SystemTime) -> Option<Self> {
        let names = listing(path).ok()?;
        let stamp = Stamp::of(&fs::metadata(path).ok()?)?;
        let path = path.to_str()?.to_owned();
        stamp.is_older(begun).then_some(Self { path, was: Was::Folder(names) })
    }

    /// A folder that was written to.
    pub fn own_folder(path: &Path) -> Option<Self> {
        let is_folder = fs::symlink_metadata(path).ok()?.is_dir();
        let path = path.to_str()?.to_owned();
        is_folder.then_some(Self { path, was: Was::OwnFolder })
    }

    /// Whether all is as it was; `None` if not. What is known better now is noted.
    pub fn examine(&mut self, now: SystemTime) -> Option<Verdict> {
        let path = Path::new(&self.path);
        match &mut self.was {
            Was::File(content) => content.examine(path, &fs::metadata(path).ok()?, text, now),
            Was::OwnFile(content) => {
                content.examine(path, &fs::symlink_metadata(path).ok()?, |all| all, now)
            }
            Was::Folder(names) => (listing(path).ok()? == *names).then_some(Verdict::Same),
            Was::OwnFolder => fs::symlink_metadata(path).ok()?.is_dir().then_some(Verdict::Same),
        }
    }

    fn has_stamp(&self) -> bool {
        match &self.was {
            Was::File(content) | Was::OwnFile(content) => content.stamp.is_some(),
            Was::Folder(_) | Was::OwnFolder => true,
        }
    }
}

impl Content {
    fn new(
        metadata: io::Result<Metadata>,
        content: &[u8],
        is_settled: impl Fn(&Stamp) -> bool,
    ) -> Option<Self> {
        let metadata = metadata.ok()?;
        let stamp = Stamp::of(&metadata)?;
        metadata
            .is_file()
            .then(|| Self { stamp: Some(stamp).filter(is_settled), hash: hash(content) })
    }

    fn examine(
        &mut self,
        path: &Path,
        metadata: &Metadata,
        part: fn(&[u8]) -> &[u8],
        now: SystemTime,
    ) -> Option<Verdict> {
        let stamp = Stamp::of(metadata)?;
        if !metadata.is_file() {
            return None;
        }
        if self.stamp == Some(stamp) {
            return Some(Verdict::Same);
        }
        if self.stamp.is_some_and(|was| was.size() != stamp.size()) {
            return None;
        }
        if hash(part(&fs::read(path).ok()?)) != self.hash {
            return None;
        }
        self.stamp = Some(stamp).filter(|stamp| stamp.is_older(now));
        Some(if self.stamp.is_some() { Verdict::SameAnew } else { Verdict::Same })
    }
}

/// The SHA-256 of a content.
pub(super) fn hash(content: &[u8]) -> String {
    hex(&Sha256::digest(content))
}

/// A file's content without the byte order mark, as sources have it.
pub(super) fn text(content: &[u8]) -> &[u8] {
    content.strip_prefix("\u{feff}".as_bytes()).unwrap_or(content)
}

/// The hash of what a folder holds: names, what is a folder, and where links lead.
fn listing(path: &Path) -> io::Result<String> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            let kind = kind(&entry)?;
            entries.push((entry.file_name(), kind));
        }
    }
    entries.sort();
    let mut hash = Sha256::new();
    for (name, kind) in entries {
        // Neither can hold a zero byte.
        for part in [name.as_encoded_bytes(), kind.as_bytes()] {
            hash.update(part);
            hash.update([0]);
        }
    }
    Ok(hex(&hash.finalize()))
}

/// What an entry is, and where it leads if it is a link.
fn kind(entry: &DirEntry) -> io::Result<String> {
    let kind = entry.file_type()?;
    if !kind.is_symlink() {
        return Ok(word(kind).to_owned());
    }
    let target = fs::read_link(entry.path())?;
    let there = match fs::metadata(entry.path()) {
        Ok(metadata) => word(metadata.file_type()),
        Err(_) => "nothing",
    };
    Ok(format!("link to {there} {}", target.display()))
}

fn word(kind: FileType) -> &'static str {
    match kind {
        _ if kind.is_dir() => "folder",
        _ if kind.is_file() => "file",
        _ => "other",
    }
}
