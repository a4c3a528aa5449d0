//! `## Restricted: ## Not for all`: the sign of a heading within one.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::pages::markdown::{Block, Page};
use crate::source::Sources;

pub fn check(page: &Page, _: &Sources, diagnostics: &mut Diagnostics) {
    for block in &page.blocks {
        let Block::Heading(heading) = block else { continue };
        let Some(at) = heading.text.find(" ##") else { continue };
        let sign = heading.text.span.part(at + 1..at + 3);
        let message = "this sign of a heading stands within one: readers see it";
        diagnostics.push(Diagnostic::new(Code::StrayHeadingSign, sign, message));
    }
}
