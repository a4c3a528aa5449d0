//! Whether files have changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How often to look.
pub const TICK: Duration = Duration::from_millis(300);

/// Files and folders, and what they were like. A folder changes when something is added to it or
/// removed, so looking at what the last run looked at is enough, whatever the file system.
pub struct Watch {
    known: BTreeMap<PathBuf, Stamp>,
    /// Whether something has changed the last time, so that it may still be changing.
    is_unsettled: bool,
}

/// When something was changed and how long it is; `None` if it is not there.
type Stamp = Option<(SystemTime, u64)>;

impl Watch {
    /// Remembers what these are like now.
    pub fn new(paths: impl IntoIterator<Item = PathBuf>) -> Self {
        let mut watch = Self { known: BTreeMap::new(), is_unsettled: false };
        watch.look_at(paths);
        watch
    }

    /// Looks at these from now on, and at no others. What was looked at already is compared with what
    /// it was like then, so that nothing is missed that happened since.
    pub fn look_at(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        let before = std::mem::take(&mut self.known);
        for path in paths {
            let then = before.get(&path).copied();
            let stamp = then.unwrap_or_else(|| stamp(&path));
            self.known.insert(path, stamp);
        }
    }

    /// Looks at these, too.
    pub fn look_also_at(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        let before: Vec<_> = self.known.keys().cloned().collect();
        self.look_at(before.into_iter().chain(paths));
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

fn stamp(path: &Path) -> Stamp {
    let found = fs::metadata(path).ok()?;
    Some((found.modified().ok()?, found.len()))
}
