//! `tablature lint`.

use super::End;
use super::args::{Format, LintArguments, LintFailOn};
use super::file;
use super::inputs::Docs;
use super::progress::Bar;
use super::terminal::{Terminal, count};
use std::fs;
use std::path::Path;
use std::time::Instant;
use tablature::Error;
use tablature::diagnostics::{Code, Diagnostics, Severity, formats};
use tablature::lint::{baseline, fixes};
use tablature::shell::pipeline;
use tablature::source::{SourceFile, Sources};

/// Reads the docs and tells what is wrong with them.
///
/// # Errors
///
/// When the arguments, the docs or the baseline cannot be used, or a file cannot be written.
pub fn run(arguments: &LintArguments, terminal: &Terminal) -> Result<End, Error> {
    if let Some(code) = arguments.explain {
        terminal.data(&explained(code));
        return Ok(End::Done);
    }
    let start = Instant::now();
    let Docs { mut input, baseline: configured, .. } = Docs::new(&arguments.docs, terminal)?;
    (input.lint, input.keep_going) = (true, true);
    let bar = Bar::new(terminal);
    let outcome = pipeline::run(&input, &bar)?;
    bar.finish();
    let (mut sources, counts) = (outcome.sources, outcome.counts);
    let mut found = worth_telling(&outcome.diagnostics);
    if let Some(path) = &arguments.write_baseline {
        file::write(path, &baseline::write(found.iter(), &sources))?;
        let findings = count(found.iter().count(), "finding", "findings");
        terminal.say(&format!("wrote {}: {findings}", path.display()));
        return Ok(End::Done);
    }
    if let Some(path) = arguments.baseline.as_ref().or(configured.as_ref()) {
        let id = sources.add(read(path)?);
        found = baseline::subtract(&found, id, &sources);
        found.sort(&sources);
    }
    if arguments.fix {
        return fix(&found, &sources, arguments.yes, terminal);
    }
    terminal.data(&report(&found, &sources, arguments, terminal));
    terminal.say(&format!(
        "linted {}, {}: {}, {:.1} s",
        count(counts.pages, "page", "pages"),
        count(counts.operations, "operation", "operations"),
        terminal.tally(&found),
        start.elapsed().as_secs_f64(),
    ));
    let fails = least(arguments.fail_on).is_some_and(|least| found.count(least) > 0);
    Ok(if fails { End::Findings } else { End::Done })
}

/// What there is to say of a kind of finding.
fn explained(code: Code) -> String {
    let severity = format!("{:?}", code.severity()).to_lowercase();
    let text = code.explanation().unwrap_or_default();
    format!("{code} ({severity}): {}\n\n{text}\n", code.about())
}

/// The findings that the configuration does not silence.
fn worth_telling(all: &Diagnostics) -> Diagnostics {
    let mut told = Diagnostics::default();
    all.iter()
        .filter(|found| found.severity > Severity::Allow)
        .for_each(|found| told.push(found.clone()));
    told
}

fn read(path: &Path) -> Result<SourceFile, Error> {
    let text = fs::read_to_string(path)
        .map_err(|source| Error::Baseline { path: path.to_owned(), source })?;
    let shown = path.display().to_string().replace('\\', "/");
    Ok(SourceFile::new(shown.as_str(), shown.as_str(), &text))
}

/// The least severity with which a run fails.
fn least(fail_on: LintFailOn) -> Option<Severity> {
    match fail_on {
        LintFailOn::None => None,
        LintFailOn::Error => Some(Severity::Error),
        LintFailOn::Warning => Some(Severity::Warning),
        LintFailOn::Note => Some(Severity::Note),
    }
}

fn report(
    found: &Diagnostics,
    sources: &Sources,
    arguments: &LintArguments,
    terminal: &Terminal,
) -> String {
    // Programs choose themselves.
    let all = || found.iter().filter(|one| !terminal.is_quiet() || one.severity == Severity::Error);
    match arguments.format {
        Format::Json => formats::json(all(), sources),
        Format::Sarif => formats::sarif(all(), sources),
        Format::Junit => formats::junit(all(), sources, least(arguments.fail_on)),
        Format::Github => formats::github(terminal.wanted(found), sources),
        Format::Human | Format::Short | Format::Text | Format::Markdown => {
            terminal.listing(found, sources, arguments.format)
        }
    }
}

/// Shows what would mend the findings, and does it if that is wanted.
fn fix(
    found: &Diagnostics,
    sources: &Sources,
    is_wanted: bool,
    terminal: &Terminal,
) -> Result<End, Error> {
    let mended = fixes::mend(found, sources);
    terminal.differences(&fixes::diff(&mended, sources));
    let findings = mended.iter().map(|mended| mended.findings).sum();
    let what = format!(
        "{} in {}",
        count(findings, "finding", "findings"),
        count(mended.len(), "file", "files")
    );
    if mended.is_empty() {
        terminal.say("nothing can be mended without a change of meaning");
        return Ok(End::Done);
    }
    if !is_wanted {
        terminal.say(&format!("this mends {what}; `--yes` writes it"));
        return Ok(End::Findings);
    }
    for mended in &mended {
        file::mend(sources.file(mended.file), &mended.text)?;
    }
    terminal.say(&format!("mended {what}"));
    Ok(End::Done)
}
