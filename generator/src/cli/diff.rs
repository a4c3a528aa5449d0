//! `tablature diff`.

use super::End;
use super::args::{DiffArguments, DocsArguments, FailOn, Format};
use super::file;
use super::inputs::Docs;
use super::progress::Bar;
use super::terminal::{Terminal, count};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use tablature::Error;
use tablature::diff::layout::{self, Look};
use tablature::diff::{Accepted, Report, Rule, Severity};
use tablature::shell::config::Config;
use tablature::shell::pipeline::Progress;
use tablature::shell::sides::{CONFIGURED, Read, Sides};

/// Reads both sides and tells how they differ.
///
/// # Errors
///
/// When the arguments, a side or the file of accepted changes cannot be used.
pub fn run(arguments: &DiffArguments, terminal: &Terminal) -> Result<End, Error> {
    if let Some(rule) = arguments.explain {
        file::print(&explanation(rule))?;
        return Ok(End::Done);
    }
    // The command line has both where it asks for no explanation.
    let (Some(old), Some(new)) = (&arguments.old, &arguments.new) else { return Ok(End::Done) };
    let docs = Docs::new(&docs_arguments(arguments), terminal)?;
    let docs = docs.selecting(&arguments.selection).compared();
    let list = arguments.accepted.clone().or(docs.accepted);
    let accepted = list.as_deref().map(read_accepted).transpose()?;
    let mut sides = Sides::new(docs.input)?;
    let bar = Bar::new(terminal);
    let read = sides.side(old, &bar).and_then(|old| {
        let new = sides.side(new, &bar)?;
        bar.begin("comparing", None);
        Ok((Report::new(&old.side, &new.side, &docs.criteria), [old, new]))
    });
    bar.finish();
    let (mut report, sides) = read?;
    sides.iter().for_each(|side| list_left_out(side, terminal));
    if let Some((accepted, path)) = accepted.zip(list) {
        for line in accepted.mark(&mut report.changes) {
            terminal.say(&format!("{}:{line}: accepts nothing (any more)", path.display()));
        }
    }
    terminal.differences(&text(&report, arguments.format, terminal));
    Ok(end(&report, arguments.fail_on))
}

/// What there is to be said of a rule.
fn explanation(rule: Rule) -> String {
    let (severity, about) = (rule.severity().name(), rule.about());
    format!("{rule} (usually {severity})\n\n{about}\n\n{}\n", rule.explanation())
}

/// Whether the changes are such that the caller wants to know of them.
fn end(report: &Report, fail_on: FailOn) -> End {
    let fails = match fail_on {
        FailOn::None => false,
        FailOn::Breaking => report.count(Severity::Breaking) > 0,
        FailOn::Any => report.changes.iter().any(|change| change.counts()),
    };
    if fails { End::Findings } else { End::Done }
}

fn text(report: &Report, format: Format, terminal: &Terminal) -> String {
    let all = terminal.shows_all();
    match format {
        Format::Markdown => layout::markdown(report, all),
        Format::Json => layout::json(report),
        Format::Github => layout::github(report),
        Format::Junit => layout::junit(report),
        Format::Text | Format::Human | Format::Short | Format::Sarif => {
            layout::text(report, Look { style: terminal.style_of_data(), all })
        }
    }
}

/// What says how to read docs. Unlike elsewhere the configuration counts also where docs are named: they
/// are other editions of those that it is about.
fn docs_arguments(arguments: &DiffArguments) -> DocsArguments {
    let find = || Config::find(&env::current_dir().ok()?);
    let config = arguments.config.clone().or_else(find);
    let named = arguments.old.iter().chain(&arguments.new).filter(|side| *side != CONFIGURED);
    let named: Vec<PathBuf> = named.map(PathBuf::from).collect();
    // The docs that are configured are read where they stand for a side.
    let docs = if named.len() == 2 { named } else { Vec::new() };
    let (dialect, keep_going) = (arguments.dialect.clone(), arguments.keep_going);
    DocsArguments { docs, config, dialect, evidence: Vec::new(), keep_going }
}

fn read_accepted(path: &Path) -> Result<Accepted, Error> {
    let cannot = |source| Error::Accepted { path: path.to_owned(), source };
    let text = fs::read_to_string(path).map_err(|error| cannot(error.into()))?;
    Accepted::read(&text).map_err(|error| cannot(error.into()))
}

fn list_left_out(read: &Read, terminal: &Terminal) {
    if read.left_out.is_empty() {
        return;
    }
    let pages = count(read.left_out.len(), "page", "pages");
    terminal.say(&format!("left out {pages} of {} with errors:", read.side.name));
    read.left_out.iter().for_each(|page| terminal.say(&format!("  {page}")));
}
