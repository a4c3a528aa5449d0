//! Headings and cells as they recur: without what differs from page to page.

use crate::pages::markdown::text::plain;

/// A text in lower case, without markup, anchors, and signs around it.
pub(super) fn normal(text: &str) -> String {
    let bare = plain(without_anchor(text));
    let words = bare.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    words.trim_matches(|sign: char| !sign.is_alphanumeric()).to_owned()
}

/// The part of a heading before what comes of it in particular: before a colon or a dash.
pub(super) fn head(text: &str) -> Option<(&str, &str)> {
    let cut = [":", " - ", " – ", " — ", " ("].iter().filter_map(|sign| text.find(sign)).min()?;
    let (head, tail) = text.split_at(cut);
    let tail = tail.trim_start_matches([':', ' ', '-', '–', '—']);
    (!head.trim().is_empty()).then_some((head, tail))
}

/// A heading without `{#anchor}` and the like at its end.
pub(super) fn without_anchor(text: &str) -> &str {
    let text = text.trim();
    match text.strip_suffix('}').and_then(|open| open.rfind('{').map(|at| (at, &open[at..]))) {
        Some((at, anchor)) if anchor.starts_with("{#") || anchor.starts_with("{:") => {
            text[..at].trim_end()
        }
        _ => text,
    }
}

/// Words of a text, in lower case.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let words = text.split(|sign: char| !sign.is_alphanumeric() && sign != '_');
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// What fits into a comment of one line.
pub(super) fn shown(text: &str) -> String {
    const LONGEST: usize = 70;
    let line: String =
        text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", line[..cut].trim_end()),
        None => line,
    }
}
