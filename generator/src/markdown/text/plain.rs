//! A word out of a cell that dresses it up.

use super::known;
use super::tag::Tag;
use pulldown_cmark::{Event, Parser, Tag as Element, TagEnd};
use std::borrow::Cow;

/// Stands before the text while it is read, so that no sign in it begins a list or a heading.
const FRONT: &str = "x ";

/// What is left of a name, or of another single word, without the markup around it: code, emphasis
/// with asterisks, links, entities, backslashes before punctuation, and the tags of HTML.
///
/// Underscores are part of names, so they stay. So does a tag that HTML does not know, such as the
/// one in `List<string>`.
pub fn plain(raw: &str) -> Cow<'_, str> {
    if !raw.contains(['`', '*', '[', '\\', '&', '<']) {
        return Cow::Borrowed(raw);
    }
    let text = format!("{FRONT}{raw}");
    let mut words = String::with_capacity(text.len());
    let mut images = 0_usize;
    for (event, range) in Parser::new(&text).into_offset_iter() {
        match event {
            Event::Start(Element::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images = images.saturating_sub(1),
            _ if images > 0 => {}
            Event::Text(piece) | Event::Code(piece) => words.push_str(&piece),
            Event::InlineHtml(tag) | Event::Html(tag) if !is_markup(&tag, raw) => {
                words.push_str(&tag)
            }
            Event::SoftBreak | Event::HardBreak => words.push('\n'),
            Event::Start(Element::Emphasis | Element::Strong)
            | Event::End(TagEnd::Emphasis | TagEnd::Strong) => {
                words.push_str(underscores(&text[range], &event));
            }
            _ => {}
        }
    }
    let words = words.strip_prefix(FRONT).unwrap_or(&words);
    Cow::Owned(words.trim().to_owned())
}

/// The signs of emphasis that is written with underscores.
fn underscores<'t>(text: &'t str, event: &Event<'_>) -> &'t str {
    let length = match event {
        Event::Start(Element::Strong) | Event::End(TagEnd::Strong) => 2,
        _ => 1,
    };
    text.get(..length).filter(|sign| sign.starts_with('_')).unwrap_or_default()
}

/// Whether a tag is one of HTML, or a word in angle brackets that `text` closes as one.
fn is_markup(tag: &str, text: &str) -> bool {
    let name = Tag::at(tag).map(|tag| tag.name.to_ascii_lowercase());
    tag.starts_with("<!--")
        || name.is_some_and(|name| {
            known::is_markup(&name)
                || (known::is_word(&name)
                    && text.to_ascii_lowercase().contains(&format!("</{name}")))
        })
}
