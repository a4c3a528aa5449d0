//! Tables of a page: which one is which, and what their rows state.

mod names;
mod nesting;
mod properties;
mod suspects;

use super::links::{self, Link};
use super::requirement;
use super::{ParameterPlace, StatedParameter, StatedStatus, StatedType};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::pages::dialect::{Dialect, LinkCell, Role};
use crate::pages::markdown::text::plain;
use crate::pages::markdown::{Cell, Table};
use crate::source::{Span, Spanned};
use std::collections::HashMap;

/// What a table lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TableKind {
    Parameters(ParameterPlace),
    Headers,
    Statuses,
    Properties,
    /// All that a call takes.
    Inputs,
}

/// What a table of request headers says.
#[derive(Debug, Default)]
pub(super) struct StatedHeaders {
    /// Media types of answers.
    pub accept: Vec<String>,
    /// Media types of the request body.
    pub content_type: Vec<String>,
    /// The client's own headers that the page lists, by wire name.
    pub context: Vec<String>,
    /// Headers of this operation.
    pub parameters: Vec<StatedParameter>,
}

/// Reads tables in the words of a dialect.
pub(super) struct Tables<'a> {
    pub dialect: &'a Dialect,
    pub diagnostics: &'a mut Diagnostics,
}

impl Tables<'_> {
    /// What the table lists, from its header and the section it stands in.
    pub fn kind(&self, table: &Table, section: Option<Role>) -> Option<TableKind> {
        let rules = &self.dialect.description().tables;
        let has = |names: &[String]| column(table, names).is_some();
        let names = column(table, &rules.parameters.name);
        let lists_headers = names.is_some_and(|names| self.names_own_headers(table, names));
        let of_section = match section {
            Some(Role::Path | Role::Query) if lists_headers => Some(TableKind::Headers),
            Some(Role::Path) if has(&rules.parameters.name) => {
                Some(TableKind::Parameters(ParameterPlace::Path))
            }
            Some(Role::Query) if has(&rules.parameters.name) => {
                Some(TableKind::Parameters(ParameterPlace::Query))
            }
            Some(Role::Headers) if has(&rules.parameters.name) => Some(TableKind::Headers),
            Some(Role::Response | Role::ResponseBody) if has(&rules.statuses.name) => {
                Some(TableKind::Statuses)
            }
            Some(Role::RequestBody | Role::Response | Role::ResponseBody)
                if has(&rules.properties.name) =>
            {
                Some(TableKind::Properties)
            }
            _ => None,
        };
        let is_path = has(&rules.path.name);
        let is_inputs = section.is_none() && has(&rules.inputs.name);
        of_section
            .or_else(|| is_path.then_some(TableKind::Parameters(ParameterPlace::Path)))
            .or_else(|| is_inputs.then_some(TableKind::Inputs))
    }

    /// Whether several rows name, in column `names`, headers that no path or query has a parameter of.
    fn names_own_headers(&self, table: &Table, names: usize) -> bool {
        let known = &self.dialect.description().headers;
        let authorization = known.authorization.as_ref().map(|one| &one.header);
        let own = [known.accept.as_ref(), known.content_type.as_ref(), authorization];
        let own: Vec<String> = own.into_iter().flatten().cloned().collect();
        let cells = table.rows.iter().filter_map(|row| row.get(names));
        cells.filter(|cell| is_one_of(cell, &own)).count() > 1
    }

    /// Rows of a path or query table.
    pub fn parameters(&mut self, table: &Table, place: ParameterPlace) -> Vec<StatedParameter> {
        let rules = &self.dialect.description().tables;
        let mut names = rules.parameters.name.clone();
        names.extend_from_slice(&rules.inputs.name);
        if place == ParameterPlace::Path {
            names.extend_from_slice(&rules.path.name);
        }
        let columns = self.columns(table, &names);
        let rows = self.named_rows(table, columns.name);
        let parameter = |reader: &mut Self, Named { name, is_required, row }: Named<'_>| {
            let bare = match place {
                ParameterPlace::Path => reader.dialect.path_parameter(&name).map(str::to_owned),
                _ => None,
            };
            let name = match bare {
                Some(bare) => name.map(|_| bare),
                None => name,
            };
            reader.look_for_blank(&name);
            let (marked, description) = reader.dialect.take_required(columns.description(row));
            let required = marked || is_required || reader.is_required(columns, row);
            if !required && place != ParameterPlace::Path {
                reader.doubt_required(columns, row, &name);
            }
            let ty = reader.ty(columns.ty.map(|at| &row[at]), name.span);
            reader.look_for_object(&name, &ty);
            StatedParameter {
                name,
                place,
                ty,
                required,
                description: reader.dialect.readable(&description),
                links: reader.links(columns, row),
            }
        };
        rows.into_iter().map(|row| parameter(self, row)).collect()
    }

    /// The rows of a table of all that a call takes, apart: those that name a parameter of the path, and
    /// the others.
    pub fn inputs(&self, table: &Table, of_path: &[Spanned<String>]) -> (Table, Table) {
        let at = column(table, &self.dialect.description().tables.inputs.name).unwrap_or(0);
        let is_of_path = |row: &Vec<Cell>| {
            let name = row.get(at).map(|cell| plain(cell)).unwrap_or_default();
            let (_, name) = self.dialect.take_name_marks(&name);
            let name = self.dialect.path_parameter(&name).unwrap_or(&name);
            of_path.iter().any(|token| token.as_str() == name)
        };
        let (path, others) = table.rows.iter().cloned().partition(is_of_path);
        let part = |rows| Table { header: table.header.clone(), rows, span: table.span };
        (part(path), part(others))
    }

    /// Rows of a table of request headers.
    pub fn headers(&mut self, table: &Table) -> StatedHeaders {
        let description = self.dialect.description();
        let columns = self.columns(table, &description.tables.parameters.name);
        let known = &description.headers;
        let is = |header: &Option<String>, name: &str| {
            header.as_deref().is_some_and(|header| header.eq_ignore_ascii_case(name))
        };
        let mut found = StatedHeaders::default();
        let mut seen: HashMap<String, Span> = HashMap::new();
        for Named { name, is_required, row } in self.named_rows(table, columns.name) {
            let Some(name) = self.header_name(name) else { continue };
            if let Some(&first) = seen.get(&name.to_ascii_lowercase()) {
                self.twice(&name, first);
                continue;
            }
            seen.insert(name.to_ascii_lowercase(), name.span);
            let text = columns.description(row);
            let same = |header: &str| header.eq_ignore_ascii_case(&name);
            if is(&known.accept, &name) {
                found.accept.extend(media_types(text));
            } else if is(&known.content_type, &name) {
                found.content_type.extend(media_types(text));
            } else if let Some(context) = known.context.iter().find(|context| same(&context.header))
            {
                found.context.push(context.header.clone());
            } else if known.authorization.as_ref().is_some_and(|one| same(&one.header))
                || known.credentials.iter().any(|one| same(&one.header))
            {
                // The client's credentials.
            } else {
                let (marked, text) = self.dialect.take_required(text);
                let required = marked || is_required || self.is_required(columns, row);
                if !required {
                    self.doubt_required(columns, row, &name);
                }
                let ty = match columns.ty {
                    Some(at) => self.ty(Some(&row[at]), name.span),
                    None => Spanned::new(StatedType::String { exact: true }, name.span),
                };
                self.look_for_object(&name, &ty);
                let description = self.dialect.readable(&text);
                let place = ParameterPlace::Header;
                let links = self.links(columns, row);
                let parameter = StatedParameter { name, place, ty, required, description, links };
                found.parameters.push(parameter);
            }
        }
        found
    }

    /// Rows of a status table.
    pub fn statuses(&mut self, table: &Table) -> Vec<StatedStatus> {
        let columns = self.columns(table, &self.dialect.description().tables.statuses.name);
        let mut found = Vec::new();
        for Named { name, row, .. } in self.named_rows(table, columns.name) {
            let (code, phrase) = name.split_once([' ', ':']).unwrap_or((&name, ""));
            let mut text = self.dialect.readable(columns.description(row));
            match code.parse() {
                Ok(number) if (100..600).contains(&number) && code.len() == 3 => {
                    if text.is_empty() {
                        text = phrase.trim().to_owned();
                    }
                    found.push(StatedStatus { code: Spanned::new(number, name.span), text });
                }
                _ => self.report(
                    Code::BadStatus,
                    name.span,
                    format!("`{name}` is not an HTTP status"),
                ),
            }
        }
        found
    }

    /// A table that plays no role, as text again.
    pub fn as_text(&self, table: &Table) -> String {
        let line = |cells: &[Cell]| {
            let cells: Vec<_> =
                cells.iter().map(|cell| cell.replace('\n', " ").replace('|', "\\|")).collect();
            format!("| {} |", cells.join(" | "))
        };
        let rule = format!("|{}", "---|".repeat(table.header.len()));
        let mut lines = vec![line(&table.header), rule];
        lines.extend(table.rows.iter().map(|row| line(row)));
        lines.join("\n")
    }

    /// The rows that have a name in column `name`, each name once; the others become findings.
    fn named_rows<'t>(&mut self, table: &'t Table, name: usize) -> Vec<Named<'t>> {
        let mut seen: HashMap<String, Span> = HashMap::new();
        let mut rows = Vec::new();
        for row in &table.rows {
            let Some(cell) = row.get(name) else { continue };
            let name = plain(cell);
            let (is_required, bare) = self.dialect.take_name_marks(&name);
            let name = Spanned::new(bare.into_owned(), cell.span);
            if name.is_empty() {
                self.nameless(&name, row);
            } else if let Some(&first) = seen.get(name.as_str()) {
                self.twice(&name, first);
            } else {
                self.look_for_mark(&name);
                seen.insert(name.value.clone(), name.span);
                rows.push(Named { name, is_required, row });
            }
        }
        rows
    }

    fn ty(&mut self, cell: Option<&Cell>, place: Span) -> Spanned<StatedType> {
        let Some(cell) = cell else { return Spanned::new(StatedType::Unknown, place) };
        let known = self.dialect.stated_type(cell);
        if known.is_none() {
            self.report(
                Code::UnknownType,
                cell.span,
                format!("`{}` is not a type that the dialect knows", plain(cell)),
            );
        }
        let span = if cell.is_empty() { place } else { cell.span };
        Spanned::new(known.unwrap_or(StatedType::Unknown), span)
    }

    /// Reports a parameter of which a cell says that it is something else than one value or a list of
    /// such.
    fn look_for_object(&mut self, name: &Cell, ty: &Spanned<StatedType>) {
        let is_list = ty.lists() > 0;
        let what = match ty.innermost() {
            _ if ty.span == name.span => return,
            _ if ty.lists() > 1 => "lists".to_owned(),
            Some(StatedType::Reference(Some(carrier))) => format!("`{carrier}`"),
            Some(StatedType::Binary) => "raw bytes".to_owned(),
            Some(StatedType::Reference(None) | StatedType::Dictionary) => {
                if is_list {
                    "objects".to_owned()
                } else {
                    "an object".to_owned()
                }
            }
            _ => return,
        };
        let message = match is_list {
            true => format!("`{name}` is a list of {what} by its type, and taken for one of texts"),
            false => format!("`{name}` is {what} by its type, and taken to be text"),
        };
        let finding = Diagnostic::new(Code::ObjectParameter, ty.span, message);
        self.diagnostics.push(finding.help(
            "parameters have no structure: what the text is to look like is not known, and left to the caller",
        ));
    }

    /// Whether the column for it says that a parameter must be given.
    fn is_required(&self, columns: Columns, row: &[Cell]) -> bool {
        let words = &self.dialect.description().required_words;
        let cell = columns.required.and_then(|at| row.get(at));
        cell.is_some_and(|cell| is_one_of(cell, words))
    }

    /// Reports a word that was probably to say that `name`, which may be left out, must be given.
    fn doubt_required(&mut self, columns: Columns, row: &[Cell], name: &str) {
        let cell = |at: Option<usize>| at.and_then(|at| row.get(at));
        let in_column = cell(columns.required).and_then(|cell| {
            let (word, meant) = requirement::nearly_said(self.dialect, cell)?;
            Some((cell.span, word, meant))
        });
        let marked = || {
            let cell = cell(columns.description)?;
            let (word, meant) = requirement::nearly_marked(self.dialect, cell)?;
            let is_as_written = cell.span.range().len() == cell.len();
            let span = if is_as_written { cell.span.part(word.clone()) } else { cell.span };
            Some((span, cell[word].to_owned(), meant))
        };
        let Some((span, word, meant)) = in_column.or_else(marked) else { return };
        let message = format!("`{word}` does not say that `{name}` must be given");
        let finding = Diagnostic::new(Code::UnknownRequirement, span, message);
        self.diagnostics.push(finding.help(format!("did you mean `{meant}`?")));
    }

    /// The links of a row that say what it may be, as far as the dialect wants them.
    fn links(&self, columns: Columns, row: &[Cell]) -> Vec<Link> {
        let Some(rules) = &self.dialect.description().links else { return Vec::new() };
        let links = rules.cells.iter().flat_map(|&cell| {
            let at = match cell {
                LinkCell::Type => columns.ty,
                LinkCell::Name => Some(columns.name),
                LinkCell::Description => columns.description,
            };
            let text = at.and_then(|at| row.get(at));
            text.into_iter().flat_map(move |text| {
                let found = links::targets(text);
                found.map(move |target| Link {
                    target: Spanned::new(target.to_owned(), text.span),
                    cell,
                })
            })
        });
        links.collect()
    }

    /// Which column is which. One that plays no role and is not empty becomes a finding.
    fn columns(&mut self, table: &Table, names: &[String]) -> Columns {
        let rules = &self.dialect.description().tables;
        let columns = Columns {
            name: column(table, names).unwrap_or(0),
            ty: column(table, &rules.ty),
            description: column(table, &rules.description),
            required: column(table, &rules.required),
        };
        for (at, header) in table.header.iter().enumerate() {
            let has_text = |row: &Vec<Cell>| row.get(at).is_some_and(|cell| !cell.is_empty());
            if columns.contains(at) || !table.rows.iter().any(has_text) {
                continue;
            }
            let message = match &*plain(header) {
                "" => "this column has no name".to_owned(),
                name => format!("`{name}` is not a column that the dialect knows here"),
            };
            let span = if header.is_empty() { table.span.part(0..1) } else { header.span };
            let finding = Diagnostic::new(Code::UnknownColumn, span, message);
            self.diagnostics.push(finding.help("what stands in it is left out"));
        }
        columns
    }

    fn report(&mut self, code: Code, span: Span, message: impl Into<String>) {
        self.diagnostics.push(Diagnostic::new(code, span, message));
    }
}

/// A row, and what its column of names says.
struct Named<'t> {
    name: Cell,
    /// Whether a mark says that a parameter must be given.
    is_required: bool,
    row: &'t [Cell],
}

/// Which column is which.
#[derive(Clone, Copy)]
struct Columns {
    name: usize,
    ty: Option<usize>,
    description: Option<usize>,
    required: Option<usize>,
}

impl Columns {
    fn contains(self, at: usize) -> bool {
        self.name == at || [self.ty, self.description, self.required].contains(&Some(at))
    }

    fn description(self, row: &[Cell]) -> &str {
        self.description.and_then(|at| row.get(at)).map_or("", |cell| cell.as_str())
    }
}

/// The number of the first column with such a header.
pub(super) fn column(table: &Table, names: &[String]) -> Option<usize> {
    table.header.iter().position(|cell| is_one_of(cell, names))
}

/// Whether a cell holds one of these words, as it is written or without markup around it.
fn is_one_of(cell: &str, words: &[String]) -> bool {
    let bare = plain(cell);
    words.iter().any(|word| word.eq_ignore_ascii_case(cell) || word.eq_ignore_ascii_case(&bare))
}

/// The media types in a text: what stands in backticks and has a slash.
pub(super) fn media_types(text: &str) -> impl Iterator<Item = String> {
    let quoted = text.split('`').skip(1).step_by(2).map(str::trim);
    quoted
        .filter(|word| word.contains('/') && !word.contains(char::is_whitespace))
        .map(str::to_owned)
}
