//! Bodies and answers that are lists in samples, and nothing else says so.

use super::super::Edition;
use super::contents;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::pages::infer::Listed;
use crate::pages::statements::StatedType;

pub fn check(listed: &Listed, _: &Edition<'_>, diagnostics: &mut Diagnostics) {
    for (is_sent, content) in contents(listed) {
        let is_stated = match content.kind.as_deref() {
            Some(StatedType::Array(_)) => true,
            None if !is_sent => true,
            _ => content.table.as_ref().is_none_or(|table| table.is_list),
        };
        let mut samples = listed.page.json_samples(is_sent);
        let Some((text, _)) = samples.find(|(_, value)| value.is_array()).filter(|_| !is_stated)
        else {
            continue;
        };
        let what = if is_sent { "body" } else { "answer" };
        let message = format!(
            "the {what} is a list in this sample, and a single thing by all else that the page says"
        );
        let finding = Diagnostic::new(Code::ListUnstated, text.span.part(0..1), message);
        diagnostics.push(finding.label(content.span, "stated here"));
    }
}
