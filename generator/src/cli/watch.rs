//! Whether files have changed.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

/// How often to look.
pub const TICK: Duration = Duration::from_millis(300);

/// Files and folders, and what they were like. A folder changes when something is added to it or
/// removed, so looking at what the last run looked at is enough, whatever the file system.
pub struct Watch {
    known: Vec<(PathBuf, Stamp)>,
    /// Whether something has changed the last time, so that it may still be changing.
    is_unsettled: bool,
}

/// When something was changed and how long it is; `None` if it is not there.
type Stamp = Option<(SystemTime, u64)>;

impl Watch {
    /// Remembers what these are like now.
    pub fn new(paths: &[PathBuf]) -> Self {
        let known = paths.iter().map(|path| (path.clone(), stamp(path))).collect();
        Self { known, is_unsettled: false }
    }

    /// Whether any is different now and was not touched since the last look, so that no file is read
    /// that is half written.
    pub fn has_changed(&mut self) -> bool {
        let mut differs = false;
        for (path, known) in &mut self.known {
            let now = stamp(path);
            differs |= now != *known;
            *known = now;
        }
        !differs & std::mem::replace(&mut self.is_unsettled, differs)
    }
}

fn stamp(path: &PathBuf) -> Stamp {
    let found = fs::metadata(path).ok()?;
    Some((found.modified().ok()?, found.len()))
}
