//! Source files, positions in them, and values that remember where they were written.
//!
//! Everything later in the pipeline points back here: a [`Span`] is a file and a range of bytes,
//! [`Sources`] turns it into `path:line:column` for people.

mod contents;
mod discover;
mod include;
pub mod json;
mod paths;
mod read;
mod span;
pub mod tree;
pub(crate) mod yaml;

pub use discover::{Discovery, discover};
pub use include::{IncludeError, read_include};
pub(crate) use paths::{decoded, is_document, resolve as resolved};
pub use read::ReadError;
pub(crate) use read::{read_text, without_mark};
pub use span::{FileId, LineColumn, Span, Spanned};

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

#[cfg(test)]
mod tests;

/// One file that was read: what people call it, and its text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path as shown in messages: the way the user wrote the docs folder, then the path below it.
    /// Always with forward slashes.
    pub path: String,
    /// Path below the docs folder, with forward slashes; just the file name for a page that was
    /// named on the command line. Goes into the output, so it says nothing about this machine.
    pub name: String,
    /// The text, as UTF-8, without a byte order mark. Line ends are as in the file.
    pub text: Arc<str>,
    /// Where it was read from; `None` for text that was made up.
    pub disk: Option<PathBuf>,
    /// The docs folder below which it was found; `None` for a page that was named itself.
    pub root: Option<PathBuf>,
    /// Offsets in bytes at which the lines of `text` begin.
    line_starts: Vec<u32>,
}

impl SourceFile {
    /// A file of the given path, name and text (see the fields). A byte order mark is dropped.
    pub fn new(path: impl Into<String>, name: impl Into<String>, text: &str) -> Self {
        let text = read::without_mark(text);
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at as u32 + 1))
            .collect();
        let (disk, root) = Default::default();
        Self { path: path.into(), name: name.into(), text: text.into(), disk, root, line_starts }
    }

    /// The same file, found on disk at `disk` below the docs folder `root`.
    pub fn on_disk(self, disk: PathBuf, root: Option<PathBuf>) -> Self {
        Self { disk: Some(disk), root, ..self }
    }

    /// Line and column, both from 1, of a byte offset; the column counts characters.
    /// An offset past the end, or inside a character, gives the nearest position before it.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let line = self.line_starts.partition_point(|&start| start <= offset).max(1);
        let start = self.line_starts[line - 1] as usize;
        let end = floor_char_boundary(&self.text, offset as usize).max(start);
        let column = self.text[start..end].chars().count() + 1;
        LineColumn { line: line as u32, column: column as u32 }
    }

    /// The bytes of a line, counted from 0, without its line feed; the end of the text if there are
    /// fewer lines.
    pub fn line_span(&self, line: usize) -> Range<usize> {
        let at = |line: usize| self.line_starts.get(line).map(|&start| start as usize);
        let start = at(line).unwrap_or(self.text.len());
        let end = at(line + 1).map_or(self.text.len(), |next| next - 1);
        start..end
    }

    /// The file's name without folders and extension: `a/v1Chat_Get.md` gives `v1Chat_Get`.
    pub fn stem(&self) -> &str {
        let name = self.name.rsplit('/').next().unwrap_or(&self.name);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }
}

/// All files of one run, in an order that depends on their names alone.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Adds a file and gives the id by which spans refer to it.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        self.files.push(file);
        FileId(self.files.len() as u32 - 1)
    }

    /// The file of an id that [`Sources::add`] gave out.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// All files with their ids, in order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId(index as u32), file))
    }

    /// The paths of all files, as shown in messages, to be changed.
    pub(crate) fn paths_mut(&mut self) -> impl Iterator<Item = &mut String> {
        self.files.iter_mut().map(|file| &mut file.path)
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file at all.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The text a span covers.
    pub fn slice(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.range()).unwrap_or_default()
    }

    /// `path:line:column` of where a span begins.
    pub fn locate(&self, span: Span) -> String {
        let file = self.file(span.file);
        let LineColumn { line, column } = file.line_column(span.start);
        format!("{}:{line}:{column}", file.path)
    }
}

/// The nearest offset at or before `offset` at which `text` can be cut.
pub(crate) fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
