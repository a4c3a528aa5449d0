//! The lines that a finding is about, and what is marked in them.

use super::Diagnostic;
use super::render::clean;
use crate::source::{LineColumn, SourceFile, Sources, Span, floor_char_boundary};
use annotate_snippets::{Annotation, AnnotationKind, Origin, Snippet};
use std::ops::Range;

/// How many lines a span may cover to be shown as a whole; of longer ones the first line is.
const MOST_LINES: usize = 5;

/// How many columns stand beside a source line: its number, signs, and those for what is left out.
const MARGIN: usize = 20;

/// How many bytes of a line are looked at on each side of what is marked.
const LONGEST_LINE: usize = 4_096;

/// Lines of one file, as wide as there is room for.
pub struct Excerpt<'a> {
    file: &'a SourceFile,
    /// What is marked.
    marks: Vec<Mark>,
}

/// A place in a file that is marked.
struct Mark {
    kind: AnnotationKind,
    range: Range<usize>,
    label: Option<String>,
    /// Where it begins and ends in its line, in characters.
    columns: Range<usize>,
}

/// The excerpts for a finding, that of its own place first. There is one for each file, and more if
/// what is marked in it does not fit beside each other on `width` columns.
pub fn excerpts<'a>(
    diagnostic: &Diagnostic,
    sources: &'a Sources,
    width: usize,
) -> Vec<Excerpt<'a>> {
    let room = width.saturating_sub(MARGIN).max(1);
    let is_own = |span: &Span| diagnostic.span == Some(*span);
    let labels = diagnostic.labels.iter();
    let (own, others): (Vec<_>, Vec<_>) = labels.partition(|(span, _)| is_own(span));
    let own_text = own.first().map(|(_, text)| clean(text));
    let own = diagnostic.span.map(|span| (AnnotationKind::Primary, span, own_text));
    let others =
        others.into_iter().map(|(span, text)| (AnnotationKind::Context, *span, Some(clean(text))));
    let mut excerpts: Vec<Excerpt<'a>> = Vec::new();
    for (kind, span, label) in own.into_iter().chain(others) {
        let file = sources.file(span.file);
        let range = shown(file, span, room);
        let columns = columns(file, &range);
        let mark = Mark { kind, range, label, columns };
        match excerpts.iter_mut().find(|one| one.is_of(file) && one.has_room(&mark, room)) {
            Some(excerpt) => excerpt.marks.push(mark),
            None => excerpts.push(Excerpt { file, marks: vec![mark] }),
        }
    }
    excerpts
}

/// The part of a span that is shown: all of it, or as much of its first line as there is room for.
fn shown(file: &SourceFile, span: Span, room: usize) -> Range<usize> {
    let text = &*file.text;
    let boundary = |offset: u32| floor_char_boundary(text, offset as usize);
    let (start, end) = (boundary(span.start), boundary(span.end.max(span.start)));
    let words = &text[start..end];
    let is_long = |line: &str| line.chars().nth(room).is_some();
    if words.lines().nth(MOST_LINES).is_none() && !words.lines().any(is_long) {
        return start..end;
    }
    let first = words.lines().next().unwrap_or_default();
    let length = first.char_indices().nth(room).map_or(first.len(), |(at, _)| at);
    start..start + length
}

/// In which columns a range of bytes stands, in characters from 0: from the first of its line, or of
/// the line that it ends in.
fn columns(file: &SourceFile, range: &Range<usize>) -> Range<usize> {
    let column = |at: usize| file.line_column(at as u32).column as usize - 1;
    let (start, end) = (column(range.start), column(range.end));
    start.min(end)..end.max(start)
}

impl<'a> Excerpt<'a> {
    fn is_of(&self, file: &SourceFile) -> bool {
        std::ptr::eq(self.file, file)
    }

    /// Whether a mark fits beside those that are here.
    fn has_room(&self, mark: &Mark, room: usize) -> bool {
        let all = || self.marks.iter().chain([mark]).map(|mark| &mark.columns);
        let first = all().map(|columns| columns.start).min().unwrap_or(0);
        let last = all().map(|columns| columns.end).max().unwrap_or(0);
        last - first <= room
    }

    /// The excerpt, ready to be drawn, and the place to name above it where it does not begin with its
    /// line: of a line longer than anybody writes, only the part around the marks is drawn.
    pub fn snippet(self) -> (Option<Origin<'a>>, Snippet<'a, Annotation<'a>>) {
        let text = &*self.file.text;
        let first = self.marks.iter().map(|mark| mark.range.start).min().unwrap_or(0);
        let last = self.marks.iter().map(|mark| mark.range.end).max().unwrap_or(0);
        let LineColumn { line, column } = self.file.line_column(first as u32);
        let whole = self.file.line_span(line as usize - 1).start;
        let near = |at: usize| floor_char_boundary(text, at);
        let start = whole.max(near(first.saturating_sub(LONGEST_LINE)));
        let end = text[last..].find('\n').map_or(text.len(), |length| last + length);
        let end = near(end.min(last + LONGEST_LINE));
        let origin = (start > whole).then(|| {
            let path = Origin::path(clean(&self.file.path));
            path.line(line as usize).char_column(column as usize)
        });
        let marks = self.marks.into_iter().map(|Mark { kind, range, label, .. }| {
            kind.span(range.start - start..range.end - start).label(label)
        });
        // A carriage return would be shown as a sign of its own.
        let snippet = Snippet::source(text[start..end].replace('\r', " "))
            .line_start(line as usize)
            .annotations(marks.collect::<Vec<_>>());
        match origin {
            Some(origin) => (Some(origin), snippet),
            None => (None, snippet.path(clean(&self.file.path))),
        }
    }
}
