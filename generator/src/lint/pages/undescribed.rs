//! Operations of which neither text nor title says what they do.

use super::super::Edition;
use super::page_title;
use super::title::is_endpoint;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::pages::infer::Listed;
use crate::pages::markdown::{Block, Page};
use crate::source::Spanned;

pub fn check(Listed { page, .. }: &Listed, edition: &Edition<'_>, diagnostics: &mut Diagnostics) {
    if !page.summary.trim().is_empty() {
        return;
    }
    let Some(of_page) = edition.page(page.file) else { return };
    let titles = [
        nearest_heading(of_page, page.path.span.start),
        page_title(of_page),
        of_page.front_matter.get("title"),
    ];
    let says_something = |title: &Spanned<String>| {
        let is_part = edition.dialect.section(title, Some(&page.method)).is_some();
        title.contains(' ') && !is_endpoint(title) && !is_part
    };
    if !titles.into_iter().flatten().any(says_something) {
        let message = format!("nothing says what `{} {}` does", page.method.value, page.path.value);
        diagnostics.push(Diagnostic::new(Code::OperationUndescribed, page.path.span, message));
    }
}

/// The last heading above a place.
fn nearest_heading(page: &Page, place: u32) -> Option<&Spanned<String>> {
    let headings = page.blocks.iter().filter_map(|block| match block {
        Block::Heading(heading) => Some(&heading.text),
        _ => None,
    });
    headings.take_while(|text| text.span.start < place).last()
}
