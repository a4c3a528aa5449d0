//! What `generate` and `check` have in common: from the docs to the crate, and what to do with it.

use super::args::InputArguments;
use super::inputs::Inputs;
use super::progress::Bar;
use super::terminal::{Terminal, folder};
use std::path::Path;
use tablature::Error;
use tablature::output::{OutputError, Tree};
use tablature::pipeline::{self, Outcome, Progress};
use tablature::rust::{self, CrateOptions};

/// What is done with the crate.
pub struct Deed<T> {
    /// What is said while it is done.
    pub phase: &'static str,
    /// What is said if the docs give no crate.
    pub otherwise: &'static str,
    /// Does it, with the crate's files and its folder.
    pub act: fn(&Tree, &Path) -> Result<T, OutputError>,
}

/// What came of it.
pub struct Done<T> {
    /// What the deed gave.
    pub result: T,
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
    deed: &Deed<T>,
) -> Result<Option<Done<T>>, Error> {
    let Inputs { input, output, name } = Inputs::new(arguments)?;
    let bar = Bar::new(terminal);
    let outcome = pipeline::run(&input, &bar)?;
    let result = outcome.api.as_ref().map(|api| {
        bar.begin(deed.phase, None);
        (deed.act)(&rust::emit_crate(api, &CrateOptions { name: name.clone() }), &output)
    });
    bar.finish();
    terminal.show(&outcome.diagnostics, &outcome.sources);
    let Some(result) = result.transpose()? else {
        terminal.say(&format!("{}: {}", deed.otherwise, terminal.tally(&outcome.diagnostics)));
        return Ok(None);
    };
    terminal.list_left_out(&outcome);
    Ok(Some(Done { result, outcome, name, folder: folder(&output) }))
}
