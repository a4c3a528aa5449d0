//! Titles that name another method or path than the page describes.

use super::super::Edition;
use super::page_title;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::api::template::shape;
use crate::pages::statements::EndpointPage;
use crate::source::{FileId, Spanned};
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A method, or what is left of one, and a path.
static ENDPOINT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^([A-Z]{3,7}) +(/?[^\s/]+(?:/[^\s/]*)*)$").expect("a pattern"));

/// Whether a title is but a method and a path.
pub fn is_endpoint(title: &str) -> bool {
    ENDPOINT.is_match(title)
}

/// Pages that describe several operations have a title of their own.
pub fn check(edition: &Edition<'_>, diagnostics: &mut Diagnostics) {
    let mut operations: HashMap<FileId, Vec<&EndpointPage>> = HashMap::new();
    for listed in edition.stated {
        operations.entry(listed.page.file).or_default().push(&listed.page);
    }
    for page in edition.pages {
        if let (Some(title), Some([operation])) =
            (page_title(page), operations.get(&page.file).map(Vec::as_slice))
        {
            compare(title, operation, diagnostics);
        }
    }
}

fn compare(title: &Spanned<String>, page: &EndpointPage, diagnostics: &mut Diagnostics) {
    // A title that is the endpoint itself cannot differ from it.
    if page.path.span.start >= title.span.start && page.path.span.end <= title.span.end {
        return;
    }
    let Some(found) = ENDPOINT.captures(title) else { return };
    let (Some(method), Some(path)) = (found.get(1), found.get(2)) else { return };
    if method.as_str() != page.method.as_str() {
        let message = format!(
            "the title says `{}`, and the page describes `{}`",
            method.as_str(),
            page.method.value
        );
        let finding = Diagnostic::new(Code::TitleDiffers, title.span.part(method.range()), message);
        diagnostics.push(finding.label(page.method.span, "stated here"));
    }
    if is_end_of(path.as_str(), &page.path) {
        return;
    }
    let message = match is_end_of(&shape(path.as_str()), &shape(&page.path)) {
        true => "the title has other names for what varies in the path than the page".to_owned(),
        false => format!("the title says `{}`, and the page describes another path", path.as_str()),
    };
    let finding = Diagnostic::new(Code::TitleDiffers, title.span.part(path.range()), message);
    diagnostics.push(finding.label(page.path.span, "stated here"));
}

/// Whether a path ends with these segments.
fn is_end_of(end: &str, path: &str) -> bool {
    let end = end.trim_matches('/');
    path.trim_end_matches('/')
        .strip_suffix(end)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
}
