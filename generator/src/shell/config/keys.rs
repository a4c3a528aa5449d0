//! Finds where a key is written: the YAML reader gives values without positions.

use std::ops::Range;

/// The bytes of the `nth` (from 0) key called `key` that `within` holds.
///
/// A key is found by its looks: a word at the start of a line or after `{`, `,` or `-`, and before
/// a colon. Keys of the outermost level stand at the margin, or in the braces of the whole text.
pub fn find(text: &str, within: Range<usize>, key: &str, nth: usize) -> Option<Range<usize>> {
    let part = text.get(within.clone())?;
    let places =
        part.match_indices(key).map(|(at, _)| within.start + at..within.start + at + key.len());
    places.filter(|place| is_key(text, place)).nth(nth)
}

/// As [`find`], for a key of the outermost level.
pub fn find_outermost(text: &str, key: &str, nth: usize) -> Option<Range<usize>> {
    let is_outermost = |place: &Range<usize>| {
        let before = &text[..place.start];
        let line = before.rsplit('\n').next().unwrap_or(before);
        line.trim_start_matches(['"', '\'', '\u{feff}']).is_empty()
    };
    let places = text.match_indices(key).map(|(at, _)| at..at + key.len());
    places
        .filter(|place| is_key(text, place) && is_outermost(place))
        .nth(nth)
        .or_else(|| find(text, 0..text.len(), key, nth))
}

/// The rest of the entry that begins with the outermost key at `key`: up to the next line that
/// begins at the margin.
pub fn entry(text: &str, key: &Range<usize>) -> Range<usize> {
    let mut end = text.len();
    for (at, _) in text[key.end..].match_indices('\n') {
        let next = key.end + at + 1;
        if !text[next..].starts_with([' ', '\t', '\r', '\n', '#', '-', '}', ']']) {
            end = next;
            break;
        }
    }
    key.end..end
}

/// Where an item of a list is written: its text, where an item can begin, and not in a comment.
pub fn find_item(text: &str, within: Range<usize>, item: &str) -> Option<Range<usize>> {
    let part = text.get(within.clone()).filter(|_| !item.is_empty())?;
    let begins = |at: usize| {
        let before = &text[..at];
        let line = before.rsplit('\n').next().unwrap_or(before);
        let is_comment = line.trim_start().starts_with('#') || line.contains(" #");
        !is_comment && line.ends_with(['[', ' ', ',', '"', '\'', '\t'])
    };
    let places = part.match_indices(item).map(|(at, _)| within.start + at);
    places.map(|at| at..at + item.len()).find(|place| begins(place.start))
}

fn is_key(text: &str, place: &Range<usize>) -> bool {
    let before = text[..place.start].trim_end_matches(['"', '\'']);
    let line = before.rsplit('\n').next().unwrap_or(before);
    let begins = line.trim_start().is_empty() || line.trim_end().ends_with(['{', ',', '-']);
    let after = text[place.end..].trim_start_matches(['"', '\'']).trim_start_matches(' ');
    begins && !line.trim_start().starts_with('#') && after.starts_with(':')
}
