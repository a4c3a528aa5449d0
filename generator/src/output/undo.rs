//! Takes back what a run has begun and could not end, according to its note.

use super::companion;
use super::content;
use super::disk::Disk;
use super::error::OutputError;
use super::journal::{Entry, Journal};
use super::plan;
use super::stage::{Found, Stage};
use std::fs;
use std::path::Path;

/// What was found of earlier runs, and what was done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recovery {
    /// No run was killed here, or none that had begun to change anything.
    Nothing,
    /// A run was killed while it changed files. They are as they were before it.
    Undone,
}

/// Makes good what a run that was killed has left in `dir` half done: nothing of it stays. `companion`
/// is where the file lies that changes with the folder.
///
/// # Errors
///
/// When a run goes on there, somebody changed files in the meantime, or the file system refuses.
/// Nothing is lost then.
pub fn recover(dir: &Path, companion: Option<&Path>) -> Result<Recovery, OutputError> {
    recover_on(&Disk::default(), dir, companion)
}

/// The same, on a certain disk.
pub fn recover_on(
    disk: &Disk,
    dir: &Path,
    companion: Option<&Path>,
) -> Result<Recovery, OutputError> {
    let Found::LeftOver(stage) = Stage::find(dir)? else { return Ok(Recovery::Nothing) };
    let recovery = undo(&stage, dir, companion, disk)?;
    stage.remove(disk);
    Ok(recovery)
}

/// Puts everything back as it was before the run whose stage this is. It may itself be stopped
/// anywhere, and done again.
///
/// # Errors
///
/// When somebody changed files in the meantime, or the file system refuses. Nothing is lost then.
pub fn undo(
    stage: &Stage,
    dir: &Path,
    companion: Option<&Path>,
    disk: &Disk,
) -> Result<Recovery, OutputError> {
    let Some(journal) = stage.noted()? else { return Ok(Recovery::Nothing) };
    let undo = Undo { stage, dir, disk };
    undo.refuse_changes(&journal)?;
    if let (Some(hash), Some(path)) = (&journal.companion, companion) {
        companion::restore(path, hash, stage, disk)?;
    }
    for entry in journal.entries.iter().rev() {
        undo.take_back(entry)?;
    }
    stage.settle(disk)?;
    Ok(Recovery::Undone)
}

/// A note that is taken back.
struct Undo<'a> {
    stage: &'a Stage,
    dir: &'a Path,
    disk: &'a Disk,
}

impl Undo<'_> {
    /// Makes sure that nothing would be moved that the run did not leave so.
    fn refuse_changes(&self, journal: &Journal) -> Result<(), OutputError> {
        for entry in &journal.entries {
            let path = entry.path();
            plan::refuse_links(self.dir, path)?;
            let place = self.dir.join(path);
            let changed = || OutputError::ChangedSince {
                path: place.clone(),
                stage: self.stage.folder().to_owned(),
            };
            let is_in_place = !plan::is_absent(&place)?;
            match entry {
                Entry::Write { hash, .. } if is_in_place && self.is_placed(path)? => {
                    let is_file = plan::is_file(&place)?;
                    let content = is_file.then(|| fs::read(&place)).transpose();
                    let content = content.map_err(OutputError::io("read", &place))?;
                    if content.is_none_or(|content| content::hash(&content) != *hash) {
                        return Err(changed());
                    }
                }
                Entry::Write { .. } | Entry::Remove(_) => {
                    // The place was left free.
                    if is_in_place && !plan::is_absent(&self.stage.old_at(path))? {
                        return Err(changed());
                    }
                }
                Entry::Make(_) => {}
            }
        }
        Ok(())
    }

    /// Whether new content has been put in its place.
    fn is_placed(&self, path: &str) -> Result<bool, OutputError> {
        plan::is_absent(&self.stage.new_at(path))
    }

    fn take_back(&self, entry: &Entry) -> Result<(), OutputError> {
        let path = entry.path();
        let place = self.dir.join(path);
        match entry {
            Entry::Make(_) => {
                // What got into it in the meantime stays.
                let _ = self.disk.remove_dir(&place);
                Ok(())
            }
            Entry::Remove(_) => self.put_back(path),
            Entry::Write { .. } => {
                if self.is_placed(path)? && !plan::is_absent(&place)? {
                    self.move_to(&place, &self.stage.new_at(path))?;
                }
                self.put_back(path)
            }
        }
    }

    /// Puts an old file back, if it was put aside.
    fn put_back(&self, path: &str) -> Result<(), OutputError> {
        let aside = self.stage.old_at(path);
        if plan::is_absent(&aside)? {
            return Ok(());
        }
        self.move_to(&aside, &self.dir.join(path))
    }

    fn move_to(&self, from: &Path, to: &Path) -> Result<(), OutputError> {
        let put = || {
            to.parent().map_or(Ok(()), |folder| self.disk.create_dir_all(folder))?;
            self.disk.rename(from, to)
        };
        put().map_err(OutputError::io("put back", to))
    }
}
