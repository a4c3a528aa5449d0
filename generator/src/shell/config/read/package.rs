//! Reads what `output.package` says: keys of `[package]` in a manifest of Cargo.

use super::Reader;
use crate::rust::ManifestValue;
use crate::shell::config::keys;
use crate::source::yaml::node::Node;
use std::ops::Range;
use std::path::Path;

/// What a key takes.
#[derive(Clone, Copy)]
enum Takes {
    Text,
    Version,
    File,
    Texts,
    Publish,
    Metadata,
    /// Nothing: it is decided elsewhere, and this says where.
    Elsewhere(&'static str),
}

/// Decided by the code of the crate.
const BY_THE_CODE: Takes = Takes::Elsewhere("the generated code decides it");

/// The keys of `[package]`, and what is taken for them.
const KEYS: &[(&str, Takes)] = &[
    ("version", Takes::Version),
    ("license", Takes::Text),
    ("license-file", Takes::File),
    ("description", Takes::Text),
    ("repository", Takes::Text),
    ("documentation", Takes::Text),
    ("homepage", Takes::Text),
    ("authors", Takes::Texts),
    ("keywords", Takes::Texts),
    ("categories", Takes::Texts),
    ("publish", Takes::Publish),
    ("rust-version", Takes::Text),
    ("include", Takes::Texts),
    ("exclude", Takes::Texts),
    ("workspace", Takes::Text),
    ("metadata", Takes::Metadata),
    ("name", Takes::Elsewhere("`name` of `output` is the name of the crate")),
    ("readme", Takes::Elsewhere("a README is generated")),
    ("edition", BY_THE_CODE),
    ("build", BY_THE_CODE),
    ("links", BY_THE_CODE),
    ("default-run", BY_THE_CODE),
    ("autolib", BY_THE_CODE),
    ("autobins", BY_THE_CODE),
    ("autoexamples", BY_THE_CODE),
    ("autotests", BY_THE_CODE),
    ("autobenches", BY_THE_CODE),
    ("resolver", BY_THE_CODE),
];

impl Reader<'_> {
    /// The entries of the package, at the key `place`.
    pub(super) fn package(&mut self, place: Range<usize>, value: &Node) {
        let Some(entries) = self.entries(&place, "package", value) else { return };
        let within = keys::entry(self.text, &place);
        let known: Vec<_> = KEYS.iter().map(|(key, _)| *key).collect();
        for (index, (key, value)) in entries.iter().enumerate() {
            let nth = entries[..index].iter().filter(|(earlier, _)| earlier == key).count();
            let found = keys::find(self.text, within.clone(), key, nth);
            let place = found.unwrap_or_else(|| place.clone());
            match KEYS.iter().find(|(name, _)| name == key) {
                _ if nth > 0 => self.fault(place, format!("the key `{key}` is there twice")),
                None => self.unknown(place, "key", key, &known),
                Some((_, Takes::Elsewhere(by))) => {
                    let finding = self.finding(place, format!("`{key}` cannot be chosen"));
                    self.diagnostics.push(finding.help(*by));
                }
                Some((_, takes)) => self.package_entry(place, key, value, *takes),
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
