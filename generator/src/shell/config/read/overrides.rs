//! Reads what `overrides` says.

use super::Reader;
use crate::model::api::notation::Written;
use crate::model::overrides::{Change, Key, Override, Overrides, Pattern};
use crate::shell::config::keys;
use crate::shell::config::node::Node;
use crate::source::{Span, Spanned};
use std::ops::Range;

impl Reader<'_> {
    /// Patterns, each with what is to be changed there.
    pub(super) fn overrides(&mut self, place: Range<usize>, value: &Node) {
        let Some(entries) = self.entries(&place, "overrides", value) else { return };
        let within = keys::entry(self.text, &place);
        let places: Vec<Range<usize>> =
            positions(self.text, within.clone(), entries, place.clone());
        let mut given = Vec::new();
        for (index, (text, value)) in entries.iter().enumerate() {
            let place = places[index].clone();
            let end = places.get(index + 1).map_or(within.end, |next| next.start);
            if entries[..index].iter().any(|(earlier, _)| earlier == text) {
                self.fault(place, format!("the key `{text}` is there twice"));
                continue;
            }
            let pattern = Pattern::new(text);
            let changes = self.changes(&place, end, &pattern, value);
            let span = Span::new(self.id, place);
            given.push(Override { pattern: Spanned::new(pattern, span), changes });
        }
        if !given.is_empty() {
            let path = self.file.path.clone();
            self.config.overrides = Overrides { path, text: self.file.text.clone(), given };
        }
    }

    /// The changes of the pattern at `place`, whose entry ends before `end`.
    fn changes(
        &mut self,
        place: &Range<usize>,
        end: usize,
        pattern: &Pattern,
        value: &Node,
    ) -> Vec<Spanned<Change>> {
        let entries = match value {
            Node::Mapping(entries) if !entries.is_empty() => entries,
            Node::Mapping(_) | Node::Null => {
                self.fault(place.clone(), format!("nothing is said of `{pattern}`"));
                return Vec::new();
            }
            other => {
                let found = other.kind();
                self.fault(
                    place.clone(),
                    format!("`{pattern}` must be keys and values, found {found}"),
                );
                return Vec::new();
            }
        };
        let places = positions(self.text, place.end..end.max(place.end), entries, place.clone());
        let mut changes = Vec::new();
        for (index, (name, value)) in entries.iter().enumerate() {
            let place = places[index].clone();
            if entries[..index].iter().any(|(earlier, _)| earlier == name) {
                self.fault(place, format!("the key `{name}` is there twice"));
                continue;
            }
            let Some(key) = Key::ALL.into_iter().find(|key| key.name() == name) else {
                let known = Key::ALL.map(Key::name);
                self.unknown(place, "key", name, &known);
                continue;
            };
            if !self.key_fits(&place, pattern, key) {
                continue;
            }
            match change(key, value) {
                Ok(change) => changes.push(Spanned::new(change, Span::new(self.id, place))),
                Err(message) => self.fault(place, message),
            }
        }
        changes
    }

    /// Whether a key can make sense for what a pattern means.
    fn key_fits(&mut self, place: &Range<usize>, pattern: &Pattern, key: Key) -> bool {
        if key == Key::Name && !pattern.is_exact() {
            let message = format!("`{pattern}` may match many things, and `name` is for one");
            self.fault(place.clone(), message);
            return false;
        }
        if pattern.keys().contains(&key) {
            return true;
        }
        let finding = self.finding(place.clone(), format!("`{key}` is not for {}", pattern.kind()));
        let finding = match (key, pattern) {
            (Key::Required, Pattern::Name(_)) => {
                finding.help("`nullable: false` says that a property is always there")
            }
            (Key::Nullable, _) if pattern.keys().contains(&Key::Required) => {
                finding.help("`required` says whether it must be given")
            }
            (Key::Type | Key::Nullable, Pattern::Endpoint { operation, .. }) => {
                finding.help(format!(
                    "what is sent is `{operation}#request`, what is answered `{operation}#answer`"
                ))
            }
            _ => finding,
        };
        self.diagnostics.push(finding);
        false
    }
}

/// Where each key of a mapping is written; `otherwise` if that cannot be found.
fn positions(
    text: &str,
    within: Range<usize>,
    entries: &[(String, Node)],
    otherwise: Range<usize>,
) -> Vec<Range<usize>> {
    let mut from = within.start;
    let mut found = Vec::new();
    for (key, _) in entries {
        let place = keys::find(text, from..within.end, key, 0);
        if let Some(place) = &place {
            from = place.end;
        }
        found.push(place.unwrap_or_else(|| otherwise.clone()));
    }
    found
}

/// The change that a key and a value ask for.
fn change(key: Key, value: &Node) -> Result<Change, String> {
    Ok(match key {
        Key::Name => Change::Name(name(value)?),
        Key::Type => Change::Type(written(value)?),
        Key::Values => Change::Values(words(value)?),
        Key::Closed => Change::Closed(truth(key, value)?),
        Key::Nullable => Change::Nullable(truth(key, value)?),
        Key::Required => Change::Required(truth(key, value)?),
        Key::Secret => Change::Secret(truth(key, value)?),
        Key::Drop => Change::Drop(truth(key, value)?),
        Key::Docs => match value {
            Node::Text(text) => Change::Docs(text.clone()),
            other => return Err(format!("`docs` must be text, found {}", other.kind())),
        },
    })
}

/// A name that code can be given.
fn name(value: &Node) -> Result<String, String> {
    let Node::Text(name) = value else {
        return Err(format!("`name` must be text, found {}", value.kind()));
    };
    let is_plain = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    match is_plain {
        true => Ok(name.clone()),
        false => Err(format!(
            "`{name}` is no name: names are letters from a to z, digits and `_`, a letter first"
        )),
    }
}

/// A type: text, or brackets of a list with one item or a mapping with one key.
fn written(value: &Node) -> Result<Written, String> {
    match value {
        Node::Text(text) => {
            text.parse().map_err(|error: crate::model::api::notation::BadType| error.to_string())
        }
        Node::List(items) => match items.as_slice() {
            [item] => Ok(Written::List(Box::new(written(item)?))),
            [item, Node::Null] => Ok(Written::List(Written::nullable(Box::new(written(item)?)))),
            _ => Err(format!(
                "a list has one type of items, with `null` after it if some are null, found {}",
                items.len()
            )),
        },
        Node::Mapping(entries) => match entries.as_slice() {
            [(inner, Node::Null)] => {
                Ok(Written::Dictionary(Box::new(written(&Node::Text(inner.clone()))?)))
            }
            _ => Err("a dictionary is written like `{string}`, with one type in it".to_owned()),
        },
        Node::Null | Node::Scalar(_) => {
            Err(format!("`type` must be a type, found {}", value.kind()))
        }
    }
}

/// Words, each once.
fn words(value: &Node) -> Result<Vec<String>, String> {
    let Node::List(items) = value else {
        return Err(format!("`values` must be a list of words, found {}", value.kind()));
    };
    let mut words: Vec<String> = Vec::new();
    for item in items {
        match item {
            Node::Text(word) if words.contains(word) => {
                return Err(format!("`values` has `{word}` twice"));
            }
            Node::Text(word) => words.push(word.clone()),
            other => {
                return Err(format!(
                    "`values` must be words, found {}; put it in quotes",
                    other.kind()
                ));
            }
        }
    }
    if words.is_empty() { Err("`values` is empty".to_owned()) } else { Ok(words) }
}

fn truth(key: Key, value: &Node) -> Result<bool, String> {
    match value {
        Node::Scalar(text) if text == "true" => Ok(true),
        Node::Scalar(text) if text == "false" => Ok(false),
        other => Err(format!("`{key}` must be true or false, found {}", other.kind())),
    }
}
