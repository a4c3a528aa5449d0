//! A word out of a cell that dresses it up.

use super::known;
use super::tag::Tag;
use pulldown_cmark::{Event, Options, Parser, Tag as Element, TagEnd};
use std::borrow::Cow;

/// Stands before the text while it is read, so that no sign in it begins a list or a heading.
const FRONT: &str = "x ";

/// Marks that some flavours of Markdown put on both sides of what they highlight or insert.
const PAIRS: [&str; 2] = ["==", "++"];

/// What is left of a name, or of another single word, without the markup around it: code, emphasis
/// with asterisks, what is struck out, highlighted or inserted, links, entities, backslashes before
/// punctuation, and tags.
///
/// Underscores and single tildes are part of names, so they stay. So does a tag that HTML does not
/// know and nothing closes, such as the one in `List<string>`.
pub fn plain(raw: &str) -> Cow<'_, str> {
    if !raw.contains(['`', '*', '[', '\\', '&', '<', '~', '=', '+']) {
        return Cow::Borrowed(raw);
    }
    let text = format!("{FRONT}{raw}");
    let mut words = String::with_capacity(text.len());
    let mut images = 0_usize;
    for (event, range) in Parser::new_ext(&text, Options::ENABLE_STRIKETHROUGH).into_offset_iter() {
        match event {
            Event::Start(Element::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images = images.saturating_sub(1),
            _ if images > 0 => {}
            Event::Text(piece) | Event::Code(piece) => words.push_str(&piece),
            Event::InlineHtml(tag) | Event::Html(tag) if !is_markup(&tag, raw) => {
                words.push_str(&tag)
            }
            Event::SoftBreak | Event::HardBreak => words.push('\n'),
            Event::Start(Element::Emphasis | Element::Strong | Element::Strikethrough)
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {
                words.push_str(signs_of_names(&text[range], &event));
            }
            _ => {}
        }
    }
    let mut words = words.strip_prefix(FRONT).unwrap_or(&words).trim();
    while let Some(inner) = PAIRS.iter().find_map(|pair| between(words, pair)) {
        words = inner.trim();
    }
    Cow::Owned(words.to_owned())
}

/// The signs of emphasis that is written with underscores, and a single tilde.
fn signs_of_names<'t>(text: &'t str, event: &Event<'_>) -> &'t str {
    let sign = match event {
        Event::Start(Element::Strikethrough) | Event::End(TagEnd::Strikethrough) => {
            return if text.starts_with("~~") { "" } else { "~" };
        }
        Event::Start(Element::Strong) | Event::End(TagEnd::Strong) => text.get(..2),
        _ => text.get(..1),
    };
    sign.filter(|sign| sign.starts_with('_')).unwrap_or_default()
}

/// What stands between two marks, and nothing else does.
fn between<'t>(text: &'t str, mark: &str) -> Option<&'t str> {
    let inner = text.strip_prefix(mark)?.strip_suffix(mark)?;
    (!inner.trim().is_empty() && !inner.contains(mark)).then_some(inner)
}

/// Whether a tag is one of HTML, or has what no word in angle brackets has: attributes, a slash at
/// its end, or another tag in `text` that closes it.
fn is_markup(tag: &str, text: &str) -> bool {
    if tag.starts_with("<!--") {
        return true;
    }
    Tag::at(tag).is_some_and(|tag| {
        let name = tag.name.to_ascii_lowercase();
        let is_closed = || text.to_ascii_lowercase().contains(&format!("</{name}"));
        known::is_markup(&name) || tag.empty || !tag.is_bare() || is_closed()
    })
}
