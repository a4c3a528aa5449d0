//! `tablature generate --watch`: for people who write docs.

use super::super::args::GenerateArguments;
use super::super::inputs::{Inputs, Outline};
use super::super::interrupted::Interrupted;
use super::super::terminal::{Terminal, count, folder};
use super::super::watch::{TICK, Watch};
use super::policy;
use std::collections::BTreeMap;
use std::path::PathBuf;
use tablature::Error;
use tablature::diagnostics::{Diagnostic, Diagnostics};
use tablature::diff::layout::{self, Look};
use tablature::diff::{Criteria, Report, Side};
use tablature::output::{self, Written};
use tablature::rust::CrateOptions;
use tablature::shell::pipeline::{self, Outcome};
use tablature::shell::samples;
use tablature::shell::sides::place;
use tablature::source::Sources;

/// How many files are named.
const NAMED: usize = 10;

/// What came of a run.
struct Round {
    outcome: Outcome,
    /// What was written, and where; `None` if the docs have errors.
    written: Option<(Written, String)>,
    criteria: Criteria,
    looked_at: Vec<PathBuf>,
}

/// What has been told.
#[derive(Default)]
struct Told {
    /// Findings, and how often each.
    findings: BTreeMap<String, usize>,
    /// The last model that was one.
    side: Option<Side>,
}

/// Generates each time that the docs change, or what says how to read them, and says what is other than it
/// was, until it is interrupted.
///
/// # Errors
///
/// When the arguments cannot be used at first, or the system does not tell of changes.
pub fn run(arguments: &GenerateArguments, terminal: &Terminal) -> Result<(), Error> {
    let interrupted =
        Interrupted::new().map_err(|source| Error::Watch { source: source.into() })?;
    let mut watch = Watch::new([])?;
    let mut told = Told::default();
    let mut round = generate(arguments, terminal)?;
    loop {
        watch.look_at(round.looked_at.clone());
        told.tell(round, terminal);
        terminal.say("watching (ctrl-c stops it)");
        round = loop {
            if interrupted.within(TICK) {
                terminal.say("stopped");
                return Ok(());
            }
            if !watch.has_changed() {
                continue;
            }
            match generate(arguments, terminal) {
                Ok(round) => break round,
                Err(error) => terminal.error(&format!("{error:?}")),
            }
        };
    }
}

fn generate(arguments: &GenerateArguments, terminal: &Terminal) -> Result<Round, Error> {
    let inputs = Inputs::new(&arguments.inputs, terminal)?;
    let Inputs { mut input, output, name, package, criteria, .. } = inputs;
    input.policy = policy(arguments);
    let outcome = pipeline::run(&input, &())?;
    let mut written = None;
    if let (Some(api), Some(lock)) = (&outcome.api, &outcome.lock) {
        let options = CrateOptions { name, package };
        let tree = samples::emit_crate(api, &options, &output, arguments.refresh_samples);
        let done = output::write_with(&tree, &output, lock.companion().as_ref())?;
        written = Some((done, folder(&output)));
    }
    // The lock is written here, which is no news.
    let docs = outcome.looked_at.iter().filter(|path| Some(*path) != input.lock.as_ref());
    let settings = Outline::new(&arguments.inputs).map(|outline| outline.settings);
    let looked_at = docs.cloned().chain(settings.into_iter().flatten()).collect();
    Ok(Round { outcome, written, criteria, looked_at })
}

impl Told {
    /// Says what is other than it was.
    fn tell(&mut self, round: Round, terminal: &Terminal) {
        let Round { outcome, written, criteria, .. } = round;
        let mut is_news = self.findings(&outcome, terminal);
        if let Some(api) = outcome.api {
            let sources = &outcome.sources;
            let now = Side::of_api("now", api, &|span| Some(place(sources, span)));
            is_news |= self.contract(now, &criteria, terminal);
        }
        match written {
            Some((written, folder)) => is_news |= files(&written, &folder, terminal),
            None => {
                let tally = terminal.tally(&outcome.diagnostics);
                terminal.say(&format!("nothing written: {tally}"));
                return;
            }
        }
        if !is_news {
            terminal.say("nothing is other than it was");
        }
    }

    /// Findings that are new, and those that are gone.
    fn findings(&mut self, outcome: &Outcome, terminal: &Terminal) -> bool {
        let mut before = std::mem::take(&mut self.findings);
        let mut new = Diagnostics::default();
        let shown = outcome.diagnostics.iter().filter(|found| terminal.shows(found.severity));
        for found in shown {
            let key = without_line(found, &outcome.sources);
            match before.get_mut(&key).filter(|count| **count > 0) {
                Some(count) => *count -= 1,
                None => new.push(found.clone()),
            }
            *self.findings.entry(key).or_default() += 1;
        }
        terminal.show(&new, &outcome.sources);
        let gone = before.into_iter().filter(|(_, count)| *count > 0);
        let gone: Vec<String> = gone.map(|(key, _)| format!("gone: {key}")).collect();
        gone.iter().for_each(|line| terminal.say(line));
        !gone.is_empty() || new.iter().next().is_some()
    }

    /// Changes of the contract.
    fn contract(&mut self, now: Side, criteria: &Criteria, terminal: &Terminal) -> bool {
        let Some(mut before) = self.side.replace(now.clone()) else { return false };
        before.name = "before".to_owned();
        let report = Report::with_surface(&before, &now, criteria, None);
        if report.changes.is_empty() {
            return false;
        }
        let look = Look { style: terminal.style(), all: terminal.shows_all() };
        terminal.say(&layout::text(&report, look));
        true
    }
}

/// Files that were written or removed.
fn files(written: &Written, folder: &str, terminal: &Terminal) -> bool {
    let new = written.written.iter().map(|path| format!("wrote {folder}{path}"));
    let gone = written.removed.iter().map(|path| format!("removed {folder}{path}"));
    let lines: Vec<String> = new.chain(gone).collect();
    lines.iter().take(NAMED).for_each(|line| terminal.say(line));
    if lines.len() > NAMED {
        terminal.say(&format!("… and {}", count(lines.len() - NAMED, "more file", "more files")));
    }
    !lines.is_empty()
}

/// A finding in one line, whatever line it is at: what stands above it may have changed.
fn without_line(found: &Diagnostic, sources: &Sources) -> String {
    let file = found.span.map(|span| format!("{}: ", sources.file(span.file).path));
    let file = file.unwrap_or_default();
    format!("{file}{}[{}]: {}", found.severity.name(), found.code, found.message)
}
