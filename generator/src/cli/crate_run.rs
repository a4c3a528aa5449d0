//! What `generate` and `check` have in common: from the docs to the crate, and what to do with it.

use super::args::InputArguments;
use super::cache::Cache;
use super::crate_action::{CrateAction, Done, Made};
use super::inputs::Inputs;
use super::progress::Bar;
use super::terminal::{Terminal, folder};
use tablature::Error;
use tablature::rust::CrateOptions;
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
    let cache = Cache::new(arguments, action);
    if let Some(done) = cache.as_ref().and_then(|cache| cache.replay(terminal, action)) {
        return Ok(Some(done));
    }
    let mut inputs = Inputs::new(arguments, terminal)?;
    inputs.input.policy = action.policy;
    inputs.input.drop_former =
        action.renames.as_ref().is_some_and(|names| names.pairs().next().is_none());
    inputs.input.renames = action.renames.clone().unwrap_or_default();
    let bar = Bar::new(terminal);
    let mut outcome = pipeline::run(&inputs.input, &bar)?;
    let lock = outcome.lock.take();
    let result = outcome.api.as_ref().zip(lock).map(|(api, lock)| {
        bar.begin(action.phase, None);
        let name = inputs.name.clone();
        let options = CrateOptions { name, package: inputs.package.clone() };
        let tree = samples::emit_crate(api, &options, &inputs.output, action.refresh_samples);
        let made = Made { inputs: &inputs, api, options: &options, tree: &tree, lock: &lock };
        let result = (action.act)(&made)?;
        if let Some((cache, written)) = cache.as_ref().zip((action.settled)(&result, &lock)) {
            cache.keep(&outcome, &lock, (&inputs.name, &tree), &written);
        }
        Ok::<_, Error>((result, lock))
    });
    bar.finish();
    terminal.show(&outcome.diagnostics, &outcome.sources);
    let Some((result, lock)) = result.transpose()? else {
        terminal.say(&format!("{}: {}", action.otherwise, terminal.tally(&outcome.diagnostics)));
        return Ok(None);
    };
    terminal.list_left_out(&outcome);
    let (name, folder) = (inputs.name, folder(&inputs.output));
    Ok(Some(Done { result, lock, outcome, name, folder }))
}
