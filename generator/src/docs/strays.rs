//! Parts of a page that lost what makes them parts: Markdown sees text where people see a table, a
//! heading or the leavings of a merge.

use crate::diagnostics::{Code, Diagnostic};
use crate::dialect::Dialect;
use crate::markdown::Prose;
use crate::source::{FileId, SourceFile, Span};

/// What text seems to be that is none, as a finding; `None` if it is just text.
pub(super) fn look_at(prose: &Prose, dialect: &Dialect) -> Option<Diagnostic> {
    rows(prose).or_else(|| heading(prose, dialect))
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
    let line = line.trim();
    line.len() > 2 && line.starts_with('|') && line.ends_with('|')
}

/// A line that reads like the heading of a section.
fn heading(prose: &Prose, dialect: &Dialect) -> Option<Diagnostic> {
    let text = prose.text.trim();
    let words = text.trim_matches(|sign: char| "#*_\\:".contains(sign) || sign.is_whitespace());
    // Text that goes on is a sentence, whatever it begins with.
    let is_short = !text.contains('\n') && words.split_whitespace().count() <= 4;
    if !is_short || words.ends_with('.') || dialect.section(words).is_none() {
        return None;
    }
    let message = format!("`{words}` reads like the heading of a section, but is none");
    let finding = Diagnostic::new(Code::UnknownSection, prose.span, message);
    Some(finding.help("begin the line with `#` signs and a blank; as it is, it is text"))
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
