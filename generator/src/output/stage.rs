//! The folder in which new content waits for its turn and old content is put aside.

use super::disk::Disk;
use super::error::OutputError;
use super::journal::Journal;
use super::paths::STAGE;
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The file in it that its run holds locked. A folder where nobody does is left over.
const OWNER: &str = "owner";

/// The folder in it where new content waits, arranged as it will be.
const NEW: &str = "new";

/// The folder in it where old content is kept, arranged as it was.
const OLD: &str = "old";

/// What is about to be done. As long as it lies there, everything in the folder counts.
const JOURNAL: &str = "journal";

/// What becomes the journal once it is written.
const JOURNAL_DRAFT: &str = "journal-draft";

/// New content of the file that changes with the folder.
const COMPANION_NEW: &str = "companion-new";

/// What that file was before.
const COMPANION_OLD: &str = "companion-old";

/// A folder inside the output folder, so on the same volume, that this run alone works with. It stays
/// when it is dropped: whoever is killed cannot clean up either.
#[derive(Debug)]
pub struct Stage {
    folder: PathBuf,
    /// Held as long as the run goes on.
    owner: File,
}

/// What is at the place of the folder.
#[derive(Debug)]
pub enum Found {
    /// Nothing, or nothing of ours.
    Nothing,
    /// The folder of a run that was killed.
    LeftOver(Stage),
}

impl Stage {
    /// Makes the folder in `dir`.
    ///
    /// # Errors
    ///
    /// When it is there already, or the file system refuses.
    pub fn create(dir: &Path, disk: &Disk) -> Result<Self, OutputError> {
        let folder = dir.join(STAGE);
        disk.create_dir(&folder).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => OutputError::InUse(folder.clone()),
            _ => OutputError::io("write to", dir)(error),
        })?;
        let owner = own(&folder, disk).inspect_err(|_| remove_all(&folder, disk))?;
        Ok(Self { folder, owner })
    }

    /// Looks for the folder of an earlier run in `dir`.
    ///
    /// # Errors
    ///
    /// When a run goes on there, or the file system refuses.
    pub fn find(dir: &Path) -> Result<Found, OutputError> {
        let folder = dir.join(STAGE);
        if !fs::symlink_metadata(&folder).is_ok_and(|metadata| metadata.is_dir()) {
            return Ok(Found::Nothing);
        }
        // A run may be killed before it writes anything into it, or after it has removed everything.
        if fs::remove_dir(&folder).is_ok() || !holds_ours_alone(&folder) {
            return Ok(Found::Nothing);
        }
        let owner = folder.join(OWNER);
        let owner = File::open(&owner).map_err(OutputError::io("read", &owner))?;
        match owner.try_lock() {
            Err(TryLockError::WouldBlock) => Err(OutputError::InUse(folder)),
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Found::LeftOver(Self { folder, owner })),
        }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the new file or folder waits that belongs to a path below the output folder.
    pub fn new_at(&self, path: &str) -> PathBuf {
        self.folder.join(NEW).join(path)
    }

    /// Where the old file is put aside that was at a path below the output folder.
    pub fn old_at(&self, path: &str) -> PathBuf {
        self.folder.join(OLD).join(path)
    }

    /// Where the new content of the file waits that changes with the folder.
    pub fn companion_new(&self) -> PathBuf {
        self.folder.join(COMPANION_NEW)
    }

    /// Where the old content of that file is kept.
    pub fn companion_old(&self) -> PathBuf {
        self.folder.join(COMPANION_OLD)
    }

    /// Notes what is about to be done. It is there as a whole or not at all.
    ///
    /// # Errors
    ///
    /// When the file system refuses.
    pub fn note(&self, journal: &Journal, disk: &Disk) -> Result<(), OutputError> {
        let path = self.folder.join(JOURNAL);
        let draft = self.folder.join(JOURNAL_DRAFT);
        let put = || {
            disk.write(&draft, journal.to_string().as_bytes())?;
            disk.rename(&draft, &path)
        };
        put().map_err(OutputError::io("write", &path))
    }

    /// What was about to be done, if it is not settled yet.
    ///
    /// # Errors
    ///
    /// When the note cannot be read or is not one of ours.
    pub fn noted(&self) -> Result<Option<Journal>, OutputError> {
        let path = self.folder.join(JOURNAL);
        match fs::read_to_string(&path) {
            Ok(text) => Journal::parse(&text, &path).map(Some),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(OutputError::io("read", &path)(error)),
        }
    }

    /// From here on nothing that is in the folder counts: all is done, or all is undone.
    ///
    /// # Errors
    ///
    /// When the file system refuses.
    pub fn settle(&self, disk: &Disk) -> Result<(), OutputError> {
        let path = self.folder.join(JOURNAL);
        match disk.remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(OutputError::io("remove", &path)(error))
            }
            _ => Ok(()),
        }
    }

    /// Removes the folder. What cannot be removed does no harm: the next run tries again.
    pub fn remove(self, disk: &Disk) {
        let Self { folder, owner } = self;
        // Some systems remove no file that is open.
        drop(owner);
        remove_all(&folder, disk);
    }
}

/// Takes possession of a new folder, and arranges it.
fn own(folder: &Path, disk: &Disk) -> Result<File, OutputError> {
    let path = folder.join(OWNER);
    disk.write(&path, b"").map_err(OutputError::io("write", &path))?;
    let owner = File::open(&path).map_err(OutputError::io("read", &path))?;
    // Where files cannot be locked, a run that goes on is taken for one that was killed.
    let _ = owner.try_lock();
    for name in [NEW, OLD] {
        let path = folder.join(name);
        disk.create_dir(&path).map_err(OutputError::io("create", &path))?;
    }
    Ok(owner)
}

/// Removes a folder with all that is in it, the file that tells whose it is last.
fn remove_all(folder: &Path, disk: &Disk) {
    let owner = folder.join(OWNER);
    let entries = WalkDir::new(folder).min_depth(1).contents_first(true);
    for entry in entries.into_iter().flatten().filter(|entry| entry.path() != owner) {
        let _ = match entry.file_type().is_dir() {
            true => disk.remove_dir(entry.path()),
            false => disk.remove_file(entry.path()),
        };
    }
    if fs::read_dir(folder).is_ok_and(|entries| entries.count() <= 1) {
        let _ = disk.remove_file(&owner);
        let _ = disk.remove_dir(folder);
    }
}

/// Whether a folder holds what this module puts there, and nothing else.
fn holds_ours_alone(folder: &Path) -> bool {
    let entries = WalkDir::new(folder).min_depth(1).into_iter();
    let are_ours = entries.into_iter().all(|entry| entry.is_ok_and(|entry| is_ours(&entry)));
    are_ours && folder.join(OWNER).exists()
}

/// Whether an entry somewhere in such a folder can be one that was put there.
fn is_ours(entry: &DirEntry) -> bool {
    let kind = entry.file_type();
    let is_one_of = |names: &[&str]| names.iter().any(|name| entry.file_name() == *name);
    match entry.depth() {
        1 if kind.is_dir() => is_one_of(&[NEW, OLD]),
        1 => {
            let names = [OWNER, JOURNAL, JOURNAL_DRAFT, COMPANION_NEW, COMPANION_OLD];
            kind.is_file() && is_one_of(&names)
        }
        _ => kind.is_dir() || kind.is_file(),
    }
}
