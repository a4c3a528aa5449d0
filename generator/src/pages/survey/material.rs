//! Pages that are read without a dialect.

use super::elements;
use crate::diagnostics::Diagnostics;
use crate::pages::markdown::{Page, parse};
use crate::source::{Discovery, FileId, Sources, discover};
use regex::Regex;
use std::path::PathBuf;

/// Pages, and the elements around their text that say nothing and were taken off.
#[derive(Clone, Debug)]
pub struct Material {
    /// The files.
    pub sources: Sources,
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// Patterns of what was taken off, and how often each was there.
    pub(super) dressing: Vec<(String, usize)>,
}

impl Material {
    /// Finds and reads the pages. What cannot be read is a finding.
    pub fn read(docs: &[PathBuf], diagnostics: &mut Diagnostics) -> Self {
        let Discovery { sources, pages, .. } =
            discover(docs, None, Sources::default(), diagnostics);
        Self::of(sources, &pages)
    }

    /// Pages among files that were read before.
    pub fn of(sources: Sources, files: &[FileId]) -> Self {
        let bare = parsed(&sources, files, &[]);
        let dressing = elements::dressing(&bare);
        let patterns: Vec<_> =
            dressing.iter().filter_map(|(pattern, _)| Regex::new(pattern).ok()).collect();
        let pages = match patterns.is_empty() {
            true => bare,
            false => parsed(&sources, files, &patterns),
        };
        Self { sources, pages, dressing }
    }
}

fn parsed(sources: &Sources, files: &[FileId], dressing: &[Regex]) -> Vec<Page> {
    // What is wrong with pages is told by the run that reads them with a dialect.
    let mut ignored = Diagnostics::default();
    ignored.collect(files, |&id, noted| parse(id, sources.file(id), dressing, noted))
}
