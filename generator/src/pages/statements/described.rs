//! Carriers that pages describe apart from the operations that use them.

use super::PropertyTable;
use super::tables::Tables;
use crate::diagnostics::Diagnostics;
use crate::pages::dialect::Dialect;
use crate::pages::markdown::{Block, Cell, Heading, Page, Prose, Table};
use crate::source::{FileId, Span, Spanned};
use std::borrow::Cow;
use std::ops::Range;

/// A carrier that a page describes by its name.
#[derive(Clone, Debug)]
pub struct DescribedCarrier {
    /// The file.
    pub file: FileId,
    /// Its name, with the span of the heading.
    pub name: Spanned<String>,
    /// Its properties.
    pub table: PropertyTable,
}

/// The carriers that a page describes, in its order: below each heading that the dialect knows for one,
/// the first table, or headings that are rows of one.
pub fn read_carriers(
    page: &Page,
    dialect: &Dialect,
    diagnostics: &mut Diagnostics,
) -> Vec<DescribedCarrier> {
    if !dialect.describes_carriers() {
        return Vec::new();
    }
    let title = page.front_matter.get("title").map(|title| title.value.as_str());
    let name = |heading: &Heading| dialect.described(&dialect.without_anchor(&heading.text), title);
    let mut found = Vec::new();
    for (at, block) in page.blocks.iter().enumerate() {
        let Block::Heading(heading) = block else { continue };
        let Some(described) = name(heading) else { continue };
        // Of several places on a page the first counts.
        if found.iter().any(|known: &DescribedCarrier| known.name.value == described) {
            continue;
        }
        let ends = |block: &&Block| match block {
            Block::Heading(next) => next.level <= heading.level || name(next).is_some(),
            _ => false,
        };
        let below = &page.blocks[at + 1..];
        let end = below.iter().position(|block| ends(&block)).unwrap_or(below.len());
        let Some(table) = table(&below[..end], dialect) else { continue };
        let table = Tables { dialect, diagnostics }.properties(&table);
        let name = Spanned::new(described, heading.text.span);
        found.push(DescribedCarrier { file: page.file, name, table });
    }
    found
}

/// The table among some blocks, or what stands for one.
fn table<'p>(blocks: &'p [Block], dialect: &Dialect) -> Option<Cow<'p, Table>> {
    let names = &dialect.description().tables.properties.name;
    let is_of_properties = |table: &Table| table.header.iter().any(|cell| names.contains(cell));
    let written = blocks.iter().find_map(|block| match block {
        Block::Table(table) if is_of_properties(table) => Some(Cow::Borrowed(table)),
        _ => None,
    });
    written.or_else(|| of_headings(blocks, dialect).map(Cow::Owned))
}

/// The table that headings and the text below them are.
fn of_headings(blocks: &[Block], dialect: &Dialect) -> Option<Table> {
    let rules = &dialect.description().tables;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut is_open = false;
    for block in blocks {
        match block {
            Block::Heading(heading) => {
                let name = dialect.row_heading(&heading.text);
                is_open = name.is_some();
                let empty = || Spanned::new(String::new(), heading.text.span);
                rows.extend(name.map(|name| {
                    vec![Spanned::new(name.to_owned(), heading.text.span), empty(), empty()]
                }));
            }
            Block::Prose(prose) if is_open => {
                let Some(row) = rows.last_mut() else { continue };
                if let Some(text) = dialect.row_text(&prose.text) {
                    row[1] = cell(prose, text.ty);
                    row[2] = cell(prose, text.description);
                    is_open = false;
                }
            }
            _ => {}
        }
    }
    let (first, last) = (rows.first()?, rows.last()?);
    let end = last.iter().map(|cell| cell.span.end).max().unwrap_or(first[0].span.end);
    let span = Span { end, ..first[0].span };
    let words = [&rules.properties.name, &rules.ty, &rules.description];
    let header = words.map(|words| words.first().cloned().unwrap_or_default());
    let header = header.map(|word| Spanned::new(word, span)).into();
    Some(Table { header, rows, span })
}

fn cell(prose: &Prose, range: Range<usize>) -> Cell {
    Spanned::new(prose.text[range.clone()].trim().to_owned(), prose.span.part(range))
}
