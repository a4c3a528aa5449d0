//! What lies between the pipes of one table row.

use super::lines::{lines, trimmed};
use std::ops::Range;

/// The cells of the row at `range`, which may run over several lines: what stands between
/// unescaped pipes, untrimmed. The outer pipes are optional.
pub(super) fn cells(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let row = trimmed(text, range);
    let inner = match text[row.clone()].starts_with('|') {
        true => row.start + 1..row.end,
        false => row,
    };
    let mut cells = Vec::new();
    let mut start = inner.start;
    for pipe in pipes(&text[inner.clone()]) {
        cells.push(start..inner.start + pipe);
        start = inner.start + pipe + 1;
    }
    if start < inner.end {
        cells.push(start..inner.end);
    }
    cells
}

/// Where the unescaped pipes of `text` are.
pub(super) fn pipes(text: &str) -> impl Iterator<Item = usize> {
    let mut escaped = false;
    text.bytes().enumerate().filter_map(move |(at, byte)| {
        let is_pipe = byte == b'|' && !escaped;
        escaped = byte == b'\\' && !escaped;
        is_pipe.then_some(at)
    })
}

/// Whether the last thing on a line is an unescaped pipe.
pub(super) fn ends_with_pipe(line: &str) -> bool {
    let Some(before) = line.trim_end().strip_suffix('|') else { return false };
    let backslashes = before.bytes().rev().take_while(|&byte| byte == b'\\').count();
    backslashes % 2 == 0
}

/// Whether a line is the `|---|:--:|` below a table's header.
pub(super) fn is_delimiter(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('|')
        && line.contains('-')
        && line.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t'))
}

/// The value of a cell: trimmed line by line, with `\|` read as `|`.
pub(super) fn value(text: &str, cell: Range<usize>) -> String {
    let cell = trimmed(text, cell);
    let mut value = String::with_capacity(cell.len());
    for (index, line) in lines(text, cell).enumerate() {
        if index > 0 {
            value.push('\n');
        }
        value.push_str(text[line].trim());
    }
    match value.contains("\\|") {
        true => value.replace("\\|", "|"),
        false => value,
    }
}
