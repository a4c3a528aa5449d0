//! `tablature explain`.

use super::End;
use super::args::ExplainArguments;
use super::inputs::Docs;
use super::progress::Bar;
use super::terminal::{Terminal, count};
use serde::Serialize;
use tablature::Error;
use tablature::explain::{Answer, Explainer, Look, Subject, lay_out};
use tablature::model::select::Selection;
use tablature::shell::pipeline::{self, Outcome};

/// How many answers to one name are shown unless all are asked for.
const SHOWN_PER_NAME: usize = 10;

/// Reads the docs and tells what was decided of each of the names, and why.
///
/// # Errors
///
/// When the arguments or the docs cannot be used.
pub fn run(arguments: &ExplainArguments, terminal: &Terminal) -> Result<End, Error> {
    let Docs { mut input, .. } = Docs::new(&arguments.docs, terminal)?;
    // Filters change nothing of what was decided.
    input.selection = Selection::default();
    let bar = Bar::new(terminal);
    let outcome = pipeline::run(&input, &bar)?;
    bar.finish();
    let Outcome { api: Some(api), sources, .. } = &outcome else {
        terminal.show(&outcome.diagnostics, &outcome.sources);
        let tally = terminal.tally(&outcome.diagnostics);
        terminal.say(&format!("nothing to explain: {tally}"));
        return Ok(End::Findings);
    };
    terminal.list_left_out(&outcome);
    let dialect = &input.dialect.description().name;
    let explainer = Explainer::new(api, sources, dialect);
    if arguments.json {
        return Ok(json(&arguments.names, &explainer, terminal));
    }
    let mut end = End::Done;
    let mut is_first = true;
    for name in &arguments.names {
        let found = explainer.find(name);
        if found.is_empty() {
            not_found(name, &explainer, terminal);
            end = End::Findings;
            continue;
        }
        let everything = terminal.shows_all();
        let look = Look { style: terminal.style_of_data(), everything, ..Look::default() };
        let shown = if everything { found.len() } else { SHOWN_PER_NAME };
        for &subject in found.iter().take(shown) {
            let text = lay_out(&explainer.explain(subject), &look);
            let gap = if is_first { "" } else { "\n" };
            is_first = false;
            terminal.data(&format!("{gap}{text}"));
        }
        say_rest(name, found.get(shown..).unwrap_or_default(), &explainer, terminal);
    }
    Ok(end)
}

/// What is asked and what is told, as JSON has it.
#[derive(Serialize)]
struct Told<'a> {
    name: &'a str,
    found: Vec<Answer>,
    suggestions: Vec<String>,
}

/// Tells everything as JSON.
fn json(names: &[String], explainer: &Explainer, terminal: &Terminal) -> End {
    let tell = |name| {
        let subjects = explainer.find(name).into_iter();
        let found: Vec<Answer> = subjects.map(|subject| explainer.explain(subject)).collect();
        let suggestions = if found.is_empty() { explainer.suggest(name) } else { Vec::new() };
        Told { name, found, suggestions }
    };
    let told: Vec<Told> = names.iter().map(|name| tell(name)).collect();
    terminal.data(&(serde_json::to_string_pretty(&told).unwrap_or_default() + "\n"));
    let is_found = told.iter().all(|told| !told.found.is_empty());
    if is_found { End::Done } else { End::Findings }
}

fn not_found(name: &str, explainer: &Explainer, terminal: &Terminal) {
    terminal.error(&format!("nothing is called `{name}`"));
    let like = explainer.suggest(name);
    if !like.is_empty() {
        let like: Vec<_> = like.iter().map(|name| format!("`{name}`")).collect();
        terminal.help(&format!("did you mean {}?", like.join(", ")));
    }
}

/// What else a name means.
fn say_rest(name: &str, rest: &[Subject], explainer: &Explainer, terminal: &Terminal) {
    if rest.is_empty() {
        return;
    }
    let more = count(rest.len(), "other thing has", "other things have");
    terminal.say(&format!("… {more} the name `{name}`, too (shown with -v):"));
    for &subject in rest.iter().take(SHOWN_PER_NAME) {
        terminal.say(&format!("  {}", explainer.name(subject)));
    }
    if rest.len() > SHOWN_PER_NAME {
        terminal.say(&format!("  … and {} more", rest.len() - SHOWN_PER_NAME));
    }
}
