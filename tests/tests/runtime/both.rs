//! What holds for the async and for the blocking client.

use std::time::Duration;

use super::any::{Any, KINDS, Kind};
use super::calls::{delete_pages, get_page, put_file, put_page};
use super::runtime::{Body, Credentials, Response, Retry, Upload};
use super::samples::*;
use super::server::{Heard, Server, response};

#[track_caller]
pub fn with_both<const N: usize>(
    responses: [String; N],
    test: impl Fn(Any, Kind),
    check: impl Fn(Vec<Heard>),
) {
    for kind in KINDS {
        let server = Server::new(responses.clone());
        test(kind.client(&server.url), kind);
        check(server.heard());
    }
}

pub fn ok() -> String {
    response("200 OK", r#"{"Total":7}"#)
}

/// Repeats without waiting longer than it must.
pub fn eager(times: u32) -> Retry {
    Retry::times(times).first_wait(Duration::ZERO)
}

#[test]
fn a_call_is_sent_as_documented_and_answered() {
    let test = |client: Any, _| {
        let client = client.credentials(Credentials::bearer("hush")).header("X-App", "mine");
        let client = client.context("Accept-Language", "sv").context("X-Zone", "utc");
        let page = client.send(get_page("a b/ø").select(["Total", "$a b"])).unwrap();
        assert_eq!(page.total, Some(7));
    };
    with_both([ok()], test, |heard| {
        let line = "GET /api/v1/Page/a%20b%2F%C3%B8?$select=Total,$a%20b HTTP/1.1";
        assert_eq!(heard[0].line, line);
        assert_eq!(heard[0].header("accept"), Some("application/json"));
        assert_eq!(heard[0].header("authorization"), Some("Bearer hush"));
        assert_eq!(heard[0].header("x-app"), Some("mine"));
        assert_eq!(heard[0].header("accept-language"), Some("sv"));
        assert_eq!(heard[0].header("x-zone"), None);
        assert_eq!(heard[0].body, "");
    });
}

#[test]
fn a_body_is_sent_with_its_type() {
    let page = Page { total: Some(1), ..Default::default() };
    let test = |client: Any, _| client.send(put_page(&page)).unwrap();
    with_both([response("204 No Content", "")], test, |heard| {
        assert_eq!(heard[0].line, "PUT /api/v1/Page HTTP/1.1");
        assert_eq!(heard[0].header("content-type"), Some("application/json"));
        assert_eq!(heard[0].body, r#"{"Total":1}"#);
    });
}

#[test]
fn any_method_may_have_a_body() {
    let test = |client: Any, _| client.send(delete_pages(&[1, 2])).unwrap();
    with_both([response("204 No Content", "")], test, |heard| {
        assert_eq!(heard[0].line, "DELETE /api/v1/Page HTTP/1.1");
        assert_eq!(heard[0].header("content-length"), Some("5"));
        assert_eq!(heard[0].body, "[1,2]");
    });
}

#[test]
fn nothing_secret_is_shown() {
    for kind in KINDS {
        let client = kind.client("https://example.com").credentials(Credentials::bearer("hush"));
        let client = client.header("X-Key", "hush").context("X-Zone", "hush");
        let shown = match &client {
            Any::Async(client, _) => format!("{client:?}"),
            Any::Blocking(client) => format!("{client:?}"),
        };
        assert!(shown.contains("https://example.com") && !shown.contains("hush"), "{shown}");
    }
    let mut headers = http::HeaderMap::new();
    headers.insert("set-cookie", "hush".parse().unwrap());
    let response = Response { status: http::StatusCode::OK, headers, body: b"hush".to_vec() };
    let body = put_file(Upload::bytes("text/plain", "hush"));
    let shown = format!("{response:?} {:?} {body:?}", Body::from(b"hush".to_vec()));
    assert!(!shown.contains("hush"), "{shown}");
}
