//! `tablature generate`.

use super::End;
use super::args::GenerateArguments;
use super::inputs::Inputs;
use super::progress::Bar;
use super::terminal::{Terminal, count, folder};
use std::time::Instant;
use tablature::Error;
use tablature::output::{self, Written};
use tablature::pipeline::{self, Counts, Outcome, Progress};
use tablature::rust::{self, CrateOptions};

/// Reads the docs and writes the crate.
pub fn run(arguments: &GenerateArguments, terminal: &Terminal) -> Result<End, Error> {
    let start = Instant::now();
    let Inputs { input, output, name } = Inputs::new(&arguments.inputs)?;
    let bar = Bar::new(terminal);
    let outcome = pipeline::run(&input, &bar)?;
    let Some(api) = &outcome.api else {
        bar.finish();
        terminal.show(&outcome.diagnostics, &outcome.sources);
        terminal.say(&format!("nothing written: {}", terminal.tally(&outcome.diagnostics)));
        return Ok(End::Findings);
    };
    bar.begin("writing the crate", None);
    let tree = rust::emit_crate(api, &CrateOptions { name: name.clone() });
    let written = output::write(&tree, &output);
    bar.finish();
    terminal.show(&outcome.diagnostics, &outcome.sources);
    let written = written?;
    terminal.list_left_out(&outcome);
    terminal.say(&format!(
        "generated {name} in {}: {}, {}, {:.1} s ({})",
        folder(&output),
        counts(&outcome.counts),
        terminal.tally(&outcome.diagnostics),
        start.elapsed().as_secs_f64(),
        files(&written),
    ));
    Ok(end(&outcome))
}

/// Pages that were left out are findings, though the rest is written.
fn end(outcome: &Outcome) -> End {
    if outcome.diagnostics.has_errors() { End::Findings } else { End::Done }
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
