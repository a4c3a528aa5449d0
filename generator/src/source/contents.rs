//! Tables of contents: which pages the docs admit to.

use super::paths::{decoded, resolve};
use super::{FileId, SourceFile, Sources, Span, yaml};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use serde_yaml::Value;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// What all tables of contents say.
#[derive(Default)]
pub(super) struct Contents {
    /// The folders that have one, as docs folder and path below it.
    folders: HashSet<(Option<PathBuf>, String)>,
    /// The files they name, likewise.
    listed: HashSet<(Option<PathBuf>, String)>,
}

impl Contents {
    /// Reads a table of contents: nested YAML whose `href` keys name files relative to it. One that
    /// is not YAML is a finding, and says nothing. So is an entry for a file that does not exist, if
    /// `is_looked_for` says of it that it would be read.
    pub(super) fn read(
        &mut self,
        id: FileId,
        sources: &Sources,
        is_looked_for: impl Fn(&Path) -> bool,
        diagnostics: &mut Diagnostics,
    ) {
        let file = sources.file(id);
        let items = match yaml::read::<Value>(&file.text) {
            Ok(items) => items,
            Err(bad) => {
                let line = file.line_span(bad.line);
                let message = format!("the table of contents is not YAML: {}", bad.reason);
                let mut finding =
                    Diagnostic::new(Code::UnreadableFile, Span::new(id, line), message);
                finding.severity = Severity::Warning;
                diagnostics.push(finding);
                return;
            }
        };
        self.folders.insert((file.root.clone(), folder(&file.name).to_owned()));
        let mut lacking = Vec::new();
        for written in targets(&items) {
            let target = decoded(written.split(['#', '?']).next().unwrap_or_default());
            let from_root = target.strip_prefix("~/").or_else(|| target.strip_prefix('/'));
            let name = match from_root {
                Some(from_root) => resolve("", from_root),
                None => resolve(&file.name, &target),
            };
            let Some(name) = name else { continue };
            // Where the root of the docs is, which may be above their folder, is a guess.
            let is_sure = from_root.is_none() && !target.contains(':');
            if is_sure && is_looked_for(Path::new(&name)) && lacks(file, &name) {
                lacking.push(written);
            }
            self.listed.insert((file.root.clone(), name));
        }
        report(&lacking, id, file, diagnostics);
    }

    /// Whether a page is listed: by any table, or because no table lies in its folder or above.
    pub(super) fn lists(&self, id: FileId, sources: &Sources) -> bool {
        let file = sources.file(id);
        if self.listed.contains(&(file.root.clone(), file.name.clone())) {
            return true;
        }
        let mut folder_above = Some(folder(&file.name));
        while let Some(name) = folder_above {
            if self.folders.contains(&(file.root.clone(), name.to_owned())) {
                return false;
            }
            folder_above = (!name.is_empty()).then(|| folder(name));
        }
        true
    }
}

/// Whether the docs folder of a table of contents lacks a file. What begins with a dot is passed over
/// in any case.
fn lacks(contents: &SourceFile, name: &str) -> bool {
    let is_hidden = name.split('/').any(|part| part.starts_with('.'));
    contents.root.as_ref().is_some_and(|root| !is_hidden && !root.join(name).exists())
}

/// Reports the entries of a table of contents whose files do not exist, in the order of its lines.
fn report(lacking: &[&str], id: FileId, file: &SourceFile, diagnostics: &mut Diagnostics) {
    if lacking.is_empty() {
        return;
    }
    let places = places(&file.text);
    for &target in lacking {
        let place = places.get(target).cloned().unwrap_or(0..0);
        let message = format!("the table of contents lists `{target}`, which does not exist");
        diagnostics.push(Diagnostic::new(Code::ListedPageMissing, Span::new(id, place), message));
    }
}

/// Where the values of `href` keys are written, each for the first time, if they begin on the line of
/// the key.
fn places(text: &str) -> HashMap<&str, Range<usize>> {
    let mut places = HashMap::new();
    for (at, key) in text.match_indices("href") {
        let start = at + key.len();
        let line = text[start..].lines().next().unwrap_or_default();
        let Some((_, value)) = line.split_once(':') else { continue };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''));
        let (start, value) = match quote {
            Some(_) => (start + line.len() - value.len() + 1, &value[1..]),
            None => (start + line.len() - value.len(), value),
        };
        let ends = |sign: char| quote.map_or(matches!(sign, ',' | '}'), |quote| sign == quote);
        let value = value.split(ends).next().unwrap_or_default();
        let value = value.split(" #").next().unwrap_or_default().trim_end();
        places.entry(value).or_insert(start..start + value.len());
    }
    places
}

/// The path of the folder a file lies in; empty for the docs folder itself.
fn folder(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The values of all `href` keys, at any depth.
fn targets(items: &Value) -> Vec<&str> {
    let mut targets = Vec::new();
    let mut left = vec![items];
    while let Some(value) = left.pop() {
        match value {
            Value::Sequence(items) => left.extend(items),
            Value::Mapping(pairs) => {
                targets.extend(pairs.get("href").and_then(Value::as_str));
                left.extend(pairs.values());
            }
            _ => {}
        }
    }
    targets
}
