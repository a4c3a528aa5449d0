//! Tables of contents: which pages the docs admit to.

use super::paths::{decoded, resolve};
use super::{FileId, Sources, Span, yaml};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use serde_yaml::Value;
use std::collections::HashSet;
use std::path::PathBuf;

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
    /// is not YAML is a finding, and says nothing.
    pub(super) fn read(&mut self, id: FileId, sources: &Sources, diagnostics: &mut Diagnostics) {
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
        for target in targets(&items) {
            let target = decoded(target.split(['#', '?']).next().unwrap_or_default());
            let name = match target.strip_prefix("~/").or_else(|| target.strip_prefix('/')) {
                Some(from_root) => resolve("", from_root),
                None => resolve(&file.name, &target),
            };
            self.listed.extend(name.map(|name| (file.root.clone(), name)));
        }
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
