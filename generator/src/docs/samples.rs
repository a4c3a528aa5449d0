//! Sample requests and responses: a first line, headers, a blank line, a body.

use super::json;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::markdown::Fence;
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

/// Reads a fence. `None`, with a finding, for a response without a readable status line.
pub(super) fn read_sample(
    fence: &Fence,
    is_request: bool,
    diagnostics: &mut Diagnostics,
) -> Option<Sample> {
    let text = fence.body.as_str();
    let (head, body) = split_body(text);
    let mut lines = head.lines().skip_while(|line| line.trim().is_empty());
    let first = lines.next().unwrap_or_default();
    let kind = if is_request {
        SampleKind::Request
    } else {
        let Some(status) = status(first) else {
            let message =
                "this response does not begin with a line like `HTTP/1.1 200 OK`; it is left out";
            diagnostics.push(Diagnostic::new(Code::BadStatus, fence.body.span, message));
            return None;
        };
        SampleKind::Response(status)
    };
    let media_type = lines.find_map(content_type);
    let written = text[body..].trim_end();
    let start = body + (written.len() - written.trim_start().len());
    let written = Spanned::new(
        written.trim_start().to_owned(),
        fence.body.span.part(start..body + written.len()),
    );
    let body = read_body(written, media_type.as_deref(), diagnostics);
    Some(Sample { kind, media_type, body, span: fence.span })
}

/// The first lines, and the offset at which the body begins: after the blank line below them, or
/// where JSON begins without one.
fn split_body(text: &str) -> (&str, usize) {
    let mut offset = 0;
    let mut has_begun = false;
    for line in text.split_inclusive('\n') {
        let is_blank = line.trim().is_empty();
        if has_begun && line.starts_with(['{', '[']) {
            return (&text[..offset], offset);
        }
        if is_blank && has_begun {
            return (&text[..offset], offset + line.len());
        }
        has_begun |= !is_blank;
        offset += line.len();
    }
    (text, text.len())
}

fn status(line: &str) -> Option<u16> {
    let code = line.strip_prefix("HTTP/")?.split_whitespace().nth(1)?.parse().ok()?;
    (100..600).contains(&code).then_some(code)
}

fn content_type(line: &str) -> Option<String> {
    let (name, value) = line.split_once(':')?;
    let value = value.split(';').next()?.trim().to_ascii_lowercase();
    (name.trim().eq_ignore_ascii_case("content-type") && !value.is_empty()).then_some(value)
}

fn read_body(
    written: Spanned<String>,
    media_type: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> SampleBody {
    if written.is_empty() {
        return SampleBody::None;
    }
    let claims_json = media_type
        .is_none_or(|media_type| media_type.ends_with("/json") || media_type.ends_with("+json"));
    if !claims_json {
        return SampleBody::Raw(written);
    }
    match json::parse(&written) {
        Ok((value, duplicates)) => {
            for key in duplicates {
                let message = format!("this sample gives `{key}` twice; the last one counts");
                diagnostics.push(Diagnostic::new(Code::SampleDuplicateKey, written.span, message));
            }
            SampleBody::Json(written, value)
        }
        Err(error) => {
            let at = json::offset(&written, &error);
            let span = written.span.part(at..at + 1);
            let message = format!(
                "this sample is not JSON ({}); no test is made of it",
                json::reason(&error)
            );
            diagnostics.push(Diagnostic::new(Code::SampleNotJson, span, message));
            SampleBody::Broken(written)
        }
    }
}
