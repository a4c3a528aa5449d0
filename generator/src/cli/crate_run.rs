//! What `generate` and `check` have in common: from the docs to the crate, and what to do with it.

use super::args::InputArguments;
use super::cache::Cache;
use super::inputs::Inputs;
use super::progress::Bar;
use super::terminal::{Terminal, folder};
use std::path::Path;
use tablature::Error;
use tablature::lock::{Pending, Policy};
use tablature::output::{OutputError, Tree, Written};
use tablature::pipeline::{self, Outcome, Progress};
use tablature::rust::{self, CrateOptions};

/// What is done with the crate.
pub struct Deed<'a, T> {
    /// What is said while it is done.
    pub phase: &'static str,
    /// What is said if the docs give no crate.
    pub otherwise: &'static str,
    /// What becomes of what the lock knows and the docs say no more.
    pub policy: Policy,
    /// Does it, with the crate's files, its folder and the lock.
    pub act: &'a dyn Fn(&Tree, &Path, &Pending) -> Result<T, OutputError>,
    /// What it did to the folder, if crate and lock are up to date after it.
    pub settled: &'a dyn Fn(&T, &Pending) -> Option<Written>,
    /// What it gives for a folder with so many files that are up to date.
    pub unchanged: &'a dyn Fn(&Path, usize) -> T,
}

/// What came of it.
pub struct Done<T> {
    /// What the deed gave.
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

/// Reads the docs, makes the crate, does something with it, and shows the findings. `None` if the
/// findings allow no crate, which is then said.
///
/// # Errors
///
/// When the arguments or the docs cannot be used, or the deed fails.
pub fn run<T>(
    arguments: &InputArguments,
    terminal: &Terminal,
    deed: &Deed<'_, T>,
) -> Result<Option<Done<T>>, Error> {
    let cache = Cache::new(arguments, deed);
    if let Some(done) = cache.as_ref().and_then(|cache| cache.replay(terminal, deed)) {
        return Ok(Some(done));
    }
    let Inputs { mut input, output, name } = Inputs::new(arguments)?;
    input.policy = deed.policy;
    let bar = Bar::new(terminal);
    let mut outcome = pipeline::run(&input, &bar)?;
    let lock = outcome.lock.take();
    let result = outcome.api.as_ref().zip(lock).map(|(api, lock)| {
        bar.begin(deed.phase, None);
        let tree = rust::emit_crate(api, &CrateOptions { name: name.clone() });
        let result = (deed.act)(&tree, &output, &lock)?;
        if let Some((cache, written)) = cache.as_ref().zip((deed.settled)(&result, &lock)) {
            cache.keep(&outcome, &lock, (&name, &tree), &written);
        }
        Ok::<_, OutputError>((result, lock))
    });
    bar.finish();
    terminal.show(&outcome.diagnostics, &outcome.sources);
    let Some((result, lock)) = result.transpose()? else {
        terminal.say(&format!("{}: {}", deed.otherwise, terminal.tally(&outcome.diagnostics)));
        return Ok(None);
    };
    terminal.list_left_out(&outcome);
    Ok(Some(Done { result, lock, outcome, name, folder: folder(&output) }))
}
