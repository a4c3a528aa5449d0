//! Parts of a page that lost what makes them parts: Markdown sees text where people see a table, a
//! heading or the leavings of a merge.

use crate::diagnostics::{Code, Diagnostic};
use crate::pages::dialect::Dialect;
use crate::pages::markdown::Prose;
use crate::source::{FileId, SourceFile, Span};

/// What text seems to be that is none, as a finding; `None` if it is just text.
pub(super) fn look_at(prose: &Prose, dialect: &Dialect) -> Option<Diagnostic> {
    rows(prose).or_else(|| fence(prose, dialect)).or_else(|| heading(prose, dialect))
}

/// Rows that are in no table.
fn rows(prose: &Prose) -> Option<Diagnostic> {
    let mut rows = lines(&prose.text).filter(|(_, line)| is_row(line));
    let (start, first) = rows.next()?;
    let (message, end) = match rows.last() {
        None => ("this row belongs to no table", start + first.len()),
        Some((last, row)) => ("these rows belong to no table", last + row.len()),
    };
    let finding = Diagnostic::new(Code::UnknownTable, prose.span.part(start..end), message);
    Some(finding.help(
        "a table is a header, a line like `|---|---|` below it, and rows, without a blank line between them; what else looks so is text",
    ))
}

fn is_row(line: &str) -> bool {
    let line = inner(line);
    line.len() > 2 && line.starts_with('|') && line.ends_with('|')
}

/// A code block in a quote or list that would play a role on its own.
fn fence(prose: &Prose, dialect: &Dialect) -> Option<Diagnostic> {
    let description = dialect.description();
    let samples = &description.samples;
    let known = [&samples.request, &samples.response, &description.endpoint.languages];
    let is_known = |language: &str| known.into_iter().flatten().any(|known| known == language);
    let opens = |line: &str| inner(line).strip_prefix("```").is_some_and(is_known);
    let (start, line) = lines(&prose.text).find(|(_, line)| opens(line))?;
    let message = "this code block stands inside of a quote, a list or a comment";
    let span = prose.span.part(start..start + line.len());
    let finding = Diagnostic::new(Code::UnexpectedBlock, span, message);
    Some(finding.help("begin the line with it; as it is, it is text"))
}

/// A line without what makes it part of a quote, a list or a comment.
fn inner(line: &str) -> &str {
    let line = line.trim();
    let line = line.strip_prefix("<!--").unwrap_or(line);
    line.trim_start_matches(|sign: char| ">-*+".contains(sign) || sign.is_whitespace())
}

/// A line that reads like the heading of a section.
fn heading(prose: &Prose, dialect: &Dialect) -> Option<Diagnostic> {
    let text = prose.text.trim();
    let words = text.trim_matches(|sign: char| "#>*_\\:-".contains(sign) || sign.is_whitespace());
    // Text that goes on is a sentence, whatever it begins with.
    let is_short = !text.contains('\n') && words.split_whitespace().count() <= 4;
    if !is_short || words.ends_with('.') || dialect.section(words, None).is_none() {
        return None;
    }
    let message = format!("`{words}` reads like the heading of a section, but is none");
    let finding = Diagnostic::new(Code::UnknownSection, prose.span, message);
    Some(finding.help("begin the line with `#` signs and a blank; as it is, it is text"))
}

/// Text below the heading of a body or answer that seems to list its properties: a list of names, a
/// list of definitions, or a table in HTML.
pub(super) fn properties(prose: &Prose) -> Option<Diagnostic> {
    let is_named = |line: &str| {
        let item = line.trim_start().strip_prefix(['-', '*', '+']).map(str::trim_start);
        item.is_some_and(|item| item.starts_with('`') || item.starts_with("**"))
    };
    let (what, first) = if prose.text.to_ascii_lowercase().contains("<table") {
        ("a table in HTML", 0)
    } else if let Some((first, _)) = lines(&prose.text).find(|(_, line)| is_named(line)) {
        ("a list of names", first)
    } else if let Some((first, _)) = lines(&prose.text).find(|(_, line)| line.starts_with(": ")) {
        ("a list of definitions", first)
    } else {
        return None;
    };
    let line = prose.text[first..].lines().next().unwrap_or_default();
    let span = prose.span.part(first..first + line.len());
    let message = format!("this is {what}, and no table describes what stands here");
    let finding = Diagnostic::new(Code::UnknownTable, span, message);
    Some(finding.help("properties are read from tables of Markdown; all else is kept as text"))
}

/// The first line that a merge left behind, as a finding.
pub(super) fn conflict(id: FileId, file: &SourceFile) -> Option<Diagnostic> {
    let is_marker = |line: &str| line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ");
    let (start, line) = lines(&file.text).find(|(_, line)| is_marker(line))?;
    let span = Span::new(id, start..start + line.len());
    let finding =
        Diagnostic::new(Code::MergeConflict, span, "a merge has left a conflict here".to_owned());
    Some(finding.help("decide what the page is to say, and remove the marks"))
}

/// The lines of a text with their offsets.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut offset = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = offset;
        offset += line.len();
        (start, line.trim_end())
    })
}
