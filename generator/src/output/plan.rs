//! Compares a tree with a folder: what is to be written and removed, and what is in the way.

use super::content;
use super::error::{Conflict, ConflictKind, OutputError};
use super::manifest::Manifest;
use super::paths::MANIFEST;
use super::{Tree, Written, paths};
use crate::source::without_mark;
use rayon::prelude::*;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What has to happen to a folder.
pub struct Plan<'a> {
    dir: PathBuf,
    /// Files to write, sorted by path.
    pub writes: Vec<Write<'a>>,
    /// Files to remove, sorted.
    pub removals: Vec<String>,
    /// The new list of files, if it differs from the old one.
    pub manifest: Option<String>,
    /// What is in the way, sorted by path.
    pub blocked: Vec<Blocked<'a>>,
    unchanged: usize,
}

/// A file to write.
pub struct Write<'a> {
    /// Path below the folder.
    pub path: &'a str,
    /// What to write.
    pub content: &'a [u8],
    /// What is there now.
    pub before: Option<Vec<u8>>,
}

/// A file that must not be written.
pub struct Blocked<'a> {
    /// Why.
    pub conflict: Conflict,
    /// What is there now and what should be, where a file is in the way of a file.
    pub contents: Option<(Vec<u8>, &'a [u8])>,
}

impl Plan<'_> {
    /// Whether the folder is as it should be.
    pub fn is_idle(&self) -> bool {
        self.writes.is_empty() && self.removals.is_empty() && self.manifest.is_none()
    }

    /// Gives leave to go on.
    ///
    /// # Errors
    ///
    /// When anything is in the way.
    pub fn refuse_conflicts(&self) -> Result<(), OutputError> {
        if self.blocked.is_empty() {
            return Ok(());
        }
        let conflicts = self.blocked.iter().map(|blocked| blocked.conflict.clone()).collect();
        Err(OutputError::Conflicts { dir: self.dir.clone(), conflicts })
    }

    /// What carrying the plan out comes to, once all content was written at the time `staged`.
    pub fn written(self, staged: Option<SystemTime>) -> Written {
        Written {
            staged,
            written: self.writes.iter().map(|write| write.path.to_owned()).collect(),
            removed: self.removals,
            unchanged: self.unchanged,
        }
    }
}

/// Compares.
///
/// # Errors
///
/// When the tree's paths are not fit to be written, the list of files cannot be trusted, or the
/// folder cannot be read.
pub fn plan<'a>(tree: &'a Tree, dir: &Path) -> Result<Plan<'a>, OutputError> {
    tree.refuse_doubles()?;
    paths::check_all(tree.files.keys().map(String::as_str))?;
    check_dir(dir)?;
    let (listed, listed_text) = read_manifest(dir)?;
    let mut plan = Plan {
        dir: dir.to_owned(),
        writes: Vec::new(),
        removals: Vec::new(),
        manifest: None,
        blocked: Vec::new(),
        unchanged: 0,
    };
    let wanted: Vec<_> = tree.files.iter().collect();
    let found: Vec<_> = wanted.par_iter().map(|(path, _)| look(dir, path)).collect();
    for ((path, content), found) in wanted.into_iter().zip(found) {
        plan.want(path, content, found?, tree, &listed);
    }
    for path in listed.paths().filter(|path| !tree.files.contains_key(*path)) {
        plan.drop(path, look(dir, path)?, &listed);
    }
    plan.blocked.sort_by(|a, b| a.conflict.path.cmp(&b.conflict.path));
    plan.blocked.dedup_by(|a, b| a.conflict == b.conflict);
    let manifest = Manifest::of(tree).render();
    let is_listed = listed_text.is_some_and(|old| content::same(&old, manifest.as_bytes()));
    plan.manifest = (!is_listed).then_some(manifest);
    Ok(plan)
}

impl<'a> Plan<'a> {
    /// Decides on a file that should be there.
    fn want(
        &mut self,
        path: &'a str,
        content: &'a [u8],
        found: Found,
        tree: &Tree,
        listed: &Manifest,
    ) {
        let before = match found {
            Found::Absent => None,
            Found::Other(conflict) => {
                return self.blocked.push(Blocked { conflict, contents: None });
            }
            Found::File(before) => Some(before),
        };
        let old_path = listed.listed_as(path);
        // Where upper and lower case are the same, removing the old name removes the file.
        let is_renamed = old_path.is_some_and(|old| old != path && !tree.files.contains_key(old));
        if let Some(before) = &before {
            if content::same(before, content) && !is_renamed {
                self.unchanged += 1;
                return;
            }
            let is_ours = old_path.is_some_and(|old| listed.matches(old, before));
            if !is_ours && !content::same(before, content) {
                let kind =
                    if old_path.is_some() { ConflictKind::Edited } else { ConflictKind::Foreign };
                let conflict = Conflict { path: path.to_owned(), kind };
                let contents = Some((before.clone(), content));
                return self.blocked.push(Blocked { conflict, contents });
            }
        }
        self.writes.push(Write { path, content, before });
    }

    /// Decides on a file that was generated and should not be there any more.
    fn drop(&mut self, path: &str, found: Found, listed: &Manifest) {
        let conflict = match found {
            Found::Absent => return,
            Found::File(before) if listed.matches(path, &before) => {
                return self.removals.push(path.to_owned());
            }
            Found::File(_) => Conflict { path: path.to_owned(), kind: ConflictKind::Edited },
            // Where a folder is now, or a file where the folder was, the file is gone already.
            Found::Other(conflict) => match conflict.kind {
                ConflictKind::Directory | ConflictKind::NotADirectory => return,
                _ => conflict,
            },
        };
        self.blocked.push(Blocked { conflict, contents: None });
    }
}

/// What is at a path.
enum Found {
    Absent,
    File(Vec<u8>),
    Other(Conflict),
}

/// Looks at a path below `dir`, and follows no links.
fn look(dir: &Path, path: &str) -> Result<Found, OutputError> {
    let blocked = |path: &str, kind| Ok(Found::Other(Conflict { path: path.to_owned(), kind }));
    for folder in paths::folders(path) {
        match kind_of(&dir.join(folder))? {
            Kind::Absent => return Ok(Found::Absent),
            Kind::Directory => {}
            Kind::File => return blocked(folder, ConflictKind::NotADirectory),
            Kind::Other(kind) => return blocked(folder, kind),
        }
    }
    let full = dir.join(path);
    match kind_of(&full)? {
        Kind::Absent => Ok(Found::Absent),
        Kind::File => fs::read(&full).map(Found::File).map_err(OutputError::io("read", &full)),
        Kind::Directory => blocked(path, ConflictKind::Directory),
        Kind::Other(kind) => blocked(path, kind),
    }
}

/// What a path is.
enum Kind {
    Absent,
    File,
    Directory,
    Other(ConflictKind),
}

fn kind_of(path: &Path) -> Result<Kind, OutputError> {
    let kind = match fs::symlink_metadata(path) {
        Ok(metadata) => metadata.file_type(),
        // There is nothing, or a file where the folder would be.
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(Kind::Absent);
        }
        Err(error) => return Err(OutputError::io("read", path)(error)),
    };
    Ok(if kind.is_symlink() {
        Kind::Other(ConflictKind::Symlink)
    } else if kind.is_dir() {
        Kind::Directory
    } else if kind.is_file() {
        Kind::File
    } else {
        Kind::Other(ConflictKind::Special)
    })
}

/// Whether nothing is at a path, not even a link that leads nowhere.
///
/// # Errors
///
/// When it cannot be looked at.
pub fn is_absent(path: &Path) -> Result<bool, OutputError> {
    kind_of(path).map(|kind| matches!(kind, Kind::Absent))
}

/// Whether a path is that of a regular file.
///
/// # Errors
///
/// When it cannot be looked at.
pub fn is_file(path: &Path) -> Result<bool, OutputError> {
    kind_of(path).map(|kind| matches!(kind, Kind::File))
}

/// Refuses a path below `dir` that leads over a link, or to one.
///
/// # Errors
///
/// When it does, or cannot be looked at.
pub fn refuse_links(dir: &Path, path: &str) -> Result<(), OutputError> {
    for place in paths::folders(path).chain([path]) {
        if let Kind::Other(kind) = kind_of(&dir.join(place))? {
            let conflicts = vec![Conflict { path: place.to_owned(), kind }];
            return Err(OutputError::Conflicts { dir: dir.to_owned(), conflicts });
        }
    }
    Ok(())
}

/// Makes sure that the output folder is a folder, or a link to one, or not there yet.
fn check_dir(dir: &Path) -> Result<(), OutputError> {
    let is_there = fs::symlink_metadata(dir).is_ok();
    match fs::metadata(dir) {
        Ok(metadata) if metadata.is_dir() => Ok(()),
        Ok(_) => Err(OutputError::NotADirectory(dir.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound && !is_there => Ok(()),
        Err(error) => Err(OutputError::io("read", dir)(error)),
    }
}

/// The list of files in `dir`, parsed and as it is; an empty one if there is none.
pub(super) fn read_manifest(dir: &Path) -> Result<(Manifest, Option<Vec<u8>>), OutputError> {
    match look(dir, MANIFEST)? {
        Found::Absent => Ok((Manifest::default(), None)),
        Found::Other(conflict) => {
            Err(OutputError::Conflicts { dir: dir.to_owned(), conflicts: vec![conflict] })
        }
        Found::File(bytes) => {
            let text = String::from_utf8_lossy(&bytes);
            Ok((Manifest::parse(without_mark(&text), &dir.join(MANIFEST))?, Some(bytes)))
        }
    }
}
