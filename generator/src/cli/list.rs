//! `tablature list`.

mod layout;
mod lines;

use super::End;
use super::args::ListArguments;
use super::inputs::Docs;
use super::progress::Bar;
use super::terminal::{Terminal, count};
use layout::Page;
use std::mem;
use tablature::Error;
use tablature::diagnostics::Diagnostics;
use tablature::model::api::Api;
use tablature::model::select::{Listing, Selection, Tally, needed, select};
use tablature::shell::pipeline;

/// Reads the docs and shows what the filters keep and leave out, and why.
///
/// # Errors
///
/// When the arguments or the docs cannot be used.
pub fn run(arguments: &ListArguments, terminal: &Terminal) -> Result<End, Error> {
    let Docs { mut input, .. } =
        Docs::new(&arguments.docs, terminal)?.selecting(&arguments.selection);
    let selection = mem::take(&mut input.selection);
    let bar = Bar::new(terminal);
    let mut outcome = pipeline::run(&input, &bar)?;
    bar.finish();
    let Some(api) = outcome.api.take() else {
        terminal.show(&outcome.diagnostics, &outcome.sources);
        let tally = terminal.tally(&outcome.diagnostics);
        terminal.say(&format!("nothing to list: {tally}"));
        return Ok(End::Findings);
    };
    let mut of_filters = Diagnostics::default();
    let severity = |code| input.severities.get(&code).copied();
    let api = select(api, &selection, severity, &mut outcome.sources, &mut of_filters);
    let listing = arguments.why.is_empty().then(|| Listing::new(&api, &selection));
    let end = match &listing {
        Some(listing) => {
            terminal.data(&text(listing, arguments, terminal));
            End::Done
        }
        None => why(&arguments.why, &api, &selection, terminal),
    };
    // After the listing, because it says why nothing is left.
    terminal.show(&of_filters, &outcome.sources);
    terminal.list_left_out(&outcome);
    if let Some(listing) = listing.filter(|_| !arguments.lines && !arguments.json) {
        terminal.say(&counts(&listing));
    }
    Ok(if of_filters.has_errors() { End::Findings } else { end })
}

/// The listing as the command line wants it.
fn text(listing: &Listing, arguments: &ListArguments, terminal: &Terminal) -> String {
    if arguments.json {
        return serde_json::to_string_pretty(listing).unwrap_or_default() + "\n";
    }
    if arguments.lines {
        return lines::lines(listing, arguments.carriers);
    }
    let mut page = Page::new(terminal.style_of_data(), terminal.shows_all());
    page.operations(listing, !arguments.groups);
    if arguments.carriers {
        page.carriers(listing);
    }
    page.left_out(listing);
    page.text
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
