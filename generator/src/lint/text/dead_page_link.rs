//! Links to pages that are not there.

use super::{is_passed_over, prose};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::pages::markdown::Page;
use crate::source::{SourceFile, Sources, decoded, resolved};
use regex::Regex;
use std::sync::LazyLock;

/// Where links in Markdown and HTML lead, if that is a page.
static LINK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?:\]\(\s*<?|\bhref\s*=\s*["'])([^\s"'()<>#?:]+\.mdx?)(?:[#?][^\s"')]*)?["'\s)>]"#,
    )
    .expect("a pattern")
});

pub fn check(page: &Page, sources: &Sources, diagnostics: &mut Diagnostics) {
    let file = sources.file(page.file);
    for span in prose(page) {
        let text = sources.slice(span);
        for target in LINK.captures_iter(text).filter_map(|found| found.get(1)) {
            if is_passed_over(text, target.start()) || !is_dead(target.as_str(), file) {
                continue;
            }
            let message = format!("this link leads to `{}`, which does not exist", target.as_str());
            diagnostics.push(Diagnostic::new(
                Code::DeadPageLink,
                span.part(target.range()),
                message,
            ));
        }
    }
}

/// Whether a link leads to a page that would be among the docs and is not. What begins at the root of a site, or
/// lies above the docs, is not looked for.
fn is_dead(target: &str, file: &SourceFile) -> bool {
    if target.starts_with(['/', '~', '@']) || target.contains("{{") {
        return false;
    }
    let Some(root) = &file.root else { return false };
    resolved(&file.name, &decoded(target)).is_some_and(|name| !root.join(name).exists())
}
