//! Statuses of which nothing is said, and pages that tell of no success.

use super::super::Edition;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::pages::infer::Listed;

pub fn check(Listed { page, .. }: &Listed, _: &Edition<'_>, diagnostics: &mut Diagnostics) {
    for status in page.statuses.iter().filter(|status| status.text.trim().is_empty()) {
        let message = format!("nothing is said of the status {}", status.code.value);
        diagnostics.push(Diagnostic::new(Code::StatusUndescribed, status.code.span, message));
    }
    let is_success = |code: u16| (100..400).contains(&code);
    if let Some(first) = page.statuses.first()
        && !page.statuses.iter().any(|status| is_success(status.code.value))
    {
        let message = "only failures are listed, so nothing is known of success";
        diagnostics.push(Diagnostic::new(Code::NoSuccessStatus, first.code.span, message));
    }
}
