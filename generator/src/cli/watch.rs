//! Whether files have changed.

use notify::event::{EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};
use tablature::Error;

/// How often to ask.
pub const TICK: Duration = Duration::from_millis(50);

/// How long nothing may have happened for a change to be over, so that no file is read that is half
/// written.
const SETTLED: Duration = Duration::from_millis(100);

/// Files and folders. A file changes with its content; a folder changes when something is added to it or
/// removed.
pub struct Watch {
    watcher: RecommendedWatcher,
    events: Receiver<Event>,
    wanted: BTreeSet<PathBuf>,
    /// The folders that the system is asked about: those of what is wanted.
    folders: BTreeSet<PathBuf>,
    /// When something has changed the last time that nobody was told of.
    changed: Option<Instant>,
}

impl Watch {
    /// Watches these from now on.
    ///
    /// # Errors
    ///
    /// When the system does not tell of changes.
    pub fn new(paths: impl IntoIterator<Item = PathBuf>) -> Result<Self, Error> {
        let (tell, events) = mpsc::channel();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            // What cannot be told cannot be heard either; and whoever does not listen any more is stopping.
            let _ = event.map(|event| tell.send(event));
        });
        let watcher = watcher.map_err(|source| Error::Watch { source: source.into() })?;
        let (wanted, folders) = Default::default();
        let mut watch = Self { watcher, events, wanted, folders, changed: None };
        watch.look_at(paths);
        watch.changed = None;
        Ok(watch)
    }

    /// Watches these from now on, and no others. Where a folder is among them that was not before, that is a
    /// change: something may have happened in it since it was read.
    pub fn look_at(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        self.wanted = paths.into_iter().map(|path| real(&path)).collect();
        let around = self.wanted.iter().filter_map(|path| path.parent().map(Path::to_owned));
        let inside = self.wanted.iter().filter(|path| path.is_dir()).cloned();
        let folders: BTreeSet<PathBuf> = around.chain(inside).collect();
        for folder in &folders {
            // Once more for those that are known: they may have gone and come back. What is not there has a
            // folder around it that tells when it comes.
            let is_there = self.watcher.watch(folder, RecursiveMode::NonRecursive).is_ok();
            if is_there && !self.folders.contains(folder) {
                self.changed = Some(Instant::now());
            }
        }
        for folder in self.folders.difference(&folders) {
            // It may be gone.
            let _ = self.watcher.unwatch(folder);
        }
        self.folders = folders;
    }

    /// Watches these, too.
    pub fn look_also_at(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        let before = self.wanted.clone();
        self.look_at(before.into_iter().chain(paths));
    }

    /// Whether any has changed and is not changing any more.
    pub fn has_changed(&mut self) -> bool {
        while let Ok(event) = self.events.try_recv() {
            if self.concerns(&event) {
                self.changed = Some(Instant::now());
            }
        }
        self.changed.take_if(|last| last.elapsed() >= SETTLED).is_some()
    }

    fn concerns(&self, event: &Event) -> bool {
        let is_inside =
            |path: &Path| path.parent().is_some_and(|folder| self.wanted.contains(folder));
        let comes_or_goes = match event.kind {
            EventKind::Access(_) => return false,
            EventKind::Create(_) | EventKind::Remove(_) => true,
            EventKind::Modify(ModifyKind::Name(_)) => true,
            _ => false,
        };
        // The system has lost count.
        event.need_rescan()
            || event
                .paths
                .iter()
                .any(|path| self.wanted.contains(path) || comes_or_goes && is_inside(path))
    }
}

/// The path by which the system tells of a file: that of its folder, and its own name.
fn real(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let Some((folder, name)) = path.parent().zip(path.file_name()) else { return path };
    fs::canonicalize(folder).map_or_else(|_| path.clone(), |folder| folder.join(name))
}
