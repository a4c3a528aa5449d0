//! Lines as byte ranges.

use std::ops::Range;

/// The lines of `text` within `range`, without their line ends (line feed, carriage return, or
/// both). A line end at the end of the range begins no further line.
pub(super) fn lines(text: &str, range: Range<usize>) -> Lines<'_> {
    Lines { text, at: range.start, end: range.end }
}

/// Iterator of [`lines`].
#[derive(Clone)]
pub(super) struct Lines<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

impl Lines<'_> {
    /// Offset at which the next line begins.
    pub(super) fn at(&self) -> usize {
        self.at
    }
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        if self.at >= self.end {
            return None;
        }
        let start = self.at;
        let rest = &self.text.as_bytes()[start..self.end];
        let length = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let length = length.unwrap_or(rest.len());
        let line_end = match &rest[length..] {
            [b'\r', b'\n', ..] => 2,
            [_, ..] => 1,
            [] => 0,
        };
        self.at = start + length + line_end;
        Some(start..start + length)
    }
}

/// `range` without blank space at both ends; where all is blank, an empty range at its start.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let slice = &text[range.clone()];
    let content = slice.trim();
    if content.is_empty() {
        return range.start..range.start;
    }
    let start = range.start + (slice.len() - slice.trim_start().len());
    start..start + content.len()
}
