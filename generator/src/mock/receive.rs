//! A request as it comes from the network: with one host, and all of its body.

use super::options::Options;
use super::problem::Problem;
use http::request::Parts;
use http::uri::Authority;
use http::{HeaderValue, Request, StatusCode, Version, header};
use http_body_util::BodyExt;
use hyper::body::{Body, Bytes, Frame, Incoming};
use tokio::time::timeout;

/// The request with all of its body.
///
/// # Errors
///
/// When it names no host or several, or its body is too long, too late or broken off.
pub(super) async fn receive(
    request: Request<Incoming>,
    options: &Options,
) -> Result<Request<Bytes>, Problem> {
    let (head, body) = request.into_parts();
    check_host(&head)?;
    let waits = head.headers.contains_key(header::EXPECT);
    let body = timeout(options.patience, collect(body, options.max_body, waits)).await;
    let late = |_| Problem::new(StatusCode::REQUEST_TIMEOUT, "the body does not come");
    Ok(Request::from_parts(head, body.map_err(late)??))
}

/// All of a body. One that is too long is read on for a while, because most clients hear nothing
/// before they have said all; but not if the client waits for leave to send it.
async fn collect(mut body: Incoming, limit: usize, waits: bool) -> Result<Bytes, Problem> {
    let mut collected = Vec::new();
    let mut length = body.size_hint().lower();
    let is_too_long = |length: u64| length > limit as u64;
    if !(waits && is_too_long(length)) {
        length = 0;
        while let Some(frame) = body.frame().await {
            let data = match frame.map(Frame::into_data) {
                Ok(Ok(data)) => data,
                Ok(Err(_)) => continue,
                Err(_) if is_too_long(length) => break,
                Err(error) => {
                    let detail = format!("the body breaks off: {error}");
                    return Err(Problem::new(StatusCode::BAD_REQUEST, detail));
                }
            };
            length += data.len() as u64;
            if !is_too_long(length) {
                collected.extend_from_slice(&data);
            } else if length / 2 > limit as u64 {
                break;
            }
        }
    }
    if is_too_long(length) {
        let detail = format!("the body has more than {limit} bytes");
        return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, detail));
    }
    Ok(collected.into())
}

/// A request names one host, as RFC 9112 (section 3.2) demands.
fn check_host(head: &Parts) -> Result<(), Problem> {
    let hosts: Vec<_> = head.headers.get_all(header::HOST).iter().collect();
    let detail = match hosts.as_slice() {
        [] if head.version >= Version::HTTP_11 => "the header `Host` is missing",
        [] => return Ok(()),
        [host] if is_host(host) => return Ok(()),
        [_] => "the header `Host` names no host",
        _ => "there are several `Host` headers",
    };
    Err(Problem::new(StatusCode::BAD_REQUEST, detail))
}

/// Whether a header is a host, perhaps with a port. It may be empty.
fn is_host(header: &HeaderValue) -> bool {
    let host = header.to_str().unwrap_or("@");
    host.is_empty() || (!host.contains('@') && host.parse::<Authority>().is_ok())
}
