//! `tablature generate`.

mod bump;
mod watched;

use super::End;
use super::args::GenerateArguments;
use super::crate_action::{CrateAction, Made};
use super::crate_run;
use super::terminal::{Terminal, count};
use std::time::Instant;
use tablature::Error;
use tablature::model::lock::Policy;
use tablature::output::{self, Written};
use tablature::shell::pipeline::Counts;

/// Reads the docs and writes the crate.
///
/// # Errors
///
/// When the arguments or the docs cannot be used, or the crate's folder cannot be brought up to date.
pub fn run(arguments: &GenerateArguments, terminal: &Terminal) -> Result<End, Error> {
    if arguments.watch {
        return watched::run(arguments, terminal).map(|()| End::Done);
    }
    let start = Instant::now();
    let write = |made: &Made<'_>| {
        if arguments.locked && !made.lock.is_up_to_date() {
            return Ok(None);
        }
        let (folder, lock) = (&made.inputs.output, made.lock.companion());
        let Some(revision) = &arguments.bump else {
            return Ok(Some(output::write_with(made.tree, folder, lock.as_ref())?));
        };
        let (release, tree) = bump::release(made, revision)?;
        let written = output::write_with(&tree, folder, lock.as_ref())?;
        bump::finish(&release, revision, terminal)?;
        Ok(Some(written))
    };
    let write = CrateAction {
        phase: "writing the crate",
        otherwise: "nothing written",
        // What git has is none of what is looked at to tell whether all is as it was, and which
        // samples an earlier run kept is none of it, either.
        is_repeatable: arguments.bump.is_none() && !arguments.refresh_samples,
        policy: policy(arguments),
        renames: None,
        refresh_samples: arguments.refresh_samples,
        act: &write,
        settled: &|written, _| written.clone(),
        unchanged: &|files| Some(Written { unchanged: files, ..Written::default() }),
    };
    let Some(done) = crate_run::run(&arguments.inputs, terminal, &write)? else {
        return Ok(End::Findings);
    };
    let Some(written) = &done.result else {
        terminal.lock_differs(&done.lock, "nothing written, because of `--locked`");
        return Ok(End::Findings);
    };
    terminal.say(&format!(
        "generated {} in {}: {}, {}, {:.1} s ({})",
        done.name,
        done.folder,
        counts(&done.outcome.counts),
        terminal.tally(&done.outcome.diagnostics),
        start.elapsed().as_secs_f64(),
        files(written),
    ));
    // A first lock in the crate's folder is one of many new files.
    let is_among_others = done.lock.is_first && done.lock.path.starts_with(&done.folder);
    if !done.lock.is_up_to_date() && !is_among_others {
        terminal.lock_written(&done.lock);
    }
    Ok(End::of(&done.outcome))
}

/// What becomes of what the lock knows and the docs say no more.
fn policy(arguments: &GenerateArguments) -> Policy {
    if arguments.update_lock { Policy::Renew } else { Policy::Keep }
}

fn counts(counts: &Counts) -> String {
    [
        count(counts.pages, "page", "pages"),
        count(counts.operations, "operation", "operations"),
        count(counts.carriers, "carrier", "carriers"),
        count(counts.samples, "sample", "samples"),
    ]
    .join(", ")
}

fn files(written: &Written) -> String {
    let files = count(written.written.len(), "file", "files");
    format!("{files} written, {} removed, {} unchanged", written.removed.len(), written.unchanged)
}
