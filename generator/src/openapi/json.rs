//! JSON with properties in order, and with the numbers of samples as they are written there.

use indexmap::IndexMap;
use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it is written: `99.90` stays that.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object.
    Object(Object),
}

/// A JSON object, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Object(IndexMap<String, Json>);

impl Json {
    /// Reads JSON. Of a key that stands twice in an object the last value counts. `None` if it is
    /// no JSON.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        Some(match text.bytes().next()? {
            b'{' => {
                let entries: IndexMap<String, &RawValue> = serde_json::from_str(text).ok()?;
                let read =
                    |(key, value): (String, &RawValue)| Some((key, Self::parse(value.get())?));
                Self::Object(Object(entries.into_iter().map(read).collect::<Option<_>>()?))
            }
            b'[' => {
                let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
                Self::List(
                    items.into_iter().map(|item| Self::parse(item.get())).collect::<Option<_>>()?,
                )
            }
            b'"' => Self::Text(serde_json::from_str(text).ok()?),
            b't' | b'f' => Self::Bool(serde_json::from_str(text).ok()?),
            b'n' => serde_json::from_str(text).map(|()| Self::Null).ok()?,
            _ => Self::Number(serde_json::from_str::<&RawValue>(text).ok()?.get().to_owned()),
        })
    }

    /// What is an object.
    pub fn object(&self) -> Option<&Object> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The items of a list; none of what is no list.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    fn make_object(&mut self) -> &mut Object {
        match self {
            Self::Object(object) => object,
            other => {
                *other = Self::Object(Object::new());
                other.make_object()
            }
        }
    }

    fn make_list(&mut self) -> &mut Vec<Self> {
        match self {
            Self::List(list) => list,
            other => {
                *other = Self::List(Vec::new());
                other.make_list()
            }
        }
    }

    /// A list of texts.
    pub fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(texts.into_iter().map(|text| Self::Text(text.into())).collect())
    }
}

impl Object {
    /// Without entries.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with another entry, or with another value for the key.
    pub fn with(mut self, key: &str, value: impl Into<Json>) -> Self {
        self.set(key, value);
        self
    }

    /// The same with a text, unless that is empty.
    pub fn with_text(self, key: &str, text: &str) -> Self {
        if text.is_empty() { self } else { self.with(key, text) }
    }

    /// The same with a value, if there is one.
    pub fn with_some(self, key: &str, value: Option<impl Into<Json>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// Sets the value of a key. A new key comes last.
    pub fn set(&mut self, key: &str, value: impl Into<Json>) {
        self.0.insert(key.to_owned(), value.into());
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Json> {
        self.0.get(key)
    }

    /// The value of a key, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Json> {
        self.0.get_mut(key)
    }

    /// The text at a key; empty if there is none.
    pub fn text(&self, key: &str) -> &str {
        match self.get(key) {
            Some(Json::Text(text)) => text,
            _ => "",
        }
    }

    /// The object at a key, which is put there if need be.
    pub fn object_mut(&mut self, key: &str) -> &mut Object {
        self.0.entry(key.to_owned()).or_insert(Json::Null).make_object()
    }

    /// The list at a key, which is put there if need be.
    pub fn list_mut(&mut self, key: &str) -> &mut Vec<Json> {
        self.0.entry(key.to_owned()).or_insert(Json::Null).make_list()
    }

    /// Takes an entry out; the others stay in order.
    pub fn take(&mut self, key: &str) -> Option<Json> {
        self.0.shift_remove(key)
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The entries, in order.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Json)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// The entries, in order, for whoever takes them over.
    pub fn into_entries(self) -> impl Iterator<Item = (String, Json)> {
        self.0.into_iter()
    }

    /// Whether there is such a key.
    pub fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<Vec<Json>> for Json {
    fn from(items: Vec<Json>) -> Self {
        Self::List(items)
    }
}

impl From<Object> for Json {
    fn from(object: Object) -> Self {
        Self::Object(object)
    }
}

impl Serialize for Json {
    /// For `serde_json` alone, which knows [`RawValue`].
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(text) => {
                RawValue::from_string(text.clone()).map_err(S::Error::custom)?.serialize(serializer)
            }
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(object) => object.serialize(serializer),
        }
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(&self.0)
    }
}
