//! JSON in samples: read with an eye on keys that stand twice, and values found again by path.

use indexmap::IndexMap;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Number, Value};
use std::collections::HashMap;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

/// Reads `text`; gives the value, and the keys that stand twice in one object.
///
/// # Errors
///
/// When it is not JSON, or is nested deeper than 128 levels.
pub(crate) fn parse(text: &str) -> Result<(Value, Vec<String>), serde_json::Error> {
    let mut duplicates = Vec::new();
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Reader { duplicates: &mut duplicates }.deserialize(&mut reader)?;
    reader.end()?;
    Ok((value, duplicates))
}

/// The byte at which reading `text` failed.
pub(crate) fn offset(text: &str, error: &serde_json::Error) -> usize {
    let before: usize =
        text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    (before + error.column().saturating_sub(1)).min(text.len().saturating_sub(1))
}

/// What is wrong, without the position.
pub(crate) fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or_default().to_owned()
}

/// A step from a JSON value to one inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// To the value of a key.
    Key(&'a str),
    /// To an item.
    Index(usize),
}

/// The bytes of the value at `path` in `text`; as near as it can be found.
pub fn locate<'a>(text: &str, path: impl IntoIterator<Item = Step<'a>>) -> Range<usize> {
    let mut part: &str = text;
    for step in path {
        let inner: Option<&RawValue> = match step {
            Step::Key(key) => serde_json::from_str::<IndexMap<String, &RawValue>>(part)
                .ok()
                .and_then(|object| object.get(key).copied()),
            Step::Index(index) => serde_json::from_str::<Vec<&RawValue>>(part)
                .ok()
                .and_then(|items| items.get(index).copied()),
        };
        match inner {
            Some(inner) => part = inner.get(),
            None => break,
        }
    }
    let start = part.as_ptr() as usize - text.as_ptr() as usize;
    start..start + part.len()
}

/// All objects of a text, to be found again.
pub struct Objects<'t> {
    text: &'t str,
    /// By a hash of their keys, each list in the order of the text.
    by_keys: HashMap<u64, Vec<&'t str>>,
}

impl<'t> Objects<'t> {
    /// Those of `text`.
    pub fn new(text: &'t str) -> Self {
        let mut by_keys: HashMap<u64, Vec<&'t str>> = HashMap::new();
        let mut waiting: Vec<&str> = vec![text];
        while let Some(part) = waiting.pop() {
            let inner: Vec<&RawValue> = if part.trim_start().starts_with('{') {
                let entries = serde_json::from_str::<IndexMap<String, &RawValue>>(part);
                let entries = entries.unwrap_or_default();
                by_keys.entry(hash(entries.keys())).or_default().push(part);
                entries.into_values().collect()
            } else {
                serde_json::from_str(part).unwrap_or_default()
            };
            let nests = |inner: &&str| inner.starts_with(['{', '[']);
            waiting.extend(inner.into_iter().rev().map(RawValue::get).filter(nests));
        }
        Self { text, by_keys }
    }

    /// The first that is equal to `object`.
    pub fn find(&self, object: &Map<String, Value>) -> Option<Found<'t>> {
        let alike = self.by_keys.get(&hash(object.keys()))?;
        let is_equal = |part: &&&str| {
            serde_json::from_str::<Map<String, Value>>(part).is_ok_and(|found| found == *object)
        };
        let part = *alike.iter().find(is_equal)?;
        let start = part.as_ptr() as usize - self.text.as_ptr() as usize;
        Some(Found { text: self.text, start, values: serde_json::from_str(part).ok()? })
    }
}

fn hash<'k>(keys: impl Iterator<Item = &'k String>) -> u64 {
    let mut hasher = DefaultHasher::new();
    keys.for_each(|key| key.hash(&mut hasher));
    hasher.finish()
}

/// An object that was found again in the text it was read from.
pub struct Found<'t> {
    text: &'t str,
    /// Where it begins.
    start: usize,
    values: IndexMap<String, &'t RawValue>,
}

impl Found<'_> {
    /// The bytes of one of its keys, quotes included.
    pub fn key(&self, key: &str) -> Option<Range<usize>> {
        let value = self.values.get(key)?.get().as_ptr() as usize - self.text.as_ptr() as usize;
        let quoted = serde_json::to_string(key).ok()?;
        let at = self.start + self.text.get(self.start..value)?.rfind(&quoted)?;
        Some(at..at + quoted.len())
    }
}

/// Builds a value and notes duplicate keys on the way.
struct Reader<'a> {
    duplicates: &'a mut Vec<String>,
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(Reader { duplicates: self.duplicates })? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let value = entries.next_value_seed(Reader { duplicates: self.duplicates })?;
            if object.insert(key.clone(), value).is_some() {
                self.duplicates.push(key);
            }
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests;
