//! Tags of HTML and of XML documentation.

use super::entity;

/// How long a tag may be, in bytes. What is longer is text.
const LONGEST: usize = 2_000;

/// A tag.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tag<'a> {
    /// Its name as written.
    pub name: &'a str,
    /// What follows the name.
    attributes: &'a str,
    /// `</name>`.
    pub closes: bool,
    /// `<name/>`.
    pub empty: bool,
    /// Length in bytes, with the brackets.
    pub length: usize,
}

impl<'a> Tag<'a> {
    /// The tag that `text` begins with.
    pub(super) fn at(text: &'a str) -> Option<Self> {
        let inner = text.strip_prefix('<')?;
        let (inner, closes) = match inner.strip_prefix('/') {
            Some(inner) => (inner, true),
            None => (inner, false),
        };
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let length = inner.bytes().take(LONGEST).take_while(|&byte| is_name(byte)).count();
        let (name, rest) = inner.split_at(length);
        name.starts_with(|first: char| first.is_ascii_alphabetic()).then_some(())?;
        let end = end_of_attributes(rest)?;
        let attributes = &rest[..end];
        if !attributes.is_empty() && !attributes.starts_with([' ', '\t', '\r', '\n', '/']) {
            return None;
        }
        let empty = attributes.ends_with('/');
        let attributes = attributes.trim_end_matches('/');
        let length = text.len() - rest.len() + end + 1;
        Some(Self { name, attributes, closes, empty, length })
    }

    /// Whether there is nothing but a name in it.
    pub(super) fn is_bare(&self) -> bool {
        self.attributes.trim().is_empty()
    }

    /// The value of an attribute, with entities decoded.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let found = self.attributes().find(|(found, _)| found.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value)
    }

    /// All attributes that have a value: names as written, values with entities decoded.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'a str, String)> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            let (name, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let quote = after.chars().next().filter(|sign| matches!(sign, '"' | '\''));
            let (value, after) = match quote {
                Some(quote) => after[1..].split_once(quote)?,
                None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
            };
            rest = after;
            Some((name.trim(), entity::decode(value.trim())))
        })
    }
}

/// Where the `>` is that ends a tag, from after its name; not within quotes, not after a `<`.
fn end_of_attributes(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().take(LONGEST) {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'<') => return None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// The length of the link in brackets, such as `<https://example.com>`, that `text` begins with.
pub(super) fn bracketed_link(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('<')?;
    let ends = |byte: u8| matches!(byte, b'<' | b'>' | b' ' | b'\t' | b'\n');
    let end = inner.bytes().take(LONGEST).position(ends)?;
    let (scheme, rest) = inner[..end].split_once(':')?;
    let is_link = scheme.len() > 1
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+')
        && !rest.is_empty()
        && inner[end..].starts_with('>');
    is_link.then_some(end + 2)
}
