use std::borrow::Cow;
use std::fmt;

use serde_json::Map;

use super::mask::sounds_secret;
use super::{Encode, Shape, Value, View};

/// What arrived with a carrier and has no property there, and which properties arrived as `null`.
///
/// A carrier is written with the values that are set, then with what is kept here: unknown
/// properties as they came, and `null` for properties that arrived so. A property that has a value
/// is written with that value, whatever is kept here. Those that arrived as `null` keep their places
/// among the properties; those that are set so come after them.
///
/// An empty `Extra` is one pointer and allocates nothing.
#[derive(Clone, Default)]
pub struct Extra(Option<Box<Kept>>);

#[derive(Clone, Default)]
struct Kept {
    unknown: Map<String, Value>,
    nulls: Vec<Cow<'static, str>>,
}

impl Extra {
    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.0.as_ref().is_none_or(|kept| kept.unknown.is_empty() && kept.nulls.is_empty())
    }

    /// The value of an unknown property.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.as_ref()?.unknown.get(name)
    }

    /// Adds a property by its name in JSON, or replaces it; returns the value it had.
    ///
    /// A property the carrier has is written from here only while it is `None`.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        self.kept().unknown.insert(name.into(), value.into())
    }

    /// Removes an unknown property and returns its value.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        self.0.as_mut()?.unknown.remove(name)
    }

    /// The unknown properties.
    pub fn unknown(&self) -> impl Iterator<Item = (&str, &Value)> {
        let unknown = self.0.iter().flat_map(|kept| &kept.unknown);
        unknown.map(|(name, value)| (name.as_str(), value))
    }

    /// Writes `null` for a property, by its name in JSON, as long as it has no value.
    pub fn set_null(&mut self, name: impl Into<Cow<'static, str>>) {
        let name = name.into();
        if !self.is_null(&name) {
            self.kept().nulls.push(name);
        }
    }

    /// Whether a property arrived as `null`, or was set so.
    pub fn is_null(&self, name: &str) -> bool {
        self.0.as_ref().is_some_and(|kept| kept.nulls.iter().any(|null| null == name))
    }

    /// Takes [`set_null`](Self::set_null) back, or that the property arrived as `null`.
    pub fn unset_null(&mut self, name: &str) {
        if let Some(kept) = &mut self.0 {
            kept.nulls.retain(|null| null != name);
        }
    }

    /// The properties that arrived as `null` or were set so, by their names in JSON.
    pub fn nulls(&self) -> impl Iterator<Item = &str> {
        self.remembered_nulls().iter().map(|name| name.as_ref())
    }

    /// The same, as they are kept.
    pub(super) fn remembered_nulls(&self) -> &[Cow<'static, str>] {
        self.0.as_ref().map_or(&[], |kept| &kept.nulls)
    }

    /// Remembers a property that is not remembered yet.
    pub(super) fn push_null(&mut self, name: &'static str) {
        self.kept().nulls.push(Cow::Borrowed(name));
    }

    /// Puts what is remembered as `null` into the order of the shape.
    pub(super) fn sort_nulls(&mut self, shape: &Shape) {
        self.kept().nulls.sort_by_cached_key(|name| shape.find(name, 0));
    }

    /// Whether both remember a property as `null`, or neither does.
    pub(super) fn same_at(&self, other: &Self, name: &str) -> bool {
        self.is_null(name) == other.is_null(name)
    }

    /// Whether both keep the same beside the properties of a shape.
    pub(super) fn same_outside(&self, other: &Self, shape: &Shape) -> bool {
        let covers = |a: &Self, b: &Self| {
            a.nulls().all(|name| shape.find(name, 0).is_some() || b.is_null(name))
                && a.unknown().all(|(name, value)| b.get(name) == Some(value))
        };
        covers(self, other) && covers(other, self)
    }

    fn kept(&mut self) -> &mut Kept {
        self.0.get_or_insert_default()
    }
}

/// Without the values of what is called like a secret.
impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nulls = self.nulls().map(|name| (name, &Value::Null));
        let mut map = f.debug_map();
        for (name, value) in self.unknown().chain(nulls) {
            match value {
                Value::Null => map.entry(&name, value),
                _ if sounds_secret(name) => map.entry(&name, &format_args!("…")),
                value => map.entry(&name, value),
            };
        }
        map.finish()
    }
}

/// The paths of all properties, anywhere in a value, that arrived and that no carrier has.
pub fn unknown_properties<T: Encode>(value: &T) -> Vec<String> {
    let mut found = Vec::new();
    collect(value.view(), "", &mut found);
    found
}

fn collect(value: View<'_>, path: &str, found: &mut Vec<String>) {
    match value {
        View::Carrier(carrier) => {
            let at = |name: &str| super::path::property(path, name);
            carrier.properties(&mut |shape, properties, extra| {
                found.extend(extra.unknown().map(|(name, _)| at(name)));
                for (name, property) in shape.properties().iter().zip(properties) {
                    if let Some(value) = property {
                        collect(*value, &at(name), found);
                    }
                }
            });
        }
        View::List(list) => {
            for (index, item) in list.items().enumerate() {
                collect(item, &format!("{path}[{index}]"), found);
            }
        }
        View::Map(map) => {
            for (key, value) in map.entries() {
                if let Some(value) = value {
                    collect(value, &super::path::key(path, key), found);
                }
            }
        }
        _ => {}
    }
}
