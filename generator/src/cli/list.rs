//! `tablature list`.

mod layout;
mod lines;

use super::End;
use super::args::ListArguments;
use super::inputs::Docs;
use super::progress::Bar;
use super::terminal::{Terminal, count};
use layout::Page;
use tablature::Error;
use tablature::api::Api;
use tablature::diagnostics::{Code, Diagnostics};
use tablature::pipeline;
use tablature::select::{Listing, Selection, Tally, needed};

/// Reads the docs and shows what the filters keep and leave out, and why.
///
/// # Errors
///
/// When the arguments or the docs cannot be used.
pub fn run(arguments: &ListArguments, terminal: &Terminal) -> Result<End, Error> {
    let Docs { input, .. } = Docs::new(&arguments.docs)?.selecting(&arguments.selection);
    let bar = Bar::new(terminal);
    let outcome = pipeline::run(&input, &bar)?;
    bar.finish();
    let Some(api) = &outcome.api else {
        terminal.show(&outcome.diagnostics, &outcome.sources);
        let tally = terminal.tally(&outcome.diagnostics);
        terminal.say(&format!("nothing to list: {tally}"));
        return Ok(End::Findings);
    };
    terminal.show(&of_filters(&outcome.diagnostics), &outcome.sources);
    terminal.list_left_out(&outcome);
    if !arguments.why.is_empty() {
        return Ok(why(&arguments.why, api, &input.selection, terminal));
    }
    let listing = Listing::new(api, &input.selection);
    if arguments.json {
        let json = serde_json::to_string_pretty(&listing).unwrap_or_default();
        terminal.data(&(json + "\n"));
        return Ok(End::Done);
    }
    if arguments.lines {
        terminal.data(&lines::lines(&listing, arguments.carriers));
        return Ok(End::Done);
    }
    let mut page = Page::new(terminal.style_of_data(), terminal.shows_all());
    page.operations(&listing, !arguments.groups);
    if arguments.carriers {
        page.carriers(&listing);
    }
    page.left_out(&listing);
    terminal.data(&page.text);
    terminal.say(&counts(&listing));
    Ok(End::Done)
}

/// The findings that are about filters.
fn of_filters(diagnostics: &Diagnostics) -> Diagnostics {
    let mut found = Diagnostics::default();
    let about = diagnostics.iter().filter(|found| found.code == Code::SelectorUnmatched);
    about.for_each(|finding| found.push(finding.clone()));
    found
}

/// Shows what needs each of these carriers.
fn why(names: &[String], api: &Api, selection: &Selection, terminal: &Terminal) -> End {
    let mut end = End::Done;
    let mut page = Page::new(terminal.style_of_data(), terminal.shows_all());
    for name in names {
        let found = needed(api, selection, name);
        if found.is_empty() {
            terminal.error(&format!("no carrier is called `{name}`"));
            terminal.help("`tablature list --carriers` shows those that stay");
            end = End::Findings;
        }
        found.iter().for_each(|needed| page.needed(needed, selection));
    }
    terminal.data(&page.text);
    end
}

/// How much there is, and how much of it stays.
fn counts(listing: &Listing) -> String {
    let Listing { operations, groups, carriers, enumerations, .. } = listing;
    let is_whole = operations.stay == operations.all;
    let of = |tally: &Tally, one: &str, many: &str| match is_whole {
        true => count(tally.all, one, many),
        false => format!("{} of {}", tally.stay, count(tally.all, one, many)),
    };
    format!(
        "{} in {}, {}, {}",
        of(operations, "operation", "operations"),
        of(groups, "group", "groups"),
        of(carriers, "carrier", "carriers"),
        of(enumerations, "enumeration", "enumerations"),
    )
}
