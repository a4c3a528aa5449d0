//! The command: arguments in, exit code out. Messages go to stderr, data to stdout.

mod args;
mod cache;
mod check;
mod coverage;
mod crate_action;
mod crate_run;
mod diff;
mod explain;
mod file;
mod generate;
mod init;
mod inputs;
mod interrupted;
mod lint;
mod list;
mod mock;
mod openapi;
mod progress;
mod rename;
mod schema;
mod selection;
mod shell;
mod terminal;
mod watch;

use args::{Arguments, Command, color_choice};
use clap::{CommandFactory, FromArgMatches};
use std::env;
use std::io::{self, Write};
use std::process::{self, ExitCode};
use tablature::Error;
use tablature::output::OutputError;
use tablature::shell::config::ConfigError;
use tablature::shell::pipeline::Outcome;
use tablature::shell::release::ReleaseError;
use terminal::Terminal;

/// How a run ended.
enum End {
    /// Everything is done.
    Done,
    /// There are findings that the caller wants to know of: errors in the docs, a stale crate.
    Findings,
}

impl End {
    /// The end of a run that did what it should. Pages that were left out are findings, though the
    /// rest is there.
    fn of(outcome: &Outcome) -> Self {
        if outcome.diagnostics.has_errors() { Self::Findings } else { Self::Done }
    }
}

/// Does what the command line says.
pub fn run() -> ExitCode {
    let arguments = parse();
    let terminal = Terminal::new(&arguments.look);
    let terminal = match &arguments.command {
        Command::Check(chosen) => terminal.in_format(chosen.format),
        _ => terminal,
    };
    let result = match &arguments.command {
        Command::Init(chosen) => init::run(chosen, &terminal),
        Command::Coverage(chosen) => coverage::run(chosen, &terminal),
        Command::Lint(chosen) => lint::run(chosen, &terminal),
        Command::Generate(chosen) => generate::run(chosen, &terminal),
        Command::Check(chosen) => check::run(chosen, &terminal),
        Command::Rename(chosen) => rename::run(chosen, &terminal),
        Command::Diff(chosen) => diff::run(chosen, &terminal),
        Command::Explain(chosen) => explain::run(chosen, &terminal),
        Command::List(chosen) => list::run(chosen, &terminal),
        Command::Openapi(chosen) => openapi::run(chosen, &terminal),
        Command::Mock(chosen) => mock::run(chosen, &terminal),
        Command::Schema(chosen) => schema::run(chosen, &terminal),
        Command::Completions(chosen) => shell::completions(chosen),
        Command::Man(chosen) => shell::man(chosen, &terminal),
    };
    let result = match terminal.lost() {
        Some(error) => result.and(Err(file::not_written(None, error))),
        None => result,
    };
    match result {
        Ok(End::Done) => ExitCode::SUCCESS,
        Ok(End::Findings) => ExitCode::from(1),
        Err(error) => {
            tell(&error, &arguments.command, &terminal);
            ExitCode::from(2)
        }
    }
}

/// Reads the command line, or ends the process with its help or with what is wrong with it.
fn parse() -> Arguments {
    let mut command = Arguments::command().color(color_choice(env::args_os()));
    let parsed = command
        .try_get_matches_from_mut(env::args_os())
        .and_then(|mut found| Arguments::from_arg_matches_mut(&mut found));
    parsed.unwrap_or_else(|error| {
        let error = error.format(&mut command);
        let is_lost = error.print().and_then(|()| io::stdout().flush());
        let is_lost = is_lost.is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe);
        process::exit(if is_lost { 2 } else { error.exit_code() })
    })
}

/// Says why nothing could be done, and what can be done about it.
fn tell(error: &Error, command: &Command, terminal: &Terminal) {
    if let Error::Config(ConfigError::Invalid(faults)) = error {
        return terminal.show_all(&faults.diagnostics, &faults.sources);
    }
    if let (Error::Findings(faults), Command::Diff(_)) = (error, command) {
        return terminal.show(&faults.diagnostics, &faults.sources);
    }
    terminal.error(&format!("{error:?}"));
    match error {
        Error::NoDocs => {
            let like_this = match command {
                Command::Diff(_) => "`tablature diff v1.2:docs docs`",
                Command::Explain(_) => "`--docs docs`",
                Command::List(_) => "`tablature list docs`",
                Command::Openapi(_) => "`tablature openapi docs`",
                Command::Mock(_) => "`tablature mock docs`",
                Command::Coverage(_) => "`tablature coverage docs`",
                Command::Lint(_) => "`tablature lint docs`",
                _ => "`tablature generate docs`",
            };
            terminal.help(&format!(
                "name the folder with the pages, as in {like_this}, or write a `tablature.yaml` \
                 with `docs: [docs]`"
            ));
        }
        Error::Output(OutputError::Conflicts { conflicts, .. }) => {
            let them = if conflicts.len() == 1 { "it" } else { "them" };
            terminal.help(&format!(
                "move {them} away or undo the edits and run again, or choose another folder with \
                 `-o`"
            ));
        }
        Error::Release(ReleaseError::NotStated) => {
            terminal.help("write the version there, as in `output: {package: {version: 0.1.0}}`");
        }
        Error::Exists(_) => {
            terminal.help("`--force` writes over it, `-o FILE` writes another, `-o -` prints");
        }
        Error::Listen { source, .. } if source.kind() == io::ErrorKind::InvalidInput => {
            terminal.help("an address has a port, as in `127.0.0.1:4010`");
        }
        _ => {}
    }
}
