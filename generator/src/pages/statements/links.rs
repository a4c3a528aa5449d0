//! Links from rows of tables to what they are about: a carrier that is described elsewhere, or a list of
//! words, be it on another page.

use super::{DescribedCarrier, EndpointPage, PropertyTable, StatedParameter, StatedType};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::pages::dialect::{Dialect, LinkCell};
use crate::pages::markdown::text::plain;
use crate::pages::markdown::{Block, Heading, Page, Prose};
use crate::source::{FileId, Sources, Span, Spanned};
use std::collections::HashMap;

/// A link in a cell of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, as it is written, with the span of its cell.
    pub target: Spanned<String>,
    /// The cell.
    pub cell: LinkCell,
}

/// The targets of the links in a text.
pub(super) fn targets(text: &str) -> impl Iterator<Item = &str> {
    let ends = text.match_indices("](").map(|(at, opening)| &text[at + opening.len()..]);
    let targets = ends.filter_map(|rest| rest.split_once(')').map(|(target, _)| target.trim()));
    targets.filter_map(|target| match target.starts_with("{{") {
        // A shortcode that makes the address of what it is given.
        true => target.split('"').nth(1),
        false => target.split_whitespace().next(),
    })
}

/// What stands below a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Meaning {
    /// A carrier of this name.
    Carrier(String),
    /// Words, of which a text is one.
    Words(Vec<String>),
    /// Numbers that have names.
    Numbers,
    /// Something else.
    Other,
}

/// All that links can lead to.
#[derive(Debug, Default)]
pub struct Targets {
    pages: Vec<Target>,
}

/// A page that links can lead to.
#[derive(Debug)]
struct Target {
    file: FileId,
    /// The folders it lies in and its name without extension, in small letters.
    segments: Vec<String>,
    /// What the page describes first.
    whole: Meaning,
    by_anchor: HashMap<String, Meaning>,
}

impl Targets {
    /// Looks through all pages; at none if the dialect does not say what links are good for.
    pub fn collect<'p>(
        pages: impl Iterator<Item = &'p Page>,
        sources: &Sources,
        dialect: &Dialect,
    ) -> Self {
        if dialect.description().links.is_none() {
            return Self::default();
        }
        let target = |page: &Page| Target {
            file: page.file,
            segments: segments(&sources.file(page.file).name),
            whole: meaning(&page.blocks, page, dialect),
            by_anchor: by_anchor(page, dialect),
        };
        Self { pages: pages.map(target).collect() }
    }

    /// Gives the rows of operations and carriers the types that their links lead to. A link to a heading
    /// that is on no page becomes a finding.
    pub fn follow(
        &self,
        operations: &mut [EndpointPage],
        carriers: &mut [DescribedCarrier],
        diagnostics: &mut Diagnostics,
    ) {
        if self.pages.is_empty() {
            return;
        }
        for page in operations {
            for parameter in &mut page.parameters {
                let StatedParameter { ty, links, .. } = parameter;
                self.follow_row(ty, links, page.file, diagnostics);
            }
            let body = page.body.as_mut().map(|body| &mut body.content);
            for content in [Some(&mut page.response), body].into_iter().flatten() {
                if let Some(table) = &mut content.table {
                    self.follow_table(table, page.file, diagnostics);
                }
            }
            if let Some(said) = &mut page.summary_carrier
                && let Some(target) = &said.link
                && let Ok(Meaning::Carrier(name)) = self.find(target, page.file)
            {
                said.name.value.clone_from(name);
            }
        }
        for carrier in carriers {
            self.follow_table(&mut carrier.table, carrier.file, diagnostics);
        }
    }

    fn follow_table(&self, table: &mut PropertyTable, file: FileId, diagnostics: &mut Diagnostics) {
        for row in &mut table.rows {
            self.follow_row(&mut row.ty, &row.links, file, diagnostics);
            if let Some(nested) = &mut row.nested {
                self.follow_table(nested, file, diagnostics);
            }
        }
    }

    fn follow_row(
        &self,
        ty: &mut Spanned<StatedType>,
        links: &[Link],
        file: FileId,
        diagnostics: &mut Diagnostics,
    ) {
        for Link { target, cell } in links {
            match self.find(target, file) {
                Ok(found) if refine(&mut ty.value, found, *cell) => return,
                Ok(_) => {}
                Err(anchor) => diagnostics.push(dead(target.span, &anchor)),
            }
        }
    }

    /// What a link on a page leads to. The error is the anchor that is not where it leads; what is not of
    /// these docs is something else.
    fn find(&self, target: &str, from: FileId) -> Result<&Meaning, String> {
        let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
        let page = match path {
            "" => self.pages.iter().find(|page| page.file == from),
            path => self.page(path, from),
        };
        let Some(page) = page else { return Ok(&Meaning::Other) };
        if anchor.is_empty() {
            return Ok(&page.whole);
        }
        page.by_anchor.get(&anchor_key(anchor)).ok_or_else(|| anchor.to_owned())
    }

    /// The page that a path means: that which has most of its last segments, and of these the one that lies
    /// nearest to the page with the link.
    fn page(&self, path: &str, from: FileId) -> Option<&Target> {
        if path.contains("://") {
            return None;
        }
        let wanted = segments(path);
        let near = self.pages.iter().find(|page| page.file == from);
        let near = near.map_or(&[][..], |page| &page.segments);
        let shared = |page: &Target| common(wanted.iter().rev(), page.segments.iter().rev());
        let candidates = self.pages.iter().filter(|page| shared(page) > 0);
        candidates.max_by_key(|page| {
            let together = common(near.iter(), page.segments.iter());
            // Of those alike the first.
            (shared(page), together, std::cmp::Reverse(page.file))
        })
    }
}

/// How many pairs are equal from the first on.
fn common<'s>(
    one: impl Iterator<Item = &'s String>,
    other: impl Iterator<Item = &'s String>,
) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}

/// The parts of a path that say which page it is: without extension, `..` and what stands for a folder.
fn segments(path: &str) -> Vec<String> {
    let path = path.split(['?', '#']).next().unwrap_or_default().to_lowercase();
    let mut parts: Vec<String> =
        path.split('/').filter(|part| !["", ".", ".."].contains(part)).map(str::to_owned).collect();
    if let Some(last) = parts.last_mut() {
        for extension in [".md", ".mdx", ".markdown", ".html", ".htm"] {
            if let Some(bare) = last.strip_suffix(extension) {
                *last = bare.to_owned();
            }
        }
        if parts.len() > 1
            && ["index", "_index", "readme"].contains(&parts[parts.len() - 1].as_str())
        {
            parts.pop();
        }
    }
    parts
}

/// An anchor as it is compared: by letters and digits alone, since sites differ in what they make of signs.
fn anchor_key(anchor: &str) -> String {
    anchor.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>().to_lowercase()
}

/// What stands below each heading: by its own anchor, by that with its parent's before it, and by those
/// that HTML sets above it.
fn by_anchor(page: &Page, dialect: &Dialect) -> HashMap<String, Meaning> {
    let mut found: HashMap<String, Meaning> = HashMap::new();
    let mut around: Vec<(u8, String)> = Vec::new();
    let mut set: Vec<String> = Vec::new();
    for (at, block) in page.blocks.iter().enumerate() {
        match block {
            Block::Prose(prose) => set.extend(ids(&prose.text)),
            Block::Heading(heading) => {
                let anchor = anchor_key(&dialect.anchor(&heading.text));
                around.retain(|(level, _)| *level < heading.level);
                let parent = around.last().map(|(_, parent)| format!("{parent}{anchor}"));
                let end = end_of_section(&page.blocks, at, heading);
                let meaning = meaning(&page.blocks[at..end], page, dialect);
                for name in
                    [Some(anchor.clone()), parent].into_iter().flatten().chain(set.drain(..))
                {
                    found.entry(name).or_insert_with(|| meaning.clone());
                }
                around.push((heading.level, anchor));
            }
            _ => {}
        }
    }
    found
}

/// The anchors that elements of HTML set.
fn ids(text: &str) -> impl Iterator<Item = String> {
    let starts = ["id=\"", "name=\""].into_iter().flat_map(|start| text.split(start).skip(1));
    starts.filter_map(|rest| rest.split_once('"').map(|(id, _)| anchor_key(id)))
}

fn end_of_section(blocks: &[Block], at: usize, heading: &Heading) -> usize {
    let ends = |block: &Block| matches!(block, Block::Heading(next) if next.level <= heading.level);
    blocks[at + 1..].iter().position(ends).map_or(blocks.len(), |length| at + 1 + length)
}

/// What some blocks describe first.
fn meaning(blocks: &[Block], page: &Page, dialect: &Dialect) -> Meaning {
    let title = page.front_matter.get("title").map(|title| title.value.as_str());
    for (at, block) in blocks.iter().enumerate() {
        let found = match block {
            Block::Heading(heading) => {
                let text = dialect.without_anchor(&heading.text);
                dialect.described(&text, title).map(Meaning::Carrier)
            }
            Block::Table(table) => {
                let column = table.header.iter().position(|cell| dialect.is_column_of_words(cell));
                column.map(|column| {
                    let cells = table.rows.iter().filter_map(|row| row.get(column));
                    words(cells.map(|cell| plain(cell).into_owned()).collect())
                })
            }
            Block::Prose(_) => {
                let items: Vec<String> = blocks[at..]
                    .iter()
                    .map_while(|block| match block {
                        Block::Prose(prose) => Some(items(prose, dialect)),
                        _ => None,
                    })
                    .flatten()
                    .collect();
                (!items.is_empty()).then(|| words(items))
            }
            Block::Fence(_) => None,
        };
        if let Some(found) = found {
            return found;
        }
    }
    Meaning::Other
}

/// The words that the lines of a list begin with.
fn items(prose: &Prose, dialect: &Dialect) -> Vec<String> {
    prose.text.lines().filter_map(|line| dialect.listed_word(line)).map(str::to_owned).collect()
}

/// What words or numbers come to.
fn words(listed: Vec<String>) -> Meaning {
    let is_number = |word: &String| {
        let parts = word.split("<<").map(str::trim);
        parts.clone().count() <= 2 && parts.into_iter().all(|part| part.parse::<i64>().is_ok())
    };
    let bare = |word: String| word.trim_matches(['"', '\'']).to_owned();
    if listed.iter().all(is_number) {
        return Meaning::Numbers;
    }
    let mut words: Vec<String> = Vec::new();
    for word in listed.into_iter().map(bare).filter(|word| !word.is_empty()) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    Meaning::Words(words)
}

/// Makes a type what a link in a cell says, as far as the type leaves that open; whether it does.
fn refine(ty: &mut StatedType, found: &Meaning, cell: LinkCell) -> bool {
    if let StatedType::Array(Some(item)) = ty {
        return refine(item, found, cell);
    }
    let is_of_type = cell == LinkCell::Type;
    let reference = |name: &String| StatedType::Reference(Some(name.clone()));
    let refined = match (&*ty, found) {
        (StatedType::Reference(Some(_)), Meaning::Carrier(name)) if is_of_type => reference(name),
        (StatedType::Reference(None), Meaning::Carrier(name)) => reference(name),
        (StatedType::Array(None), Meaning::Carrier(name)) => reference(name).list(),
        (StatedType::String { .. }, Meaning::Words(words)) => StatedType::Enum(words.clone()),
        (StatedType::Reference(Some(_)), Meaning::Words(words)) if is_of_type => {
            StatedType::Enum(words.clone())
        }
        (StatedType::Reference(Some(_)), Meaning::Numbers) if is_of_type => StatedType::Int64,
        _ => return false,
    };
    *ty = refined;
    true
}

fn dead(span: Span, anchor: &str) -> Diagnostic {
    let message = format!("the page that this link leads to has no heading `{anchor}`");
    Diagnostic::new(Code::DeadLink, span, message)
}

#[cfg(test)]
mod tests;
