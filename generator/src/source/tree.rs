//! Documents of JSON and YAML as trees whose nodes know where they are written.

mod json;
mod yaml;

use super::{FileId, Span};
use indexmap::IndexMap;
use serde_json::{Map, Number, Value};

/// How deeply a document may nest.
const DEEPEST: usize = 128;

/// How many nodes a document may come to once its aliases are written out.
const MOST_NODES: usize = 3_000_000;

/// A value and where it is written.
#[derive(Clone, Debug)]
pub struct Node {
    /// All of it.
    pub span: Span,
    /// What to point at in messages: its key, or its first sign.
    pub place: Span,
    /// What it is.
    pub kind: Kind,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// Text.
    Text(String),
    /// An array.
    List(Vec<Node>),
    /// An object; of several entries with one key the last counts.
    Object(IndexMap<String, Node>),
}

/// Why a text is no tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotATree {
    /// One line, in lower case.
    pub reason: String,
    /// The byte it is about.
    pub at: usize,
}

/// Reads JSON if the file is called so or the text begins like an object, else YAML 1.2. Keys that stand in an
/// object twice are given beside the tree.
///
/// # Errors
///
/// When it is neither, nests deeper than 128 levels, or has aliases that would blow it up.
pub fn read(
    text: &str,
    file: FileId,
    is_json: bool,
) -> Result<(Node, Vec<(String, Span)>), NotATree> {
    match (is_json, text.trim_start().starts_with(['{', '['])) {
        (true, _) => json::read(text, file),
        // Flow style of YAML looks like JSON, too.
        (false, true) => {
            json::read(text, file).or_else(|error| yaml::read(text, file).map_err(|_| error))
        }
        (false, false) => yaml::read(text, file),
    }
}

impl Node {
    /// The entry of an object.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.object()?.get(key)
    }

    /// What an RFC 6901 pointer leads to, from here.
    pub fn pointer(&self, pointer: &str) -> Option<&Node> {
        let mut steps = pointer.split('/');
        if !steps.next()?.is_empty() {
            return None;
        }
        let mut steps = steps.map(|step| step.replace("~1", "/").replace("~0", "~"));
        steps.try_fold(self, |node, step| match &node.kind {
            Kind::Object(entries) => entries.get(&step),
            Kind::List(items) => items.get(step.parse::<usize>().ok()?),
            _ => None,
        })
    }

    /// The text of a text.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of an entry.
    pub fn text_at(&self, key: &str) -> Option<&str> {
        self.get(key)?.text()
    }

    /// Whether an entry is `true`.
    pub fn is_true(&self, key: &str) -> bool {
        matches!(self.get(key), Some(Node { kind: Kind::Bool(true), .. }))
    }

    /// The items of a list.
    pub fn list(&self) -> Option<&[Node]> {
        match &self.kind {
            Kind::List(items) => Some(items),
            _ => None,
        }
    }

    /// The items of an entry that is a list; none if there is no such entry.
    pub fn items_at(&self, key: &str) -> &[Node] {
        self.get(key).and_then(Node::list).unwrap_or_default()
    }

    /// The entries of an object.
    pub fn object(&self) -> Option<&IndexMap<String, Node>> {
        match &self.kind {
            Kind::Object(entries) => Some(entries),
            _ => None,
        }
    }

    /// The entries of an entry that is an object; none if there is no such entry.
    pub fn entries_at(&self, key: &str) -> impl Iterator<Item = (&String, &Node)> {
        self.get(key).and_then(Node::object).into_iter().flatten()
    }

    /// The same without places.
    pub fn value(&self) -> Value {
        match &self.kind {
            Kind::Null => Value::Null,
            Kind::Bool(truth) => Value::Bool(*truth),
            Kind::Number(number) => Value::Number(number.clone()),
            Kind::Text(text) => Value::String(text.clone()),
            Kind::List(items) => Value::Array(items.iter().map(Node::value).collect()),
            Kind::Object(entries) => {
                let entries = entries.iter().map(|(key, node)| (key.clone(), node.value()));
                Value::Object(entries.collect::<Map<_, _>>())
            }
        }
    }
}

#[cfg(test)]
mod tests;
