//! The client, over a connection to a local server.

use std::error::Error as _;

use super::calls::{get_page, put_page};
use super::runtime::{Client, Credentials, Error, Operation};
use super::samples::*;
use super::server::{Heard, Server, response};

fn client(server: &Server) -> Client {
    Client::new(&server.url).unwrap().credentials(Credentials::bearer("hush"))
}

/// Plays one response and tells what was answered and what was heard.
async fn exchange<O: Operation>(
    response: String,
    operation: O,
) -> (Result<O::Answer, Error>, Heard) {
    let server = Server::new([response]);
    let answer = client(&server).send(operation).await;
    (answer, server.heard().remove(0))
}

#[tokio::test]
async fn a_call_is_sent_as_documented_and_answered() {
    let server = Server::new([response("200 OK", r#"{"Total":7}"#)]);
    let client = Client::new(&format!("{}/Cust1/", server.url)).unwrap();
    let client = client.credentials(Credentials::bearer("hush")).header("X-App", "mine");
    let client = client.context("Accept-Language", "sv").context("X-Zone", "utc");
    let page = client.send(get_page("a b").select(&["Total"])).await.unwrap();
    assert_eq!(page.total, Some(7));
    let heard = server.heard().remove(0);
    assert_eq!(heard.line, "GET /Cust1/api/v1/Page/a%20b?$select=Total HTTP/1.1");
    assert_eq!(heard.header("accept"), Some("application/json"));
    assert_eq!(heard.header("authorization"), Some("Bearer hush"));
    assert_eq!(heard.header("x-app"), Some("mine"));
    assert_eq!(heard.header("accept-language"), Some("sv"));
    assert_eq!(heard.header("x-zone"), None);
    assert_eq!(heard.header("content-type"), None);
    assert_eq!(heard.body, "");
}

#[tokio::test]
async fn a_body_is_sent_with_its_type() {
    let page = Page { total: Some(1), ..Default::default() };
    let (answer, heard) = exchange(response("204 No Content", ""), put_page(&page)).await;
    answer.unwrap();
    assert_eq!(heard.line, "PUT /api/v1/Page HTTP/1.1");
    assert_eq!(heard.header("content-type"), Some("application/json"));
    assert_eq!(heard.body, r#"{"Total":1}"#);
}

#[tokio::test]
async fn a_call_s_own_headers_win() {
    let server = Server::new([response("200 OK", "{}")]);
    let client = client(&server).context("Accept-Language", "sv").header("X-App", "mine");
    let call = get_page("p").header("accept-language", "en").header("Authorization", "other");
    client.send(call).await.unwrap();
    let heard = server.heard().remove(0);
    assert_eq!(heard.header("accept-language"), Some("en"));
    assert_eq!(heard.header("authorization"), Some("other"));
}

#[tokio::test]
async fn a_refusal_says_what_the_documentation_says() {
    let (answer, _) = exchange(response("404 Not Found\r\nX-Why: x", "gone"), get_page("p")).await;
    let error = answer.unwrap_err();
    assert_eq!(error.to_string(), "404 Not Found: There is no such page.");
    let Error::Status { status, documented, headers, body } = error else { panic!("{error}") };
    assert_eq!((status.as_u16(), documented), (404, Some("There is no such page.")));
    assert_eq!((&headers["x-why"], &body[..]), (&"x".parse().unwrap(), &b"gone"[..]));
}

#[tokio::test]
async fn null_in_place_of_an_answer_is_an_error() {
    let (answer, _) = exchange(response("200 OK", "null"), get_page("p")).await;
    assert!(matches!(answer, Err(Error::Null { status, .. }) if status == 200));
}

#[tokio::test]
async fn a_body_that_is_no_json_is_an_error_that_keeps_it() {
    let (answer, _) = exchange(response("200 OK", "<html>"), get_page("p")).await;
    let Err(Error::Decode { path, body, .. }) = answer else { panic!("{answer:?}") };
    assert_eq!((path.as_str(), &body[..]), ("", &b"<html>"[..]));
}

#[tokio::test]
async fn a_dropped_connection_is_a_transport_error_without_the_url() {
    let (answer, _) = exchange(String::new(), get_page("secret")).await;
    let error = answer.unwrap_err();
    assert!(matches!(error, Error::Transport(_)));
    assert!(error.source().is_some());
    assert!(!format!("{error} {error:?}").contains("secret"));
    let half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".to_owned();
    assert!(matches!(exchange(half, get_page("p")).await.0, Err(Error::Transport(_))));
}

#[tokio::test]
async fn a_redirect_to_another_host_carries_no_credentials() {
    let other = Server::new([response("200 OK", r#"{"Total":2}"#)]);
    let there = format!("302 Found\r\nLocation: {}/elsewhere", other.url);
    let server = Server::new([response(&there, "")]);
    let client = client(&server).credentials(Credentials::header("X-Token", "hush"));
    let call = get_page("p").header("X-Secret", "hush");
    assert_eq!(client.send(call).await.unwrap().total, Some(2));
    assert_eq!(server.heard()[0].header("x-token"), Some("hush"));
    let heard = other.heard().remove(0);
    assert_eq!(heard.line, "GET /elsewhere HTTP/1.1");
    assert_eq!(heard.header("accept"), Some("application/json"));
    assert!(!heard.headers.iter().any(|(_, value)| value.contains("hush")));
}

#[tokio::test]
async fn a_redirect_on_the_same_host_is_followed_with_everything() {
    let moved = response("307 Temporary Redirect\r\nLocation: ../v2/Page", "");
    let server = Server::new([moved, response("204 No Content", "")]);
    let page = Page { total: Some(1), ..Default::default() };
    client(&server).send(put_page(&page)).await.unwrap();
    let heard = server.heard().remove(1);
    assert_eq!(heard.line, "PUT /api/v2/Page HTTP/1.1");
    assert_eq!(heard.header("authorization"), Some("Bearer hush"));
    assert_eq!(heard.body, r#"{"Total":1}"#);
}

#[tokio::test]
async fn a_change_is_not_redirected_to_another_host() {
    let moved = response("307 Temporary Redirect\r\nLocation: http://127.0.0.1:1/x", "");
    let (answer, _) = exchange(moved, put_page(&Page::default())).await;
    assert!(matches!(answer, Err(Error::Status { status, .. }) if status == 307));
}

#[tokio::test]
async fn redirects_without_end_are_given_up() {
    let server = Server::new((0..10).map(|_| response("302 Found\r\nLocation: /again", "")));
    let error = client(&server).send(get_page("p")).await.unwrap_err();
    assert_eq!(error.to_string(), "no response: the server redirects without end");
    assert_eq!(server.heard().len(), 10);
}

#[test]
fn a_call_may_move_between_threads() {
    fn movable<T: Send>(_: T) {}
    let client = Client::new("https://example.com").unwrap();
    movable(client.send(get_page("p")));
}

#[test]
fn a_client_s_debug_shows_no_secrets_and_a_base_url_holds_none() {
    let client = Client::new("https://example.com").unwrap();
    let client = client.credentials(Credentials::basic("me", "hush")).header("X-Key", "hush");
    let shown = format!("{:?}", client.context("X-Zone", "hush"));
    assert!(shown.contains("https://example.com") && !shown.contains("hush"), "{shown}");
    assert!(matches!(Client::new("https://me:hush@example.com"), Err(Error::Request(_))));
}
