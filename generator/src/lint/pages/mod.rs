//! Rules for what a page states of an operation.

mod body_kind;
mod body_undescribed;
mod missing_types;
mod path_order;
mod sample_cut;
mod sample_missing;
mod sample_rows;
mod statuses;
mod title;
mod undescribed;
mod unlisted;

use super::Edition;
use crate::diagnostics::Diagnostics;
use crate::pages::infer::Listed;
use crate::pages::markdown::{Block, Page};
use crate::pages::statements::{PropertyTable, StatedContent, StatedProperty};
use crate::source::Spanned;

/// Rules for one operation at a time.
const OF_ONE: [fn(&Listed, &Edition<'_>, &mut Diagnostics); 9] = [
    body_kind::check,
    body_undescribed::check,
    missing_types::check,
    path_order::check,
    sample_cut::check,
    sample_rows::check,
    statuses::check,
    undescribed::check,
    unlisted::check,
];

/// Rules for all pages together.
const OF_ALL: [fn(&Edition<'_>, &mut Diagnostics); 2] = [sample_missing::check, title::check];

/// Holds all rules against what the pages state.
pub fn check(edition: &Edition<'_>, diagnostics: &mut Diagnostics) {
    diagnostics.collect(edition.stated, |listed, noted| {
        OF_ONE.iter().for_each(|rule| rule(listed, edition, noted));
    });
    OF_ALL.iter().for_each(|rule| rule(edition, diagnostics));
}

/// What is sent, if anything, and what is answered; each with whether it is sent.
fn contents(listed: &Listed) -> impl Iterator<Item = (bool, &StatedContent)> {
    let page = &listed.page;
    let sent = page.body.as_ref().map(|body| (true, &body.content));
    sent.into_iter().chain([(false, &page.response)])
}

/// The first heading of a page, if it is that of the whole.
fn page_title(page: &Page) -> Option<&Spanned<String>> {
    let first = page.blocks.iter().find_map(|block| match block {
        Block::Heading(heading) => Some(heading),
        _ => None,
    })?;
    (first.level == 1).then_some(&first.text)
}

/// Whether the page has a row itself: what wraps every answer, the dialect knows.
fn is_written(row: &StatedProperty, edition: &Edition<'_>) -> bool {
    !edition.sources.slice(row.name.span).contains("\n|")
}

/// All rows of a table, those that are nested in others included.
fn rows(table: &PropertyTable) -> Vec<&StatedProperty> {
    let nested = |row: &'_ StatedProperty| row.nested.is_some();
    let mut all: Vec<&StatedProperty> = Vec::new();
    let mut waiting = vec![table];
    while let Some(table) = waiting.pop() {
        all.extend(&table.rows);
        let inner = table.rows.iter().filter(|row| nested(row));
        waiting.extend(inner.filter_map(|row| row.nested.as_ref()));
    }
    all
}
