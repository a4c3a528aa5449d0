use std::sync::OnceLock;

use super::{Property, json};

/// The name of a carrier and the names of its properties.
#[derive(Debug)]
pub struct Shape {
    name: &'static str,
    properties: &'static [&'static str],
    secrets: &'static [&'static str],
    by_length: OnceLock<Vec<Vec<usize>>>,
    required: OnceLock<Vec<usize>>,
    keys: OnceLock<Vec<Vec<u8>>>,
}

impl Shape {
    /// A carrier called `name` with these properties.
    pub const fn new(name: &'static str, properties: &'static [&'static str]) -> Self {
        let secrets: &[&str] = &[];
        Self {
            name,
            properties,
            secrets,
            by_length: OnceLock::new(),
            required: OnceLock::new(),
            keys: OnceLock::new(),
        }
    }

    /// The same with properties whose values `Debug` does not show: passwords, tokens.
    #[must_use]
    pub const fn hiding(mut self, secrets: &'static [&'static str]) -> Self {
        self.secrets = secrets;
        self
    }

    /// The carrier's name in Rust.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The properties' names in JSON.
    pub fn properties(&self) -> &'static [&'static str] {
        self.properties
    }

    /// Whether the value of a property is not to be shown.
    pub fn hides(&self, property: &str) -> bool {
        self.secrets.contains(&property)
    }

    /// The position of a property. `expected` is looked at first: properties mostly arrive in the
    /// order of the documentation.
    pub fn find(&self, name: &str, expected: usize) -> Option<usize> {
        if self.properties.get(expected).is_some_and(|property| *property == name) {
            return Some(expected);
        }
        let by_length = self.by_length.get_or_init(|| positions_by_length(self.properties));
        let candidates = by_length.get(name.len())?;
        candidates.iter().copied().find(|&position| self.properties[position] == name)
    }

    /// A property's name as it stands in JSON, with the comma before and the colon after it.
    pub(super) fn key(&self, position: usize) -> &[u8] {
        let keys = || self.properties.iter().map(|name| json::key(name)).collect();
        &self.keys.get_or_init(keys)[position]
    }

    /// The positions of the properties that are always there; `properties` are those of a carrier
    /// of this shape.
    pub(super) fn required(&self, properties: &[&mut dyn Property]) -> &[usize] {
        self.required.get_or_init(|| {
            let all = properties.iter().enumerate();
            all.filter(|(_, property)| property.is_required())
                .map(|(position, _)| position)
                .collect()
        })
    }
}

/// The positions of the names of each length. Few names of a carrier share one, which makes this
/// as fast as a hash table, without hashing.
fn positions_by_length(names: &[&str]) -> Vec<Vec<usize>> {
    let longest = names.iter().map(|name| name.len()).max().unwrap_or(0);
    let mut positions = vec![Vec::new(); longest + 1];
    for (position, name) in names.iter().enumerate() {
        positions[name.len()].push(position);
    }
    positions
}
