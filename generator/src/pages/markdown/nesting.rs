//! A guard against pages that nest so deeply that reading them would take forever.

use super::lines::lines;
use std::ops::Range;

/// The most that depth and number of lines may multiply to. Each line of a page costs the Markdown
/// parser as many steps as there are containers open around it.
const MOST_STEPS: usize = 100_000_000;

/// A nest that no page is too long for: there is a limit to the size of pages.
const SHALLOW: usize = 16;

/// The first line that opens the deepest nest of quotes and lists, if the nest is too deep for a
/// page of that many lines.
pub(super) fn too_deep(text: &str) -> Option<Range<usize>> {
    let mut deepest = (0, 0..0);
    let mut count = 0;
    for line in lines(text, 0..text.len()) {
        count += 1;
        let depth = depth(&text[line.clone()]);
        if depth > deepest.0 {
            deepest = (depth, line);
        }
    }
    is_too_deep(deepest.0, count).then_some(deepest.1)
}

/// Whether a nest is too deep for a page of so many lines.
pub(super) fn is_too_deep(depth: usize, lines: usize) -> bool {
    depth > SHALLOW && depth.saturating_mul(lines) > MOST_STEPS
}

/// How many containers a line opens at most. Signs of lists count if a blank follows them; others
/// are text or a rule.
fn depth(line: &str) -> usize {
    let bytes = line.as_bytes();
    let mut depth = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let is_apart = bytes.get(at + 1).is_none_or(|next| matches!(next, b' ' | b'\t'));
        match byte {
            b'>' => depth += 1,
            b'-' | b'*' | b'+' | b'.' | b')' => depth += usize::from(is_apart),
            b' ' | b'\t' | b'0'..=b'9' => {}
            _ => break,
        }
    }
    depth
}
