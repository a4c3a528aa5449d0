//! Rows of a table that are written as text: definitions, items of lists.

use super::{Place, Reader};
use crate::pages::dialect::{ProseRow, Role, TableRules};
use crate::pages::markdown::{Cell, Prose, Table};
use crate::source::{Span, Spanned};
use std::ops::Range;

/// The columns of a table that is made of text.
const COLUMNS: usize = 4;

impl Reader<'_> {
    /// Takes a piece of text as rows of a table, where a table could stand, and says whether it is some.
    pub(super) fn take_rows(&mut self, prose: &Prose) -> bool {
        let can_stand = header(self.place, &self.dialect.description().tables).is_some();
        let rows = can_stand.then(|| self.dialect.rows(&prose.text)).flatten();
        let Some(rows) = rows else { return false };
        let cell = |range: Range<usize>| {
            Spanned::new(prose.text[range.clone()].trim().to_owned(), prose.span.part(range))
        };
        self.rows.extend(rows.into_iter().map(|row| {
            let ProseRow { name, ty, required, description } = row;
            vec![cell(name), cell(ty), cell(required), cell(description)]
        }));
        true
    }

    /// Reads the rows that were taken as the table that they are.
    pub(super) fn end_rows(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return };
        let end = last.iter().map(|cell| cell.span.end).max().unwrap_or(first[0].span.end);
        let span = Span { end, ..first[0].span };
        let tables = &self.dialect.description().tables;
        let header = header(self.place, tables).unwrap_or_default();
        let has_text = |at: usize| rows.iter().any(|row| !row[at].is_empty());
        let columns: Vec<_> = (0..COLUMNS).filter(|&at| at == 0 || has_text(at)).collect();
        let words = columns.iter().map(|&at| Spanned::new(header[at].to_owned(), span));
        let row = |row: Vec<Cell>| columns.iter().map(|&at| row[at].clone()).collect();
        let (header, rows) = (words.collect(), rows.into_iter().map(row).collect());
        self.table(&Table { header, rows, span });
    }
}

/// What the dialect calls the columns of a table that stands here; `None` if none can. A column that it has
/// no word for has none.
fn header(place: Place, tables: &TableRules) -> Option<[&str; COLUMNS]> {
    let role = match place {
        Place::Section(role) => Some(role),
        Place::Summary if !tables.inputs.name.is_empty() => None,
        Place::Summary | Place::Nowhere => return None,
    };
    let names = match role {
        None => &tables.inputs.name,
        Some(role) => names(role, tables)?,
    };
    let columns = [names, &tables.ty, &tables.required, &tables.description];
    Some(columns.map(|words| words.first().map_or("", String::as_str)))
}

/// What the dialect calls the column of names in a section of this role.
fn names(role: Role, tables: &TableRules) -> Option<&Vec<String>> {
    match role {
        Role::Path | Role::Query | Role::Headers => Some(&tables.parameters.name),
        Role::RequestBody | Role::Response | Role::ResponseBody => Some(&tables.properties.name),
        Role::Samples | Role::RequestSamples | Role::ResponseSamples | Role::Ignored => None,
    }
}
