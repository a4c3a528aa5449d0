//! Findings as text.

use super::{Diagnostic, Severity};
use crate::source::{FileId, LineColumn, SourceFile, Sources, Span, floor_char_boundary};
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Renderer, Snippet, normalize_untrusted_str,
};
use std::ops::Range;

/// How findings look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// With colours.
    Ansi,
    /// Without.
    Plain,
}

/// How many columns a source line may take up; of longer ones a part is shown.
const WIDTH: usize = 120;

/// How many lines a span may cover to be shown as a whole; of longer ones the first line is.
const MOST_LINES: usize = 5;

/// The whole picture of a finding: message, source lines with labels, help.
pub fn render(diagnostic: &Diagnostic, sources: &Sources, style: Style) -> String {
    let renderer = match style {
        Style::Ansi => Renderer::styled(),
        Style::Plain => Renderer::plain(),
    };
    let title = level(diagnostic.severity).primary_title(clean(&diagnostic.message));
    let mut group = Group::with_title(title.id(diagnostic.code.name()));
    for excerpt in excerpts(diagnostic, sources) {
        group = group.element(excerpt.snippet());
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(clean(help)));
    }
    renderer.term_width(WIDTH).render(&[group])
}

/// One line: `path:line:col: warning[code]: message`.
pub fn render_short(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let place = diagnostic.span.map(|span| format!("{}: ", sources.locate(span)));
    let place = place.unwrap_or_default();
    let word = word(diagnostic.severity);
    let line = format!("{place}{word}[{}]: {}", diagnostic.code, diagnostic.message);
    clean(&line)
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Allow => Level::INFO,
        Severity::Note => Level::NOTE,
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    }
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Allow => "info",
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// Text in one line that cannot play tricks with a terminal.
fn clean(text: &str) -> String {
    normalize_untrusted_str(&text.split(['\n', '\r']).collect::<Vec<_>>().join(" "))
}

/// The lines of one file that a finding is about.
struct Excerpt<'a> {
    file: &'a SourceFile,
    /// The spans to mark, with labels.
    marks: Vec<(AnnotationKind, Range<usize>, Option<String>)>,
}

/// One excerpt for each file, that of the finding itself first.
fn excerpts<'a>(diagnostic: &Diagnostic, sources: &'a Sources) -> Vec<Excerpt<'a>> {
    let is_own = |span: &Span| diagnostic.span == Some(*span);
    let labels = diagnostic.labels.iter();
    let (own, others): (Vec<_>, Vec<_>) = labels.partition(|(span, _)| is_own(span));
    let own_text = own.first().map(|(_, text)| clean(text));
    let own = diagnostic.span.map(|span| (AnnotationKind::Primary, span, own_text));
    let others =
        others.into_iter().map(|(span, text)| (AnnotationKind::Context, *span, Some(clean(text))));
    let mut excerpts: Vec<(FileId, Excerpt<'a>)> = Vec::new();
    for (kind, span, label) in own.into_iter().chain(others) {
        let file = sources.file(span.file);
        let mark = (kind, shown(file, span), label);
        match excerpts.iter_mut().find(|(id, _)| *id == span.file) {
            Some((_, excerpt)) => excerpt.marks.push(mark),
            None => excerpts.push((span.file, Excerpt { file, marks: vec![mark] })),
        }
    }
    excerpts.into_iter().map(|(_, excerpt)| excerpt).collect()
}

/// The part of a span that is shown: all of it, or its first line if it is long.
fn shown(file: &SourceFile, span: Span) -> Range<usize> {
    let text = &*file.text;
    let boundary = |offset: u32| floor_char_boundary(text, offset as usize);
    let (start, end) = (boundary(span.start), boundary(span.end.max(span.start)));
    let lines = text[start..end].lines().take(MOST_LINES + 1).count();
    let first = text[start..end].lines().next().map_or(0, str::len);
    if lines > MOST_LINES { start..start + first } else { start..end }
}

impl<'a> Excerpt<'a> {
    fn snippet(self) -> Snippet<'a, Annotation<'a>> {
        let text = &*self.file.text;
        let first = self.marks.iter().map(|(_, range, _)| range.start).min().unwrap_or(0);
        let last = self.marks.iter().map(|(_, range, _)| range.end).max().unwrap_or(0);
        let LineColumn { line, .. } = self.file.line_column(first as u32);
        let start = self.file.line_span(line as usize - 1).start;
        let end = text[last..].find('\n').map_or(text.len(), |length| last + length);
        let marks = self.marks.into_iter().map(|(kind, range, label)| {
            kind.span(range.start - start..range.end - start).label(label)
        });
        // A carriage return would be shown as a sign of its own.
        Snippet::source(text[start..end].replace('\r', " "))
            .path(clean(&self.file.path))
            .line_start(line as usize)
            .annotations(marks.collect::<Vec<_>>())
    }
}
