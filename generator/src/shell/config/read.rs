//! From YAML to [`Config`], with a finding for everything that is not understood.

mod diff;
mod lint;
mod overrides;
mod package;
mod selection;

use super::known::{DiffKey, LintKey, Outermost, OutputKey};
use super::node::Node;
use super::{Config, DialectChoice, check_crate_name, keys};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity, nearest};
use crate::source::{FileId, SourceFile, Span};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, StrDeserializer};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Reads the configuration in `file`; paths in it are relative to `folder`.
pub fn read(id: FileId, file: &SourceFile, folder: &Path, diagnostics: &mut Diagnostics) -> Config {
    let mut reader =
        Reader { id, file, text: &file.text, folder, diagnostics, config: Config::default() };
    match serde_yaml::from_str(&file.text) {
        Ok(Node::Null) => {}
        Ok(Node::Mapping(entries)) => reader.outermost(entries),
        Ok(other) => {
            let message = format!("expected keys and values, found {}", other.kind());
            reader.fault(0..0, message);
        }
        Err(error) => {
            let at = error.location().map_or(0, |location| location.index());
            let message = error.to_string().replace('\n', " ");
            let message = message.split(" at line ").next().unwrap_or(&message);
            reader.fault(at..at, format!("not valid YAML: {message}"));
        }
    }
    reader.config
}

struct Reader<'a> {
    id: FileId,
    file: &'a SourceFile,
    text: &'a str,
    folder: &'a Path,
    diagnostics: &'a mut Diagnostics,
    config: Config,
}

impl Reader<'_> {
    fn fault(&mut self, place: Range<usize>, message: impl Into<String>) {
        self.diagnostics.push(self.finding(place, message));
    }

    fn finding(&self, place: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Code::BadConfig, Span::new(self.id, place), message)
    }

    /// Reports a key that does not exist, with the one that was probably meant.
    fn unknown(&mut self, place: Range<usize>, what: &str, name: &str, known: &[&str]) {
        let finding = self.finding(place, format!("there is no {what} `{name}`"));
        let help = match nearest(name, known) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("known are {}", list(known)),
        };
        self.diagnostics.push(finding.help(help));
    }

    fn outermost(&mut self, entries: Vec<(String, Node)>) {
        for (index, (key, value)) in entries.iter().enumerate() {
            let nth = entries[..index].iter().filter(|(earlier, _)| earlier == key).count();
            let place = keys::find_outermost(self.text, key, nth).unwrap_or(0..0);
            if nth > 0 {
                self.fault(place, format!("the key `{key}` is there twice"));
                continue;
            }
            let Some(known) = Outermost::named(key) else {
                self.unknown(place, "key", key, Outermost::NAMES);
                continue;
            };
            match known {
                Outermost::Docs => self.config.docs = self.paths(place, key, value),
                Outermost::Evidence => self.config.evidence = self.paths(place, key, value),
                Outermost::Dialect => {
                    if let Some(name) = self.text(place.clone(), key, value) {
                        let choice = DialectChoice::new(&name, self.folder);
                        if let Some(file) = choice.file() {
                            self.named(file.to_owned(), &name, place.end, &place);
                        }
                        self.config.dialect = Some(choice);
                    }
                }
                Outermost::Output => {
                    self.mapping(place, key, value, OutputKey::NAMES, Self::output);
                }
                Outermost::Severity => {
                    let codes: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
                    self.mapping(place, key, value, &codes, Self::severity);
                }
                Outermost::Overrides => self.overrides(place, value),
                Outermost::Diff => self.mapping(place, key, value, DiffKey::NAMES, Self::diff),
                Outermost::Lint => self.mapping(place, key, value, LintKey::NAMES, Self::lint),
                Outermost::Include => {
                    self.config.selection.include = self.rules(place, key, value);
                }
                Outermost::Exclude => {
                    self.config.selection.exclude = self.rules(place, key, value);
                }
            }
        }
    }

    /// A path, or several.
    fn paths(&mut self, place: Range<usize>, key: &str, value: &Node) -> Vec<PathBuf> {
        let items = match value {
            Node::Null => &[],
            Node::List(items) => items.as_slice(),
            single => std::slice::from_ref(single),
        };
        let mut paths = Vec::with_capacity(items.len());
        let mut from = place.end;
        for path in items {
            match path {
                Node::Text(text) if !text.is_empty() => {
                    let path = self.path(text);
                    from = self.named(path.clone(), text, from, &place);
                    paths.push(path);
                }
                other => {
                    let found = other.kind();
                    self.fault(place, format!("`{key}` must be paths, found {found}"));
                    break;
                }
            }
        }
        paths
    }

    /// Notes where a path is named: as `text`, after offset `from`, in the entry of the outermost key
    /// at `key`. Gives the offset after it.
    fn named(&mut self, path: PathBuf, text: &str, from: usize, key: &Range<usize>) -> usize {
        let within = from..keys::entry(self.text, key).end;
        let place = keys::find_item(self.text, within, text).unwrap_or_else(|| key.clone());
        let places = &mut self.config.places;
        if places.named.is_empty() {
            (places.file, places.text) = (self.file.path.clone(), self.text.to_owned());
        }
        let end = place.end.max(from);
        places.named.push((path, place));
        end
    }

    /// The keys and values at a key, if there are any.
    fn entries<'n>(
        &mut self,
        place: &Range<usize>,
        name: &str,
        value: &'n Node,
    ) -> Option<&'n [(String, Node)]> {
        match value {
            Node::Null => None,
            Node::Mapping(entries) => Some(entries),
            other => {
                let found = other.kind();
                let message = format!("`{name}` must be keys and values, found {found}");
                self.fault(place.clone(), message);
                None
            }
        }
    }

    /// A mapping whose keys are known: `each` gets the place of the key, the key and the value.
    fn mapping(
        &mut self,
        place: Range<usize>,
        name: &str,
        value: &Node,
        known: &[&str],
        each: fn(&mut Self, Range<usize>, &str, &Node),
    ) {
        let Some(entries) = self.entries(&place, name, value) else { return };
        let within = keys::entry(self.text, &place);
        for (index, (key, value)) in entries.iter().enumerate() {
            let nth = entries[..index].iter().filter(|(earlier, _)| earlier == key).count();
            let found = keys::find(self.text, within.clone(), key, nth);
            let place = found.unwrap_or_else(|| place.clone());
            if nth > 0 {
                self.fault(place, format!("the key `{key}` is there twice"));
            } else if !known.contains(&key.as_str()) {
                let what = match name {
                    "severity" => "kind of finding",
                    "severities" => "kind of change",
                    _ => "key",
                };
                self.unknown(place, what, key, known);
            } else {
                each(self, place, key, value);
            }
        }
    }

    fn output(&mut self, place: Range<usize>, key: &str, value: &Node) {
        match OutputKey::named(key) {
            Some(OutputKey::Package) => self.package(place, value),
            Some(OutputKey::Dir) => {
                self.config.output_dir = self.text(place, key, value).map(|text| self.path(&text));
            }
            Some(OutputKey::Name) => {
                let Some(name) = self.text(place.clone(), key, value) else { return };
                match check_crate_name(&name) {
                    Ok(()) => self.config.crate_name = Some(name),
                    Err(error) => self.fault(place, error.to_string()),
                }
            }
            None => {}
        }
    }

    fn severity(&mut self, place: Range<usize>, key: &str, value: &Node) {
        let Some(text) = self.text(place.clone(), key, value) else { return };
        let reader: StrDeserializer<'_, ValueError> = text.as_str().into_deserializer();
        let (Ok(code), Ok(severity)) = (key.parse::<Code>(), Severity::deserialize(reader)) else {
            let known = ["allow", "note", "warning", "error"];
            return self.unknown(place, "severity", &text, &known);
        };
        if code.is_fixed() {
            let fixed = Code::ALL.iter().filter(|code| code.is_fixed());
            let fixed: Vec<_> = fixed.map(|code| code.name()).collect();
            let finding = self.finding(place, format!("the severity of `{key}` cannot be changed"));
            let help = format!("these kinds of findings have one that is fixed: {}", list(&fixed));
            return self.diagnostics.push(finding.help(help));
        }
        self.config.severities.insert(code, severity);
    }

    /// Text that is not empty.
    fn text(&mut self, place: Range<usize>, key: &str, value: &Node) -> Option<String> {
        match value {
            Node::Text(text) if !text.is_empty() => return Some(text.clone()),
            Node::Text(_) => self.fault(place, format!("`{key}` is empty")),
            other => {
                let found = other.kind();
                self.fault(place, format!("`{key}` must be text, found {found}"));
            }
        }
        None
    }

    fn path(&self, text: &str) -> PathBuf {
        self.folder.join(text)
    }
}

/// Words for people: the first few, if there are many.
fn list(words: &[&str]) -> String {
    let shown: Vec<_> = words.iter().take(10).map(|word| format!("`{word}`")).collect();
    let more = if words.len() > shown.len() { ", …" } else { "" };
    shown.join(", ") + more
}
