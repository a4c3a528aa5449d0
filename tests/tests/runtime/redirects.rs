//! Where redirects lead, and what goes along, with the async and with the blocking client.

use super::any::{Any, KINDS};
use super::both::{ok, with_both};
use super::calls::{get_page, put_page};
use super::runtime::{Body, Cause, Credentials, Hook, Progress};
use super::samples::*;
use super::server::{Server, response};

#[test]
fn redirects_to_another_host_carry_no_secrets() {
    for kind in KINDS {
        let other = Server::new([ok()]);
        let there = format!("302 Found\r\nLocation: {}/else where?a=\u{7c}b#c", other.url);
        let server = Server::new([response(&there, "")]);
        let secrets = Credentials::bearer("hush").and(Credentials::header("X-Token", "hush"));
        let client = kind.client(&server.url).credentials(secrets).header("X-App", "hush");
        let client = client.context("Accept-Language", "hush").hook(Sign);
        let answer = client.send(get_page("p").header("X-Secret", "hush")).unwrap();
        assert_eq!(answer.total, Some(7), "{kind:?}");
        let first = server.heard().remove(0);
        for name in ["authorization", "x-token", "x-app", "x-secret", "x-signature"] {
            assert!(first.header(name).is_some_and(|value| value.contains("hush")), "{name}");
        }
        let heard = other.heard().remove(0);
        assert_eq!(heard.line, "GET /else%20where?a=%7Cb HTTP/1.1", "{kind:?}");
        assert_eq!(heard.header("accept"), Some("application/json"));
        assert!(!heard.headers.iter().any(|(_, value)| value.contains("hush")), "{kind:?}");
    }
}

/// Signs requests, with something that no other host is to see.
struct Sign;

impl Hook for Sign {
    fn request(&self, _: &mut Progress, request: &mut http::Request<Body>) -> Result<(), Cause> {
        request.headers_mut().insert("x-signature", "hush".parse()?);
        Ok(())
    }
}

#[test]
fn redirects_on_the_same_host_are_followed_with_everything() {
    let moved = response("307 Temporary Redirect\r\nLocation: ../v2/./Page", "");
    let test = |client: Any, _| {
        let page = Page { total: Some(1), ..Default::default() };
        client.credentials(Credentials::bearer("hush")).send(put_page(&page)).unwrap();
    };
    with_both([moved, response("204 No Content", "")], test, |heard| {
        assert_eq!(heard[1].line, "PUT /api/v2/Page HTTP/1.1");
        assert_eq!(heard[1].header("authorization"), Some("Bearer hush"));
        assert_eq!(heard[1].body, r#"{"Total":1}"#);
    });
}

#[test]
fn a_location_in_letters_beyond_ascii_is_followed() {
    let moved = response("302 Found\r\nLocation: /städte/%C3%A4?q=ö", "");
    let test = |client: Any, _| {
        client.send(get_page("p")).unwrap();
    };
    with_both([moved, ok()], test, |heard| {
        assert_eq!(heard[1].line, "GET /st%C3%A4dte/%C3%A4?q=%C3%B6 HTTP/1.1");
    });
}

#[test]
fn a_change_is_not_redirected_to_another_host_nor_anything_without_end() {
    let moved = response("307 Temporary Redirect\r\nLocation: http://127.0.0.1:1/x", "");
    let test = |client: Any, _| {
        let error = client.send(put_page(&Page::default())).unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 307);
    };
    with_both([moved], test, |_| {});
    let again = response("302 Found\r\nLocation: /again", "");
    let test = |client: Any, _| {
        let error = client.send(get_page("p")).unwrap_err();
        assert_eq!(error.to_string(), "no response: the server redirects without end");
    };
    with_both(std::array::from_fn::<_, 10, _>(|_| again.clone()), test, |_| {});
}
