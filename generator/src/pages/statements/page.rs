//! A page, block by block: each block is given to the section it stands in.

mod endpoint;
mod envelope;
mod parameters;
mod prose;
mod rows;
mod statuses;

use super::endpoint::Endpoint;
use super::ignored::kept;
use super::samples::{Way, is_body_alone, read_sample};
use super::suspicious_text;
use super::tables::{TableKind, Tables};
use super::units::{Unit, Units, units};
use super::{EndpointPage, PropertyTable, StatedBody, StatedContent, StatedType};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::sample::SampleKind;
use crate::pages::dialect::{Dialect, Role, Section};
use crate::pages::markdown::{Block, Cell, Fence, Heading, Page, Table};
use crate::source::{SourceFile, Span, Spanned};
use endpoint::{almost_endpoint, group_by_path, second_endpoint};

/// What a page states of each of the operations that it describes, in its order.
///
/// That there is none is a note for an ordinary page, and an error for one whose id promises an
/// endpoint. What the page holds beyond what is understood becomes findings.
pub fn read_operations(
    page: &Page,
    file: &SourceFile,
    dialect: &Dialect,
    diagnostics: &mut Diagnostics,
) -> Vec<EndpointPage> {
    let id = page_id(page, file, dialect);
    let Units { found: units, further, incomplete } = units(page, dialect);
    for span in incomplete {
        let message = "this is a part of an endpoint, and the rest stands nowhere in its section";
        diagnostics.push(Diagnostic::new(Code::HalfEndpoint, span, message));
    }
    if units.is_empty() {
        let (code, message) = if dialect.claims_endpoint(&id) && !holds_only_samples(page, dialect)
        {
            (
                Code::EndpointMissing,
                format!("`{id}` should describe an endpoint, but no method and path can be found"),
            )
        } else {
            (Code::NotAnEndpoint, "this page describes no endpoint".to_owned())
        };
        let finding = Diagnostic::new(code, id.span, message);
        diagnostics.push(match almost_endpoint(page, dialect) {
            Some((line, help)) => finding.label(line, "it may be meant here").help(help),
            None => finding,
        });
        return Vec::new();
    }
    suspicious_text::conflict(page.file, file)
        .into_iter()
        .for_each(|finding| diagnostics.push(finding));
    let first = units.first().and_then(|unit| unit.stating.first()).copied();
    for one in further {
        diagnostics.push(second_endpoint(one.path.span, first));
    }
    let read = |unit| read_operation(unit, page, &id, dialect, diagnostics);
    units.into_iter().map(read).collect()
}

/// What a part of a page states of its operation.
fn read_operation(
    unit: Unit<'_>,
    page: &Page,
    id: &Spanned<String>,
    dialect: &Dialect,
    diagnostics: &mut Diagnostics,
) -> EndpointPage {
    let Endpoint { method, path, written, parameters, oddities, description, media_types } =
        unit.endpoint;
    let place = unit.stating.first().copied().unwrap_or(path.span);
    let id = match unit.title {
        Some(title) if !unit.is_listed => {
            Spanned::new(format!("{}#{}", id.value, unit.anchor), title.text.span)
        }
        _ if unit.anchor.is_empty() => id.clone(),
        _ => Spanned::new(format!("{}#{}", id.value, unit.anchor), place),
    };
    let (group, name) = dialect.group(&id).unwrap_or_else(|| group_by_path(&method, &path));
    let headings = page.blocks.iter().filter_map(|block| match block {
        Block::Heading(heading) => Some(heading.text.as_str()),
        _ => None,
    });
    let stated = EndpointPage {
        file: page.file,
        format_rank: dialect.format_rank(|key| page.front_matter.contains_key(key), headings),
        id,
        group,
        name,
        is_entry: unit.is_listed,
        summary: String::new(),
        summary_carrier: None,
        restrictions: Vec::new(),
        parameters: Vec::new(),
        context_headers: Vec::new(),
        body_media_types: Vec::new(),
        body: None,
        response: StatedContent::at(path.span),
        statuses: Vec::new(),
        samples: Vec::new(),
        method,
        path,
        path_parameters: parameters,
    };
    let mut reader = Reader {
        page: stated,
        place: Place::Summary,
        summary: String::new(),
        stating: unit.stating,
        lists: Vec::new(),
        alone: Vec::new(),
        status: None,
        rows: Vec::new(),
        dialect,
        diagnostics,
    };
    reader.page.response.media_types = media_types;
    reader.look_at_path(&written, &oddities);
    for (_, block) in kept(unit.blocks, dialect) {
        reader.block(block);
    }
    if unit.is_listed && !description.is_empty() {
        reader.summary = description;
    }
    reader.finish()
}

/// The page's id: from the front matter, else the file's name, with folders if ids have them.
fn page_id(page: &Page, file: &SourceFile, dialect: &Dialect) -> Spanned<String> {
    let rules = &dialect.description().page;
    let keys = rules.id.iter().filter_map(|key| page.front_matter.get(key));
    if let Some(stated) = keys.into_iter().find(|id| !id.is_empty()) {
        return stated.clone();
    }
    let name = match rules.folders {
        true => file.name.rsplit_once('.').map_or(file.name.as_str(), |(name, _)| name),
        false => file.stem(),
    };
    Spanned::new(name.to_owned(), Span::new(page.file, 0..0))
}

/// Whether a page is a file of samples for other pages to include.
fn holds_only_samples(page: &Page, dialect: &Dialect) -> bool {
    let samples = &dialect.description().samples;
    let is_sample = |block: &Block| match block {
        Block::Fence(fence) => {
            samples.request.contains(&fence.language) || samples.response.contains(&fence.language)
        }
        _ => false,
    };
    !page.blocks.is_empty() && page.blocks.iter().all(is_sample)
}

/// Where in the page a block stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Before the first heading, table or line with a role.
    Summary,
    /// Below what has this role.
    Section(Role),
    /// Below a heading that plays no role, which is a finding; what stands here is left out.
    Nowhere,
}

struct Reader<'a> {
    page: EndpointPage,
    place: Place,
    /// Raw text of the summary.
    summary: String,
    /// The blocks that state the endpoint, and nothing else.
    stating: Vec<Span>,
    /// Text that seems to list properties of the body, or else of the answer.
    lists: Vec<(bool, Diagnostic)>,
    /// Numbers of the samples that are answers without a status.
    alone: Vec<usize>,
    /// The status of the answers that stand here, where a heading says it.
    status: Option<u16>,
    /// Rows of a table that are written as text, up to here.
    rows: Vec<Vec<Cell>>,
    dialect: &'a Dialect,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn block(&mut self, block: &Block) {
        if matches!(block, Block::Prose(prose) if is_rule(&prose.text)) {
            return;
        }
        if let Block::Prose(prose) = block
            && !self.stating.contains(&prose.span)
            && self.take_rows(prose)
        {
            return;
        }
        self.end_rows();
        match block {
            Block::Fence(fence) => self.fence(fence),
            // Read before all else.
            Block::Prose(prose) if self.stating.contains(&prose.span) => self.beside(prose),
            _ if self.stating.contains(&block.span()) => {}
            Block::Heading(heading) => self.heading(heading),
            Block::Table(table) => self.table(table),
            Block::Prose(prose) => self.prose(prose),
        }
    }

    fn heading(&mut self, heading: &Heading) {
        if let Some(section) = self.dialect.section(&heading.text, Some(&self.page.method)) {
            self.open(section, heading.text.span);
        } else if self.place == Place::Summary {
            match self.dialect.restriction(&heading.text) {
                Some(restriction) => self.page.restrictions.push(restriction),
                // The first heading of the page is its title, which says what the fence says better.
                None if heading.level == 1 && self.summary.is_empty() => {}
                None => self.add_to_summary(&format!("**{}**", heading.text.value)),
            }
        } else {
            let title = &heading.text.value;
            let message = format!("`{title}` is not a section that the dialect knows");
            let finding = Diagnostic::new(Code::UnknownSection, heading.text.span, message);
            self.diagnostics.push(finding.help("what stands below it is left out"));
            self.place = Place::Nowhere;
        }
    }

    fn open(&mut self, section: Section, span: Span) {
        self.place = Place::Section(section.role);
        self.take_status(&section, span);
        match section.role {
            Role::RequestBody => {
                if self.page.body.is_some() {
                    let message = "this is the second request body; it is left out";
                    self.report(Code::UnexpectedBlock, span, message);
                    self.place = Place::Nowhere;
                    return;
                }
                let kind = self.kind(&section.kind, span);
                let named = section.name;
                let name = if named.is_empty() { "body".to_owned() } else { named };
                let content = StatedContent { kind, ..StatedContent::at(span) };
                self.page.body = Some(StatedBody { name, content });
            }
            Role::Response | Role::ResponseBody => {
                if section.role == Role::Response {
                    self.page.response.span = span;
                }
                let Some(kind) = self.kind(&section.kind, span) else { return };
                // What is a struct in one heading may have a name in the other.
                let name = kind.carrier().cloned();
                if name.is_some() || self.page.response.kind.is_none() {
                    self.page.response.kind = Some(kind);
                }
                if let Some(name) = name {
                    self.page.response.carrier = Some(Spanned::new(name, span));
                }
            }
            Role::Path
            | Role::Query
            | Role::Headers
            | Role::Samples
            | Role::RequestSamples
            | Role::ResponseSamples
            | Role::Ignored => {}
        }
    }

    fn kind(&mut self, word: &str, span: Span) -> Option<Spanned<StatedType>> {
        if word.is_empty() {
            return None;
        }
        let known = self.dialect.stated_type(word);
        if known.is_none() {
            self.report(
                Code::UnknownType,
                span,
                format!("`{word}` is not a type that the dialect knows"),
            );
        }
        Some(Spanned::new(known.unwrap_or(StatedType::Unknown), span))
    }

    fn table(&mut self, table: &Table) {
        let mut tables = Tables { dialect: self.dialect, diagnostics: self.diagnostics };
        let section = match self.place {
            Place::Summary => None,
            Place::Section(role) => Some(role),
            Place::Nowhere => return,
        };
        match tables.kind(table, section) {
            Some(TableKind::Parameters(place)) => {
                let parameters = tables.parameters(table, place);
                self.add_parameters(parameters);
                if section.is_none() {
                    self.place = Place::Section(Role::Path);
                }
            }
            Some(TableKind::Headers) => {
                if section != Some(Role::Headers) {
                    let message = "this table lists request headers, and no heading says so";
                    let finding = Diagnostic::new(Code::UnknownTable, table.span, message);
                    tables.diagnostics.push(finding.help("it is read as one of headers"));
                }
                let headers = tables.headers(table);
                for header in headers.context {
                    if !self.page.context_headers.contains(&header) {
                        self.page.context_headers.push(header);
                    }
                }
                self.add_parameters(headers.parameters);
                self.page.response.media_types.extend(headers.accept);
                if let Some(body) = &mut self.page.body {
                    body.content.media_types.extend(headers.content_type);
                } else {
                    self.page.body_media_types.extend(headers.content_type);
                }
            }
            Some(TableKind::Inputs) => self.inputs(table),
            Some(TableKind::Statuses) => {
                let statuses = tables.statuses(table);
                self.page.statuses.extend(statuses);
            }
            Some(TableKind::Properties) => {
                let target = match (section, &mut self.page.body) {
                    (Some(Role::RequestBody), Some(body)) => &mut body.content,
                    _ => &mut self.page.response,
                };
                if target.table.is_some() {
                    self.report(
                        Code::UnexpectedBlock,
                        table.span,
                        "this is the second property table; it is left out",
                    );
                } else {
                    let table = tables.properties(table);
                    self.describe(section, table);
                }
            }
            None if section.is_none() => {
                let text = tables.as_text(table);
                let message = "this table stands above all sections that the dialect knows";
                let finding = Diagnostic::new(Code::UnknownTable, table.span, message);
                self.diagnostics.push(finding.help("it is kept as text of the description"));
                self.add_to_summary(&text);
            }
            None => {
                let header: Vec<_> = table.header.iter().map(|cell| cell.as_str()).collect();
                let message =
                    format!("the dialect knows no table of `{}` here", header.join(" | "));
                self.report(Code::UnknownTable, table.span, message);
            }
        }
    }

    fn fence(&mut self, fence: &Fence) {
        let role = match self.place {
            Place::Section(role) => Some(role),
            Place::Summary | Place::Nowhere => None,
        };
        let is_stating = self.stating.contains(&fence.span);
        if !is_stating && let Some(way) = Way::of(fence, role, &self.dialect.description().samples)
        {
            return self.sample(fence, way);
        }
        match self.place {
            // Read before all else.
            _ if is_stating => self.rest_of_endpoint(fence),
            // Examples have made-up values, so they are no evidence.
            Place::Section(Role::Query) | Place::Nowhere => {
                if self.is_another_start(fence) {
                    self.second_endpoint(fence.body.span);
                }
            }
            _ if self.is_other_endpoint(fence) => self.second_endpoint(fence.body.span),
            Place::Summary => {
                let body = fence.body.trim_matches('\n');
                self.add_to_summary(&format!("```{}\n{body}\n```", fence.language));
            }
            Place::Section(_) if self.states_own_endpoint(fence) => {}
            Place::Section(_) => {
                let message = "this code block belongs to nothing; it is left out";
                let finding = Diagnostic::new(Code::UnexpectedBlock, fence.span, message);
                self.diagnostics.push(finding.help(
                    "the dialect's `samples` say which blocks are samples, and `samples.ignored` which say nothing",
                ));
            }
        }
    }

    fn sample(&mut self, fence: &Fence, way: Way) {
        if !matches!(self.place, Place::Section(_)) {
            self.place = Place::Section(Role::Samples);
        }
        let lenient = &self.dialect.description().samples.lenient;
        let Some(sample) = read_sample(fence, way, self.status, lenient, self.diagnostics) else {
            return;
        };
        if way == Way::Response && is_body_alone(fence) && self.status.is_none() {
            self.alone.push(self.page.samples.len());
        }
        self.page.samples.push(sample);
    }

    fn add_to_summary(&mut self, raw: &str) {
        add_paragraph(&mut self.summary, raw);
    }

    fn report(&mut self, code: Code, span: Span, message: impl Into<String>) {
        self.diagnostics.push(Diagnostic::new(code, span, message));
    }

    /// Adds a table of properties to the body or the answer.
    fn describe(&mut self, section: Option<Role>, table: PropertyTable) {
        match (section, &mut self.page.body) {
            (Some(Role::RequestBody), Some(body)) => body.content.describe(table),
            _ => {
                let table = self.enveloped(table);
                self.page.response.describe(table);
            }
        }
    }

    fn finish(mut self) -> EndpointPage {
        self.end_rows();
        self.place_parameters();
        let body = self.page.body.as_ref().is_some_and(|body| body.content.table.is_some());
        let answer = self.page.response.table.is_some();
        for (is_body, finding) in std::mem::take(&mut self.lists) {
            if !(if is_body { body } else { answer }) {
                self.diagnostics.push(finding);
            }
        }
        self.page.summary = self.dialect.readable(&self.summary);
        if let Some(body) = &mut self.page.body {
            body.content.media_types.append(&mut self.page.body_media_types);
        }
        let codes = self.page.statuses.iter().map(|status| status.code.value);
        if let Some(success) = codes.into_iter().find(|code| (200..300).contains(code)) {
            for &number in &self.alone {
                self.page.samples[number].kind = SampleKind::Response(success);
            }
        }
        // A description that only repeats the text of a status says nothing.
        let repeats =
            self.page.statuses.iter().any(|status| status.text == self.page.response.description);
        if repeats {
            self.page.response.description.clear();
        }
        self.page
    }
}

/// Whether a text is a line across the page, which says nothing.
fn is_rule(text: &str) -> bool {
    let mut signs = text.chars().filter(|sign| !sign.is_whitespace());
    let first = signs.next().filter(|sign| "-*_".contains(*sign));
    first.is_some_and(|first| signs.clone().count() >= 2 && signs.all(|sign| sign == first))
}

fn add_paragraph(text: &mut String, paragraph: &str) {
    if !text.is_empty() && !paragraph.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(paragraph);
}
