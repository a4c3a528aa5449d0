/// The name of a carrier and the names of its properties.
///
/// It is made of constants alone, so each carrier's is a constant too, and needs no `static`, which
/// takes the compiler longer. The fields are there for the macros that make carriers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    pub(crate) name: &'static str,
    pub(crate) properties: &'static [&'static str],
    pub(crate) required: &'static [&'static str],
    pub(crate) secrets: &'static [&'static str],
    /// Whether any of the names must be escaped in JSON.
    pub(crate) escapes: bool,
}

impl Shape {
    /// The carrier's name in Rust.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The properties' names in JSON.
    pub fn properties(&self) -> &'static [&'static str] {
        self.properties
    }

    /// The names of the properties that are always there.
    pub fn required(&self) -> &'static [&'static str] {
        self.required
    }

    /// Whether the value of a property is not to be shown.
    pub fn hides(&self, property: &str) -> bool {
        self.secrets.contains(&property)
    }

    /// The position of a property. It is looked for from `expected` on, as properties mostly
    /// arrive in the order of the documentation.
    pub fn find(&self, name: &str, expected: usize) -> Option<usize> {
        let is_it = |&position: &usize| self.properties[position] == name;
        let count = self.properties.len();
        (expected..count).find(is_it).or_else(|| (0..expected.min(count)).find(is_it))
    }
}
