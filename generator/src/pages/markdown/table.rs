//! Tables, from lines to rows of cells.

use super::lines::{Lines, lines, trimmed};
use super::row::{cells, ends_with_pipe, is_delimiter, pipes, value};
use super::{Cell, Table};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Edit};
use crate::source::{FileId, Span, Spanned};
use std::ops::Range;

/// How far to look for the end of a row that is broken over several lines, in lines.
const LOOK_AHEAD: usize = 100;

/// How many empty cells a table may need to fill its short rows. Without a limit a small page with
/// a wide header and many short rows would take all memory.
const MOST_PADDING: usize = 1 << 18;

/// How many rows of one table are diagnosed one by one.
const MOST_FINDINGS: usize = 10;

/// What [`read`] made of a table.
pub(super) struct Reading {
    /// The table.
    pub table: Table,
    /// Text between and below the rows that belongs to none of them.
    pub stray: Vec<Range<usize>>,
    /// Offset up to which the page was read.
    pub end: usize,
}

/// Reads the table that Markdown's rules see at `range` of `text`.
///
/// Where those rules end it within a row that is broken over several lines, it goes on below.
pub(super) fn read(
    text: &str,
    file: FileId,
    range: Range<usize>,
    diagnostics: &mut Diagnostics,
) -> Reading {
    let mut all = lines(text, range.start..text.len());
    let header_line = all.next().unwrap_or(range.start..range.start);
    let header = cells(text, header_line.clone());
    let _delimiter = all.next();
    let rows = Rows {
        text,
        range: range.clone(),
        columns: header.len(),
        outer: text[header_line.clone()].trim_start().starts_with('|'),
        closed: ends_with_pipe(&text[header_line]),
        found: Vec::new(),
        stray: Vec::new(),
    };
    let (rows, end) = rows.collect(all);
    let mut shape = Shape::new(text, file, header.len());
    let header = header.into_iter().map(|cell| shape.cell(cell)).collect();
    let mut stray = rows.stray;
    let mut table_rows = Vec::with_capacity(rows.found.len());
    for row in &rows.found {
        match shape.row(row) {
            Some(cells) => table_rows.push(cells),
            None => stray.push(row.range.clone()),
        }
    }
    shape.report(diagnostics);
    let span = Span::new(file, trimmed(text, range.start..end));
    Reading { table: Table { header, rows: table_rows, span }, stray, end }
}

/// A row before it is cut into cells.
struct Row {
    range: Range<usize>,
    /// Unescaped pipes in it.
    pipes: usize,
    /// Lines it is written on.
    lines: usize,
}

/// Finds the rows below a header.
struct Rows<'a> {
    text: &'a str,
    /// The table by Markdown's rules.
    range: Range<usize>,
    columns: usize,
    /// Whether rows begin with a pipe.
    outer: bool,
    /// Whether rows end with one.
    closed: bool,
    found: Vec<Row>,
    stray: Vec<Range<usize>>,
}

impl<'a> Rows<'a> {
    /// All rows, and the offset after the last line that was read.
    fn collect(mut self, mut below: Lines<'a>) -> (Self, usize) {
        let mut end = self.range.end;
        while let Some(line) = below.next() {
            let inside = line.start < self.range.end;
            if !self.outer {
                if !inside {
                    break;
                }
                self.begin(line);
            } else if self.text[line.clone()].trim_start().starts_with('|') {
                if self.begins_another_table(&line, &below) {
                    return (self, line.start);
                }
                end = end.max(line.end);
                self.begin(line);
            } else if inside && self.continues(&line) {
                self.extend(line.end, 1);
            } else if inside && self.lacks_only_its_first_pipe(&line) {
                self.begin(line);
            } else if inside {
                self.set_aside(line);
            } else if let Some(last) = self.end_of_broken_row(&line, &below) {
                while below.at() < last {
                    below.next();
                }
                end = last;
            } else {
                break;
            }
        }
        (self, end)
    }

    fn begin(&mut self, line: Range<usize>) {
        let pipes = pipes(&self.text[line.clone()]).count();
        self.found.push(Row { range: line, pipes, lines: 1 });
    }

    /// Takes what follows the last row up to `end` into it.
    fn extend(&mut self, end: usize, lines: usize) {
        if let Some(row) = self.found.last_mut() {
            row.pipes += pipes(&self.text[row.range.end..end]).count();
            row.range.end = end;
            row.lines += lines;
        }
    }

    fn set_aside(&mut self, line: Range<usize>) {
        let adjoining = self.stray.last_mut().filter(|stray| {
            let between = self.text[stray.end..line.start].trim();
            between.is_empty()
        });
        match adjoining {
            Some(stray) => stray.end = line.end,
            None => self.stray.push(line),
        }
    }

    /// Whether a row follows text that is no row and has a delimiter line below it.
    fn begins_another_table(&self, line: &Range<usize>, below: &Lines<'a>) -> bool {
        let after_text = self.stray.last().is_some_and(|stray| {
            let between = &self.text[stray.end..line.start];
            between.trim().is_empty()
        });
        let count = |line: Range<usize>| cells(self.text, line).len();
        let delimiter =
            || below.clone().next().filter(|next| is_delimiter(&self.text[next.clone()]));
        after_text && delimiter().is_some_and(|next| count(next) == count(line.clone()))
    }

    /// Whether a line that begins with no pipe is part of the row above it.
    fn continues(&self, line: &Range<usize>) -> bool {
        let Some(row) = self.found.last() else { return false };
        let after_text = self.stray.last().is_some_and(|stray| stray.start > row.range.start);
        let is_closed = ends_with_pipe(&self.text[row.range.clone()]);
        let begins_with_pipe = self.text[row.range.clone()].trim_start().starts_with('|');
        let cells = row.pipes + usize::from(!begins_with_pipe) - usize::from(is_closed);
        let is_complete = cells >= self.columns && (is_closed || !self.closed);
        let fits = !is_closed || ends_with_pipe(&self.text[line.clone()]);
        !after_text && !is_complete && fits
    }

    /// Whether a line that begins with no pipe has as many cells as the table has columns.
    fn lacks_only_its_first_pipe(&self, line: &Range<usize>) -> bool {
        self.columns > 1 && cells(self.text, line.clone()).len() == self.columns
    }

    /// Where the last row ends, if it is still open and one of the lines from `line` on closes it
    /// before something else begins. That row is then extended.
    fn end_of_broken_row(&mut self, line: &Range<usize>, below: &Lines<'a>) -> Option<usize> {
        let row = self.found.last()?;
        if !self.closed || ends_with_pipe(&self.text[row.range.clone()]) {
            return None;
        }
        let candidates = std::iter::once(line.clone()).chain(below.clone()).take(LOOK_AHEAD);
        for (index, candidate) in candidates.enumerate() {
            let line = self.text[candidate.clone()].trim();
            if ["|", "# ", "## ", "### ", "```", "~~~"].iter().any(|sign| line.starts_with(sign)) {
                return None;
            }
            if ends_with_pipe(line) {
                self.extend(candidate.end, index + 1);
                return Some(candidate.end);
            }
        }
        None
    }
}

/// Cuts rows into as many cells as the table has columns, and counts what does not fit.
struct Shape<'a> {
    text: &'a str,
    file: FileId,
    columns: usize,
    padding: usize,
    short: Vec<Misfit>,
    long: Vec<Misfit>,
    broken: Vec<Span>,
    /// What would put broken rows on one line each.
    joints: Vec<Edit>,
}

/// A row that has too few cells or too many.
struct Misfit {
    row: Span,
    cells: usize,
    fix: Vec<Edit>,
}

impl<'a> Shape<'a> {
    fn new(text: &'a str, file: FileId, columns: usize) -> Self {
        let (short, long, broken, joints) = Default::default();
        Self { text, file, columns, padding: 0, short, long, broken, joints }
    }

    fn cell(&self, range: Range<usize>) -> Cell {
        let span = Span::new(self.file, trimmed(self.text, range.clone()));
        Spanned::new(value(self.text, range), span)
    }

    /// The cells of a row; `None` if it lacks more cells than can be filled up.
    fn row(&mut self, row: &Row) -> Option<Vec<Cell>> {
        let found = cells(self.text, row.range.clone());
        let span = Span::new(self.file, trimmed(self.text, row.range.clone()));
        let missing = self.columns.saturating_sub(found.len());
        if self.padding + missing > MOST_PADDING {
            return None;
        }
        self.padding += missing;
        if row.lines > 1 {
            self.broken.push(span);
            self.joints.extend(joints(self.text, span));
        }
        if missing > 0 {
            self.short.push(Misfit { row: span, cells: found.len(), fix: Vec::new() });
        } else if found.len() > self.columns {
            let fix = pipes_in_code(self.text, span);
            let is_enough = found.len().saturating_sub(fix.len()) == self.columns;
            let fix = if is_enough { fix } else { Vec::new() };
            self.long.push(Misfit { row: span, cells: found.len(), fix });
        }
        Some(self.fit(found, span))
    }

    fn fit(&self, found: Vec<Range<usize>>, row: Span) -> Vec<Cell> {
        let last = self.columns.saturating_sub(1);
        let mut cells: Vec<Cell> = Vec::with_capacity(self.columns);
        for (index, range) in found.into_iter().enumerate() {
            let cell = self.cell(range);
            if index <= last {
                cells.push(cell);
            } else if let Some(kept) = cells.last_mut() {
                kept.value.push_str(" | ");
                kept.value.push_str(&cell.value);
                kept.span.end = cell.span.end;
            }
        }
        let nothing = Span { start: row.end, ..row };
        cells.resize_with(self.columns, || Spanned::new(String::new(), nothing));
        cells
    }

    fn report(self, diagnostics: &mut Diagnostics) {
        let columns = self.columns;
        let shape = |code, rows: Vec<Misfit>, word: &str, kept: &str| {
            let mut findings = Vec::new();
            let more = rows.len().saturating_sub(MOST_FINDINGS);
            for Misfit { row, cells, fix } in rows.into_iter().take(MOST_FINDINGS) {
                let count = if cells == 1 { "1 cell".to_owned() } else { format!("{cells} cells") };
                let message =
                    format!("this row has {count}, {word} than the {columns} of its table");
                findings.push(Diagnostic::new(code, row, message).help(kept).fix(fix));
            }
            if let Some(last) = findings.last_mut().filter(|_| more > 0) {
                let rows = if more == 1 { "row" } else { "rows" };
                last.message.push_str(&format!("; so have {more} more {rows}"));
            }
            findings
        };
        let short =
            shape(Code::ShortRow, self.short, "fewer", "the cells it lacks are read as empty");
        let long = shape(
            Code::LongRow,
            self.long,
            "more",
            "the rest is kept in the last cell; write `\\|` for a pipe in a cell",
        );
        short.into_iter().chain(long).for_each(|finding| diagnostics.push(finding));
        if let Some(&first) = self.broken.first() {
            let message = match self.broken.len() {
                1 => "a row of this table is broken over several lines".to_owned(),
                rows => format!("{rows} rows of this table are broken over several lines"),
            };
            let help = "a line that begins with no pipe is read as part of the row above it";
            let finding = Diagnostic::new(Code::BrokenRow, first, message).help(help);
            diagnostics.push(finding.fix(self.joints));
        }
    }
}

/// What would put a row on one line: a blank for every line end, and what is blank around it.
fn joints(text: &str, row: Span) -> Vec<Edit> {
    let written: Vec<_> = lines(text, row.range()).map(|line| trimmed(text, line)).collect();
    let gaps = written.windows(2).map(|pair| pair[0].end..pair[1].start);
    gaps.map(|gap| Edit::new(Span::new(row.file, gap), " ")).collect()
}

/// What would make the pipes that stand in code part of it: a backslash before each.
fn pipes_in_code(text: &str, row: Span) -> Vec<Edit> {
    let row_text = &text[row.range()];
    let is_in_code = |at: &usize| row_text[..*at].matches('`').count() % 2 == 1;
    let place = |at: usize| row.part(at..at);
    pipes(row_text).filter(is_in_code).map(|at| Edit::new(place(at), "\\")).collect()
}
