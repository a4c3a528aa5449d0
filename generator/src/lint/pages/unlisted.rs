//! Pages that no table of contents lists: mostly what is left of an earlier edition.

use super::super::Edition;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::pages::infer::Listed;

pub fn check(Listed { page, listed }: &Listed, _: &Edition<'_>, diagnostics: &mut Diagnostics) {
    if *listed {
        return;
    }
    let message = "no table of contents lists this page";
    let finding = Diagnostic::new(Code::PageUnlisted, page.path.span, message);
    diagnostics.push(finding.help("list it, or remove it if another page has taken its place"));
}
