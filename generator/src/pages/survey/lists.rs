//! Endpoints that stand in lists and tables, one an item or row.

use super::forms::{ADDRESS, Form, METHODS, Seen, is_method, is_path, once};
use crate::pages::markdown::text::plain;
use crate::pages::markdown::{Block, Cell, Prose, Table};
use crate::source::Span;
use regex::Regex;

/// All that a block lists, each with where it stands.
pub(super) fn seen(block: &Block) -> Vec<(Seen, Span)> {
    match block {
        Block::Prose(prose) => of_items(prose),
        Block::Table(table) => of_rows(table),
        Block::Heading(_) | Block::Fence(_) => Vec::new(),
    }
}

/// The pattern of an item: method, path, and what it does.
fn item() -> String {
    format!(
        r"(?m)^\s*[-*+]\s+[*_`]*(?<method>{METHODS})[*_`]*\s+[*_`]*{ADDRESS}(?<path>/[^\s`*]*)[*_`]*(?:\s*[-:–—]+\s*(?<description>[^\n]*))?$"
    )
}

/// Items of a list, if there are several.
fn of_items(prose: &Prose) -> Vec<(Seen, Span)> {
    let pattern: &Regex = once!(&item());
    let found = pattern.captures_iter(&prose.text).filter_map(|found| {
        let place = prose.span.part(found.get(0)?.range());
        Some((Seen::new(&found["method"], &found["path"], Form::prose(item())), place))
    });
    let found: Vec<_> = found.collect();
    if found.len() > 1 { found } else { Vec::new() }
}

/// Rows of a table that has a column of methods and one of paths, or one with both.
fn of_rows(table: &Table) -> Vec<(Seen, Span)> {
    let both = |cell: &str| {
        let bare = plain(cell);
        let (method, path) = bare.split_once(char::is_whitespace)?;
        let path = path.split_whitespace().next()?;
        (is_method(method) && is_path(path)).then(|| (method.to_owned(), path.to_owned()))
    };
    let is_one = |cell: &str| {
        is_method(plain(cell).split(|sign| ",/ ".contains(sign)).next().unwrap_or_default())
    };
    let has_path = |cell: &str| plain(cell).split_whitespace().next().is_some_and(is_path);
    let column = |holds: &dyn Fn(&str) -> bool| {
        (0..table.header.len()).find(|&at| {
            let cells = || table.rows.iter().filter_map(|row| row.get(at));
            !table.header[at].is_empty()
                && cells().filter(|cell| holds(cell)).count() * 2 > cells().count()
        })
    };
    let header = |at: usize| plain(&table.header[at]).into_owned();
    if let Some(at) = column(&|cell| both(cell).is_some()) {
        let stated = |row: &Vec<Cell>| {
            let (method, path) = both(row.get(at)?)?;
            Some((Seen::new(&method, &path, Form::Row(header(at), header(at))), row[at].span))
        };
        return table.rows.iter().filter_map(stated).collect();
    }
    let (Some(method), Some(path)) = (column(&is_one), column(&has_path)) else {
        return Vec::new();
    };
    let stated = |row: &Vec<Cell>| {
        let word = plain(row.get(method)?).split([',', '/', ' ']).next()?.to_owned();
        let written = plain(row.get(path)?).split_whitespace().next()?.to_owned();
        let form = Form::Row(header(method), header(path));
        (is_method(&word) && is_path(&written))
            .then(|| (Seen::new(&word, &written, form), row[path].span))
    };
    table.rows.iter().filter_map(stated).collect()
}
