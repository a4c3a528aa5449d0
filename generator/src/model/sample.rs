//! Payloads as the docs show them, before it is known what they are decoded as.

use crate::source::{Span, Spanned};

/// A sample request or response.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Sent or received.
    pub kind: SampleKind,
    /// The media type its `Content-Type` line names, if any, without parameters.
    pub media_type: Option<String>,
    /// What follows the blank line.
    pub body: SampleBody,
    /// The text to be kept, where it is not as it stands in the docs.
    pub laid_out: Option<String>,
    /// The whole sample.
    pub span: Span,
}

/// Which way a sample goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SampleKind {
    /// A request.
    Request,
    /// A response with this status.
    Response(u16),
}

/// A sample's body.
#[derive(Clone, Debug)]
pub enum SampleBody {
    /// Nothing follows the headers.
    None,
    /// JSON: as written, and as read.
    Json(Spanned<String>, serde_json::Value),
    /// Something that does not claim to be JSON, as written.
    Raw(Spanned<String>),
    /// Something that should be JSON and is not (which is a finding), as written.
    Broken(Spanned<String>),
}
