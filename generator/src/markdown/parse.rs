//! Markdown to blocks.

use super::Page;
use crate::diagnostics::Diagnostics;
use crate::source::{FileId, SourceFile};

/// Reads a page into blocks.
pub fn parse(id: FileId, file: &SourceFile, diagnostics: &mut Diagnostics) -> Page {
    let _ = (file, diagnostics);
    Page { file: id, front_matter: Default::default(), blocks: Vec::new() }
}
