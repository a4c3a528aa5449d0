//! `tablature check`.

use super::End;
use super::args::CheckArguments;
use super::crate_action::CrateAction;
use super::crate_run;
use super::terminal::{Terminal, count};
use tablature::Error;
use tablature::model::lock::Policy;
use tablature::output::{self, Change, ChangeKind, Stale, Written};

/// Reads the docs and compares the crate with what would be brought up to date.
///
/// # Errors
///
/// When the arguments or the docs cannot be used, or the crate's folder cannot be read.
pub fn run(arguments: &CheckArguments, terminal: &Terminal) -> Result<End, Error> {
    let compare = CrateAction {
        phase: "comparing",
        otherwise: "nothing to compare",
        policy: Policy::Keep,
        renames: None,
        refresh_samples: false,
        act: &|tree, folder, _| output::check(tree, folder),
        settled: &|stale: &Stale, lock| {
            (stale.is_up_to_date() && lock.is_up_to_date()).then(Written::default)
        },
        unchanged: &|_| Stale::default(),
    };
    let Some(done) = crate_run::run(&arguments.inputs, terminal, &compare)? else {
        return Ok(End::Findings);
    };
    let (name, folder, stale) = (&done.name, &done.folder, &done.result);
    if stale.is_up_to_date() && done.lock.is_up_to_date() {
        terminal.say(&format!("{name} in {folder} is up to date"));
        return Ok(End::of(&done.outcome));
    }
    if !stale.is_up_to_date() {
        terminal.differences(&stale.diff());
        let differ = count(stale.changes.len(), "file differs", "files differ");
        let what_to_do = match in_the_way(stale) {
            0 => "run `tablature generate`".to_owned(),
            some => format!(
                "move {} away that `tablature generate` will not overwrite, then run it",
                count(some, "file", "files")
            ),
        };
        terminal.say(&format!("{name} in {folder} is stale: {differ}; {what_to_do}"));
    }
    // Where there is no crate yet, it goes without saying that there is no lock.
    if !done.lock.is_up_to_date() && (stale.is_up_to_date() || !done.lock.is_first) {
        terminal.lock_differs(&done.lock, "run `tablature generate`");
    }
    Ok(End::Findings)
}

/// How many files were edited by hand, or were never generated, so that they stop `generate`.
fn in_the_way(stale: &Stale) -> usize {
    let is_in_the_way = |change: &&Change| matches!(change.kind, ChangeKind::InTheWay(_));
    stale.changes.iter().filter(is_in_the_way).count()
}
