//! The tags that are known, and those among them that are written as entities.

use super::entity;
use super::tag::Tag;
use crate::source::floor_char_boundary;

/// Markup, whatever stands around it.
const MARKUP: [&str; 42] = [
    "a",
    "b",
    "blockquote",
    "br",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "kbd",
    "li",
    "ol",
    "p",
    "para",
    "paramref",
    "pre",
    "s",
    "see",
    "seealso",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "tbody",
    "td",
    "th",
    "tr",
    "typeparamref",
    "u",
    "ul",
];

/// Words that are markup where a closing tag follows, and may be placeholders elsewhere.
const WORDS: [&str; 21] = [
    "c",
    "code",
    "description",
    "example",
    "exception",
    "include",
    "inheritdoc",
    "item",
    "list",
    "listheader",
    "param",
    "permission",
    "remarks",
    "returns",
    "section",
    "summary",
    "table",
    "term",
    "tt",
    "typeparam",
    "value",
];

/// How long a tag written in entities may be, in bytes.
const LONGEST: usize = 300;

/// Whether a tag of that name is always markup.
pub(super) fn is_markup(name: &str) -> bool {
    MARKUP.contains(&name)
}

/// Whether a tag of that name is markup if it is closed.
pub(super) fn is_word(name: &str) -> bool {
    WORDS.contains(&name)
}

/// `text` with the brackets of tags decoded that are written as entities, once or twice encoded:
/// `&lt;br/&gt;` gives `<br/>`. Only tags that are markup for sure count.
pub(super) fn decode_tags(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        match encoded_tag(rest) {
            Some((tag, length)) => {
                decoded.push_str(&tag);
                rest = &rest[length..];
            }
            None => {
                decoded.push('&');
                rest = &rest[1..];
            }
        }
    }
    decoded.push_str(rest);
    decoded
}

/// The tag that `text` begins with in entities, and the length of those in bytes.
fn encoded_tag(text: &str) -> Option<(String, usize)> {
    let (open, close) = [("&lt;", "&gt;"), ("&amp;lt;", "&amp;gt;")]
        .into_iter()
        .find(|(open, _)| text.starts_with(open))?;
    let window = &text[..floor_char_boundary(text, LONGEST)];
    let end = window.find(close)?;
    let tag = format!("<{}>", entity::decode(&window[open.len()..end]));
    let found = Tag::at(&tag).filter(|found| found.length == tag.len())?;
    let name = found.name.to_ascii_lowercase();
    let counts = is_markup(&name) || matches!(name.as_str(), "c" | "code");
    counts.then_some((tag, end + close.len()))
}
