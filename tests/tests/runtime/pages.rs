//! Lists that come page by page.

use super::any::{Any, KINDS};
use super::calls::list_sessions;
use super::runtime::{Call, Credentials, Endpoint, Error, Page, Request};
use super::samples::Session;
use super::server::{Server, response};

fn page(ids: &[i32], next: &str) -> String {
    let rows: Vec<_> = ids.iter().map(|id| format!(r#"{{"SessionId":{id}}}"#)).collect();
    let next = serde_json::to_string(next).unwrap();
    response("200 OK", &format!(r#"{{"next.link":{next},"value":[{}]}}"#, rows.join(",")))
}

fn ids(rows: Vec<Result<Session, Error>>) -> Vec<i32> {
    rows.into_iter().map(|row| row.unwrap().session_id.unwrap()).collect()
}

fn client(client: Any) -> Any {
    client.credentials(Credentials::bearer("hush")).context("Accept-Language", "sv")
}

#[test]
fn rows_are_got_by_the_links_in_the_pages() {
    for kind in KINDS {
        let there = "/api/v1/Session?$skip=2&$filter=name eq 'Ø'";
        let relative = "Session?$skip=4";
        let none = response("204 No Content", "");
        let pages = [page(&[1, 2], there), page(&[], relative), page(&[3], "?$skip=5"), none];
        let server = Server::new(pages);
        let rows = client(kind.client(&server.url)).rows(list_sessions().header("X-Own", "1"));
        assert_eq!(ids(rows), [1, 2, 3], "{kind:?}");
        let heard = server.heard();
        let lines: Vec<_> = heard.iter().map(|heard| heard.line.as_str()).collect();
        let expected = [
            "POST /api/v1/Session?$top=2 HTTP/1.1",
            "GET /api/v1/Session?$skip=2&$filter=name%20eq%20%27%C3%98%27 HTTP/1.1",
            "GET /api/v1/Session?$skip=4 HTTP/1.1",
            "GET /api/v1/Session?$skip=5 HTTP/1.1",
        ];
        let lines: Vec<_> = lines.iter().map(|line| line.replace('\'', "%27")).collect();
        assert_eq!(lines, expected, "{kind:?}");
        for heard in &heard {
            assert_eq!(heard.header("authorization"), Some("Bearer hush"));
            assert_eq!(heard.header("accept-language"), Some("sv"));
            assert_eq!(heard.header("accept"), Some("application/json"));
            assert_eq!(heard.header("x-own"), Some("1"));
        }
        assert_eq!((heard[0].body.as_str(), heard[1].body.as_str()), ("a=b", ""));
    }
}

#[test]
fn rows_of_plain_lists_are_got_by_the_header_link() {
    const LIST: Endpoint = Endpoint {
        id: "list",
        method: "GET",
        path: "/list",
        accept: "application/json",
        context: &[],
        statuses: &[],
    };
    let page = |link: &str, body: &str| response(&format!("200 OK\r\n{link}"), body);
    for kind in KINDS {
        let server = Server::answering(|url| {
            let first = format!(
                "Link: <{url}/a>; rel=prev, <{url}/list?page=2>; title=\"a, b\"; REL=\"last next\""
            );
            [
                page(&first, r#"[{"SessionId":1}]"#),
                page("link: </list?page=3>;rel=next", "[]"),
                page("Link: <rel=next>; rel=\"first\"", r#"[{"SessionId":3}]"#),
            ]
        });
        let call = Call::<Vec<Session>>::new(Request::new(&LIST));
        assert_eq!(ids(kind.client(&server.url).rows(call)), [1, 3], "{kind:?}");
        let lines: Vec<_> = server.heard().into_iter().map(|heard| heard.line).collect();
        assert_eq!(lines[1..], ["GET /list?page=2 HTTP/1.1", "GET /list?page=3 HTTP/1.1"]);
    }
}

#[test]
fn a_link_may_be_a_whole_url_but_not_of_another_host() {
    for kind in KINDS {
        let server = Server::answering(|url| {
            [page(&[1], &format!("{url}/next")), page(&[2], "http://elsewhere.example/next")]
        });
        let pages = client(kind.client(&server.url)).pages(list_sessions());
        assert_eq!(pages.len(), 3, "{kind:?}");
        let error = pages[2].as_ref().unwrap_err().to_string();
        let expected =
            "the request cannot be sent: the link to the next page leads to another host";
        assert_eq!(error, expected, "{kind:?}");
        assert_eq!(server.heard()[1].line, "GET /next HTTP/1.1");
    }
}

#[test]
fn a_list_ends_with_the_first_error() {
    for kind in KINDS {
        let server = Server::new([page(&[1], "/2"), response("500 Oops", "")]);
        let pages = client(kind.client(&server.url)).pages(list_sessions());
        let statuses: Vec<_> =
            pages.iter().map(|page| page.as_ref().err().map(|e| e.status())).collect();
        assert_eq!(statuses, [None, Some(Some(http::StatusCode::INTERNAL_SERVER_ERROR))]);
        drop(server.heard());

        let server = Server::new([page(&[1], "/2"), page(&[2], "/2")]);
        let rows = client(kind.client(&server.url)).rows(list_sessions());
        let error = rows.last().unwrap().as_ref().unwrap_err().to_string();
        assert!(error.ends_with("leads to the same page"), "{error}");
        assert_eq!(rows.len(), 3, "{kind:?}");
    }
}

#[test]
fn nothing_is_a_page_without_rows() {
    let nothing: Option<super::samples::Part> = None;
    assert_eq!(nothing.next(), None);
    assert!(nothing.into_rows().is_empty());
}
