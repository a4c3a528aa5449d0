//! What the file system says of a file that was not touched since.

use serde::{Deserialize, Serialize};
use std::fs::Metadata;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// How far the times of files lag behind the clock.
const TICK: Duration = Duration::from_millis(20);

/// The same where times are whole milliseconds or worse: FAT counts in steps of two seconds.
const COARSE_TICK: Duration = Duration::from_millis(2500);

/// Size and times of a file. Times are in nanoseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(u64, i64, i64, u64)", into = "(u64, i64, i64, u64)")]
pub(super) struct Stamp {
    size: u64,
    /// When its content changed.
    pub modified: i64,
    /// When anything about it changed, its name included; where there is no such time, `modified`.
    changed: i64,
    /// The number of the file; 0 where it has none.
    number: u64,
}

impl Stamp {
    /// The stamp of a file; `None` if it has no time.
    pub fn of(metadata: &Metadata) -> Option<Self> {
        let modified = nanoseconds(metadata.modified().ok()?)?;
        let (changed, number) = changed(metadata, modified);
        Some(Self { size: metadata.len(), modified, changed, number })
    }

    /// Whether the file was left alone from some time before `time` on. One that was not may have
    /// changed again without getting another stamp.
    pub fn is_older(&self, time: SystemTime) -> bool {
        is_before(self.modified, time) && is_before(self.changed, time)
    }

    /// The size in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }
}

/// Whether a file's time is before another so clearly that a later change would have another time.
pub(super) fn is_before(file_time: i64, time: SystemTime) -> bool {
    let tick = if file_time % 1_000_000 == 0 { COARSE_TICK } else { TICK };
    let latest = time.checked_sub(tick).and_then(nanoseconds);
    latest.is_some_and(|latest| file_time < latest)
}

fn nanoseconds(time: SystemTime) -> Option<i64> {
    i64::try_from(time.duration_since(UNIX_EPOCH).ok()?.as_nanos()).ok()
}

#[cfg(unix)]
fn changed(metadata: &Metadata, _: i64) -> (i64, u64) {
    use std::os::unix::fs::MetadataExt;
    let seconds = metadata.ctime().saturating_mul(1_000_000_000);
    (seconds.saturating_add(metadata.ctime_nsec()), metadata.ino())
}

#[cfg(not(unix))]
fn changed(_: &Metadata, modified: i64) -> (i64, u64) {
    (modified, 0)
}

impl From<(u64, i64, i64, u64)> for Stamp {
    fn from((size, modified, changed, number): (u64, i64, i64, u64)) -> Self {
        Self { size, modified, changed, number }
    }
}

impl From<Stamp> for (u64, i64, i64, u64) {
    fn from(stamp: Stamp) -> Self {
        (stamp.size, stamp.modified, stamp.changed, stamp.number)
    }
}
