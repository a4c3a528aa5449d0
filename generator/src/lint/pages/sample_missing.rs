//! Bodies and answers with properties that no sample shows, though other pages show such.

use super::super::Edition;
use super::contents;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::sample::{SampleBody, SampleKind};
use crate::pages::markdown::Block;
use crate::pages::statements::{EndpointPage, StatedContent};
use crate::source::FileId;

/// Whether a page shows samples of what is sent, or of what is answered.
fn shows(page: &EndpointPage, is_sent: bool) -> bool {
    page.samples.iter().any(|sample| {
        (sample.kind == SampleKind::Request) == is_sent && !matches!(sample.body, SampleBody::None)
    })
}

/// Whether a code block of the page has a property of the table, as one of a program may, or of a command.
fn is_named(content: &StatedContent, file: FileId, edition: &Edition<'_>) -> bool {
    let blocks = edition.page(file).into_iter().flat_map(|page| &page.blocks);
    let mut code = blocks.filter_map(|block| match block {
        Block::Fence(fence) => Some(fence.body.as_str()),
        _ => None,
    });
    let rows = || content.table.iter().flat_map(|table| &table.rows);
    code.any(|code| rows().any(|row| code.contains(row.name.as_str())))
}

pub fn check(edition: &Edition<'_>, diagnostics: &mut Diagnostics) {
    let pages = || edition.stated.iter().map(|listed| &listed.page);
    let is_usual = [false, true].map(|is_sent| pages().any(|page| shows(page, is_sent)));
    for listed in edition.stated {
        for (is_sent, content) in contents(listed) {
            let has_rows = content.table.as_ref().is_some_and(|table| !table.rows.is_empty());
            let is_told =
                !has_rows || !is_usual[usize::from(is_sent)] || shows(&listed.page, is_sent);
            if !is_told && !is_named(content, listed.page.file, edition) {
                let what = if is_sent { "body" } else { "answer" };
                let message = format!("the page shows no sample of the {what}");
                diagnostics.push(Diagnostic::new(Code::SampleMissing, content.span, message));
            }
        }
    }
}
