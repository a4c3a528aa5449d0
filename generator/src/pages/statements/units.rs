//! The parts of a page that describe an operation each.

use super::endpoint::{Endpoint, Statement, statements};
use crate::pages::dialect::Dialect;
use crate::pages::markdown::{Block, Heading, Page};
use crate::source::Span;
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
    /// The blocks that say that, and nothing else.
    pub stating: Vec<Span>,
    /// Whether it is one of a list, which says little of each.
    pub is_listed: bool,
    /// What the id of the operation has behind that of the page; empty if the page is the part.
    pub anchor: String,
}

/// The parts of a page, and what it states besides.
pub(super) struct Units<'p> {
    pub found: Vec<Unit<'p>>,
    /// Further endpoints of a page that is to describe one, other than in code blocks, which their
    /// section may account for.
    pub further: Vec<Endpoint>,
    /// Text, and rows of tables, that name a method or a path alone.
    pub incomplete: Vec<Span>,
}

/// The parts of a page that describe an operation each: all of it, or, where pages may describe
/// several, what stands below the heading that is the nearest above method and path and plays no other
/// role, or that states them itself.
pub(super) fn units<'p>(page: &'p Page, dialect: &Dialect) -> Units<'p> {
    let (stated, incomplete) = statements(&page.blocks, dialect);
    if !dialect.description().page.several {
        return Units { incomplete, ..whole(page, stated, dialect) };
    }
    let mut anchors = HashMap::<String, usize>::new();
    let mut found = Vec::new();
    for Part { title, range, statement } in parts(&page.blocks, stated, dialect) {
        let blocks = &page.blocks[range];
        let Statement { spans: stating, endpoints, is_list: is_listed, .. } = statement;
        // Several in one block share what the part says.
        for endpoint in endpoints {
            let mut anchor = match title {
                _ if is_listed => anchor_of(&endpoint, dialect),
                Some(title) => dialect.anchor(&title.text),
                None => String::new(),
            };
            let same = anchors.entry(anchor.clone()).or_default();
            *same += 1;
            if *same > 1 {
                // As sites do that make anchors of headings.
                anchor = format!("{anchor}-{}", *same - 1).trim_start_matches('-').to_owned();
            }
            let stating = stating.clone();
            found.push(Unit { title, blocks, endpoint, stating, is_listed, anchor });
        }
    }
    Units { found, further: Vec::new(), incomplete }
}

/// A page that is about the first endpoint that it states, or about each of a list.
fn whole<'p>(page: &'p Page, stated: Vec<Statement>, dialect: &Dialect) -> Units<'p> {
    let mut stated = stated.into_iter();
    let first = stated.next();
    let units = first.into_iter().flat_map(|Statement { spans, endpoints, is_list, .. }| {
        endpoints.into_iter().map(move |endpoint| Unit {
            title: None,
            blocks: &page.blocks,
            stating: spans.clone(),
            is_listed: is_list,
            anchor: if is_list { anchor_of(&endpoint, dialect) } else { String::new() },
            endpoint,
        })
    });
    let found: Vec<_> = units.collect();
    let is_code = |one: &Statement| matches!(page.blocks[one.blocks.0], Block::Fence(_));
    let others = stated.filter(|one| !is_code(one)).flat_map(|one| one.endpoints);
    let is_known = |one: &Endpoint| found.iter().any(|unit| unit.endpoint.is_same(one));
    let further = others.filter(|one| !is_known(one)).collect();
    Units { found, further, incomplete: Vec::new() }
}

/// What an operation of a list has behind the id of the page.
fn anchor_of(endpoint: &Endpoint, dialect: &Dialect) -> String {
    dialect.anchor(&format!("{} {}", endpoint.method, endpoint.path))
}

/// Whether a page describes any operation.
pub fn has_operations(page: &Page, dialect: &Dialect) -> bool {
    super::endpoint::has_endpoint(&page.blocks, dialect)
}

/// What describes the endpoints of a statement.
struct Part<'p> {
    title: Option<&'p Heading>,
    /// The numbers of the blocks below the title.
    range: Range<usize>,
    statement: Statement,
}

/// Which blocks are about each statement.
fn parts<'p>(blocks: &'p [Block], stated: Vec<Statement>, dialect: &Dialect) -> Vec<Part<'p>> {
    let mut parts: Vec<Part<'p>> = Vec::new();
    for statement in stated {
        let (first, last) = statement.blocks;
        let is_title = |block: &Block| match block {
            Block::Heading(heading) => dialect.section(&heading.text, None).is_none(),
            _ => false,
        };
        let free = parts.last().map_or(0, |part| part.statement.blocks.1 + 1);
        // A heading that states an endpoint is the title itself.
        let title = match &blocks[first] {
            Block::Heading(_) => Some(first),
            _ => (free..first).rev().find(|&at| is_title(&blocks[at])),
        };
        if title.is_none() && parts.last().is_some_and(|part| part.states(&statement)) {
            continue;
        }
        // A second one below the same heading begins a part itself.
        let start = title.unwrap_or(if parts.is_empty() { 0 } else { first });
        if let Some(part) = parts.last_mut() {
            part.range.end = part.range.end.min(start);
        }
        let title = title.and_then(|at| match &blocks[at] {
            Block::Heading(heading) => Some(heading),
            _ => None,
        });
        let level = title.map(|title| title.level);
        let ends = |block: &Block| match block {
            Block::Heading(next) => {
                let text = dialect.without_anchor(&next.text);
                dialect.described(&text, None).is_some()
                    || level.is_some_and(|own| next.level <= own)
            }
            _ => false,
        };
        let end = (last + 1..blocks.len()).find(|&next| ends(&blocks[next]));
        let start = start + usize::from(title.is_some());
        parts.push(Part { title, range: start..end.unwrap_or(blocks.len()), statement });
    }
    parts
}

impl Part<'_> {
    /// Whether a statement says once more what the part is about, as an example of it.
    fn states(&self, other: &Statement) -> bool {
        self.range.contains(&other.blocks.0)
            && other.endpoints.first().is_some_and(|again| {
                self.statement.endpoints.iter().any(|known| known.is_same(again))
            })
    }
}
