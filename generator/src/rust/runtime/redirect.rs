use http::{HeaderMap, Method, StatusCode, header};
use reqwest::{Request, Url};

use super::Response;

/// How often a call may be redirected.
pub(super) const MOST: usize = 10;

/// The request that a response asks for in place of the one it answers. `None` if the response is
/// no redirect, or one that is not to be followed: to a place without encryption, or to another
/// host with anything but a plain `GET`.
///
/// What goes to another host carries no credentials and no other headers either, for any of them
/// may be a secret.
pub(super) fn next(request: &Request, response: &Response) -> Option<Request> {
    let location = location(request, response)?;
    let is_same_host = request.url().origin() == location.origin();
    let is_downgrade = request.url().scheme() == "https" && location.scheme() != "https";
    let method = method(request.method(), response.status);
    if is_downgrade || !is_same_host && !matches!(method, Method::GET | Method::HEAD) {
        return None;
    }
    let mut next = request.try_clone()?;
    *next.url_mut() = location;
    if !is_same_host {
        *next.headers_mut() = only_accept(request.headers());
    }
    if method != *request.method() {
        *next.body_mut() = None;
        next.headers_mut().remove(header::CONTENT_TYPE);
    }
    *next.method_mut() = method;
    Some(next)
}

/// Where a redirect leads to.
fn location(request: &Request, response: &Response) -> Option<Url> {
    if !matches!(response.status.as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    let location = response.headers.get(header::LOCATION)?.to_str().ok()?;
    let mut location = request.url().join(location).ok()?;
    location.set_fragment(None);
    let is_plain = location.username().is_empty() && location.password().is_none();
    (is_plain && matches!(location.scheme(), "http" | "https")).then_some(location)
}

/// The method to go on with: what browsers do.
fn method(method: &Method, status: StatusCode) -> Method {
    let becomes_get = match status {
        StatusCode::SEE_OTHER => *method != Method::HEAD,
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND => *method == Method::POST,
        _ => false,
    };
    if becomes_get { Method::GET } else { method.clone() }
}

fn only_accept(headers: &HeaderMap) -> HeaderMap {
    headers
        .iter()
        .filter(|(name, _)| *name == header::ACCEPT)
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}
