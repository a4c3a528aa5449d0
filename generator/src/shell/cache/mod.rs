//! What the last run looked at and what it wrote, so that a run in which nothing has changed can be
//! told from one that has work to do, without reading anything.
//!
//! A [`Record`] is made of a run that went well ([`Record::of`]). As long as it holds
//! ([`Record::examine`]), another run would find and write the same, so its findings can be
//! shown again ([`Record::findings`]). Whatever is in doubt is compared by content, and whoever has
//! no record, or a damaged one, just does all the work: a record may cost time, never truth.
//!
//! [docs/cache.md](https://github.com/tablature/tablature/blob/main/docs/cache.md) tells users about it.

mod findings;
mod stamp;
mod store;
mod witness;

#[cfg(test)]
mod tests;

pub use findings::Findings;
pub use store::{file_name, read, remove_old, write};

use crate::diagnostics::{Code, Severity};
use crate::output::{MANIFEST, Tree, Written};
use crate::shell::pipeline::Pending;
use crate::shell::pipeline::{Counts, Outcome};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use stamp::is_before;
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use witness::{Verdict, Witness};

/// A run that went well.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// Everything that was asked for, and of which tool, in any form: another text is another run.
    pub request: &'a str,
    /// When nothing had been read yet.
    pub begun: SystemTime,
    /// Files that say how to read the docs: configuration and dialect.
    pub settings: &'a [PathBuf],
    /// What the docs gave.
    pub outcome: &'a Outcome,
    /// The lock that lies there now.
    pub lock: &'a Pending,
    /// Name of the crate.
    pub name: &'a str,
    /// Its files.
    pub tree: &'a Tree,
    /// Its folder.
    pub output: &'a Path,
    /// What was done to that. The tree is what lies there now.
    pub written: &'a Written,
}

/// All that has to be as it was for a run to come to what it came to before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    request: String,
    witnesses: Vec<Witness>,
    findings: Findings,
    /// Name of the crate.
    pub name: String,
    /// How much there is.
    pub counts: Counts,
    /// How many files the crate has.
    pub files: usize,
}

/// Whether a record still holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Everything is as it was.
    Holds,
    /// Everything is as it was, but it took reading files to find out; the record knows more now and
    /// should be written again.
    HoldsAnew,
    /// Something has changed.
    Fails,
}

impl Record {
    /// What there is to record of a run; `None` if another one might come to something else without
    /// any change, or if it cannot be said what it depends on.
    pub fn of(run: &Run<'_>) -> Option<Self> {
        let is_settled = run.lock.is_up_to_date() || run.lock.is_first;
        let depends_on_more = run.outcome.diagnostics.iter().any(|found| {
            let lacks_a_file = [Code::UnreadableFile, Code::SampleIncludeMissing];
            found.severity == Severity::Error || lacks_a_file.contains(&found.code)
        });
        if !is_settled || depends_on_more {
            return None;
        }
        let mut witnesses = inputs(run)?;
        witnesses.extend(outputs(run)?);
        Some(Self {
            request: run.request.to_owned(),
            witnesses,
            findings: Findings::of(&run.outcome.diagnostics, &run.outcome.sources)?,
            name: run.name.to_owned(),
            counts: run.outcome.counts,
            files: run.tree.files.len(),
        })
    }

    /// Looks whether everything is as it was when the same was asked for.
    pub fn examine(&mut self, request: &str) -> Standing {
        if self.request != request {
            return Standing::Fails;
        }
        let now = SystemTime::now();
        let verdicts: Option<Vec<Verdict>> =
            self.witnesses.par_iter_mut().map(|witness| witness.examine(now)).collect();
        match verdicts {
            None => Standing::Fails,
            Some(verdicts) if verdicts.contains(&Verdict::SameAnew) => Standing::HoldsAnew,
            Some(_) => Standing::Holds,
        }
    }

    /// What the run found.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }
}

/// What the run read, and the folders in which it looked.
fn inputs(run: &Run<'_>) -> Option<Vec<Witness>> {
    let Run { begun, outcome, .. } = *run;
    let files = outcome.sources.iter().map(|(_, file)| file);
    let texts: HashMap<&Path, &str> =
        files.filter_map(|file| Some((file.disk.as_deref()?, &*file.text))).collect();
    let paths: BTreeSet<&Path> = outcome.looked_at.iter().map(PathBuf::as_path).collect();
    let of_path = |path: &Path| match texts.get(path) {
        _ if path == run.lock.path => None,
        Some(text) => Some(Witness::file(path, text.as_bytes(), |stamp| stamp.is_older(begun))),
        None if path.is_dir() => Some(Witness::folder(path, begun)),
        None => Some(Witness::old_file(path, begun)),
    };
    let paths: Vec<&Path> = paths.into_iter().collect();
    let mut witnesses: Vec<Witness> =
        paths.into_par_iter().filter_map(of_path).collect::<Option<_>>()?;
    for path in run.settings {
        witnesses.push(Witness::old_file(path, begun)?);
    }
    let lock = match texts.get(run.lock.path.as_path()) {
        Some(text) if run.lock.is_up_to_date() => (*text).to_owned(),
        _ => run.lock.lock.to_string(),
    };
    witnesses.push(Witness::file(&run.lock.path, lock.as_bytes(), |stamp| stamp.is_older(begun))?);
    Some(witnesses)
}

/// The crate's files and folders.
fn outputs(run: &Run<'_>) -> Option<Vec<Witness>> {
    let written: BTreeSet<&str> = run.written.written.iter().map(String::as_str).collect();
    let files: Vec<_> = run.tree.files.iter().collect();
    let of_file = |(path, content): (&String, &Vec<u8>)| {
        let is_new = written.contains(path.as_str());
        // Nobody but the run could get at a file before all were ready.
        let staged = run.written.staged.filter(|_| is_new);
        Witness::own_file(&run.output.join(path), content, |stamp| match staged {
            Some(staged) => is_before(stamp.modified, staged),
            None => stamp.is_older(run.begun),
        })
    };
    let mut witnesses: Vec<Witness> = files.into_par_iter().map(of_file).collect::<Option<_>>()?;
    let list = run.output.join(MANIFEST);
    witnesses.push(Witness::own_file(&list, &fs::read(&list).ok()?, |stamp| {
        run.written.staged.is_none() && stamp.is_older(run.begun)
    })?);
    let folders: BTreeSet<PathBuf> = run
        .tree
        .files
        .keys()
        .flat_map(|path| path.match_indices('/').map(|(at, _)| run.output.join(&path[..at])))
        .collect();
    for folder in folders {
        witnesses.push(Witness::own_folder(&folder)?);
    }
    Some(witnesses)
}
