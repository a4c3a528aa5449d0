//! What a command does with the crate, and what comes of it.

use super::inputs::Inputs;
use tablature::Error;
use tablature::model::api::Api;
use tablature::model::lock::{Policy, Renames};
use tablature::output::{Tree, Written};
use tablature::rust::CrateOptions;
use tablature::shell::pipeline::Outcome;
use tablature::shell::pipeline::Pending;

/// What is done with the crate.
pub struct CrateAction<'a, T> {
    /// What is said while it is done.
    pub phase: &'static str,
    /// What is said if the docs give no crate.
    pub otherwise: &'static str,
    /// Whether nothing is to be done where an earlier run came to the same.
    pub is_repeatable: bool,
    /// What becomes of what the lock knows and the docs say no more.
    pub policy: Policy,
    /// What is to be called otherwise; no names drop those of before.
    pub renames: Option<Renames>,
    /// Whether samples are to be those of the docs, also where only their values are others.
    pub refresh_samples: bool,
    /// Does it.
    pub act: &'a dyn Fn(&Made<'_>) -> Result<T, Error>,
    /// What it did to the folder, if crate and lock are up to date after it.
    pub settled: &'a dyn Fn(&T, &Pending) -> Option<Written>,
    /// What it gives for a folder with so many files that are up to date.
    pub unchanged: &'a dyn Fn(usize) -> T,
}

/// A crate that is not written yet.
pub struct Made<'m> {
    /// What it was made of.
    pub inputs: &'m Inputs,
    /// The model.
    pub api: &'m Api,
    /// What the user chose of it.
    pub options: &'m CrateOptions,
    /// Its files.
    pub tree: &'m Tree,
    /// The lock that has to be there.
    pub lock: &'m Pending,
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
