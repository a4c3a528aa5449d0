//! `tablature openapi`.

use super::End;
use super::args::OpenapiArguments;
use super::file::{self, Change};
use super::inputs::Docs;
use super::progress::Bar;
use super::terminal::{Terminal, count};
use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::time::Instant;
use tablature::Error;
use tablature::openapi::{Document, Options, document};
use tablature::shell::pipeline;

/// Reads the docs and writes the document.
///
/// # Errors
///
/// When the arguments or the docs cannot be used, or the document cannot be written.
pub fn run(arguments: &OpenapiArguments, terminal: &Terminal) -> Result<End, Error> {
    let start = Instant::now();
    let Docs { input, name, .. } =
        Docs::new(&arguments.docs, terminal)?.selecting(&arguments.selection);
    let output = arguments.output.as_deref().filter(|path| *path != Path::new("-"));
    if let Some(path) = output {
        file::check_apart(path, &input.docs)?;
    }
    let bar = Bar::new(terminal);
    let outcome = pipeline::run(&input, &bar)?;
    let options = Options {
        title: arguments.name.clone().unwrap_or(name),
        strict_paths: arguments.strict_paths,
    };
    let written = outcome.api.as_ref().map(|api| {
        pipeline::Progress::begin(&bar, "writing the document", None);
        let document = document(api, &options);
        text(&document, output).map(|text| (document, text))
    });
    bar.finish();
    terminal.show(&outcome.diagnostics, &outcome.sources);
    let Some(written) = written else {
        terminal.say(&format!("nothing written: {}", terminal.tally(&outcome.diagnostics)));
        return Ok(End::Findings);
    };
    let (document, text) = written.map_err(|error| file::not_written(output, error))?;
    terminal.list_left_out(&outcome);
    report_misfits(&document, terminal);
    let change = match output {
        Some(path) => file::write(path, &text)?,
        None => file::print(&text)?,
    };
    terminal.say(&format!(
        "{} {}: {}, {}, {}, {:.1} s",
        match change {
            Change::Written => "wrote",
            Change::None => "unchanged:",
        },
        output.map_or("the document".to_owned(), |path| path.display().to_string()),
        count(outcome.counts.operations, "operation", "operations"),
        count(outcome.counts.carriers, "carrier", "carriers"),
        terminal.tally(&outcome.diagnostics),
        start.elapsed().as_secs_f64(),
    ));
    Ok(End::of(&outcome))
}

/// The document in the format that the file's name asks for.
fn text(document: &Document, output: Option<&Path>) -> io::Result<String> {
    let extension = output.and_then(Path::extension).map(OsStr::to_ascii_lowercase);
    match extension.as_deref().and_then(OsStr::to_str) {
        Some("yaml" | "yml") => Ok(document.to_yaml()),
        _ => document.to_json().map_err(io::Error::other),
    }
}

/// Says which operations other tools will not see.
fn report_misfits(document: &Document, terminal: &Terminal) {
    for operation in document.misfits() {
        terminal
            .say(&format!("OpenAPI has no place for `{operation}`; it is written as an extension"));
    }
}
