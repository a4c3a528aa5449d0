use std::sync::Arc;

use ::tracing::field::{Empty, display};
use ::tracing::{Span, info_span};

use super::super::{Body, Cause, Error, Hook, Progress, Response};

/// Makes a span of every request, named as OpenTelemetry's conventions for HTTP clients say.
///
/// Of the URL it tells the template, since values in paths and queries may be secret.
struct Spans;

/// The hook that makes spans.
pub(in super::super) fn hook() -> Arc<dyn Hook> {
    Arc::new(Spans)
}

/// The span of the request that is on its way, among the data of a call.
#[derive(Clone)]
struct Current(Span);

impl Hook for Spans {
    fn request(&self, call: &mut Progress, request: &mut http::Request<Body>) -> Result<(), Cause> {
        let (endpoint, url) = (call.endpoint(), request.uri());
        let span = info_span!(
            "request",
            otel.kind = "client",
            otel.name = format_args!("{} {}", endpoint.method, endpoint.path),
            otel.status_code = Empty,
            http.request.method = endpoint.method,
            http.request.resend_count = Empty,
            http.response.status_code = Empty,
            url.template = endpoint.path,
            url.scheme = url.scheme_str(),
            server.address = url.host(),
            server.port = port(url),
            error.type = Empty,
        );
        if call.attempt() > 1 {
            span.record("http.request.resend_count", call.attempt() - 1);
        }
        call.data().insert(Current(span));
        Ok(())
    }

    fn response(&self, call: &mut Progress, response: &mut Response) {
        if let Some(Current(span)) = call.data().remove() {
            let status = response.status;
            span.record("http.response.status_code", status.as_u16());
            if status.is_client_error() || status.is_server_error() {
                failed(&span, status.as_str());
            }
        }
    }

    fn failure(&self, call: &mut Progress, error: &Error) {
        if let Some(Current(span)) = call.data().remove() {
            failed(&span, error.kind());
        }
    }

    /// What is given up because of the time has had neither response nor failure.
    fn end(&self, call: &mut Progress, outcome: Result<http::StatusCode, &Error>) {
        if let (Err(error), Some(Current(span))) = (outcome, call.data().remove()) {
            failed(&span, error.kind());
        }
    }
}

fn failed(span: &Span, kind: &str) {
    span.record("otel.status_code", "ERROR");
    span.record("error.type", display(kind));
}

/// The port of a URL, named or not.
fn port(url: &http::Uri) -> Option<u16> {
    let usual = match url.scheme_str() {
        Some("https") => Some(443),
        Some("http") => Some(80),
        _ => None,
    };
    url.port_u16().or(usual)
}
