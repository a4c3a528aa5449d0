//! The command: arguments in, exit code out. Messages go to stderr, data to stdout.

mod args;
mod check;
mod generate;
mod inputs;
mod progress;
mod selection;
mod terminal;

use args::{Arguments, Command};
use clap::Parser;
use std::process::ExitCode;
use tablature::Error;
use tablature::config::ConfigError;
use tablature::output::OutputError;
use terminal::Terminal;

/// How a run ended.
enum End {
    /// Everything is done.
    Done,
    /// There are findings that the caller wants to know of: errors in the docs, a stale crate.
    Findings,
}

/// Does what the command line says.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let terminal = Terminal::new(&arguments.look);
    let result = match &arguments.command {
        Command::Generate(chosen) => generate::run(chosen, &terminal),
        Command::Check(chosen) => check::run(chosen, &terminal),
    };
    match result {
        Ok(End::Done) => ExitCode::SUCCESS,
        Ok(End::Findings) => ExitCode::from(1),
        Err(error) => {
            explain(&error, &terminal);
            ExitCode::from(2)
        }
    }
}

/// Says why nothing could be done, and what can be done about it.
fn explain(error: &Error, terminal: &Terminal) {
    if let Error::Config(ConfigError::Invalid(faults)) = error {
        return terminal.show_all(&faults.diagnostics, &faults.sources);
    }
    terminal.error(&error.to_string());
    match error {
        Error::NoDocs => terminal.help(
            "name the folder with the pages, as in `tablature generate docs`, or write a \
             `tablature.yaml` with `docs: [docs]`",
        ),
        Error::Output(OutputError::Conflicts { .. }) => terminal.help(
            "move them away or undo the edits and run again, or choose another folder with `-o`",
        ),
        _ => {}
    }
}
