//! A Markdown page as blocks with spans: front matter, headings, tables, fences, prose.
//!
//! Knows Markdown and nothing of web APIs. Nothing of the page is dropped but comments, which are read
//! as blanks: every byte that is not blank lies in a block, and what is malformed (a row with too many cells, an unclosed fence) is
//! kept and diagnosed. The one exception are pages that nest quotes or lists thousands deep, which is
//! no way to write docs: they are an error, and have no blocks.

mod comments;
mod front_matter;
mod lines;
mod nesting;
mod parse;
mod row;
mod table;
pub mod text;

#[cfg(test)]
mod tests;

pub use parse::parse;

use crate::source::{FileId, Span, Spanned};
use indexmap::IndexMap;

/// A page as blocks.
#[derive(Clone, Debug)]
pub struct Page {
    /// The file it was read from.
    pub file: FileId,
    /// The `key: value` pairs at the top of the page, in order; scalars only, as text.
    pub front_matter: IndexMap<String, Spanned<String>>,
    /// What follows, in order.
    pub blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// `## Title`.
    Heading(Heading),
    /// A table with pipes.
    Table(Table),
    /// A code block between fences.
    Fence(Fence),
    /// Anything else: paragraphs, lists, quotes, HTML. One block for each top-level element.
    Prose(Prose),
}

impl Block {
    /// The bytes the block takes up.
    pub fn span(&self) -> Span {
        match self {
            Block::Heading(heading) => heading.span,
            Block::Table(table) => table.span,
            Block::Fence(fence) => fence.span,
            Block::Prose(prose) => prose.span,
        }
    }
}

/// A heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The text between the `#` signs that open and close it as it is written, trimmed at both ends,
    /// markup and entities included.
    pub text: Spanned<String>,
    /// The whole heading, with its `#` signs or its underline.
    pub span: Span,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The header's cells.
    pub header: Vec<Cell>,
    /// The rows. Each has as many cells as the header: missing ones are empty, and what is in
    /// excess is kept in the last cell after ` | ` (both are diagnosed).
    pub rows: Vec<Vec<Cell>>,
    /// The whole table.
    pub span: Span,
}

/// A cell's text: what is written between the pipes, trimmed, with `\|` read as `|`, and with the
/// lines of a broken row joined by line feeds. Entities and markup are as written; see
/// [`text::readable`] for what a person should read.
pub type Cell = Spanned<String>;

/// A fenced code block.
#[derive(Clone, Debug, PartialEq)]
pub struct Fence {
    /// The word after the opening fence, such as `http` or `json`; empty if there is none.
    pub language: String,
    /// All that follows the opening fence on its line.
    pub info: String,
    /// The lines between the fences as written, without the fences and the line end before the
    /// closing one. A fence that is never closed runs to the end of the page.
    pub body: Spanned<String>,
    /// The whole block with its fences.
    pub span: Span,
}

/// A piece of text that is neither heading, table nor fence.
#[derive(Clone, Debug, PartialEq)]
pub struct Prose {
    /// As written, without blank space at both ends.
    pub text: String,
    /// Where it is written.
    pub span: Span,
}
