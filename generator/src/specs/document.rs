//! A specification and the files that it refers to.

use super::extensions;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::tree::{self, Node};
use crate::source::{FileId, SourceFile, Sources, Span, decoded, read_text};
use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

/// How many references may lead to each other before they count as a circle.
const LONGEST_CHAIN: usize = 64;

/// How many files a specification may consist of.
const MOST_FILES: usize = 2_000;

/// Which rules a specification follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    /// Swagger 2.0.
    Swagger,
    /// OpenAPI 3.0.x.
    V30,
    /// OpenAPI 3.1 and later, whose schemas are JSON Schema.
    V31,
}

/// A specification: its own tree first, then those of the files it refers to.
pub(super) struct Document {
    trees: Vec<Tree>,
    by_path: HashMap<PathBuf, usize>,
    /// The rules it follows.
    pub version: Version,
    /// Whether this library wrote it, so that what it does not say is not so.
    pub is_own: bool,
}

struct Tree {
    file: FileId,
    /// Where it lies; empty if it is not known.
    path: PathBuf,
    root: Node,
}

/// A node, and the tree it stands in.
#[derive(Clone, Copy)]
pub(super) struct At<'d> {
    pub tree: usize,
    pub node: &'d Node,
}

impl<'d> At<'d> {
    /// Another node of the same tree.
    pub fn with(self, node: &'d Node) -> Self {
        At { node, ..self }
    }

    /// An entry.
    pub fn get(self, key: &str) -> Option<Self> {
        Some(self.with(self.node.get(key)?))
    }

    /// What tells the node from all others.
    pub fn id(self) -> *const Node {
        self.node
    }
}

/// What a reference leads to.
pub(super) struct Target<'d> {
    pub at: At<'d>,
    /// The name of the component on the way, if there was one.
    pub name: Option<String>,
}

fn version(root: &Node) -> Option<Version> {
    let stated = |key: &str| match &root.get(key)?.kind {
        tree::Kind::Text(text) => Some(text.clone()),
        tree::Kind::Number(number) => Some(number.to_string()),
        _ => None,
    };
    if stated("swagger").is_some_and(|version| version.starts_with('2')) {
        return Some(Version::Swagger);
    }
    let version = stated("openapi")?;
    match version.strip_prefix("3.").map(|minor| minor.split('.').next().unwrap_or(minor)) {
        Some("0") => Some(Version::V30),
        Some(_) => Some(Version::V31),
        None => None,
    }
}

impl Document {
    pub fn read(
        file: FileId,
        sources: &mut Sources,
        looked_at: &mut Vec<PathBuf>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let root = parse(file, sources, diagnostics)?;
        let Some(version) = version(&root) else {
            let message =
                "this is no specification: neither `openapi: 3.…` nor `swagger: 2.…` stands in it";
            diagnostics.push(Diagnostic::new(Code::BadSpecification, root.place, message));
            return None;
        };
        let is_own = extensions::is_own(&root);
        let path = sources.file(file).disk.clone().unwrap_or_default();
        let by_path = HashMap::from([(path.clone(), 0)]);
        let mut document =
            Self { trees: vec![Tree { file, path, root }], by_path, version, is_own };
        document.read_others(sources, looked_at, diagnostics);
        Some(document)
    }

    /// Reads all files that are referred to, and those that these refer to.
    fn read_others(
        &mut self,
        sources: &mut Sources,
        looked_at: &mut Vec<PathBuf>,
        diagnostics: &mut Diagnostics,
    ) {
        let mut next = 0;
        while next < self.trees.len() {
            let mut named = Vec::new();
            files_named(&self.trees[next].root, &mut named);
            let from = self.trees[next].path.clone();
            next += 1;
            for (name, span) in named {
                let Some(path) = beside(&from, &name) else { continue };
                if self.by_path.contains_key(&path) || self.trees.len() > MOST_FILES {
                    continue;
                }
                let text = match read_text(&path) {
                    Ok(text) => text,
                    Err(error) => {
                        let message = format!("`{name}` cannot be read: {error}");
                        diagnostics.push(Diagnostic::new(Code::DeadReference, span, message));
                        continue;
                    }
                };
                looked_at.push(path.clone());
                let shown = path.to_string_lossy().replace('\\', "/");
                let file = SourceFile::new(shown, name.clone(), &text).on_disk(path.clone(), None);
                let file = sources.add(file);
                let Some(root) = parse(file, sources, diagnostics) else { continue };
                self.by_path.insert(path.clone(), self.trees.len());
                self.trees.push(Tree { file, path, root });
            }
        }
    }

    /// The root of the specification itself.
    pub fn root(&self) -> At<'_> {
        At { tree: 0, node: &self.trees[0].root }
    }

    /// The file of a tree.
    pub fn file(&self, tree: usize) -> FileId {
        self.trees[tree].file
    }

    /// Follows references until there is none; `None` for the name if there was none.
    ///
    /// # Errors
    ///
    /// The finding, if one leads nowhere, out of the files at hand, or in a circle.
    pub fn follow<'d>(&'d self, from: At<'d>) -> Result<Target<'d>, Box<Diagnostic>> {
        let mut at = from;
        let mut name = None;
        for _ in 0..LONGEST_CHAIN {
            let Some(reference) = at.node.get("$ref") else { return Ok(Target { at, name }) };
            // A property may be called so.
            let Some(text) = reference.text() else { return Ok(Target { at, name }) };
            at = self.target(at.tree, text).map_err(|why| {
                let message = format!("`{text}` {why}");
                Box::new(Diagnostic::new(Code::DeadReference, reference.span, message))
            })?;
            name = component(text);
        }
        let message = "this reference leads in a circle";
        Err(Box::new(Diagnostic::new(Code::DeadReference, from.node.place, message)))
    }

    fn target(&self, tree: usize, reference: &str) -> Result<At<'_>, &'static str> {
        let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let tree = match path {
            "" => tree,
            path if path.contains("://") => {
                return Err("lies on the net; get the file and refer to it where it lies");
            }
            path => {
                let path = beside(&self.trees[tree].path, path).ok_or("is no path")?;
                *self.by_path.get(&path).ok_or("could not be read")?
            }
        };
        let root = &self.trees[tree].root;
        let fragment = decoded(fragment);
        let node = match fragment.as_str() {
            "" | "/" => Some(root),
            pointer if pointer.starts_with('/') => root.pointer(pointer),
            anchor => anchored(root, anchor),
        };
        node.map(|node| At { tree, node }).ok_or("leads nowhere")
    }
}

fn parse(file: FileId, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Node> {
    let source = sources.file(file);
    let is_json = source.name.to_lowercase().ends_with(".json");
    match tree::read(&source.text, file, is_json) {
        Ok((root, doubled)) => {
            for (key, span) in doubled {
                let message = format!("`{key}` stands in this object twice; the last one counts");
                diagnostics.push(Diagnostic::new(Code::DoubledKey, span, message));
            }
            Some(root)
        }
        Err(tree::NotATree { reason, at }) => {
            let at = at.min(source.text.len());
            let span = Span::new(file, at..(at + 1).min(source.text.len()));
            let message = format!("this cannot be read: {reason}");
            diagnostics.push(Diagnostic::new(Code::BadSpecification, span, message));
            None
        }
    }
}

/// The files that references in a tree name, each with the first place.
fn files_named(node: &Node, named: &mut Vec<(String, Span)>) {
    match &node.kind {
        tree::Kind::Object(entries) => {
            if let Some((text, span)) =
                entries.get("$ref").and_then(|node| Some((node.text()?, node.span)))
            {
                let path = text.split('#').next().unwrap_or_default();
                let is_new = || !named.iter().any(|(known, _)| known == path);
                if !path.is_empty() && !path.contains("://") && is_new() {
                    named.push((path.to_owned(), span));
                }
            }
            entries.values().for_each(|entry| files_named(entry, named));
        }
        tree::Kind::List(items) => items.iter().for_each(|item| files_named(item, named)),
        _ => {}
    }
}

/// A path that a file names, as seen from there, without `.` and `..`.
fn beside(from: &Path, name: &str) -> Option<PathBuf> {
    let mut path = PathBuf::new();
    for part in from.parent()?.join(decoded(name)).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(path.components().next_back(), Some(Component::Normal(_))) =>
            {
                path.pop();
            }
            part => path.push(part),
        }
    }
    Some(path)
}

/// The name of the component that a reference leads to: the last step of its pointer, if what stands there has
/// a name, or that of a file which is a schema as a whole.
fn component(reference: &str) -> Option<String> {
    let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let steps: Vec<&str> = fragment.split('/').skip(1).filter(|step| !step.is_empty()).collect();
    let is_place_of_names = |step: &str| ["schemas", "definitions", "$defs"].contains(&step);
    match steps[..] {
        [] => {
            let file = path.rsplit('/').next()?;
            Some(file.split('.').next().unwrap_or(file).to_owned()).filter(|name| !name.is_empty())
        }
        [name] => Some(unpointed(name)),
        [.., around, name] => is_place_of_names(around).then(|| unpointed(name)),
    }
}

/// A step of a pointer as the key that it means.
fn unpointed(step: &str) -> String {
    decoded(step).replace("~1", "/").replace("~0", "~")
}

/// The schema that gives itself an `$anchor`.
fn anchored<'d>(node: &'d Node, anchor: &str) -> Option<&'d Node> {
    if node.text_at("$anchor") == Some(anchor) {
        return Some(node);
    }
    match &node.kind {
        tree::Kind::Object(entries) => entries.values().find_map(|entry| anchored(entry, anchor)),
        tree::Kind::List(items) => items.iter().find_map(|item| anchored(item, anchor)),
        _ => None,
    }
}
