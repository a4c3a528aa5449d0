//! Finds and reads the files.

use super::contents::Contents;
use super::paths::{is_document, joined, slashes};
use super::read::{ReadError, read_text};
use super::{FileId, SourceFile, Sources};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::fmt::Display;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// What a search for docs found.
#[derive(Clone, Debug, Default)]
pub struct Discovery {
    /// All files that were read, pages and others.
    pub sources: Sources,
    /// The Markdown pages, sorted by name.
    pub pages: Vec<FileId>,
    /// For each page, whether a table of contents lists it; true where there is none in its folder
    /// or above.
    pub listed: Vec<bool>,
    /// Every file and folder that was looked at, for rebuild rules. Sorted.
    pub looked_at: Vec<PathBuf>,
}

/// Reads the Markdown files named by `docs` or below the folders it names.
///
/// Files in a folder count as pages if they are called `.md`, `.markdown` or `.mdx`; a file that is
/// named itself counts in any case. Names that begin with a dot are passed over, links are
/// followed, and a file that is reached twice is read once. `contents` is the file name of tables
/// of contents (`toc.yml`), if the docs have them.
///
/// The files join those that are in `sources` already. Whatever cannot be read is a finding; if no
/// page is left, that is one too.
pub fn discover(
    docs: &[PathBuf],
    contents: Option<&str>,
    sources: Sources,
    diagnostics: &mut Diagnostics,
) -> Discovery {
    let mut search = Search { contents, ..Search::default() };
    for path in docs {
        search.look_at(path, diagnostics);
    }
    let found = search.read(sources, diagnostics);
    if found.pages.is_empty() {
        let places: Vec<_> = docs.iter().map(|path| format!("`{}`", path.display())).collect();
        let message = format!("there is no Markdown page in {}", places.join(", "));
        let finding = Diagnostic::general(Code::NoPages, message);
        let other = docs.iter().find_map(|path| document_in(path));
        diagnostics.push(other.into_iter().fold(finding, |finding, file| {
            finding.help(format!("a specification is named itself: `{}`", file.display()))
        }));
    }
    found
}

/// The first file of a folder that begins like a specification.
fn document_in(folder: &Path) -> Option<PathBuf> {
    const BEGINNING: u64 = 4_096;
    let entries = std::fs::read_dir(folder).ok()?.filter_map(Result::ok);
    let is_specification = |path: &PathBuf| {
        let mut beginning = Vec::new();
        is_document(path)
            && path.is_file()
            && File::open(path).is_ok_and(|file| {
                let _ = file.take(BEGINNING).read_to_end(&mut beginning);
                let beginning = String::from_utf8_lossy(&beginning);
                ["openapi", "swagger"].iter().any(|word| beginning.contains(word))
            })
    };
    entries.map(|entry| entry.path()).filter(is_specification).min()
}

/// A file to be read.
struct Candidate {
    name: String,
    path: String,
    disk: PathBuf,
    root: Option<PathBuf>,
    is_page: bool,
}

/// The files to be read.
#[derive(Default)]
struct Search<'a> {
    contents: Option<&'a str>,
    candidates: Vec<Candidate>,
    looked_at: Vec<PathBuf>,
    /// Where the candidates really are, all links followed.
    seen: HashSet<PathBuf>,
    /// Where the folders really are in which there are any.
    folders: HashMap<PathBuf, PathBuf>,
}

impl Search<'_> {
    /// Looks at what the user named.
    fn look_at(&mut self, path: &Path, diagnostics: &mut Diagnostics) {
        self.looked_at.push(path.to_owned());
        match std::fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => self.walk(path, diagnostics),
            Ok(_) => {
                let name = path.file_name().and_then(|name| name.to_str());
                let shown = path.to_str();
                match name.zip(shown) {
                    Some((name, shown)) => {
                        let is_page = self.contents != Some(name);
                        let (name, path_shown) = (name.to_owned(), slashes(shown));
                        let disk = path.to_owned();
                        let page = Candidate { name, path: path_shown, disk, root: None, is_page };
                        self.add(page, real(path));
                    }
                    None => diagnostics.push(unreadable(path, "its name is not UTF-8")),
                }
            }
            Err(error) => diagnostics.push(unreadable(path, error)),
        }
    }

    fn walk(&mut self, root: &Path, diagnostics: &mut Diagnostics) {
        let is_plain = |entry: &DirEntry| {
            entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".")
        };
        let walk = WalkDir::new(root).follow_links(true).sort_by_file_name();
        for entry in walk.into_iter().filter_entry(is_plain) {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => self.looked_at.push(entry.into_path()),
                Ok(entry) => self.consider(root, &entry, diagnostics),
                // A link to a folder around it shows nothing that is not found without it.
                Err(error) if error.loop_ancestor().is_some() => {}
                Err(error) => {
                    let path = error.path().unwrap_or(root).to_owned();
                    // What cannot be followed is of interest only if it would have been a page.
                    if path.is_symlink() && !is_page(&path) {
                        continue;
                    }
                    let reason = error.into_io_error().map(|error| error.to_string());
                    let reason = reason.unwrap_or_else(|| "it cannot be walked".to_owned());
                    diagnostics.push(unreadable(&path, reason));
                }
            }
        }
    }

    /// Takes a file below a docs folder if it is a page or a table of contents.
    fn consider(&mut self, root: &Path, entry: &DirEntry, diagnostics: &mut Diagnostics) {
        let disk = entry.path();
        let is_contents = self.contents.is_some_and(|contents| disk.ends_with(contents));
        if !is_page(disk) && !is_contents {
            return;
        }
        self.looked_at.push(disk.to_owned());
        let name = disk.strip_prefix(root).ok().and_then(Path::to_str).map(slashes);
        match name.zip(root.to_str()) {
            Some((name, shown)) => {
                let path = joined(&slashes(shown), &name);
                let place = self.place(entry);
                let (disk, root) = (disk.to_owned(), Some(root.to_owned()));
                self.add(Candidate { name, path, disk, root, is_page: !is_contents }, place);
            }
            None => diagnostics.push(unreadable(disk, "its name is not UTF-8")),
        }
    }

    /// Where a file really is that was found in a folder. To follow a path costs a call to the system
    /// for each of its parts, so unless the file is a link that is done once for all in the folder.
    fn place(&mut self, entry: &DirEntry) -> PathBuf {
        match entry.path().parent() {
            Some(folder) if !entry.path_is_symlink() => {
                let known = self.folders.entry(folder.to_owned());
                known.or_insert_with(|| real(folder)).join(entry.file_name())
            }
            _ => real(entry.path()),
        }
    }

    /// Takes a file, unless it was taken from the same place already.
    fn add(&mut self, candidate: Candidate, place: PathBuf) {
        if self.seen.insert(place) {
            self.candidates.push(candidate);
        }
    }

    /// Reads all of them.
    fn read(mut self, sources: Sources, diagnostics: &mut Diagnostics) -> Discovery {
        self.candidates.sort_by(|a, b| (&a.name, &a.path).cmp(&(&b.name, &b.path)));
        self.looked_at.sort();
        self.looked_at.dedup();
        let texts: Vec<Result<String, ReadError>> =
            self.candidates.par_iter().map(|candidate| read_text(&candidate.disk)).collect();
        let mut found = Discovery { sources, looked_at: self.looked_at, ..Discovery::default() };
        let mut tables = Vec::new();
        for (candidate, text) in self.candidates.into_iter().zip(texts) {
            let Candidate { name, path, disk, root, is_page } = candidate;
            match text {
                Ok(text) => {
                    let file = SourceFile::new(path, name, &text).on_disk(disk, root);
                    let id = found.sources.add(file);
                    if is_page { &mut found.pages } else { &mut tables }.push(id);
                }
                Err(error) => diagnostics.push(unreadable(Path::new(&path), error)),
            }
        }
        let mut contents = Contents::default();
        for table in tables {
            let is_looked_for = |path: &Path| {
                is_page(path) || self.contents.is_some_and(|name| path.ends_with(name))
            };
            contents.read(table, &found.sources, is_looked_for, diagnostics);
        }
        let listed = found.pages.iter().map(|&page| contents.lists(page, &found.sources));
        found.listed = listed.collect();
        found
    }
}

/// The path with all links followed, or as it is if that cannot be done.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// Whether a file is a page by its name.
fn is_page(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_ascii_lowercase());
    extension.is_some_and(|found| ["md", "markdown", "mdx"].iter().any(|known| found == *known))
}

fn unreadable(path: &Path, reason: impl Display) -> Diagnostic {
    let path = slashes(&path.to_string_lossy());
    Diagnostic::general(Code::UnreadableFile, format!("cannot read `{path}`: {reason}"))
}
