//! What a command does with the crate, and what comes of it.

use std::path::Path;
use tablature::model::lock::{Policy, Renames};
use tablature::output::{OutputError, Tree, Written};
use tablature::shell::pipeline::Outcome;
use tablature::shell::pipeline::Pending;

/// What is done with the crate.
pub struct CrateAction<'a, T> {
    /// What is said while it is done.
    pub phase: &'static str,
    /// What is said if the docs give no crate.
    pub otherwise: &'static str,
    /// What becomes of what the lock knows and the docs say no more.
    pub policy: Policy,
    /// What is to be called otherwise; no names drop those of before.
    pub renames: Option<Renames>,
    /// Whether samples are to be those of the docs, also where only their values are others.
    pub refresh_samples: bool,
    /// Does it, with the crate's files, its folder and the lock.
    pub act: &'a dyn Fn(&Tree, &Path, &Pending) -> Result<T, OutputError>,
    /// What it did to the folder, if crate and lock are up to date after it.
    pub settled: &'a dyn Fn(&T, &Pending) -> Option<Written>,
    /// What it gives for a folder with so many files that are up to date.
    pub unchanged: &'a dyn Fn(usize) -> T,
}

/// What came of it.
pub struct Done<T> {
    /// What the action gave.
    pub result: T,
    /// The lock that has to be there.
    pub lock: Pending,
    /// What the docs gave.
    pub outcome: Outcome,
    /// Name of the crate.
    pub name: String,
    /// Its folder, as people write it.
    pub folder: String,
}
