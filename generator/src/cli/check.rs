//! `tablature check`.

use super::End;
use super::args::CheckArguments;
use super::inputs::Inputs;
use super::progress::Bar;
use super::terminal::{Terminal, count, folder};
use tablature::Error;
use tablature::output;
use tablature::pipeline::{self, Progress};
use tablature::rust::{self, CrateOptions};

/// Reads the docs and compares the crate with what would be written.
pub fn run(arguments: &CheckArguments, terminal: &Terminal) -> Result<End, Error> {
    let Inputs { input, output, name } = Inputs::new(&arguments.inputs)?;
    let bar = Bar::new(terminal);
    let outcome = pipeline::run(&input, &bar)?;
    let Some(api) = &outcome.api else {
        bar.finish();
        terminal.show(&outcome.diagnostics, &outcome.sources);
        terminal.say(&format!("nothing to compare: {}", terminal.tally(&outcome.diagnostics)));
        return Ok(End::Findings);
    };
    bar.begin("comparing", None);
    let tree = rust::emit_crate(api, &CrateOptions { name: name.clone() });
    let stale = output::check(&tree, &output);
    bar.finish();
    terminal.show(&outcome.diagnostics, &outcome.sources);
    terminal.list_left_out(&outcome);
    let (stale, shown) = (stale?, folder(&output));
    if stale.is_up_to_date() {
        terminal.say(&format!("{name} in {shown} is up to date"));
        return Ok(if outcome.diagnostics.has_errors() { End::Findings } else { End::Done });
    }
    terminal.data(&stale.diff());
    let differ = count(stale.changes.len(), "file differs", "files differ");
    terminal.say(&format!("{name} in {shown} is stale: {differ}; run `tablature generate`"));
    Ok(End::Findings)
}
