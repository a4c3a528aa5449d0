//! A lock on its way to the disk.

use crate::model::lock::{Change, Lock};
use crate::output::{Companion, OutputError, replace_file};
use std::path::PathBuf;

/// A lock that is to be written, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// Where it belongs.
    pub path: PathBuf,
    /// Whether there is none yet.
    pub is_first: bool,
    /// All that is to be remembered.
    pub lock: Lock,
    /// What is not in the lock that lies there, or is there and should not.
    pub changes: Vec<Change>,
}

impl Pending {
    /// Whether the lock that lies there says all this already.
    pub fn is_up_to_date(&self) -> bool {
        self.changes.is_empty()
    }

    /// The file that is to be written along with the crate, if it has to change. Otherwise it stays as
    /// it is, whatever it looks like.
    pub fn companion(&self) -> Option<Companion> {
        let content = || Companion::new(self.path.clone(), self.lock.to_string());
        (!self.is_up_to_date()).then(content)
    }

    /// Writes the lock if it has to change: as a whole or not at all.
    ///
    /// # Errors
    ///
    /// When the file system refuses.
    pub fn write(&self) -> Result<(), OutputError> {
        if self.is_up_to_date() {
            return Ok(());
        }
        replace_file(&self.path, self.lock.to_string().as_bytes())
    }
}
