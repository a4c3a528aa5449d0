//! Carries a plan out so that it takes place as a whole or not at all.
//!
//! All new content is written to a [`Stage`] first, then what is about to happen is noted there, and
//! only then files move: old ones to the stage, new ones to their places. The note goes last, which
//! settles it. Whoever finds a note undoes what it says ([`undo`]): this run if anything fails, the
//! next one if this one is killed.

use super::companion::Companion;
use super::content;
use super::disk::Disk;
use super::error::OutputError;
use super::journal::{Entry, Journal};
use super::paths;
use super::paths::MANIFEST;
use super::plan::{self, Plan};
use super::stage::Stage;
use super::undo::undo;
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Writes, removes and replaces the list of files, and then the file that changes with them.
///
/// Folders that are new change places as a whole, other files one by one with what they replace. Gives
/// the time when all content was written and none was in its place; `None` if there was none to write.
///
/// # Errors
///
/// When another run writes there, or the file system refuses. What had changed is changed back.
pub fn apply(
    plan: &Plan<'_>,
    dir: &Path,
    companion: Option<&Companion>,
    disk: &Disk,
) -> Result<Option<SystemTime>, OutputError> {
    if plan.is_idle() && companion.is_none() {
        return Ok(None);
    }
    let mut above = MadeFolders::default();
    let result = above.make(dir, disk).and_then(|()| {
        let stage = Stage::create(dir, disk)?;
        let swap = Swap { plan, dir, companion, disk, stage: &stage };
        match swap.carry_out() {
            Ok(staged) => {
                stage.remove(disk);
                Ok((!plan.is_idle()).then_some(staged))
            }
            Err(cause) => match undo(&stage, dir, companion.map(Companion::path), disk) {
                Ok(_) => {
                    stage.remove(disk);
                    Err(cause)
                }
                Err(_) => {
                    let stage = stage.folder().to_owned();
                    Err(OutputError::HalfDone { cause: Box::new(cause), stage })
                }
            },
        }
    });
    if result.is_err() {
        above.unmake(disk);
    }
    result
}

/// A plan that is carried out.
struct Swap<'a> {
    plan: &'a Plan<'a>,
    dir: &'a Path,
    companion: Option<&'a Companion>,
    disk: &'a Disk,
    stage: &'a Stage,
}

impl Swap<'_> {
    /// Does all of it. Gives the time when everything was ready and nothing in its place.
    fn carry_out(&self) -> Result<SystemTime, OutputError> {
        self.write_new()?;
        if let Some(companion) = self.companion {
            companion.stage(self.stage, self.disk)?;
        }
        self.stage.note(&self.journal()?, self.disk)?;
        let staged = SystemTime::now();
        for path in &self.plan.removals {
            self.put_aside(path)?;
        }
        self.place_new()?;
        self.remove_empty_folders();
        if let Some(companion) = self.companion {
            companion.place(self.stage, self.disk)?;
        }
        self.stage.settle(self.disk)?;
        Ok(staged)
    }

    /// What is going to be done.
    fn journal(&self) -> Result<Journal, OutputError> {
        let mut journal = Journal::default();
        for folder in new_folders(self.plan) {
            if plan::is_absent(&self.dir.join(folder))? {
                journal.entries.push(Entry::Make(folder.to_owned()));
            }
        }
        journal.entries.extend(self.plan.removals.iter().cloned().map(Entry::Remove));
        journal.entries.extend(contents(self.plan).map(|(path, content)| Entry::Write {
            hash: content::hash(content),
            path: path.to_owned(),
        }));
        journal.companion = self.companion.map(Companion::hash);
        Ok(journal)
    }

    /// Writes all new content to the stage.
    fn write_new(&self) -> Result<(), OutputError> {
        for folder in new_folders(self.plan) {
            let path = self.stage.new_at(folder);
            self.disk.create_dir(&path).map_err(OutputError::io("create", &path))?;
        }
        // Threads that make files in one folder wait for each other.
        let is_beside = |one: &Content<'_>, other: &Content<'_>| {
            paths::folders(one.0).next_back() == paths::folders(other.0).next_back()
        };
        let contents: Vec<_> = contents(self.plan).collect();
        contents.par_chunk_by(is_beside).flatten_iter().try_for_each(|(path, content)| {
            let path = self.stage.new_at(path);
            self.disk.write(&path, content).map_err(OutputError::io("write", &path))
        })
    }

    /// Puts all new content in its place.
    fn place_new(&self) -> Result<(), OutputError> {
        // For each folder that was looked at, whether it came with all that is in it.
        let mut folders = HashMap::new();
        for (path, _) in contents(self.plan) {
            let mut came_whole = false;
            for folder in paths::folders(path) {
                came_whole = match folders.get(folder) {
                    Some(known) => *known,
                    None => came_whole || self.place_folder(folder)?,
                };
                folders.insert(folder, came_whole);
            }
            if !came_whole {
                self.put_aside(path)?;
                let place = self.dir.join(path);
                let put = self.disk.rename(&self.stage.new_at(path), &place);
                put.map_err(OutputError::io("write", &place))?;
            }
        }
        Ok(())
    }

    /// Makes sure that a folder is there: as a whole with all that is new in it, if nothing is in its
    /// place. Says whether it came so.
    fn place_folder(&self, folder: &str) -> Result<bool, OutputError> {
        let place = self.dir.join(folder);
        // Some systems would replace an empty folder, and some move none while a file in it is open.
        if plan::is_absent(&place)? && self.disk.rename(&self.stage.new_at(folder), &place).is_ok()
        {
            return Ok(true);
        }
        make_one(&place, self.disk)?;
        Ok(false)
    }

    /// Moves a file out of its place, if there is one.
    fn put_aside(&self, path: &str) -> Result<(), OutputError> {
        let place = self.dir.join(path);
        if plan::is_absent(&place)? {
            return Ok(());
        }
        if !plan::is_file(&place)? {
            let error = io::Error::other("it is not a regular file any more");
            return Err(OutputError::io("replace", &place)(error));
        }
        let aside = self.stage.old_at(path);
        let put = || {
            aside.parent().map_or(Ok(()), |folder| self.disk.create_dir_all(folder))?;
            self.disk.rename(&place, &aside)
        };
        put().map_err(OutputError::io("replace", &place))
    }

    /// Removes the folders that removed files leave empty. One that holds anything stays.
    fn remove_empty_folders(&self) {
        for path in &self.plan.removals {
            for folder in paths::folders(path).rev() {
                if self.disk.remove_dir(&self.dir.join(folder)).is_err() {
                    break;
                }
            }
        }
    }
}

/// The path below the output folder and the content of a file.
type Content<'a> = (&'a str, &'a [u8]);

/// What to write, sorted by path but for the list of files, which comes last.
fn contents<'a>(plan: &'a Plan<'_>) -> impl Iterator<Item = Content<'a>> {
    let files = plan.writes.iter().map(|write| (write.path, write.content));
    files.chain(plan.manifest.iter().map(|text| (MANIFEST, text.as_bytes())))
}

/// The folders in which there is something to write, those above before those below.
fn new_folders<'a>(plan: &'a Plan<'_>) -> BTreeSet<&'a str> {
    contents(plan).flat_map(|(path, _)| paths::folders(path)).collect()
}

/// Makes a folder in one that exists, unless it is there; says whether it was not.
fn make_one(folder: &Path, disk: &Disk) -> Result<bool, OutputError> {
    match disk.create_dir(folder) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => Ok(false),
        Err(error) => Err(OutputError::io("create", folder)(error)),
    }
}

/// The output folder and those above it, as far as they were not there before.
#[derive(Default)]
struct MadeFolders {
    made: Vec<PathBuf>,
}

impl MadeFolders {
    /// Makes a folder and those above it, where they do not exist.
    fn make(&mut self, folder: &Path, disk: &Disk) -> Result<(), OutputError> {
        let above: Vec<_> = folder.ancestors().filter(|above| *above != Path::new("")).collect();
        let missing = above.into_iter().take_while(|above| !above.exists());
        for folder in missing.collect::<Vec<_>>().into_iter().rev() {
            if make_one(folder, disk)? {
                self.made.push(folder.to_owned());
            }
        }
        Ok(())
    }

    /// Removes them. What got into them in the meantime stays.
    fn unmake(self, disk: &Disk) {
        for folder in self.made.into_iter().rev() {
            let _ = disk.remove_dir(&folder);
        }
    }
}
