//! Bodies that are announced, and of which nothing tells what they are.

use super::super::Edition;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::sample::{SampleBody, SampleKind};
use crate::pages::infer::Listed;
use crate::pages::statements::StatedType;

pub fn check(Listed { page, .. }: &Listed, _: &Edition<'_>, diagnostics: &mut Diagnostics) {
    let Some(body) = &page.body else { return };
    let content = &body.content;
    let is_vague = match content.kind.as_deref() {
        None => true,
        Some(StatedType::Array(item)) => item.is_none(),
        Some(kind) => matches!(kind, StatedType::Unknown | StatedType::Reference(None)),
    };
    let is_shown = page.samples.iter().any(|sample| {
        sample.kind == SampleKind::Request && !matches!(sample.body, SampleBody::None)
    });
    if is_vague && content.table.is_none() && content.carrier.is_none() && !is_shown {
        let message = "there is a body, and neither a type, a table nor a sample tells what it is";
        diagnostics.push(Diagnostic::new(Code::BodyUndescribed, content.span, message));
    }
}
