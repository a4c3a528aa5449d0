//! Headers of tables, and what their columns probably are.

use super::material::Material;
use super::tally::{Counted, Tally};
use super::words::{normal, tokens};
use crate::pages::markdown::text::plain;
use crate::pages::markdown::{Block, Table};
use indexmap::IndexMap;

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Column {
    /// Names of parameters or properties.
    Name,
    /// Names of parameters of the path.
    PathName,
    Status,
    Type,
    Required,
    /// The opposite.
    Optional,
    Description,
}

const NAMES: &[&str] = &[
    "name",
    "parameter",
    "parameters",
    "param",
    "params",
    "field",
    "fields",
    "property",
    "properties",
    "attribute",
    "attributes",
    "key",
    "keys",
    "argument",
    "arguments",
    "variable",
    "option",
    "member",
    "element",
    "header",
    "headers",
    "input",
];
const TYPES: &[&str] = &["type", "types", "datatype", "format"];
const REQUIRED: &[&str] =
    &["required", "mandatory", "requirement", "presence", "necessity", "obligatory"];
const DESCRIPTIONS: &[&str] = &[
    "description",
    "descriptions",
    "comment",
    "comments",
    "note",
    "notes",
    "details",
    "detail",
    "meaning",
    "explanation",
    "summary",
    "remarks",
    "remark",
    "purpose",
    "desc",
    "information",
    "definition",
    "info",
];
const STATUSES: &[&str] = &["status", "code", "response", "http"];

/// Words in a column that say whether something must be given.
const YES: &[&str] =
    &["yes", "true", "required", "y", "mandatory", "always", "✓", "✔", "✅", "☑", "x", "●", "*"];
const NO: &[&str] = &["no", "false", "n", "never"];

/// Headers, by what they are, and what stands in their columns.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// Spellings of headers, with how many tables have them.
    pub known: IndexMap<Column, Vec<(String, usize)>>,
    /// Headers that recur and are none of these.
    pub unknown: Vec<(String, Counted)>,
    /// Words in columns of types, as they are written.
    pub types: Tally<String>,
    /// Words that say that something must be given.
    pub required: Vec<(String, usize)>,
    /// Cells of names, as they are written.
    pub names: Vec<Vec<String>>,
    /// Cells of descriptions.
    pub descriptions: Vec<String>,
}

/// How often a header has to recur to be shown without a guess.
const RECURS: usize = 3;

/// From so many on, what recurs does so more than once.
const MANY: usize = 40;

/// What tables there are.
pub(super) fn columns(material: &Material) -> Columns {
    let mut known = IndexMap::<Column, Tally<String>>::new();
    let mut unknown = Tally::<String>::default();
    let mut required = Tally::<String>::default();
    let mut found = Columns::default();
    let blocks = material.pages.iter().flat_map(|page| &page.blocks);
    for table in blocks.filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    }) {
        let roles = of_table(table);
        // A table without types or descriptions is about something else.
        let is_known = roles.iter().flatten().count() > 1;
        for (at, header) in table.header.iter().enumerate() {
            let cells = || table.rows.iter().filter_map(move |row| row.get(at));
            let Some(role) = roles[at].filter(|_| is_known) else {
                if !header.is_empty() {
                    unknown.see(plain(header).into_owned(), header.span);
                }
                continue;
            };
            known.entry(role).or_default().see(plain(header).into_owned(), header.span);
            match role {
                Column::Type => {
                    cells().for_each(|cell| found.types.see(cell.value.clone(), cell.span))
                }
                Column::Required => cells()
                    .filter(|cell| says(cell, YES))
                    .for_each(|cell| required.see(plain(cell).into_owned(), cell.span)),
                Column::Optional => cells()
                    .filter(|cell| says(cell, NO))
                    .for_each(|cell| required.see(plain(cell).into_owned(), cell.span)),
                Column::Name | Column::PathName => {
                    found.names.push(cells().map(|cell| cell.value.clone()).collect());
                }
                Column::Description => {
                    found.descriptions.extend(cells().map(|cell| cell.value.clone()));
                }
                Column::Status => {}
            }
        }
    }
    found.known = known.into_iter().map(|(role, tally)| (role, counts(&tally))).collect();
    found.required = counts(&required);
    let recurring = unknown.by_count().into_iter().filter(|(_, counted)| counted.count >= RECURS);
    found.unknown = recurring.map(|(text, counted)| (text.clone(), counted)).collect();
    found
}

fn counts(tally: &Tally<String>) -> Vec<(String, usize)> {
    // Headers are the same in upper and lower case. What is there once among many is an accident.
    let mut merged = IndexMap::<String, (String, usize)>::new();
    for (text, counted) in tally.by_count() {
        let one = merged.entry(text.to_lowercase()).or_insert_with(|| (text.clone(), 0));
        one.1 += counted.count;
    }
    let all: usize = merged.values().map(|(_, count)| count).sum();
    let least = if all > MANY { 2 } else { 1 };
    merged.into_values().filter(|(_, count)| *count >= least).collect()
}

fn says(cell: &str, words: &[&str]) -> bool {
    let bare = plain(cell).to_lowercase();
    let bare = bare.trim();
    words.contains(&bare) || bare.chars().any(|sign| "✓✔✅☑".contains(sign)) && words == YES
}

/// What the columns of a table are, each but that of names at most once.
pub(super) fn of_table(table: &Table) -> Vec<Option<Column>> {
    let mut roles: Vec<Option<Column>> = vec![None; table.header.len()];
    for (at, header) in table.header.iter().enumerate() {
        let role = match of_header(header) {
            Some(Column::Status) if !lists_statuses(table, at) => name_of(header),
            role => role,
        };
        let is_first = !roles.contains(&role);
        roles[at] = role.filter(|_| is_first);
    }
    roles
}

/// What a column is by its header; one of statuses may be something else by what stands in it.
pub(super) fn of_header(header: &str) -> Option<Column> {
    let text = normal(header);
    let words = tokens(&text);
    let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    let last = words.last().map(String::as_str).unwrap_or_default();
    if words.is_empty() || words.len() > 3 {
        None
    } else if has(REQUIRED) && !has(NAMES) {
        Some(Column::Required)
    } else if text == "optional" {
        Some(Column::Optional)
    } else if TYPES.contains(&last) {
        Some(Column::Type)
    } else if DESCRIPTIONS.contains(&last) {
        Some(Column::Description)
    } else if has(STATUSES) {
        Some(Column::Status)
    } else {
        name_of(header)
    }
}

fn name_of(header: &str) -> Option<Column> {
    let words = tokens(&normal(header));
    let is_name = words.last().is_some_and(|last| NAMES.contains(&last.as_str()));
    match words.first()?.as_str() {
        "path" | "url" if words.len() > 1 => Some(Column::PathName),
        _ => is_name.then_some(Column::Name),
    }
}

fn lists_statuses(table: &Table, at: usize) -> bool {
    let cells = table.rows.iter().filter_map(|row| row.get(at));
    let is_status = |cell: &str| {
        let bare = plain(cell);
        let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
        digits == 3 && bare.starts_with(|first| ('1'..='5').contains(&first))
    };
    let statuses = cells.filter(|cell| is_status(cell)).count();
    statuses * 2 > table.rows.len()
}

impl Columns {
    /// The headers of a column, the most frequent first, but for those that are hardly there.
    pub fn headers(&self, column: Column) -> Vec<(String, usize)> {
        self.known.get(&column).cloned().unwrap_or_default()
    }
}
