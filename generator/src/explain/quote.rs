//! A line of a page, with the words in it that matter.

use crate::source::{LineColumn, Sources, Span};
use serde::Serialize;
use std::ops::Range;

/// A line of a file, with the words in it that matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// Path as in messages.
    pub path: String,
    /// Line, from 1.
    pub line: u32,
    /// Column of the first of the words, in characters from 1.
    pub column: u32,
    /// The whole line, without its end.
    pub text: String,
    /// The words, as a range of characters of `text`; up to the end of the line, if they go beyond.
    pub words: Range<usize>,
}

impl Quote {
    /// The line in which a span begins.
    pub fn of(span: Span, sources: &Sources) -> Self {
        let file = sources.file(span.file);
        let LineColumn { line, column } = file.line_column(span.start);
        let range = file.line_span(line as usize - 1);
        let text = file.text.get(range.clone()).unwrap_or_default().trim_end_matches('\r');
        let start = column as usize - 1;
        let end = (span.end as usize).clamp(range.start, range.start + text.len());
        let length = file.text.get(range.start..end).map_or(0, |words| words.chars().count());
        Self {
            path: file.path.clone(),
            line,
            column,
            words: start..length.max(start),
            text: text.to_owned(),
        }
    }

    /// `path:line:column`.
    pub fn place(&self) -> String {
        format!("{}:{}:{}", self.path, self.line, self.column)
    }

    /// The line without the blanks around it, on at most `width` characters, and the words in it.
    /// What is left out on either side of them becomes `…`; what would upset a terminal, a blank.
    pub fn shortened(&self, width: usize) -> (String, Range<usize>) {
        let clean = |letter: char| if letter.is_control() { ' ' } else { letter };
        let letters: Vec<char> = self.text.chars().map(clean).collect();
        let is_blank = |letter: &char| letter.is_whitespace();
        let first = letters.iter().position(|letter| !is_blank(letter)).unwrap_or(0);
        let last = letters.iter().rposition(|letter| !is_blank(letter)).map_or(first, |at| at + 1);
        let words = self.words.start.clamp(first, last)..self.words.end.clamp(first, last);
        if last - first <= width {
            let text = letters[first..last].iter().collect();
            return (text, words.start - first..words.end - first);
        }
        let room = width.saturating_sub(2).max(1);
        let around = room.saturating_sub(words.len()) / 2;
        let start = words.start.saturating_sub(around).max(first);
        let start = start.min(last.saturating_sub(room).max(first)).min(words.start);
        let end = (start + room).min(last);
        let (before, after) = (start > first, end < last);
        let mut text = String::new();
        if before {
            text.push('…');
        }
        text.extend(&letters[start..end]);
        if after {
            text.push('…');
        }
        let shift = |at: usize| at.clamp(start, end) - start + usize::from(before);
        (text, shift(words.start)..shift(words.end))
    }
}
