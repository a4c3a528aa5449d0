//! Operations of which neither text nor title says what they do.

use super::super::Edition;
use super::page_title;
use super::title::is_endpoint;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::pages::infer::Listed;

pub fn check(Listed { page, .. }: &Listed, edition: &Edition<'_>, diagnostics: &mut Diagnostics) {
    if !page.summary.trim().is_empty() {
        return;
    }
    // The id is that of the heading where an operation has one of its own.
    let own = edition.sources.slice(page.id.span);
    let of_page = edition.page(page.file).and_then(page_title);
    let titles = [Some(own), of_page.map(|title| title.as_str())];
    let says_something = |title: &str| title.contains(' ') && !is_endpoint(title);
    if !titles.into_iter().flatten().any(says_something) {
        let message = format!("nothing says what `{} {}` does", page.method.value, page.path.value);
        diagnostics.push(Diagnostic::new(Code::OperationUndescribed, page.path.span, message));
    }
}
