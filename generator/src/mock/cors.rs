//! Lets pages from anywhere call the mock (CORS).

use super::request::Asked;
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header};
use hyper::body::Bytes;

/// Headers of answers that scripts may read besides those they always may.
const EXPOSED: HeaderValue = HeaderValue::from_static(
    "Allow, Content-Length, ETag, Last-Modified, Preference-Applied, Retry-After, WWW-Authenticate",
);

/// How long a browser may remember a preflight, in seconds.
const MAX_AGE: HeaderValue = HeaderValue::from_static("600");

/// Tells the page that asks that it may read the answer.
pub(super) fn open(asked: &Asked<'_>, headers: &mut HeaderMap) {
    match asked.headers.get(header::ORIGIN) {
        Some(origin) => {
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
            let allowed = HeaderValue::from_static("true");
            headers.insert(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, allowed);
        }
        None => {
            let anywhere = HeaderValue::from_static("*");
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, anywhere);
        }
    }
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
}

/// The answer to `OPTIONS`: the methods of a path and, to a preflight, that all headers are welcome.
pub(super) fn preflight(asked: &Asked<'_>, allowed: &str) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = StatusCode::NO_CONTENT;
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: HeaderValue| headers.insert(name, value);
    let Ok(allowed) = HeaderValue::from_str(allowed) else { return response };
    set(header::ALLOW, allowed.clone());
    if asked.headers.contains_key(header::ACCESS_CONTROL_REQUEST_METHOD) {
        set(header::ACCESS_CONTROL_ALLOW_METHODS, allowed);
        set(header::ACCESS_CONTROL_MAX_AGE, MAX_AGE);
        if let Some(wanted) = asked.headers.get(header::ACCESS_CONTROL_REQUEST_HEADERS) {
            set(header::ACCESS_CONTROL_ALLOW_HEADERS, wanted.clone());
        }
    }
    response
}
