//! Conditional requests (RFC 9110, section 13), where the docs speak of them.

use super::answer::documented_error;
use super::prefer::Wish;
use super::problem::Problem;
use super::request::Asked;
use crate::model::api::{Api, Operation};
use http::{HeaderName, HeaderValue, Method, Response, StatusCode, header};
use hyper::body::Bytes;
use sha2::{Digest, Sha256};
use std::time::SystemTime;

/// When everything was changed for the last time, as far as the mock is concerned.
const LAST_MODIFIED: &str = "Mon, 01 Jan 2024 00:00:00 GMT";

/// Marks what was asked for, and answers 304 or 412 instead if that is documented and a condition
/// of the request wants it. A condition on something that is changed is about what a `GET` of the
/// same path would answer.
///
/// # Errors
///
/// The documented 412.
pub(super) fn apply(
    api: &Api,
    (asked, operation): (&Asked<'_>, &Operation),
    response: &mut Response<Bytes>,
    etag_of_get: impl Fn() -> Option<HeaderValue>,
) -> Result<(), Problem> {
    let documents = |code: u16| operation.statuses.iter().any(|status| status.code == code);
    let is_read = matches!(*asked.method, Method::GET | Method::HEAD);
    if response.status().is_redirection() {
        return Ok(());
    }
    if documents(412) {
        let etag = if is_read { Some(etag(response.body())) } else { etag_of_get() };
        let fails = match asked.header(header::IF_MATCH) {
            Some(wanted) => !matches(wanted, etag.as_ref()),
            None => date(asked, header::IF_UNMODIFIED_SINCE).is_some_and(|date| date < modified()),
        };
        if fails {
            return Err(documented_error(api, operation, 412, &Wish::default()));
        }
    }
    if !is_read || !response.status().is_success() || response.body().is_empty() {
        return Ok(());
    }
    let etag = etag(response.body());
    if documents(304) {
        let is_same = match asked.header(header::IF_NONE_MATCH) {
            Some(known) => matches(known, Some(&etag)),
            None => date(asked, header::IF_MODIFIED_SINCE).is_some_and(|date| date >= modified()),
        };
        if is_same {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            *response.body_mut() = Bytes::new();
            response.headers_mut().remove(header::CONTENT_TYPE);
        }
    }
    let headers = response.headers_mut();
    headers.insert(header::ETAG, etag);
    if documents(304) || documents(412) {
        headers.insert(header::LAST_MODIFIED, HeaderValue::from_static(LAST_MODIFIED));
    }
    Ok(())
}

/// The mark of a body, which depends on its bytes.
pub(super) fn etag(body: &[u8]) -> HeaderValue {
    let digest = Sha256::digest(body);
    let text: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    HeaderValue::from_str(&format!("\"{text}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}

/// Whether a list of marks has this one, or is any.
fn matches(list: &str, etag: Option<&HeaderValue>) -> bool {
    let etag = etag.and_then(|etag| etag.to_str().ok());
    let mut known = list.split(',').map(|mark| mark.trim().trim_start_matches("W/"));
    known.any(|mark| mark == "*" || Some(mark) == etag)
}

fn date(asked: &Asked<'_>, name: HeaderName) -> Option<SystemTime> {
    httpdate::parse_http_date(asked.header(name)?).ok()
}

fn modified() -> SystemTime {
    httpdate::parse_http_date(LAST_MODIFIED).unwrap_or(SystemTime::UNIX_EPOCH)
}
