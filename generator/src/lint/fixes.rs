//! Mends what can be mended without a change of meaning.

use crate::diagnostics::{Diagnostics, Edit};
use crate::source::{FileId, Sources};
use similar::TextDiff;
use std::collections::BTreeMap;
use std::fmt::Write;

/// A file, and the text that it is to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The file.
    pub file: FileId,
    /// All of its new text.
    pub text: String,
    /// How many findings that mends.
    pub findings: usize,
}

/// What all fixes come to, file by file. Of fixes that touch the same text the first counts; the others have their
/// turn in the next run.
pub fn mend(findings: &Diagnostics, sources: &Sources) -> Vec<Mended> {
    let mut by_file: BTreeMap<FileId, Vec<&[Edit]>> = BTreeMap::new();
    for found in findings.iter() {
        let file = found.span.map(|span| span.file);
        let Some(file) = file.filter(|file| found.fix.iter().all(|edit| edit.span.file == *file))
        else {
            continue;
        };
        if !found.fix.is_empty() {
            by_file.entry(file).or_default().push(&found.fix);
        }
    }
    let mended = |(file, fixes)| mend_file(file, fixes, sources);
    by_file.into_iter().map(mended).filter(|mended| mended.findings > 0).collect()
}

fn mend_file(file: FileId, fixes: Vec<&[Edit]>, sources: &Sources) -> Mended {
    let mut taken: Vec<&Edit> = Vec::new();
    let mut findings = 0;
    for fix in fixes {
        let touches = |edit: &Edit, other: &Edit| {
            edit.span.start <= other.span.end && other.span.start <= edit.span.end
        };
        if !fix.iter().any(|edit| taken.iter().any(|other| touches(edit, other))) {
            taken.extend(fix);
            findings += 1;
        }
    }
    taken.sort_by_key(|edit| edit.span.start);
    let old = &*sources.file(file).text;
    let (mut text, mut at) = (String::with_capacity(old.len()), 0);
    for edit in taken {
        let range = edit.span.range();
        text.push_str(&old[at..range.start]);
        text.push_str(&edit.text);
        at = range.end;
    }
    text.push_str(&old[at..]);
    Mended { file, text, findings }
}

/// The changes, for people and for `patch`.
pub fn diff(mended: &[Mended], sources: &Sources) -> String {
    let mut diff = String::new();
    for Mended { file, text, .. } in mended {
        let source = sources.file(*file);
        let lines = TextDiff::from_lines(&*source.text, text.as_str());
        let mut lines = lines.unified_diff();
        let lines = lines.header(&source.path, &source.path);
        // Text can always be written to.
        let _ = write!(diff, "{lines}");
    }
    diff
}
