//! How much of the pages a dialect understands.

use super::forms::Form;
use super::gaps::{Gap, GapKind, Gaps};
use super::material::Material;
use super::notations::{choose, distinct};
use super::parts::above;
use super::sightings::sightings;
use super::words::shown;
use crate::diagnostics::Diagnostics;
use crate::model::sample::SampleBody;
use crate::pages::dialect::{Dialect, Role};
use crate::pages::markdown::{Block, Page, Table};
use crate::pages::statements::{DescribedCarrier, EndpointPage, PropertyTable, kept};
use crate::source::{FileId, Sources, Span};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// Those that were understood.
    pub understood: usize,
    /// All.
    pub all: usize,
}

/// How much of the pages a dialect understands, and what it does not.
#[derive(Clone, Debug, Serialize)]
pub struct Coverage {
    /// How many operations the pages describe, as far as the dialect knows.
    pub operations: usize,
    /// How many carriers they describe apart from these.
    pub carriers: usize,
    /// Pages that describe either.
    pub pages: Share,
    /// What looks like an endpoint.
    pub endpoints: Share,
    /// Rows of tables, and of text that stands for such.
    pub rows: Share,
    /// Code blocks.
    pub code: Share,
    /// What was not understood, what matters most first.
    pub gaps: Vec<Gap>,
}

/// What a dialect made of pages.
#[derive(Clone, Copy, Debug)]
pub struct Understood<'a> {
    /// The files.
    pub sources: &'a Sources,
    /// The pages.
    pub pages: &'a [Page],
    /// The operations that they describe.
    pub operations: &'a [EndpointPage],
    /// The carriers that they describe apart from these.
    pub carriers: &'a [DescribedCarrier],
    /// What the dialect does not know.
    pub diagnostics: &'a Diagnostics,
    /// The dialect.
    pub dialect: &'a Dialect,
}

impl Share {
    /// In percent, rounded down, so that only all is a hundred; a hundred where there is nothing.
    pub fn percent(self) -> usize {
        (self.understood * 100).checked_div(self.all).unwrap_or(100)
    }

    fn count(&mut self, is_understood: bool) {
        self.all += 1;
        self.understood += usize::from(is_understood);
    }
}

impl Coverage {
    /// Holds what was understood against what is there.
    pub fn of(this: Understood<'_>) -> Self {
        let known = Known::of(this);
        let mut gaps = Gaps::of_findings(this.diagnostics, this.sources);
        let describing: HashSet<FileId> = this
            .operations
            .iter()
            .map(|operation| operation.file)
            .chain(this.carriers.iter().map(|carrier| carrier.file))
            .collect();
        let mut found = Self {
            operations: this.operations.len(),
            carriers: this.carriers.len(),
            pages: Share { understood: describing.len(), all: this.pages.len() },
            endpoints: endpoints(this, &mut gaps),
            rows: Share::default(),
            code: Share::default(),
            gaps: Vec::new(),
        };
        for page in this.pages {
            // What a dialect says to pass over is understood well enough, and so are examples of a query.
            let mut is_query = false;
            for (_, block) in kept(&page.blocks, this.dialect) {
                is_query = match block {
                    Block::Heading(heading) => {
                        let section = this.dialect.section(&heading.text, None);
                        section.is_some_and(|section| section.role == Role::Query)
                    }
                    _ => is_query,
                };
                match block {
                    Block::Fence(_) if is_query => {}
                    Block::Table(table) => found.table(table, &known, this.dialect, &mut gaps),
                    Block::Fence(fence) => {
                        let is_known = known.has(&known.blocks, fence.span);
                        found.code.count(is_known);
                        if !is_known {
                            let line = fence.body.trim_start().lines().next().unwrap_or_default();
                            gaps.add(GapKind::Code, code(&fence.language, line), fence.span, 1);
                        }
                    }
                    Block::Heading(_) | Block::Prose(_) => {}
                }
            }
        }
        // Rows that are written as text stand in no table.
        let of_text = known.names.values().map(BTreeSet::len).sum::<usize>();
        let of_text = of_text.saturating_sub(known.in_tables(this.pages));
        found.rows.all += of_text;
        found.rows.understood += of_text;
        found.gaps = gaps.into_list(this.dialect);
        found
    }

    fn table(&mut self, table: &Table, known: &Known, dialect: &Dialect, gaps: &mut Gaps) {
        let is_list_of_words =
            table.header.first().is_some_and(|cell| dialect.is_column_of_words(cell));
        let understood = match is_list_of_words {
            true => table.rows.len(),
            false => table.rows.iter().filter(|row| known.has(&known.names, of_row(row))).count(),
        };
        // Of a table of headers, those that the client sets are in no operation.
        let understood = match understood == 0 && known.has(&known.tables, table.span) {
            true => table.rows.len(),
            false => understood,
        };
        self.rows.all += table.rows.len();
        self.rows.understood += understood;
        if understood == 0 && !table.rows.is_empty() {
            let header: Vec<_> = table.header.iter().map(|cell| cell.as_str()).collect();
            gaps.add(GapKind::Table, shown(&header.join(" | ")), table.span, table.rows.len());
        }
    }

    /// The share of rows and code blocks.
    pub fn content(&self) -> Share {
        Share {
            understood: self.rows.understood + self.code.understood,
            all: self.rows.all + self.code.all,
        }
    }
}

/// The share of endpoints that a dialect has to find, in percent, to be the one of the pages.
const MOST: usize = 80;

/// The share of rows and code blocks, which pages have beside their operations, too.
const MANY: usize = 30;

impl Coverage {
    /// Whether the dialect is that of the pages.
    pub fn fits(&self) -> bool {
        let found = self.endpoints.percent() >= MOST && self.content().percent() >= MANY;
        self.operations > 0 && found
    }

    /// By which the better one of two dialects is told.
    pub fn score(&self) -> usize {
        let found = if self.operations == 0 { 0 } else { self.endpoints.percent() };
        found * (self.content().percent() + 10)
    }
}

/// What a code block is called: its language, and how it begins.
fn code(language: &str, line: &str) -> String {
    let language = if language.is_empty() { "no language" } else { language };
    let begins = match line.chars().next() {
        Some('{' | '[') => "JSON".to_owned(),
        _ => {
            let word = line.split_whitespace().next().unwrap_or_default();
            format!("begins with `{}`", shown(word))
        }
    };
    format!("{}: {begins}", shown(language))
}

fn endpoints(this: Understood<'_>, gaps: &mut Gaps) -> Share {
    let files: Vec<_> = this.pages.iter().map(|page| page.file).collect();
    let material = Material::of(this.sources.clone(), &files);
    let seen = sightings(&material);
    let chosen = choose(&seen, |one| above(&material, one));
    let paths = this.operations.iter().map(|operation| operation.path.span);
    let mut places = BTreeMap::<FileId, BTreeSet<u32>>::new();
    for span in paths {
        places.entry(span.file).or_default().insert(span.start);
    }
    let mut share = Share { understood: this.operations.len(), all: this.operations.len() };
    for one in distinct(&chosen.stated) {
        if !has(&places, one.span) {
            share.all += 1;
            let form = match &one.form {
                Form::Fence(language) if language.is_empty() => {
                    "code blocks without a language".to_owned()
                }
                Form::Fence(language) => format!("code blocks in `{language}`"),
                Form::Command(language) => format!("commands in `{language}`"),
                Form::Heading => "headings".to_owned(),
                Form::Row(method, path) => format!("rows of `{method}` and `{path}`"),
                Form::Prose(_) => {
                    let text = this.sources.slice(one.span);
                    let line = text.lines().find(|line| line.contains(&one.method));
                    let line = line.unwrap_or(text).replace(&one.path, "…");
                    format!("text like {}", shown(&line))
                }
            };
            gaps.add(GapKind::Endpoint, form, one.span, 1);
        }
    }
    share
}

/// Where things stand that were understood.
#[derive(Debug, Default)]
struct Known {
    /// Names of parameters and properties, and statuses.
    names: BTreeMap<FileId, BTreeSet<u32>>,
    /// Whatever stands in code blocks.
    blocks: BTreeMap<FileId, BTreeSet<u32>>,
    /// Tables of headers.
    tables: BTreeMap<FileId, BTreeSet<u32>>,
}

impl Known {
    fn of(this: Understood<'_>) -> Self {
        let mut known = Self::default();
        for operation in this.operations {
            let parameters = operation.parameters.iter().map(|one| one.name.span);
            let statuses = operation.statuses.iter().map(|one| one.code.span);
            parameters.chain(statuses).for_each(|span| add(&mut known.names, span));
            let body = operation.body.as_ref().and_then(|body| body.content.table.as_ref());
            body.into_iter()
                .chain(operation.response.table.as_ref())
                .for_each(|table| known.properties(table));
            add(&mut known.blocks, operation.path.span);
            for sample in &operation.samples {
                add(&mut known.blocks, sample.span);
                match &sample.body {
                    SampleBody::Json(text, _)
                    | SampleBody::Raw(text)
                    | SampleBody::Broken(text) => {
                        add(&mut known.blocks, text.span);
                    }
                    SampleBody::None => {}
                }
            }
        }
        this.carriers.iter().for_each(|carrier| known.properties(&carrier.table));
        known.client_headers(this);
        known
    }

    fn properties(&mut self, table: &PropertyTable) {
        for row in &table.rows {
            add(&mut self.names, row.name.span);
            row.nested.iter().for_each(|nested| self.properties(nested));
        }
    }

    /// Tables of which the dialect knows all headers to be the client's.
    fn client_headers(&mut self, this: Understood<'_>) {
        let headers = &this.dialect.description().headers;
        let authorization = headers.authorization.as_ref().map(|one| &one.header);
        let known: Vec<&String> = headers
            .accept
            .iter()
            .chain(&headers.content_type)
            .chain(authorization)
            .chain(headers.context.iter().map(|one| &one.header))
            .chain(headers.credentials.iter().map(|one| &one.header))
            .collect();
        let is_known = |row: &Vec<crate::pages::markdown::Cell>| {
            let bare = row.first().map(|cell| crate::pages::markdown::text::plain(cell));
            bare.is_some_and(|bare| known.iter().any(|header| header.eq_ignore_ascii_case(&bare)))
        };
        for block in this.pages.iter().flat_map(|page| &page.blocks) {
            if let Block::Table(table) = block
                && table.rows.iter().any(is_known)
            {
                add(&mut self.tables, table.span);
            }
        }
    }

    fn has(&self, places: &BTreeMap<FileId, BTreeSet<u32>>, span: Span) -> bool {
        has(places, span)
    }

    /// How many of the names stand in tables.
    fn in_tables(&self, pages: &[Page]) -> usize {
        let tables = pages.iter().flat_map(|page| &page.blocks).filter_map(|block| match block {
            Block::Table(table) => Some(table.span),
            _ => None,
        });
        let inside = |span: Span| {
            let of_file = self.names.get(&span.file);
            of_file.map_or(0, |starts| starts.range(span.start..span.end.max(span.start)).count())
        };
        tables.map(inside).sum()
    }
}

fn add(places: &mut BTreeMap<FileId, BTreeSet<u32>>, span: Span) {
    places.entry(span.file).or_default().insert(span.start);
}

/// Whether something begins in a span.
fn has(places: &BTreeMap<FileId, BTreeSet<u32>>, span: Span) -> bool {
    let starts = places.get(&span.file);
    starts.is_some_and(|starts| starts.range(span.start..span.end.max(span.start)).next().is_some())
}

/// From the first cell of a row to its last.
fn of_row(row: &[crate::pages::markdown::Cell]) -> Span {
    let nothing = Span { file: FileId(0), start: 0, end: 0 };
    let (first, last) = (row.first().map(|cell| cell.span), row.last().map(|cell| cell.span));
    let start = first.unwrap_or(nothing);
    Span { end: last.unwrap_or(start).end.max(start.end), ..start }
}
