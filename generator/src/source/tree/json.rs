//! JSON, level by level: serde_json says where each value lies, and reads what is in it.

use super::{DEEPEST, Kind, Node, NotATree};
use crate::source::json::{offset, reason};
use crate::source::{FileId, Span};
use indexmap::IndexMap;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

pub(super) fn read(text: &str, file: FileId) -> Result<(Node, Vec<(String, Span)>), NotATree> {
    let whole: &RawValue = serde_json::from_str(text)
        .map_err(|error| NotATree { reason: reason(&error), at: offset(text, &error) })?;
    let mut reader = Reader { text, file, doubled: Vec::new() };
    let root = reader.node(whole.get(), 0)?;
    Ok((root, reader.doubled))
}

struct Reader<'t> {
    text: &'t str,
    file: FileId,
    /// Keys that stand in an object twice.
    doubled: Vec<(String, Span)>,
}

impl<'t> Reader<'t> {
    /// Reads a value, which lies within the text.
    fn node(&mut self, raw: &'t str, depth: usize) -> Result<Node, NotATree> {
        let raw = raw.trim_start();
        let at = raw.as_ptr() as usize - self.text.as_ptr() as usize;
        let refused =
            |reason: &str, place: usize| NotATree { reason: reason.to_owned(), at: at + place };
        if depth > DEEPEST {
            return Err(refused("it is nested too deeply", 0));
        }
        let wrong = |error: serde_json::Error| refused(&reason(&error), offset(raw, &error));
        let kind = match raw.as_bytes().first() {
            Some(b'{') => {
                let entries: Entries<'t> = serde_json::from_str(raw).map_err(wrong)?;
                let mut object = IndexMap::with_capacity(entries.0.len());
                for (key, value) in entries.0 {
                    let mut node = self.node(value.get(), depth + 1)?;
                    node.place = self.key_of(&node);
                    if object.contains_key(&*key) {
                        self.doubled.push((key.clone().into_owned(), node.place));
                    }
                    object.insert(key.into_owned(), node);
                }
                Kind::Object(object)
            }
            Some(b'[') => {
                let items: Vec<&RawValue> = serde_json::from_str(raw).map_err(wrong)?;
                let items = items.into_iter().map(|item| self.node(item.get(), depth + 1));
                Kind::List(items.collect::<Result<_, _>>()?)
            }
            Some(b'"') => Kind::Text(serde_json::from_str(raw).map_err(wrong)?),
            Some(b't' | b'f') => Kind::Bool(serde_json::from_str(raw).map_err(wrong)?),
            Some(b'n') => Kind::Null,
            _ => Kind::Number(serde_json::from_str(raw).map_err(wrong)?),
        };
        let span = Span::new(self.file, at..at + raw.len());
        let place = match kind {
            Kind::List(_) | Kind::Object(_) => span.part(0..1),
            _ => span,
        };
        Ok(Node { span, place, kind })
    }

    /// Where the key of a value stands: before it, with a colon between them.
    fn key_of(&self, node: &Node) -> Span {
        let before = self.text[..node.span.start as usize].trim_end();
        let key = before.strip_suffix(':').unwrap_or(before).trim_end();
        let inner = key.strip_suffix('"').unwrap_or(key);
        let is_escaped = |at: usize| {
            let signs = inner.as_bytes()[..at].iter().rev().take_while(|&&sign| sign == b'\\');
            signs.count() % 2 == 1
        };
        let quote = inner.rmatch_indices('"').map(|(at, _)| at).find(|&at| !is_escaped(at));
        quote.map_or(node.place, |start| Span::new(self.file, start..key.len()))
    }
}

/// The entries of an object, in order, with all that stand there twice.
struct Entries<'t>(Vec<(Cow<'t, str>, &'t RawValue)>);

impl<'t> serde::Deserialize<'t> for Entries<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'t> Visitor<'t> for Collect {
            type Value = Entries<'t>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(Key(key)) = map.next_key()? {
                    entries.push((key, map.next_value()?));
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

/// A key, borrowed where it has no escapes.
#[derive(serde::Deserialize)]
struct Key<'t>(#[serde(borrow)] Cow<'t, str>);
