//! `tablature check`.

mod told;

use super::End;
use super::args::{CheckArguments, Format};
use super::crate_action::CrateAction;
use super::crate_run;
use super::terminal::Terminal;
use tablature::Error;
use tablature::model::lock::Policy;
use tablature::output::{self, Stale, Written};

/// Reads the docs and compares the crate with what would be brought up to date.
///
/// # Errors
///
/// When the arguments or the docs cannot be used, or the crate's folder cannot be read.
pub fn run(arguments: &CheckArguments, terminal: &Terminal) -> Result<End, Error> {
    let compare = CrateAction {
        phase: "comparing",
        otherwise: "nothing to compare",
        is_repeatable: true,
        policy: Policy::Keep,
        renames: None,
        refresh_samples: false,
        act: &|made| Ok(output::check(made.tree, &made.inputs.output)?),
        settled: &|stale: &Stale, lock| {
            (stale.is_up_to_date() && lock.is_up_to_date()).then(Written::default)
        },
        unchanged: &|_| Stale::default(),
    };
    let Some(done) = crate_run::run(&arguments.inputs, terminal, &compare)? else {
        return Ok(End::Findings);
    };
    let (name, folder, stale) = (&done.name, &done.folder, &done.result);
    let is_up_to_date = stale.is_up_to_date() && done.lock.is_up_to_date();
    match arguments.format {
        Format::Json => told::to_programs(&done, terminal),
        Format::Github => told::to_github(&done, terminal),
        _ => told::to_people(&done, terminal),
    }
    if !is_up_to_date {
        return Ok(End::Findings);
    }
    terminal.say(&format!("{name} in {folder} is up to date"));
    Ok(End::of(&done.outcome))
}
