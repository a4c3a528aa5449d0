//! `&amp;lt;` where `&lt;` is meant: readers see the entity, not the sign.

use super::found;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Edit};
use crate::pages::markdown::Page;
use crate::source::Sources;
use regex::Regex;
use std::sync::LazyLock;

static DOUBLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"&amp;(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});").expect("a pattern")
});

pub fn check(page: &Page, sources: &Sources, diagnostics: &mut Diagnostics) {
    for (span, found) in found(&DOUBLED, page, sources) {
        let meant = found.as_str().replacen("amp;", "", 1);
        let message = format!("`{}` is encoded twice: readers see `{meant}`", found.as_str());
        let finding = Diagnostic::new(Code::DoubledEntity, span, message);
        diagnostics.push(finding.fix([Edit::new(span, meant)]));
    }
}
