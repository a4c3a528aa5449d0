//! Samples with the types that they have.

use crate::model::api::{Operation, Type};
use crate::model::sample::{SampleBody, SampleKind};
use crate::pages::statements::EndpointPage;
use crate::source::Spanned;
use serde_json::Value;

/// The JSON of a sample.
pub(super) struct Typed<'a> {
    /// As it is written.
    pub text: &'a Spanned<String>,
    /// As it is read.
    pub value: &'a Value,
    /// What it is by the model.
    pub ty: &'a Type,
    /// Whether it is sent, not answered.
    pub is_sent: bool,
}

/// The JSON of a page's samples, but for failures and what has no type.
pub(super) fn samples<'a>(
    page: &'a EndpointPage,
    operation: &'a Operation,
) -> impl Iterator<Item = Typed<'a>> {
    page.samples.iter().filter_map(|sample| {
        let SampleBody::Json(text, value) = &sample.body else { return None };
        let (ty, is_sent) = match sample.kind {
            SampleKind::Request => (operation.sent()?, true),
            SampleKind::Response(200..300) => (operation.answered()?, false),
            SampleKind::Response(_) => return None,
        };
        Some(Typed { text, value, ty, is_sent })
    })
}
