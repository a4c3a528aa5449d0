//! What `generate` and `check` have in common: from the docs to the crate, and what to do with it.

use super::args::InputArguments;
use super::cache::Cache;
use super::crate_action::{CrateAction, Done};
use super::inputs::Inputs;
use super::progress::Bar;
use super::terminal::{Terminal, folder};
use tablature::Error;
use tablature::output::OutputError;
use tablature::rust::{self, CrateOptions};
use tablature::shell::pipeline::{self, Progress};
use tablature::shell::samples;

/// Reads the docs, makes the crate, does something with it, and shows the findings. `None` if the
/// findings allow no crate, which is then said.
///
/// # Errors
///
/// When the arguments or the docs cannot be used, or the action fails.
pub fn run<T>(
    arguments: &InputArguments,
    terminal: &Terminal,
    action: &CrateAction<'_, T>,
) -> Result<Option<Done<T>>, Error> {
    // Earlier runs know nothing of what these do.
    let is_special = action.renames.is_some() || action.refresh_samples;
    let cache = (!is_special).then(|| Cache::new(arguments, action)).flatten();
    if let Some(done) = cache.as_ref().and_then(|cache| cache.replay(terminal, action)) {
        return Ok(Some(done));
    }
    let Inputs { mut input, output, name, package } = Inputs::new(arguments, terminal)?;
    input.policy = action.policy;
    input.drop_former = action.renames.as_ref().is_some_and(|names| names.pairs().next().is_none());
    input.renames = action.renames.clone().unwrap_or_default();
    let bar = Bar::new(terminal);
    let mut outcome = pipeline::run(&input, &bar)?;
    let lock = outcome.lock.take();
    let result = outcome.api.as_ref().zip(lock).map(|(api, lock)| {
        bar.begin(action.phase, None);
        let options = CrateOptions { name: name.clone(), package: package.clone() };
        let mut tree = rust::emit_crate(api, &options);
        if !action.refresh_samples {
            samples::keep(&mut tree, api, &output);
        }
        let result = (action.act)(&tree, &output, &lock)?;
        if let Some((cache, written)) = cache.as_ref().zip((action.settled)(&result, &lock)) {
            cache.keep(&outcome, &lock, (&name, &tree), &written);
        }
        Ok::<_, OutputError>((result, lock))
    });
    bar.finish();
    terminal.show(&outcome.diagnostics, &outcome.sources);
    let Some((result, lock)) = result.transpose()? else {
        terminal.say(&format!("{}: {}", action.otherwise, terminal.tally(&outcome.diagnostics)));
        return Ok(None);
    };
    terminal.list_left_out(&outcome);
    Ok(Some(Done { result, lock, outcome, name, folder: folder(&output) }))
}
