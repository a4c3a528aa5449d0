//! Where the time of a generation goes, phase by phase, beside the floor: running pulldown-cmark over
//! the same texts. Each line is the median of several rounds in one process.
//!
//! ```sh
//! cargo run --release -p tablature --example phases -- EDITION [ROUNDS]
//! ```

use pulldown_cmark::{Options, Parser};
use rayon::prelude::*;
use std::env;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tablature::Error;
use tablature::diagnostics::Diagnostics;
use tablature::model::finish::Concluded;
use tablature::model::lock::Lock;
use tablature::model::overrides::Overrides;
use tablature::pages::dialect::Dialect;
use tablature::pages::infer::{Beliefs, Listed, Statements, infer};
use tablature::pages::markdown::parse;
use tablature::pages::statements::{expand_includes, read_operations};
use tablature::rust::{CrateOptions, emit_crate};
use tablature::shell::pipeline::{self, Input};
use tablature::source::{Sources, discover};

fn main() -> Result<(), Error> {
    let mut arguments = env::args_os().skip(1);
    let docs = vec![PathBuf::from(arguments.next().ok_or(Error::NoDocs)?)];
    let rounds = arguments.next().and_then(|rounds| rounds.to_str()?.parse().ok()).unwrap_or(7);
    let mut clock = Clock::default();
    for _ in 0..rounds {
        round(&docs, &mut clock);
    }
    let input = Input { docs, ..Input::default() };
    for _ in 0..rounds {
        let outcome = clock.time("pages to model, all in a row", || pipeline::run(&input, &()))?;
        let options = CrateOptions::named("measured");
        if let Some(api) = &outcome.api {
            clock.time("model to files", || emit_crate(api, &options));
        }
    }
    clock.report();
    Ok(())
}

/// Goes through the phases up to the model once.
fn round(docs: &[PathBuf], clock: &mut Clock) {
    let dialect = &clock.time("the dialect's patterns", Dialect::default);
    let mut noted = Diagnostics::default();
    let contents = dialect.description().contents.clone();
    let mut found = clock.time("finding and reading files", || {
        discover(docs, contents.as_deref(), Sources::default(), &mut noted)
    });
    let files: Vec<_> = found.sources.iter().collect();
    clock.time("floor: pulldown-cmark alone", || {
        let events = files.par_iter().map(|(_, file)| {
            Parser::new_ext(&file.text, Options::ENABLE_TABLES).into_offset_iter().count()
        });
        events.sum::<usize>()
    });
    let mut pages = clock.time("Markdown to blocks", || {
        noted.collect(&found.pages, |&id, noted| {
            parse(id, found.sources.file(id), dialect.dressing(), noted)
        })
    });
    let stated = clock.time("blocks to what pages state", || {
        expand_includes(&mut pages, &mut found.sources, dialect, &mut noted);
        noted.collect(&pages, |page, noted| {
            read_operations(page, found.sources.file(page.file), dialect, noted)
        })
    });
    let listed = |page| Listed { page, listed: true };
    let operations = stated.into_iter().flatten().map(listed).collect();
    let stated = Statements { operations, carriers: Vec::new() };
    let (memory, overrides) = (&Lock::default(), &Overrides::default());
    let beliefs = Beliefs { dialect, memory, evidence: &[], overrides };
    let Concluded { .. } =
        clock.time("inference", || infer(stated, beliefs, &found.sources, &mut noted));
}

/// Times, in the order in which their names came up.
#[derive(Default)]
struct Clock {
    times: Vec<(&'static str, Vec<Duration>)>,
}

impl Clock {
    /// Does something and notes how long it took.
    fn time<T>(&mut self, name: &'static str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let done = work();
        let taken = start.elapsed();
        match self.times.iter_mut().find(|(known, _)| *known == name) {
            Some((_, times)) => times.push(taken),
            None => self.times.push((name, vec![taken])),
        }
        done
    }

    /// Prints the median of each.
    fn report(mut self) {
        for (name, times) in &mut self.times {
            times.sort();
            println!("{:7.1} ms  {name}", times[times.len() / 2].as_secs_f64() * 1e3);
        }
    }
}
