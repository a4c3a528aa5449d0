//! Which endpoint a page describes, and where it is put if the page's id does not say.

use crate::dialect::Dialect;
use crate::markdown::{Block, Fence, Page};
use crate::source::{Span, Spanned};

/// Method in upper case, path, and the span of the fence that states them.
pub(super) fn find_endpoint(
    page: &Page,
    dialect: &Dialect,
) -> Option<(Spanned<String>, Spanned<String>, Span)> {
    fences(page).find_map(|fence| {
        let (indent, line) = first_line(fence)?;
        let (method, path) = dialect.endpoint(&fence.language, line)?;
        let place = |part: &str| {
            let start = indent + (part.as_ptr() as usize - line.as_ptr() as usize);
            Spanned::new(part.to_owned(), fence.body.span.part(start..start + part.len()))
        };
        let method = place(method).map(|method| method.to_ascii_uppercase());
        Some((method, place(path), fence.span))
    })
}

/// Where a page without an endpoint would have stated it, and what is missing there: in a line that
/// would do in a fence of another language, or else in the first fence of the right one.
pub(super) fn almost_endpoint(page: &Page, dialect: &Dialect) -> Option<(Span, String)> {
    let languages = &dialect.description().endpoint.languages;
    let place = |fence: &Fence| {
        let (indent, line) = first_line(fence)?;
        Some(fence.body.span.part(indent..indent + line.len()))
    };
    let would_do =
        |fence: &&Fence| first_line(fence).is_some_and(|(_, line)| dialect.is_endpoint_line(line));
    if let Some(fence) = fences(page).find(would_do) {
        let language = &fence.language;
        let help = format!("the dialect's `endpoint.languages` have no `{language}`");
        return Some((place(fence)?, help));
    }
    let fence = fences(page).find(|fence| languages.contains(&fence.language))?;
    let help = "the dialect's `endpoint.line` does not match this line".to_owned();
    Some((place(fence)?, help))
}

fn fences(page: &Page) -> impl Iterator<Item = &Fence> {
    page.blocks.iter().filter_map(|block| match block {
        Block::Fence(fence) => Some(fence),
        _ => None,
    })
}

/// The first line of a fence that is not blank, and the offset at which it begins.
fn first_line(fence: &Fence) -> Option<(usize, &str)> {
    let indent = fence.body.len() - fence.body.trim_start().len();
    Some((indent, fence.body[indent..].lines().next()?))
}

/// Group and name where the id tells neither: the first fixed segment of the path, and all of it.
pub(super) fn group_by_path(method: &str, path: &str) -> (Vec<String>, String) {
    let fixed = path.split('/').find(|segment| !segment.is_empty() && !segment.starts_with('{'));
    (vec![fixed.unwrap_or("root").to_owned()], format!("{} {path}", method.to_lowercase()))
}
