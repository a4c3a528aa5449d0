//! Findings of an earlier run, to be shown again.

use super::witness::{hash, text};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use crate::source::{FileId, SourceFile, Sources, Span};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Findings, and the files that they point into, without their texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Findings {
    found: Vec<Finding>,
    files: Vec<File>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Finding {
    code: String,
    severity: Severity,
    message: String,
    place: Option<Place>,
    labels: Vec<(Place, String)>,
    help: Option<String>,
}

/// Number of the file, start and end.
type Place = (u32, u32, u32);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct File {
    path: String,
    name: String,
    disk: String,
    hash: String,
}

impl Findings {
    /// Takes findings down; `None` if the text of one is not that of a file.
    pub(super) fn of(diagnostics: &Diagnostics, sources: &Sources) -> Option<Self> {
        let ids: BTreeSet<FileId> = diagnostics.iter().flat_map(files_of).collect();
        let numbers: BTreeMap<FileId, u32> = ids.iter().copied().zip(0..).collect();
        let place = |span: Span| (numbers[&span.file], span.start, span.end);
        let found = diagnostics.iter().map(|found| Finding {
            code: found.code.name().to_owned(),
            severity: found.severity,
            message: found.message.clone(),
            place: found.span.map(place),
            labels: found.labels.iter().map(|(span, text)| (place(*span), text.clone())).collect(),
            help: found.help.clone(),
        });
        let files = ids.iter().map(|&id| {
            let file = sources.file(id);
            Some(File {
                path: file.path.clone(),
                name: file.name.clone(),
                disk: file.disk.as_ref()?.to_str()?.to_owned(),
                hash: hash(file.text.as_bytes()),
            })
        });
        Some(Self { found: found.collect(), files: files.collect::<Option<_>>()? })
    }

    /// The findings as they were, with the texts of the files that those point into which `choose`
    /// gives; those of the others are empty. `None` if a file has another text now.
    pub fn again(
        &self,
        choose: impl for<'a> Fn(&'a Diagnostics) -> Vec<&'a Diagnostic>,
    ) -> Option<(Diagnostics, Sources)> {
        let mut diagnostics = Diagnostics::default();
        for finding in &self.found {
            diagnostics.push(self.finding(finding)?);
        }
        let wanted: BTreeSet<FileId> =
            choose(&diagnostics).into_iter().flat_map(files_of).collect();
        let mut sources = Sources::default();
        for (file, number) in self.files.iter().zip(0..) {
            let text = if wanted.contains(&FileId(number)) { file.read()? } else { String::new() };
            let read = SourceFile::new(file.path.as_str(), file.name.as_str(), &text);
            sources.add(read.on_disk(PathBuf::from(&file.disk), None));
        }
        Some((diagnostics, sources))
    }

    fn finding(&self, finding: &Finding) -> Option<Diagnostic> {
        let span = |&(number, start, end): &Place| {
            let is_known = (number as usize) < self.files.len();
            is_known.then_some(Span { file: FileId(number), start, end })
        };
        let label = |(place, text): &(Place, String)| Some((span(place)?, text.clone()));
        Some(Diagnostic {
            code: finding.code.parse::<Code>().ok()?,
            severity: finding.severity,
            message: finding.message.clone(),
            span: match &finding.place {
                Some(place) => Some(span(place)?),
                None => None,
            },
            labels: finding.labels.iter().map(label).collect::<Option<_>>()?,
            help: finding.help.clone(),
            fix: Vec::new(),
        })
    }
}

impl File {
    /// The text, if it is what it was.
    fn read(&self) -> Option<String> {
        let bytes = std::fs::read(&self.disk).ok()?;
        (hash(text(&bytes)) == self.hash).then(|| String::from_utf8(bytes).ok())?
    }
}

/// The files that a finding points into.
fn files_of(found: &Diagnostic) -> impl Iterator<Item = FileId> {
    let labels = found.labels.iter().map(|(span, _)| span.file);
    found.span.map(|span| span.file).into_iter().chain(labels)
}
