//! The parts of a page that describe an operation each.

use super::page::{Endpoint, find_endpoint, find_endpoints, has_endpoint, is_endpoint, of_heading};
use crate::pages::dialect::Dialect;
use crate::pages::markdown::{Block, Heading, Page};
use std::collections::HashMap;
use std::ops::Range;

/// A part of a page that describes an operation.
pub(super) struct Unit<'p> {
    /// The heading that the part begins with, if it has one of its own.
    pub title: Option<&'p Heading>,
    /// What follows it.
    pub blocks: &'p [Block],
    /// What it says of method and path.
    pub endpoint: Endpoint,
    /// What the id of the operation has behind that of the page; empty if the page is the part.
    pub anchor: String,
}

/// The parts of a page that describe an operation each: all of it, or, where pages may describe
/// several, what stands below the heading that is the nearest above method and path and plays no other
/// role, or that states them itself.
pub(super) fn units<'p>(page: &'p Page, dialect: &Dialect) -> Vec<Unit<'p>> {
    if !dialect.description().page.several {
        let endpoint = find_endpoint(&page.blocks, dialect);
        let unit = endpoint.map(|endpoint| {
            let anchor = String::new();
            Unit { title: None, blocks: &page.blocks, endpoint, anchor }
        });
        return unit.into_iter().collect();
    }
    let mut anchors = HashMap::<String, usize>::new();
    let mut found = Vec::new();
    for range in ranges(page, dialect) {
        let (title, blocks) = match &page.blocks[range] {
            [Block::Heading(title), rest @ ..] => (Some(title), rest),
            blocks => (None, blocks),
        };
        let of_title = title.and_then(|title| of_heading(title, dialect));
        // Several in one block share what the part says.
        let endpoints = of_title.map_or_else(|| find_endpoints(blocks, dialect), |one| vec![one]);
        for endpoint in endpoints {
            let mut anchor = title.map_or(String::new(), |title| dialect.anchor(&title.text));
            let same = anchors.entry(anchor.clone()).or_default();
            *same += 1;
            if *same > 1 {
                // As sites do that make anchors of headings.
                anchor = format!("{anchor}-{}", *same - 1).trim_start_matches('-').to_owned();
            }
            found.push(Unit { title, blocks, endpoint, anchor });
        }
    }
    found
}

/// Whether a page describes any operation.
pub fn has_operations(page: &Page, dialect: &Dialect) -> bool {
    has_endpoint(&page.blocks, dialect)
}

/// Which blocks each part has.
fn ranges(page: &Page, dialect: &Dialect) -> Vec<Range<usize>> {
    let blocks = &page.blocks;
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for at in (0..blocks.len()).filter(|&at| is_endpoint(&blocks[at], dialect)) {
        let is_title = |block: &Block| match block {
            Block::Heading(heading) => dialect.section(&heading.text, None).is_none(),
            _ => false,
        };
        let free = ranges.last().map_or(0, |last| endpoint_in(last, blocks, dialect) + 1);
        // A heading that states an endpoint is the title itself.
        let title = match &blocks[at] {
            Block::Heading(_) => Some(at),
            _ => (free..at).rev().find(|&at| is_title(&blocks[at])),
        };
        if title.is_none() && repeats(ranges.last(), at, blocks, dialect) {
            continue;
        }
        // A second one below the same heading begins a part itself.
        let start = title.unwrap_or(if ranges.is_empty() { 0 } else { at });
        if let Some(last) = ranges.last_mut() {
            last.end = last.end.min(start);
        }
        let level = title.and_then(|title| level(&blocks[title]));
        let ends = |block: &Block| match block {
            Block::Heading(next) => {
                let text = dialect.without_anchor(&next.text);
                dialect.described(&text, None).is_some()
                    || level.is_some_and(|own| next.level <= own)
            }
            _ => false,
        };
        let end = (at + 1..blocks.len()).find(|&next| ends(&blocks[next]));
        ranges.push(start..end.unwrap_or(blocks.len()));
    }
    ranges
}

/// Whether a block states the endpoint of the part that it stands in once more, as an example of it.
fn repeats(part: Option<&Range<usize>>, at: usize, blocks: &[Block], dialect: &Dialect) -> bool {
    let Some(part) = part.filter(|part| part.contains(&at)) else { return false };
    let known = find_endpoints(&blocks[part.start..at], dialect);
    find_endpoint(&blocks[at..=at], dialect).is_some_and(|again| {
        known.iter().any(|one| one.method == again.method && one.path == again.path)
    })
}

/// Where the endpoint of a part stands.
fn endpoint_in(range: &Range<usize>, blocks: &[Block], dialect: &Dialect) -> usize {
    range.clone().find(|&at| is_endpoint(&blocks[at], dialect)).unwrap_or(range.start)
}

fn level(block: &Block) -> Option<u8> {
    match block {
        Block::Heading(heading) => Some(heading.level),
        _ => None,
    }
}
