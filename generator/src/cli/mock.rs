//! `tablature mock`.

use super::End;
use super::args::{DocsArguments, MockArguments};
use super::inputs::{Docs, settings};
use super::interrupted::Interrupted;
use super::progress::Bar;
use super::terminal::{Terminal, count};
use super::watch::{TICK, Watch};
use std::io::{self, Write};
use std::time::Duration;
use tablature::Error;
use tablature::mock::{Entry, Options, Server};
use tablature::shell::pipeline::{self, Input, Outcome};

/// Reads the docs and plays their samples until it is interrupted.
///
/// # Errors
///
/// When the arguments or the docs cannot be used, or the address is not to be had.
pub fn run(arguments: &MockArguments, terminal: &Terminal) -> Result<End, Error> {
    let Docs { input, .. } = Docs::new(&arguments.docs, terminal)?.selecting(&arguments.selection);
    let mut outcome = read(&input, terminal)?;
    let Some(api) = outcome.api.take() else {
        terminal.say(&format!("nothing to serve: {}", terminal.tally(&outcome.diagnostics)));
        return Ok(End::Findings);
    };
    let options = Options {
        auth: !arguments.no_auth,
        delay: Duration::from_millis(arguments.delay),
        errors: arguments.errors,
        seed: arguments.seed,
        ..Options::default()
    };
    let refused = |source| Error::Listen { address: arguments.listen.clone(), source };
    let log = (!terminal.is_quiet()).then(tell);
    let server = Server::listen(arguments.listen.as_str(), api, options, log).map_err(refused)?;
    let interrupted = Interrupted::new().map_err(refused)?;
    let looked_at = || settings(&arguments.docs).into_iter().chain(outcome.looked_at.clone());
    let mut watch = arguments.watch.then(|| Watch::new(looked_at())).transpose()?;
    terminal.say(&format!(
        "{} at {} (a page for browsers is there, too; ctrl-c stops it)",
        count(outcome.counts.operations, "operation", "operations"),
        server.url()
    ));
    while !interrupted.within(TICK) {
        if let Some(watch) = &mut watch
            && watch.has_changed()
        {
            reload(&arguments.docs, &server, watch, terminal);
        }
    }
    terminal.say("stopped");
    server.stop();
    Ok(End::of(&outcome))
}

fn read(input: &Input, terminal: &Terminal) -> Result<Outcome, Error> {
    let bar = Bar::new(terminal);
    let outcome = pipeline::run(input, &bar)?;
    bar.finish();
    terminal.show(&outcome.diagnostics, &outcome.sources);
    terminal.list_left_out(&outcome);
    Ok(outcome)
}

/// Serves what the docs say now; if that cannot be understood, what they said before.
fn reload(docs: &DocsArguments, server: &Server, watch: &mut Watch, terminal: &Terminal) {
    let settings = settings(docs);
    let read = Docs::new(docs, terminal).and_then(|Docs { input, .. }| read(&input, terminal));
    let mut outcome = match read {
        Ok(outcome) => outcome,
        Err(error) => {
            watch.look_also_at(settings);
            terminal.error(&format!("{error:?}"));
            return terminal.say("the docs cannot be read; serving what they said before");
        }
    };
    watch.look_at(settings.into_iter().chain(outcome.looked_at));
    match outcome.api.take() {
        Some(api) => {
            server.replace(api);
            let operations = count(outcome.counts.operations, "operation", "operations");
            terminal.say(&format!("read the docs again: {operations}"));
        }
        None => terminal.say(&format!(
            "the docs have errors; serving what they said before ({})",
            terminal.tally(&outcome.diagnostics)
        )),
    }
}

/// Tells of requests, one line each.
fn tell() -> Box<dyn Fn(&Entry) + Send + Sync> {
    Box::new(|entry| {
        // There is nobody left to tell when stderr is closed.
        let _ = io::stderr().lock().write_all(format!("{entry}\n").as_bytes());
    })
}
