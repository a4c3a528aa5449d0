//! Reads what `output.package` says: keys of `[package]` in a manifest of Cargo.

use super::Reader;
use crate::rust::ManifestValue;
use crate::shell::config::keys;
use crate::shell::config::known::{DECIDED, PACKAGE, Takes};
use crate::source::yaml::node::Node;
use std::ops::Range;
use std::path::Path;

impl Reader<'_> {
    /// The entries of the package, at the key `place`.
    pub(super) fn package(&mut self, place: Range<usize>, value: &Node) {
        let Some(entries) = self.entries(&place, "package", value) else { return };
        let within = keys::entry(self.text, &place);
        let known = PACKAGE.iter().map(|(key, ..)| *key);
        let known: Vec<_> = known.chain(DECIDED.iter().map(|(key, _)| *key)).collect();
        for (index, (key, value)) in entries.iter().enumerate() {
            let nth = entries[..index].iter().filter(|(earlier, _)| earlier == key).count();
            let found = keys::find(self.text, within.clone(), key, nth);
            let place = found.unwrap_or_else(|| place.clone());
            if nth > 0 {
                self.fault(place, format!("the key `{key}` is there twice"));
            } else if let Some((_, takes, _)) = PACKAGE.iter().find(|(name, ..)| name == key) {
                self.package_entry(place, key, value, *takes);
            } else if let Some((_, by)) = DECIDED.iter().find(|(name, _)| name == key) {
                let finding = self.finding(place, format!("`{key}` cannot be chosen"));
                self.diagnostics.push(finding.help(*by));
            } else {
                self.unknown(place, "key", key, &known);
            }
        }
    }

    fn package_entry(&mut self, place: Range<usize>, key: &str, value: &Node, takes: Takes) {
        let wanted = match (takes, value) {
            (Takes::Metadata, Node::Mapping(_)) => return self.keep(key, toml(value)),
            (Takes::Publish, Node::Scalar(word)) if is_truth(word) => {
                return self.keep(key, toml(value));
            }
            // What the workspace says.
            (Takes::Metadata, _) => "keys and values",
            (_, Node::Mapping(entries)) if is_inherited(entries) => {
                return self.keep(key, toml(value));
            }
            (Takes::Texts | Takes::Publish, Node::List(items))
                if items.iter().all(|item| matches!(item, Node::Text(_))) =>
            {
                return self.keep(key, toml(value));
            }
            (Takes::Texts, _) => "a list of texts",
            (Takes::Publish, _) => "`true`, `false` or a list of registries",
            (Takes::File, Node::Text(path)) => return self.license_file(place, path),
            (Takes::Version, Node::Text(text)) => {
                if let Err(error) = text.parse::<semver::Version>() {
                    let message = format!("`{text}` is no version: {error}");
                    self.fault(place.clone(), message);
                }
                return self.keep(key, toml(value));
            }
            (Takes::Text, Node::Text(text)) if !text.is_empty() => {
                return self.keep(key, toml(value));
            }
            (_, Node::Text(_)) => return self.fault(place, format!("`{key}` is empty")),
            // YAML reads `1.10` as the number 1.1.
            (_, Node::Scalar(_)) => "text, so in quotes",
            _ => "text",
        };
        let found = value.kind();
        self.fault(place, format!("`{key}` must be {wanted}, found {found}"));
    }

    /// A file with the text of the licence, which is copied into the crate.
    fn license_file(&mut self, place: Range<usize>, text: &str) {
        let path = self.path(text);
        let name = Path::new(text).file_name().and_then(|name| name.to_str());
        let Some(name) = name else {
            return self.fault(place, format!("`{text}` is no file"));
        };
        self.keep("license-file", Some(ManifestValue::Text(name.to_owned())));
        self.named(path.clone(), text, place.end, &place);
        self.config.license_file = Some(path);
    }

    fn keep(&mut self, key: &str, value: Option<ManifestValue>) {
        self.config.package.entries.extend(value.map(|value| (key.to_owned(), value)));
    }
}

fn is_truth(word: &str) -> bool {
    matches!(word, "true" | "false")
}

/// Whether a value is `{workspace: true}`, so that of the workspace.
fn is_inherited(entries: &[(String, Node)]) -> bool {
    let truth = Node::Scalar("true".to_owned());
    matches!(entries, [(key, value)] if key == "workspace" && *value == truth)
}

/// The same in TOML, which has nothing for `null`.
fn toml(node: &Node) -> Option<ManifestValue> {
    Some(match node {
        Node::Null => return None,
        Node::Text(text) => ManifestValue::Text(text.clone()),
        Node::Scalar(word) => match (word.parse(), word.parse::<f64>()) {
            (Ok(truth), _) => ManifestValue::Bool(truth),
            (_, Ok(number)) if number.is_finite() => ManifestValue::Number(word.clone()),
            _ => ManifestValue::Text(word.clone()),
        },
        Node::List(items) => ManifestValue::List(items.iter().filter_map(toml).collect()),
        Node::Mapping(entries) => {
            let entries = entries.iter();
            let entries = entries.filter_map(|(key, value)| Some((key.clone(), toml(value)?)));
            ManifestValue::Table(entries.collect())
        }
    })
}
