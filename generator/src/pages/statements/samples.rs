//! Sample requests and responses: a first line, headers, a blank line, a body.

mod curl;
mod mend;
mod numbers;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Edit};
use crate::model::sample::{Sample, SampleBody, SampleKind};
use crate::pages::dialect::{Leniency, Role, SampleRules};
use crate::pages::markdown::Fence;
use crate::source::{Spanned, json};

/// Which way a sample goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Request,
    Response,
}

impl Way {
    /// Which way the sample goes that a fence holds in a section of this role; `None` if it holds
    /// none.
    pub(super) fn of(fence: &Fence, role: Option<Role>, rules: &SampleRules) -> Option<Self> {
        let is_request = rules.request.contains(&fence.language);
        let is_response = rules.response.contains(&fence.language);
        let is_alone = is_body_alone(fence);
        match role {
            _ if !is_request && !is_response => None,
            _ if is_request && curl::is_command(&fence.body) => Some(Self::Request),
            Some(Role::RequestSamples) => Some(Self::Request),
            Some(Role::ResponseSamples) => Some(Self::Response),
            None if is_alone && is_response && rules.unannounced => Some(Self::Response),
            // JSON may be anything here.
            None | Some(Role::Query) if is_alone => None,
            _ if !is_response => Some(Self::Request),
            _ if !is_request => Some(Self::Response),
            Some(Role::RequestBody) if is_alone => Some(Self::Request),
            Some(Role::Response | Role::ResponseBody) if is_alone => Some(Self::Response),
            _ => Self::of_message(fence),
        }
    }

    /// The way that the first line of an HTTP message tells; `None` if it tells none.
    fn of_message(fence: &Fence) -> Option<Self> {
        let line = fence.body.trim_start().lines().next()?;
        if line.starts_with("HTTP/") {
            return Some(Self::Response);
        }
        is_request_line(line).then_some(Self::Request)
    }
}

/// Whether a fence holds JSON and nothing before it.
pub(super) fn is_body_alone(fence: &Fence) -> bool {
    fence.body.trim_start().starts_with(['{', '['])
}

/// Reads a fence. `None`, with a finding, for what begins neither as a message of this kind nor with
/// JSON. JSON alone is a body; as an answer, it has the status that is stated for it, else 200. Where
/// one is stated, whatever is no message is a body.
pub(super) fn read_sample(
    fence: &Fence,
    way: Way,
    stated: Option<u16>,
    lenient: &[Leniency],
    diagnostics: &mut Diagnostics,
) -> Option<Sample> {
    if way == Way::Request && curl::is_command(&fence.body) {
        return read_command(fence, lenient, diagnostics);
    }
    let text = fence.body.as_str();
    let is_message = text.trim_start().starts_with("HTTP/");
    let is_alone = is_body_alone(fence) || (stated.is_some() && !is_message);
    let (head, body) = if is_alone { ("", 0) } else { split_body(text) };
    let mut lines = head.lines().skip_while(|line| line.trim().is_empty());
    let first = lines.next().unwrap_or_default();
    let kind = match way {
        Way::Request if is_alone || is_request_line(first) => SampleKind::Request,
        Way::Request => {
            let message = "this request does not begin with a line like `POST /path`, nor is it \
                           JSON; it is left out";
            diagnostics.push(Diagnostic::new(Code::UnexpectedBlock, fence.body.span, message));
            return None;
        }
        Way::Response if is_alone => SampleKind::Response(stated.unwrap_or(200)),
        Way::Response => {
            let Some(status) = status(first) else {
                let message = "this response does not begin with a line like `HTTP/1.1 200 OK`, \
                               nor is it JSON; it is left out";
                diagnostics.push(Diagnostic::new(Code::BadStatus, fence.body.span, message));
                return None;
            };
            SampleKind::Response(status)
        }
    };
    let media_type = lines.find_map(content_type);
    let written = text[body..].trim_end();
    let start = body + (written.len() - written.trim_start().len());
    let written = Spanned::new(
        written.trim_start().to_owned(),
        fence.body.span.part(start..body + written.len()),
    );
    let body = read_body(written, media_type.as_deref(), lenient, diagnostics);
    Some(Sample { kind, media_type, body, laid_out: None, span: fence.span })
}

/// Reads a request that is shown as a command. `None`, with a finding, if it is no whole one.
fn read_command(
    fence: &Fence,
    lenient: &[Leniency],
    diagnostics: &mut Diagnostics,
) -> Option<Sample> {
    let Some(curl::Command { media_type, body, is_other }) = curl::read(fence) else {
        let message = "the quotes of this command do not pair; it is left out";
        diagnostics.push(Diagnostic::new(Code::UnexpectedBlock, fence.body.span, message));
        return None;
    };
    if is_other {
        let message = "this command sends no JSON that stands in it; no test is made of it";
        diagnostics.push(Diagnostic::new(Code::ExampleLeftOut, fence.body.span, message));
    }
    let body = read_body(body, media_type.as_deref(), lenient, diagnostics);
    Some(Sample { kind: SampleKind::Request, media_type, body, laid_out: None, span: fence.span })
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

/// Whether a line is a method and what it is for.
fn is_request_line(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let is_method = |word: &str| word.bytes().all(|byte| byte.is_ascii_uppercase());
    words.next().is_some_and(is_method) && words.next().is_some()
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
    lenient: &[Leniency],
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
    let strict = json::parse(&written).map(|parsed| (written.clone(), parsed));
    let parsed = strict.or_else(|error| {
        let mended = written.clone().map(|text| mend::mended(&text, lenient));
        json::parse(&mended).map(|parsed| (mended, parsed)).map_err(|_| error)
    });
    match parsed {
        Ok((written, (value, duplicates))) => {
            for key in duplicates {
                let message = format!("this sample gives `{key}` twice; the last one counts");
                diagnostics.push(Diagnostic::new(Code::SampleDuplicateKey, written.span, message));
            }
            for digits in numbers::inexact(&written) {
                let message = format!(
                    "`{}` has more digits than a 64-bit integer or a double keeps; whoever reads it gets another number",
                    &written[digits.clone()]
                );
                let span = written.span.part(digits);
                diagnostics.push(Diagnostic::new(Code::SampleInexactNumber, span, message));
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
            let finding = Diagnostic::new(Code::SampleNotJson, span, message);
            diagnostics.push(finding.fix(commas(&written)));
            SampleBody::Broken(written)
        }
    }
}

/// What would make JSON of a body that is none only because of commas with nothing behind them.
fn commas(written: &Spanned<String>) -> Vec<Edit> {
    let mended = mend::mended(written, &[Leniency::TrailingCommas]);
    if json::parse(&mended).is_err() {
        return Vec::new();
    }
    let differs = written.bytes().zip(mended.bytes()).enumerate().filter(|(_, (a, b))| a != b);
    differs.map(|(at, _)| Edit::new(written.span.part(at..at + 1), "")).collect()
}
