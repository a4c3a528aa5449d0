//! Carries a plan out so that it takes place as a whole or not at all.

use super::error::OutputError;
use super::paths;
use super::paths::MANIFEST;
use super::plan::Plan;
use super::stage::{StageFolder, remove_left_over};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Writes, removes and replaces the list of files.
///
/// New content is written to a folder inside `dir`, so on the same volume, which is laid out like
/// `dir`. Then folders that are new change places as a whole, and other files one by one with what
/// they replace, the list of files last. Gives the time when all content was written and none was
/// in its place; `None` if there was none to write.
///
/// # Errors
///
/// When the file system refuses. What had changed is changed back.
pub fn apply(plan: &Plan<'_>, dir: &Path) -> Result<Option<SystemTime>, OutputError> {
    remove_left_over(dir);
    if plan.is_idle() {
        return Ok(None);
    }
    let mut made = MadeFolders::default();
    let result = made.make(dir).and_then(|()| {
        let stage = Stage::new(plan, dir)?;
        let staged = SystemTime::now();
        stage.swap(plan, dir, &mut made).map(|()| Some(staged))
    });
    match result {
        Ok(_) => remove_empty_folders(plan, dir),
        Err(_) => made.unmake(),
    }
    result
}

/// New content, not yet in its place; and old content, no longer in its place.
struct Stage {
    folder: StageFolder,
}

/// A file that has left its place or come to it.
enum Step {
    /// It was put aside as this.
    Aside { from: PathBuf, to: PathBuf },
    /// It was put there.
    Placed(PathBuf),
}

impl Stage {
    /// Writes all new content.
    fn new(plan: &Plan<'_>, dir: &Path) -> Result<Self, OutputError> {
        let stage = Self { folder: StageFolder::new(dir)? };
        let contents: Vec<_> = contents(plan).collect();
        let folders: BTreeSet<_> =
            contents.iter().flat_map(|(path, _)| paths::folders(path)).collect();
        for folder in folders {
            let path = stage.folder.new_at(folder);
            fs::create_dir(&path).map_err(OutputError::io("create", &path))?;
        }
        // Threads that make files in one folder wait for each other.
        let is_beside = |one: &Content<'_>, other: &Content<'_>| {
            paths::folders(one.0).next_back() == paths::folders(other.0).next_back()
        };
        contents.par_chunk_by(is_beside).flatten_iter().try_for_each(|(path, content)| {
            let path = stage.folder.new_at(path);
            fs::write(&path, content).map_err(OutputError::io("write", &path))
        })?;
        Ok(stage)
    }

    /// Puts everything in its place, or everything back.
    fn swap(self, plan: &Plan<'_>, dir: &Path, made: &mut MadeFolders) -> Result<(), OutputError> {
        let mut steps = Vec::new();
        let Err(error) = self.try_swap(plan, dir, made, &mut steps) else {
            return Ok(());
        };
        if put_back(steps).is_ok() {
            return Err(error);
        }
        let stage = self.folder.keep();
        Err(OutputError::HalfDone { cause: Box::new(error), stage })
    }

    fn try_swap(
        &self,
        plan: &Plan<'_>,
        dir: &Path,
        made: &mut MadeFolders,
        steps: &mut Vec<Step>,
    ) -> Result<(), OutputError> {
        for path in &plan.removals {
            self.put_aside(&dir.join(path), steps)?;
        }
        // For each folder that was looked at, whether it came with all that is in it.
        let mut folders = HashMap::new();
        for (path, _) in contents(plan) {
            let mut came_whole = false;
            for folder in paths::folders(path) {
                if let Some(known) = folders.get(folder) {
                    came_whole = *known;
                    continue;
                }
                let place = dir.join(folder);
                came_whole = came_whole || self.place_whole(folder, &place);
                if came_whole {
                    made.add(place)
                } else {
                    made.make_one(&place)?
                }
                folders.insert(folder, came_whole);
            }
            let place = dir.join(path);
            if !came_whole {
                self.put_aside(&place, steps)?;
                fs::rename(self.folder.new_at(path), &place)
                    .map_err(OutputError::io("write", &place))?;
            }
            // All files of a folder follow on each other: nothing can fail before the last is noted.
            steps.push(Step::Placed(place));
        }
        Ok(())
    }

    /// Puts a folder in its place with all that is in it, if nothing is there; says whether it did.
    fn place_whole(&self, folder: &str, place: &Path) -> bool {
        // Some systems would replace an empty folder, and some move none while a file in it is open.
        let is_free = fs::symlink_metadata(place).is_err();
        is_free && fs::rename(self.folder.new_at(folder), place).is_ok()
    }

    /// Moves a file out of its place, if there is one.
    fn put_aside(&self, place: &Path, steps: &mut Vec<Step>) -> Result<(), OutputError> {
        match fs::symlink_metadata(place) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(OutputError::io("read", place)(error)),
            Ok(metadata) if !metadata.is_file() => {
                let error = io::Error::other("it is not a regular file any more");
                return Err(OutputError::io("replace", place)(error));
            }
            Ok(_) => {}
        }
        let to = self.folder.old_file(steps.len());
        fs::rename(place, &to).map_err(OutputError::io("replace", place))?;
        steps.push(Step::Aside { from: place.to_owned(), to });
        Ok(())
    }
}

/// The path below the output folder and the content of a file.
type Content<'a> = (&'a str, &'a [u8]);

/// What to write, sorted by path but for the list of files, which comes last.
fn contents<'a>(plan: &'a Plan<'_>) -> impl Iterator<Item = Content<'a>> {
    let files = plan.writes.iter().map(|write| (write.path, write.content));
    files.chain(plan.manifest.iter().map(|text| (MANIFEST, text.as_bytes())))
}

/// Takes steps back, the last one first; goes on after an error and gives the first.
fn put_back(steps: Vec<Step>) -> io::Result<()> {
    let undo = |step| match step {
        Step::Aside { from, to } => fs::rename(to, from),
        Step::Placed(path) => fs::remove_file(path),
    };
    steps.into_iter().rev().map(undo).fold(Ok(()), io::Result::and)
}

/// Folders that were not there before.
#[derive(Default)]
struct MadeFolders {
    made: Vec<PathBuf>,
}

impl MadeFolders {
    /// Makes a folder and those above it, where they do not exist.
    fn make(&mut self, folder: &Path) -> Result<(), OutputError> {
        let above: Vec<_> = folder.ancestors().filter(|above| *above != Path::new("")).collect();
        let missing = above.into_iter().take_while(|above| !above.exists());
        for folder in missing.collect::<Vec<_>>().into_iter().rev() {
            self.make_one(folder)?;
        }
        Ok(())
    }

    /// Makes a folder in one that exists, unless it is there.
    fn make_one(&mut self, folder: &Path) -> Result<(), OutputError> {
        match fs::create_dir(folder) {
            Ok(()) => self.add(folder.to_owned()),
            Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => {}
            Err(error) => return Err(OutputError::io("create", folder)(error)),
        }
        Ok(())
    }

    /// Notes a folder that is there now, after those above it.
    fn add(&mut self, folder: PathBuf) {
        self.made.push(folder);
    }

    /// Removes them. What got into them in the meantime stays.
    fn unmake(self) {
        for folder in self.made.into_iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Removes the folders that removed files leave empty. One that holds anything stays.
fn remove_empty_folders(plan: &Plan<'_>, dir: &Path) {
    for path in &plan.removals {
        for folder in paths::folders(path).rev() {
            if fs::remove_dir(dir.join(folder)).is_err() {
                break;
            }
        }
    }
}
