//! Tables that have a row for each endpoint.

use super::Endpoint;
use crate::pages::dialect::Dialect;
use crate::pages::markdown::text::plain;
use crate::pages::markdown::{Cell, Table};
use crate::pages::statements::tables::{column, media_types};
use crate::source::{Span, Spanned};

/// The columns of a table whose rows state endpoints.
#[derive(Clone, Copy)]
struct Columns {
    method: usize,
    path: usize,
    description: Option<usize>,
    media_types: Option<usize>,
}

impl Columns {
    /// Those of a table; `None` if the dialect knows no such table of its header.
    fn of(table: &Table, dialect: &Dialect) -> Option<Self> {
        let description = dialect.description();
        let rules = description.endpoint.tables.as_ref()?;
        let (method, path) = (column(table, &rules.method)?, column(table, &rules.path)?);
        let said = column(table, &description.tables.description);
        let description = said.filter(|at| ![method, path].contains(at));
        let media_types = column(table, &rules.media_types);
        Some(Self { method, path, description, media_types })
    }

    fn methods(self, row: &[Cell]) -> Vec<Cell> {
        row.get(self.method).map(methods).unwrap_or_default()
    }

    fn paths(self, row: &[Cell]) -> Vec<Cell> {
        row.get(self.path).map(paths).unwrap_or_default()
    }
}

/// The endpoints that the rows of a table state.
pub(super) fn endpoints(table: &Table, dialect: &Dialect) -> Vec<Endpoint> {
    let Some(columns) = Columns::of(table, dialect) else { return Vec::new() };
    let of_row = |row: &Vec<Cell>| {
        let text =
            |at: Option<usize>| at.and_then(|at| row.get(at)).map_or("", |cell| cell.as_str());
        let (methods, paths) = (columns.methods(row), columns.paths(row));
        let media_types: Vec<_> = media_types(text(columns.media_types)).collect();
        let each = methods.iter().flat_map(|method| paths.iter().map(move |path| (method, path)));
        let endpoint = |(method, path): (&Cell, &Cell)| Endpoint {
            description: text(columns.description).to_owned(),
            media_types: media_types.clone(),
            ..Endpoint::new(method.clone(), path.clone(), dialect)
        };
        each.map(endpoint).collect::<Vec<_>>()
    };
    table.rows.iter().flat_map(of_row).collect()
}

/// The cells of rows that name a method or a path alone.
pub(super) fn halves(table: &Table, dialect: &Dialect) -> Vec<Span> {
    let Some(columns) = Columns::of(table, dialect) else { return Vec::new() };
    let half = |row: &Vec<Cell>| {
        let (methods, paths) = (columns.methods(row), columns.paths(row));
        match (methods.first(), paths.first()) {
            (Some(alone), None) | (None, Some(alone)) => Some(alone.span),
            _ => None,
        }
    };
    table.rows.iter().filter_map(half).collect()
}

/// The methods in a cell: words in capitals.
fn methods(cell: &Cell) -> Vec<Cell> {
    let bare = plain(cell);
    let path = bare.find('/').unwrap_or(bare.len());
    // The path may stand in the same cell; between methods a slash may stand, too.
    let is_path = |rest: &str| rest.starts_with('/') && !rest[1..].starts_with(char::is_uppercase);
    let end = if is_path(&bare[path..]) { path } else { bare.len() };
    let words = bare[..end].split(|sign: char| !sign.is_ascii_alphabetic());
    let is_method =
        |word: &&str| word.len() > 2 && !word.contains(|sign: char| sign.is_lowercase());
    words.filter(is_method).map(|word| Spanned::new(word.to_owned(), cell.span)).collect()
}

/// The paths in a cell: words with a slash in front, or with one that is no address.
fn paths(cell: &Cell) -> Vec<Cell> {
    let bare = plain(cell);
    let words = bare.split(|sign: char| sign.is_whitespace() || sign == ',');
    let path = |word: &str| {
        let start = word.find(['/', '{'])?;
        let path = word.split(['?', '#']).next().unwrap_or(word);
        (start == 0).then(|| Spanned::new(path.to_owned(), cell.span))
    };
    words.filter_map(path).collect()
}
