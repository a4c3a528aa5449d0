//! Rules for the text of a page, whatever it means.

mod dead_page_link;
mod doc_tag;
mod doubled_entity;
mod http_date;
mod stray_heading_sign;

use crate::diagnostics::Diagnostics;
use crate::pages::markdown::{Block, Page};
use crate::source::{Sources, Span};
use regex::{Match, Regex};

/// The rules.
const RULES: [fn(&Page, &Sources, &mut Diagnostics); 5] = [
    dead_page_link::check,
    doc_tag::check,
    doubled_entity::check,
    http_date::check,
    stray_heading_sign::check,
];

/// Holds all rules against a page.
pub fn check(page: &Page, sources: &Sources, diagnostics: &mut Diagnostics) {
    RULES.iter().for_each(|rule| rule(page, sources, diagnostics));
}

/// Where people read text: all blocks but code.
fn prose(page: &Page) -> impl Iterator<Item = Span> {
    page.blocks.iter().filter(|block| !matches!(block, Block::Fence(_))).map(Block::span)
}

/// Where a pattern is found in the text that people read, but for code between backticks and comments.
fn found<'s>(
    pattern: &'static Regex,
    page: &Page,
    sources: &'s Sources,
) -> impl Iterator<Item = (Span, Match<'s>)> {
    prose(page).flat_map(move |span| {
        let text = sources.slice(span);
        let found = pattern.find_iter(text).filter(|found| !is_passed_over(text, found.start()));
        found.map(move |found| (span.part(found.range()), found))
    })
}

/// Whether a place stands between backticks of its line, or in a comment.
fn is_passed_over(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let line = before.rsplit('\n').next().unwrap_or_default();
    let is_in_comment = before.rfind("<!--").is_some_and(|start| !before[start..].contains("-->"));
    is_in_comment || line.matches('`').count() % 2 == 1
}
