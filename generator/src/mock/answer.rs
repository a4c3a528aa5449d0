//! The answer of an operation: the documented sample, or something of the documented type.

use super::generate::Maker;
use super::headers;
use super::media;
use super::prefer::Wish;
use super::problem::Problem;
use super::request::Asked;
use super::select::Chosen;
use super::stream;
use crate::model::api::media_type::{StreamFormat, is_text};
use crate::model::api::{
    Api, Operation, Payload, PayloadContent, PayloadKind, ResponseContent, Type,
};
use http::{HeaderName, HeaderValue, Response, StatusCode, header};
use hyper::body::Bytes;
use serde_json::Value;

/// A picture of one pixel, for bytes that no sample shows.
const PIXEL: &[u8] = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\x01\0\0\0\0,\0\0\0\0\
    \x01\0\x01\0\0\x02\x02D\x01\0;";

/// Media types of bytes of which nothing more is known.
const OCTETS: [&str; 2] = ["application/octet-stream", "binary/octet-stream"];

/// Tells what of a wish was done.
pub(super) const PREFERENCE_APPLIED: HeaderName = HeaderName::from_static("preference-applied");

/// Answers for one operation.
pub(super) struct Player<'a> {
    pub api: &'a Api,
    pub operation: &'a Operation,
    pub asked: &'a Asked<'a>,
    /// What chance depends on.
    pub seed: u64,
}

/// What an answer holds.
enum Content {
    Json(String),
    Bytes(Bytes),
    Stream(String),
    Nothing,
}

impl Player<'_> {
    /// The answer that is wanted.
    ///
    /// # Errors
    ///
    /// When the wanted status is an error, which is its answer, or the client accepts nothing that
    /// there is.
    pub fn play(&self, wish: &Wish<'_>) -> Result<Response<Bytes>, Problem> {
        let status = self.status(wish);
        if status >= 400 {
            let error = documented_error(self.api, self.operation, status, wish);
            let has_content =
                self.operation.status(status).is_some_and(|one| one.content.is_some());
            return Err(match wish.applied(has_content) {
                Some(applied) => error.header(PREFERENCE_APPLIED, &applied),
                None => error,
            });
        }
        let content = self.content(wish, status);
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
        let seed = hash(self.seed, &self.operation.id);
        response.headers_mut().extend(headers::documented(self.api, self.operation, status, seed));
        let offered = self.offered(&content);
        *response.body_mut() = match content {
            Content::Nothing => return Ok(response),
            Content::Json(text) | Content::Stream(text) => text.into(),
            Content::Bytes(bytes) => bytes,
        };
        let accept = self.asked.headers.get_all(header::ACCEPT);
        let accept: Vec<_> = accept.iter().filter_map(|value| value.to_str().ok()).collect();
        let chosen = media::negotiate(&accept, &offered)
            .ok_or_else(|| not_acceptable(self.operation, &offered))?;
        let written = match media::is_json(chosen) && !chosen.contains(';') {
            true => format!("{chosen}; charset=utf-8"),
            false => chosen.to_owned(),
        };
        if let Ok(value) = HeaderValue::from_str(&written) {
            response.headers_mut().insert(header::CONTENT_TYPE, value);
        }
        Ok(response)
    }

    fn status(&self, wish: &Wish<'_>) -> u16 {
        let of = |payload: &Payload| match payload.kind {
            PayloadKind::Response(status) => Some(status),
            PayloadKind::Request => None,
        };
        let wanted = wish.code.or_else(|| wish.example.and_then(of));
        wanted.unwrap_or_else(|| success(self.operation))
    }

    fn content(&self, wish: &Wish<'_>, status: u16) -> Content {
        use ResponseContent::{Binary, Json, JsonOrNothing, Nothing, Unknown};
        if !has_content(status) {
            return Content::Nothing;
        }
        if let (Some(format), Json(ty) | JsonOrNothing(ty)) =
            (self.operation.response.stream, &self.operation.response.content)
        {
            let is_shown = |payload: &&Payload| match wish.example {
                Some(wanted) => payload.id == wanted.id,
                None => !wish.dynamic && payload.kind == PayloadKind::Response(status),
            };
            let samples: Vec<&Payload> = self.operation.payloads.iter().filter(is_shown).collect();
            let made = || vec![self.made(ty, wish), self.made(ty, wish)];
            return Content::Stream(stream::body(format, &samples, made));
        }
        let sample = wish.example.or_else(|| match wish.dynamic {
            true => None,
            false => self.sample(status),
        });
        let stated = self.operation.status(status).and_then(|stated| stated.content.as_ref());
        match (&self.operation.response.content, sample) {
            (Json(ty) | JsonOrNothing(ty), None) => {
                let ty = stated.map_or(ty, |content| &content.ty);
                Content::Json(self.made(ty, wish))
            }
            (Nothing, _) | (Unknown, None) => Content::Nothing,
            (Json(ty) | JsonOrNothing(ty), Some(sample)) => Content::Json(self.chosen(ty, sample)),
            (Binary, None) => Content::Bytes(Bytes::from_static(PIXEL)),
            (Binary, Some(sample)) => Content::Bytes(bytes(sample)),
            (Unknown, Some(sample)) if sample.content == PayloadContent::Raw => {
                Content::Bytes(bytes(sample))
            }
            (Unknown, Some(sample)) => Content::Json(sample.text.clone()),
        }
    }

    fn sample(&self, status: u16) -> Option<&Payload> {
        sample_of(self.operation, status)
    }

    /// A sample with nothing but the properties that the client wants, else as it is written.
    fn chosen(&self, ty: &Type, sample: &Payload) -> String {
        let chosen = Chosen::new(self.asked, self.operation);
        let read = || serde_json::from_str::<Value>(&sample.text).ok();
        match chosen.and_then(|chosen| Some((chosen, read()?))) {
            None => sample.text.clone(),
            Some((chosen, mut value)) => {
                chosen.apply(self.api, ty, &mut value);
                value.to_string()
            }
        }
    }

    /// Something of the type. Chance depends on what is asked for, and not on when.
    fn made(&self, ty: &Type, wish: &Wish<'_>) -> String {
        let what = [self.operation.id.as_str(), self.asked.path];
        let seed = what.iter().fold(wish.seed.unwrap_or(self.seed), |seed, text| hash(seed, text));
        let name = match self.operation.name.as_str() {
            "" => "value",
            name => name,
        };
        let mut value = Maker::new(self.api, seed).value(ty, name);
        if let Some(chosen) = Chosen::new(self.asked, self.operation) {
            chosen.apply(self.api, ty, &mut value);
        }
        value.to_string()
    }

    /// The media types that the content can go as, best first.
    fn offered(&self, content: &Content) -> Vec<String> {
        let documented = &self.operation.response.media_types;
        let (mut offered, nature): (Vec<String>, _) = match content {
            Content::Json(_) => {
                let json = documented.iter().filter(|known| media::is_json(known));
                (json.cloned().collect(), "application/json")
            }
            Content::Bytes(bytes) => {
                let mut all = documented.clone();
                all.sort_by_key(|known| byte_rank(bytes, known));
                // What much software says for the same.
                all.extend(OCTETS.map(str::to_owned));
                (all, "application/octet-stream")
            }
            Content::Stream(_) => {
                let streams = documented.iter().filter(|known| StreamFormat::of(known).is_some());
                (streams.cloned().collect(), "text/event-stream")
            }
            Content::Nothing => (Vec::new(), "application/octet-stream"),
        };
        if offered.is_empty() {
            offered.push(nature.to_owned());
        }
        offered
    }
}

/// Where a media type stands among those that bytes can go as: first what they are, then what
/// anything can be, then pictures and the like, then documents of values.
fn byte_rank(bytes: &Bytes, media_type: &str) -> u8 {
    match media_type {
        "image/gif" if bytes == PIXEL => 0,
        known if OCTETS.contains(&known) => 1,
        other if !is_text(other) => 2,
        _ => 3,
    }
}

/// The status of success: that of the first sample, else the first documented one that fits the
/// answer.
pub(super) fn success(operation: &Operation) -> u16 {
    let is_success = |code: &u16| (200..300).contains(code);
    let of_samples = operation.payloads.iter().filter_map(|payload| match payload.kind {
        PayloadKind::Response(status) => Some(status),
        PayloadKind::Request => None,
    });
    let documented =
        || operation.statuses.iter().filter_map(|status| status.code.one()).filter(is_success);
    let is_empty = operation.response.content == ResponseContent::Nothing;
    if is_empty {
        let without = documented().find(|&code| !has_content(code));
        return without.or_else(|| documented().next()).unwrap_or(204);
    }
    let mut with = of_samples.filter(is_success).chain(documented());
    with.find(|&code| has_content(code)).unwrap_or(200)
}

/// The first sample of a status, else one of those that are documented along with it.
fn sample_of(operation: &Operation, status: u16) -> Option<&Payload> {
    let exact = operation.payloads.iter().find(|one| one.kind == PayloadKind::Response(status));
    let range = operation.status(status).map(|status| status.code);
    let is_along = |payload: &&Payload| match payload.kind {
        PayloadKind::Response(other) => {
            range.is_some() && operation.status(other).map(|status| status.code) == range
        }
        PayloadKind::Request => false,
    };
    exact.or_else(|| operation.payloads.iter().find(is_along))
}

/// An error of the docs: what they say comes with it, or else a problem in their words.
pub(super) fn documented_error(
    api: &Api,
    operation: &Operation,
    code: u16,
    wish: &Wish<'_>,
) -> Problem {
    let status = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let stated = operation.status(code);
    let text = stated.map(|status| status.text.as_str()).filter(|text| !text.is_empty());
    let detail = text.unwrap_or("a documented error, as it was asked for").to_owned();
    let mut problem = Problem::new(status, detail);
    if let Some(content) = stated.and_then(|stated| stated.content.as_ref()) {
        let sample = || sample_of(operation, code).filter(|_| !wish.dynamic);
        let text = match wish.example.or_else(sample) {
            Some(sample) => sample.text.clone(),
            None => {
                let seed = hash(wish.seed.unwrap_or_default(), &operation.id);
                Maker::new(api, seed).value(&content.ty, "error").to_string()
            }
        };
        problem = problem.body(&content.media_type, text);
    }
    let seed = hash(wish.seed.unwrap_or_default(), &operation.id);
    for (name, value) in headers::documented(api, operation, code, seed) {
        problem = problem.header(name, value.to_str().unwrap_or_default());
    }
    match code {
        429 | 503 if !problem.has_header(&header::RETRY_AFTER) => {
            problem.header(header::RETRY_AFTER, "1")
        }
        _ => problem,
    }
}

fn not_acceptable(operation: &Operation, offered: &[String]) -> Problem {
    let detail = format!("there is `{}`, and none of it is accepted", offered.join("`, `"));
    Problem::new(StatusCode::NOT_ACCEPTABLE, detail).of(operation)
}

/// Whether answers with this status have content.
pub(super) fn has_content(code: u16) -> bool {
    (200..300).contains(&code) && !matches!(code, 204 | 205)
}

/// The bytes of a sample, which the docs may print as a JSON string.
fn bytes(sample: &Payload) -> Bytes {
    let text = match sample.content {
        PayloadContent::Raw => None,
        _ => serde_json::from_str::<String>(&sample.text).ok(),
    };
    text.unwrap_or_else(|| sample.text.clone()).into()
}

/// FNV-1a, which is the same everywhere.
fn hash(seed: u64, text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(seed ^ 0xcbf2_9ce4_8422_2325, step)
}
