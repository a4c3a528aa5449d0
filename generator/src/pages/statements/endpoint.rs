//! What states method and path: code blocks, text, headings, rows of tables.

mod parts;
mod table;

use super::ignored::kept;
use crate::pages::dialect::{Dialect, EndpointInProse, PathOddity, PathTemplate};
use crate::pages::markdown::{Block, Fence, Prose};
use crate::source::{Span, Spanned};
use parts::Parts;
use std::ops::Range;

/// A method and a path as a page states them.
#[derive(Clone, Debug)]
pub(super) struct Endpoint {
    /// In upper case.
    pub method: Spanned<String>,
    /// With parameters in braces.
    pub path: Spanned<String>,
    /// The path as it is written.
    pub written: String,
    /// The names of its parameters, each once.
    pub parameters: Vec<Spanned<String>>,
    /// What is odd about the path, and the part that is.
    pub oddities: Vec<(PathOddity, Spanned<String>)>,
    /// What is said of it where it is stated, as written.
    pub description: String,
    /// The media types of answers that are named there.
    pub media_types: Vec<String>,
}

/// A place that states an endpoint, or several that share what is said below.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    /// The numbers of the first and the last block that are part of it.
    pub blocks: (usize, usize),
    /// The blocks that say nothing else.
    pub spans: Vec<Span>,
    /// What is stated, at least one, each once.
    pub endpoints: Vec<Endpoint>,
    /// Whether that is a list of several, as overviews are.
    pub is_list: bool,
}

/// All that the blocks state of endpoints, in order, and the pieces of text and the rows that name a method or a path alone.
pub(super) fn statements(blocks: &[Block], dialect: &Dialect) -> (Vec<Statement>, Vec<Span>) {
    let mut found = Vec::new();
    let mut parts = Parts::default();
    let mut halves = Vec::new();
    for (at, block) in kept(blocks, dialect) {
        if let Block::Table(table) = block {
            halves.extend(table::halves(table, dialect));
        }
        let endpoints = endpoints(block, dialect);
        if endpoints.is_empty() {
            found.extend(parts.add(at, block, dialect));
            continue;
        }
        let is_list = endpoints.len() > 1 && matches!(block, Block::Prose(_) | Block::Table(_));
        found.push(Statement { blocks: (at, at), spans: vec![block.span()], endpoints, is_list });
    }
    halves.extend(parts.left_alone());
    (found, halves)
}

/// Whether anything is stated of an endpoint.
pub(super) fn has_endpoint(blocks: &[Block], dialect: &Dialect) -> bool {
    !statements(blocks, dialect).0.is_empty()
}

/// What a block states by itself.
fn endpoints(block: &Block, dialect: &Dialect) -> Vec<Endpoint> {
    let all = match block {
        Block::Fence(fence) => of_fence(fence, dialect),
        Block::Prose(prose) => of_prose(prose, dialect),
        Block::Heading(heading) => {
            let found = dialect.endpoints_in_heading(&heading.text);
            let stated = |one| of_text(one, &heading.text, heading.text.span, dialect);
            found.into_iter().map(stated).collect()
        }
        Block::Table(table) => table::endpoints(table, dialect),
    };
    let mut once: Vec<Endpoint> = Vec::new();
    for one in all {
        if !once.iter().any(|known| known.is_same(&one)) {
            once.push(one);
        }
    }
    once
}

impl Endpoint {
    /// An endpoint of which this is written.
    fn new(method: Spanned<String>, path: Spanned<String>, dialect: &Dialect) -> Self {
        let PathTemplate { text, parameters, oddities } = dialect.path(&path);
        let is_as_written = path.span.range().len() == path.len();
        let part = |range: Range<usize>| {
            let span = if is_as_written { path.span.part(range.clone()) } else { path.span };
            Spanned::new(path[range].to_owned(), span)
        };
        let name = |(name, range)| part(range).map(|_| name);
        Self {
            method: method.map(|method| method.to_ascii_uppercase()),
            parameters: parameters.into_iter().map(name).collect(),
            oddities: oddities.into_iter().map(|(odd, range)| (odd, part(range))).collect(),
            written: path.value,
            path: Spanned::new(text, path.span),
            description: String::new(),
            media_types: Vec::new(),
        }
    }

    /// Whether method and path are the same.
    pub fn is_same(&self, other: &Self) -> bool {
        self.method == other.method && self.path == other.path
    }
}

fn of_prose(prose: &Prose, dialect: &Dialect) -> Vec<Endpoint> {
    let found = dialect.endpoints_in_prose(&prose.text);
    found.into_iter().map(|one| of_text(one, &prose.text, prose.span, dialect)).collect()
}

/// What was found in a text that stands there.
fn of_text(found: EndpointInProse, text: &str, span: Span, dialect: &Dialect) -> Endpoint {
    let place = |(word, range): (String, Range<usize>)| Spanned::new(word, span.part(range));
    let description = text[found.description].trim().to_owned();
    Endpoint { description, ..Endpoint::new(place(found.method), place(found.path), dialect) }
}

/// What the lines of a code block state, if the first one does. Where a page has one operation, the others are
/// no part of what states it.
fn of_fence(fence: &Fence, dialect: &Dialect) -> Vec<Endpoint> {
    let states = |(indent, line)| of_line(fence, indent, line, dialect);
    if first_line(fence).and_then(states).is_none() {
        return Vec::new();
    }
    let is_several = dialect.description().page.several;
    let mut start = 0;
    let lines = fence.body.split_inclusive('\n').filter_map(|line| {
        let indent = start + (line.len() - line.trim_start().len());
        start += line.len();
        of_line(fence, indent, line.trim(), dialect)
    });
    lines.take(if is_several { usize::MAX } else { 1 }).collect()
}

/// The endpoint that a line of a fence states.
pub(super) fn of_line(
    fence: &Fence,
    indent: usize,
    line: &str,
    dialect: &Dialect,
) -> Option<Endpoint> {
    let (method, path) = dialect.endpoint(&fence.language, line)?;
    let place = |part: &str| {
        let start = indent + (part.as_ptr() as usize - line.as_ptr() as usize);
        Spanned::new(part.to_owned(), fence.body.span.part(start..start + part.len()))
    };
    Some(Endpoint::new(place(method), place(path), dialect))
}

/// The first line of a fence that is not blank, and the offset at which it begins.
pub(super) fn first_line(fence: &Fence) -> Option<(usize, &str)> {
    let indent = fence.body.len() - fence.body.trim_start().len();
    Some((indent, fence.body[indent..].lines().next()?))
}
