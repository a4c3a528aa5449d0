use http::{HeaderMap, Method, Request, StatusCode, Uri, header};

use super::percent::{self, URL};
use super::{Body, Response, location};

/// How often a call may be redirected.
pub(super) const MOST: usize = 10;

/// The request that a response asks for in place of the one it answers. `None` if the response is
/// no redirect, or one that is not to be followed: to a place without encryption, or to another
/// host with anything but a plain `GET`.
///
/// What goes to another host carries no headers but `Accept`, for any of them may be a secret.
pub(super) fn next(request: &Request<Body>, response: &Response) -> Option<Request<Body>> {
    let location = location(request.uri(), response)?;
    let is_same_host = location::is_same_host(request.uri(), &location);
    let is_downgrade =
        request.uri().scheme_str() == Some("https") && location.scheme_str() != Some("https");
    let method = method(request.method(), response.status);
    if is_downgrade || !is_same_host && !matches!(method, Method::GET | Method::HEAD) {
        return None;
    }
    let mut next = request.clone();
    *next.uri_mut() = location;
    if !is_same_host {
        *next.headers_mut() = only_accept(request.headers());
    }
    if method != *request.method() {
        *next.body_mut() = Body::default();
        next.headers_mut().remove(header::CONTENT_TYPE);
    }
    *next.method_mut() = method;
    Some(next)
}

/// Where a redirect leads to.
fn location(from: &Uri, response: &Response) -> Option<Uri> {
    if !matches!(response.status.as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    let location = response.headers.get(header::LOCATION)?.as_bytes().trim_ascii();
    location::resolve(from, &percent::encoded(location, URL))
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
