//! `tablature generate`.

use super::End;
use super::args::GenerateArguments;
use super::crate_run::{self, Deed};
use super::terminal::{Terminal, count};
use std::time::Instant;
use tablature::Error;
use tablature::output::{self, Written};
use tablature::pipeline::Counts;

/// Reads the docs and writes the crate.
///
/// # Errors
///
/// When the arguments or the docs cannot be used, or the crate's folder cannot be brought up to date.
pub fn run(arguments: &GenerateArguments, terminal: &Terminal) -> Result<End, Error> {
    let start = Instant::now();
    let write =
        Deed { phase: "writing the crate", otherwise: "nothing written", act: output::write };
    let Some(done) = crate_run::run(&arguments.inputs, terminal, &write)? else {
        return Ok(End::Findings);
    };
    terminal.say(&format!(
        "generated {} in {}: {}, {}, {:.1} s ({})",
        done.name,
        done.folder,
        counts(&done.outcome.counts),
        terminal.tally(&done.outcome.diagnostics),
        start.elapsed().as_secs_f64(),
        files(&done.result),
    ));
    Ok(End::of(&done.outcome))
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
