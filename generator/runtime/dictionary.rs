use std::fmt;

use indexmap::IndexMap;

use super::super::runtime;
use super::carrier::value;
use super::slot::MapSlot;
use super::view::Map;
use super::{Decode, Encode, Slot, View};

/// Values by keys that are data. The order is kept, and an entry may be `null`.
#[derive(Clone)]
pub struct Dictionary<T>(IndexMap<String, Option<T>>);

impl<T> Dictionary<T> {
    /// A dictionary without entries.
    pub fn new() -> Self {
        Self(IndexMap::new())
    }

    /// The number of entries, those that are `null` included.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a key; `None` also for an entry that is `null`.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.0.get(key)?.as_ref()
    }

    /// The value of a key, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut T> {
        self.0.get_mut(key)?.as_mut()
    }

    /// Whether there is such a key, be its entry `null` or not.
    pub fn contains_key(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// Whether the entry of a key is `null`.
    pub fn is_null(&self, key: &str) -> bool {
        matches!(self.0.get(key), Some(None))
    }

    /// Sets the value of a key and returns the one it had.
    pub fn insert(&mut self, key: impl Into<String>, value: T) -> Option<T> {
        self.0.insert(key.into(), Some(value)).flatten()
    }

    /// Sets the entry of a key to `null` and returns the value it had.
    pub fn insert_null(&mut self, key: impl Into<String>) -> Option<T> {
        self.0.insert(key.into(), None).flatten()
    }

    /// Removes an entry, keeping the order of the others, and returns its value.
    pub fn remove(&mut self, key: &str) -> Option<T> {
        self.0.shift_remove(key).flatten()
    }

    /// The keys.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The entries that are not `null`.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().filter_map(|(key, value)| Some((key.as_str(), value.as_ref()?)))
    }

    /// The values that are not `null`.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.0.values().flatten()
    }
}

impl<T> Default for Dictionary<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for Dictionary<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Two dictionaries are equal if they have equal entries, in whatever order.
impl<T: PartialEq> PartialEq for Dictionary<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<K: Into<String>, V: Into<T>, T> FromIterator<(K, V)> for Dictionary<T> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        Self(entries.into_iter().map(|(key, value)| (key.into(), Some(value.into()))).collect())
    }
}

impl<K: Into<String>, V: Into<T>, T, const N: usize> From<[(K, V); N]> for Dictionary<T> {
    fn from(entries: [(K, V); N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<T> IntoIterator for Dictionary<T> {
    type Item = (String, Option<T>);
    type IntoIter = indexmap::map::IntoIter<String, Option<T>>;

    /// All entries, those that are `null` included.
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T: Encode> Encode for Dictionary<T> {
    fn view(&self) -> View<'_> {
        View::Map(self)
    }
}

impl<T: Decode> Decode for Dictionary<T> {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Map(self)
    }
}

impl<T: Encode> Map for Dictionary<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn entry(&self, index: usize) -> Option<(&str, Option<View<'_>>)> {
        let (key, value) = self.0.get_index(index)?;
        Some((key, value.as_ref().map(T::view)))
    }

    fn value(&self, key: &str) -> Option<Option<View<'_>>> {
        Some(self.0.get(key)?.as_ref().map(T::view))
    }
}

impl<T: Decode> MapSlot for Dictionary<T> {
    fn insert_null(&mut self, key: String) -> usize {
        self.0.insert_full(key, None).0
    }

    fn key(&self, position: usize) -> Option<&str> {
        self.0.get_index(position).map(|(key, _)| key.as_str())
    }

    fn slot(&mut self, position: usize) -> Option<Slot<'_>> {
        let (_, value) = self.0.get_index_mut(position)?;
        Some(value.insert(T::default()).slot())
    }
}

value!(Dictionary<T>);
