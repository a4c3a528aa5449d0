//! `[package]` of a generated crate's manifest.

use std::fmt::{self, Write};
use toml_writer::{ToTomlKey, ToTomlValue};

/// What the user says of the package that a crate is, beside its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    /// Keys of `[package]` in a manifest, and their values, in order. They go before what is usual.
    pub entries: Vec<(String, ManifestValue)>,
    /// Files that lie beside the manifest, such as that of the licence: name and content.
    pub files: Vec<(String, Vec<u8>)>,
}

/// A value in a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ManifestValue {
    /// Text.
    Text(String),
    /// A truth value.
    Bool(bool),
    /// A number, as it is written.
    Number(String),
    /// Values in order.
    List(Vec<ManifestValue>),
    /// Keys and values in order.
    Table(Vec<(String, ManifestValue)>),
}

impl fmt::Display for ManifestValue {
    /// As TOML, on one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(&text.to_toml_value()),
            Self::Bool(value) => f.write_str(&value.to_toml_value()),
            Self::Number(number) => f.write_str(number),
            Self::List(items) => {
                f.write_char('[')?;
                for (index, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if index == 0 { "" } else { ", " })?;
                }
                f.write_char(']')
            }
            Self::Table(entries) => {
                f.write_str("{")?;
                for (index, (key, value)) in entries.iter().enumerate() {
                    let comma = if index == 0 { "" } else { "," };
                    write!(f, "{comma} {} = {value}", key.to_toml_key())?;
                }
                f.write_str(" }")
            }
        }
    }
}

impl Package {
    /// The value of a key, if the user gives one.
    fn get(&self, key: &str) -> Option<&ManifestValue> {
        self.entries.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The version, if it is stated here.
    pub fn version(&self) -> Option<&str> {
        match self.get("version") {
            Some(ManifestValue::Text(version)) => Some(version),
            _ => None,
        }
    }

    /// The same package with another version.
    pub fn with_version(mut self, version: &str) -> Self {
        self.entries.retain(|(key, _)| key != "version");
        self.entries.push(("version".to_owned(), ManifestValue::Text(version.to_owned())));
        self
    }

    /// The section of the manifest: what the user says, and what is usual where the user says nothing.
    pub(super) fn section(&self, name: &str) -> String {
        let text = |text: &str| ManifestValue::Text(text.to_owned());
        let texts = |all: &[&str]| ManifestValue::List(all.iter().map(|one| text(one)).collect());
        let usual = [
            ("version", text("0.1.0")),
            ("description", text("Client of a web API, generated from its documentation")),
            ("rust-version", text("1.85")),
            ("license", text("MIT OR Apache-2.0")),
            ("categories", texts(&["api-bindings", "web-programming::http-client"])),
            ("exclude", texts(&["tests"])),
        ];
        let mut entries = vec![("name", text(name)), ("edition", text("2024"))];
        entries.push(("readme", text("README.md")));
        // What is said otherwise by another key.
        let is_said = |key: &str| match key {
            "license" => self.get("license-file").is_some(),
            "exclude" => self.get("include").is_some(),
            _ => false,
        };
        for (key, value) in usual {
            if self.get(key).is_none() && !is_said(key) {
                entries.push((key, value));
            }
        }
        let said = self.entries.iter().filter(|(key, _)| key != "metadata");
        entries.extend(said.map(|(key, value)| (key.as_str(), value.clone())));
        entries.sort_by_key(|(key, _)| ORDER.iter().position(|known| known == key));
        let mut section = "[package]\n".to_owned();
        for (key, value) in entries {
            let _ = writeln!(section, "{} = {value}", key.to_toml_key());
        }
        section + &self.metadata()
    }

    /// What other tools read of the package.
    fn metadata(&self) -> String {
        let entries = match self.get("metadata") {
            Some(ManifestValue::Table(entries)) => entries.as_slice(),
            _ => &[],
        };
        let mut section = String::new();
        if !entries.is_empty() {
            section.push_str("\n[package.metadata]\n");
        }
        for (key, value) in entries {
            let _ = writeln!(section, "{} = {value}", key.to_toml_key());
        }
        if !entries.iter().any(|(key, _)| key == "docs") {
            section.push_str("\n[package.metadata.docs.rs]\nall-features = true\n");
        }
        section
    }
}

/// The order of keys in the section, which is that of most manifests.
const ORDER: &[&str] = &[
    "name",
    "version",
    "authors",
    "description",
    "edition",
    "rust-version",
    "license",
    "license-file",
    "repository",
    "homepage",
    "documentation",
    "readme",
    "keywords",
    "categories",
    "workspace",
    "publish",
    "include",
    "exclude",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(key: &str, value: ManifestValue) -> (String, ManifestValue) {
        (key.to_owned(), value)
    }

    fn text(text: &str) -> ManifestValue {
        ManifestValue::Text(text.to_owned())
    }

    #[test]
    fn what_the_user_says_goes_before_what_is_usual() {
        let table = ManifestValue::Table(vec![
            entry("a b", ManifestValue::Number("1".to_owned())),
            entry("c", text("d")),
        ]);
        let package = Package {
            entries: vec![
                entry("publish", ManifestValue::List(vec![text("ours")])),
                entry(
                    "version",
                    ManifestValue::Table(vec![entry("workspace", ManifestValue::Bool(true))]),
                ),
                entry("license-file", text("LICENSE.txt")),
                entry("include", ManifestValue::List(vec![text("src")])),
                entry("description", text("A \"client\"\nof ours \\ \u{7f}")),
                entry("metadata", ManifestValue::Table(vec![entry("ours", table)])),
            ],
            files: Vec::new(),
        };
        insta::assert_snapshot!(package.section("pets"), @r#"
        [package]
        name = "pets"
        version = { workspace = true }
        description = """
        A "client"
        of ours \\ \u007F"""
        edition = "2024"
        rust-version = "1.85"
        license-file = "LICENSE.txt"
        readme = "README.md"
        categories = ["api-bindings", "web-programming::http-client"]
        publish = ["ours"]
        include = ["src"]

        [package.metadata]
        ours = { "a b" = 1, c = "d" }

        [package.metadata.docs.rs]
        all-features = true
        "#);
        insta::assert_snapshot!(Package::default().section("pets"), @r#"
        [package]
        name = "pets"
        version = "0.1.0"
        description = "Client of a web API, generated from its documentation"
        edition = "2024"
        rust-version = "1.85"
        license = "MIT OR Apache-2.0"
        readme = "README.md"
        categories = ["api-bindings", "web-programming::http-client"]
        exclude = ["tests"]

        [package.metadata.docs.rs]
        all-features = true
        "#);
    }
}
