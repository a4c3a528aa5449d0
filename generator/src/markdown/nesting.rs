//! A guard against pages that nest so deeply that reading them would take forever.

use super::lines::lines;
use std::ops::Range;

/// The most that depth and number of lines may multiply to. Each line of a page costs the Markdown
/// parser as many steps as there are containers open around it.
const MOST_STEPS: usize = 100_000_000;

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
    (deepest.0 * count > MOST_STEPS).then_some(deepest.1)
}

/// How many containers a line opens at most.
fn depth(line: &str) -> usize {
    let begins = |byte: &u8| matches!(byte, b'>' | b'-' | b'*' | b'+' | b'.' | b')');
    let may_stand_before = |byte: &u8| matches!(byte, b' ' | b'\t' | b'0'..=b'9');
    let marks = line.bytes().take_while(|byte| begins(byte) || may_stand_before(byte));
    marks.filter(begins).count()
}
