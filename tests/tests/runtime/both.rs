//! What holds for the async and for the blocking client.

use std::io::{Cursor, Read, Write};
use std::net::TcpListener;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use super::any::{Any, KINDS, Kind};
use super::calls::{delete_pages, get_file, get_page, post_page, put_file, put_page};
use super::runtime::{
    Body, Credentials, Endpoint, Error, Hook, HttpDate, Operation, Response, Retry, Upload,
};
use super::samples::*;
use super::server::{Heard, Server, response};

/// Plays responses to both clients, and checks what each makes of them and what was heard.
#[track_caller]
fn with_both<const N: usize>(
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

fn ok() -> String {
    response("200 OK", r#"{"Total":7}"#)
}

/// Repeats without waiting longer than it must.
fn eager(times: u32) -> Retry {
    Retry::times(times).first_wait(Duration::ZERO)
}

#[test]
fn a_call_is_sent_as_documented_and_answered() {
    let test = |client: Any, _| {
        let client = client.credentials(Credentials::bearer("hush")).header("X-App", "mine");
        let client = client.context("Accept-Language", "sv").context("X-Zone", "utc");
        let page = client.send(get_page("a b/ø").select(&["Total", "$a b"])).unwrap();
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
fn refusals_null_and_what_is_no_json_are_told_apart() {
    let missing = |client: Any, _| {
        let error = client.send(get_page("p")).unwrap_err();
        assert_eq!(error.to_string(), "404 Not Found: There is no such page.");
        assert_eq!(error.body(), Some(&b"gone"[..]));
    };
    with_both([response("404 Not Found", "gone")], missing, |_| {});
    let null = |client: Any, _| {
        let error = client.send(get_page("p")).unwrap_err();
        assert!(matches!(error, Error::Null { .. }), "{error:?}");
    };
    with_both([response("200 OK", "null")], null, |_| {});
    let html = |client: Any, _| {
        let error = client.send(get_page("p")).unwrap_err();
        let text = error.to_string();
        assert!(text.ends_with("in `<p>Sign in</p>` (text/html)"), "{text}");
    };
    with_both([response("200 OK\r\nContent-Type: text/html", "<p>Sign in</p>")], html, |_| {});
    let short = |client: Any, _| {
        let error = client.send(get_page("p")).unwrap_err();
        assert!(matches!(&error, Error::Decode { path, .. } if path == "Type"), "{error:?}");
    };
    with_both([response("200 OK", r#"{"Type":"x"#)], short, |_| {});
    let unmodified = |client: Any, _| {
        let error = client.send(get_page("p")).unwrap_err();
        assert!(error.is_not_modified() && !error.is_precondition_failed(), "{error:?}");
    };
    with_both(["HTTP/1.1 304 Not Modified\r\n\r\n".to_owned()], unmodified, |_| {});
}

#[test]
fn a_broken_connection_is_a_transport_error_with_its_cause_and_without_the_url() {
    let test = |client: Any, _| {
        let error = client.send(get_page("secret")).unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{error:?}");
        assert!(!format!("{error} {error:?}").contains("secret"));
    };
    with_both([String::new()], test, |_| {});
    let half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".to_owned();
    with_both([half], test, |_| {});
    for kind in KINDS {
        let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let client = kind.client(&format!("http://{free}"));
        let error = client.send(get_page("secret")).unwrap_err().to_string();
        assert!(error.contains("refused") && !error.contains("secret"), "{error}");
    }
}

#[test]
fn a_server_that_speaks_no_tls_is_told_nothing() {
    for kind in KINDS {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("https://{}", listener.local_addr().unwrap());
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut heard = vec![0; 4096];
            let length = stream.read(&mut heard).unwrap();
            stream.write_all(&response("200 OK", "{}").into_bytes()).unwrap();
            heard.truncate(length);
            heard
        });
        let client = kind.client(&url).credentials(Credentials::bearer("hush"));
        let error = client.send(get_page("p")).unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{kind:?}: {error:?}");
        assert!(!String::from_utf8_lossy(&server.join().unwrap()).contains("hush"));
    }
}

#[test]
fn a_server_that_never_answers_is_given_up() {
    for kind in KINDS {
        // It takes connections and says nothing.
        let silent = TcpListener::bind("127.0.0.1:0").unwrap();
        let client = kind.client(&format!("http://{}", silent.local_addr().unwrap()));
        let client = client.timeout(Duration::from_millis(50));
        let error = client.send(get_page("p")).unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{kind:?}: {error:?}");
        let error = client.download(get_page("p")).unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{kind:?}: {error:?}");
    }
}

#[test]
fn a_server_that_stops_in_the_middle_is_given_up() {
    for kind in KINDS {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let server = std::thread::spawn(move || {
            // The connections stay open until the clients have given up.
            let mut open = Vec::new();
            for _ in 0..2 {
                let (mut stream, _) = listener.accept().unwrap();
                super::server::hear(&stream);
                stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{").unwrap();
                open.push(stream);
            }
            open
        });
        let client = kind.client(&url).timeout(Duration::from_millis(500));
        let error = client.send(get_page("p")).unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{kind:?}: {error:?}");
        let error = client.download(get_page("p")).unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{kind:?}: {error:?}");
        drop(server);
    }
}

#[test]
fn an_answer_that_is_too_large_is_refused() {
    let test = |client: Any, kind| {
        let error = client.limit(10).send(get_page("p")).unwrap_err();
        let text = "200 OK, but the answer has more than 10 bytes";
        assert_eq!(error.to_string(), text, "{kind:?}");
    };
    // Announced, and found out only by reading.
    with_both([ok()], test, |_| {});
    let endless = format!("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{}", " ".repeat(1 << 20));
    with_both([endless], test, |_| {});
    let fits = |client: Any, _| assert!(client.limit(11).send(get_page("p")).is_ok());
    with_both([ok()], fits, |_| {});
    let refusal = |client: Any, _| {
        let error = client.limit(4).send(get_page("p")).unwrap_err();
        assert_eq!((error.status().unwrap().as_u16(), error.body()), (500, Some(&b"over"[..])));
    };
    with_both([response("500 Oops", "overlong")], refusal, |_| {});
}

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
    fn request(
        &self,
        _: &'static Endpoint,
        request: &mut http::Request<Body>,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
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

#[test]
fn what_fails_for_the_moment_is_repeated_if_that_is_wanted() {
    let busy = response("429 Too Many Requests\r\nRetry-After: 0", "");
    let past = format!("Retry-After: {}", HttpDate::from(SystemTime::UNIX_EPOCH));
    let down = response(&format!("503 Service Unavailable\r\n{past}"), "");
    let test = |client: Any, kind| {
        let page = client.retry(eager(4)).send(get_page("p")).unwrap();
        assert_eq!(page.total, Some(7), "{kind:?}");
    };
    let half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".to_owned();
    with_both([busy.clone(), down.clone(), String::new(), half, ok()], test, |heard| {
        assert!(heard.windows(2).all(|pair| pair[0].line == pair[1].line));
    });
    let test = |client: Any, _| {
        let error = client.send(get_page("p")).unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 429);
    };
    with_both([busy.clone()], test, |_| {});
    let test = |client: Any, _| {
        let error = client.retry(eager(1)).send(get_page("p")).unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 503);
    };
    with_both([busy, down], test, |_| {});
}

#[test]
fn what_is_not_safe_to_repeat_is_not_repeated() {
    let busy = || response("503 Service Unavailable\r\nRetry-After: 0", "");
    let post = |client: Any, _| {
        let error = client.retry(eager(3)).send(post_page(&Page::default())).unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 503);
    };
    with_both([busy()], post, |_| {});
    let conditional = |client: Any, _| {
        let call = put_page(&Page::default()).header("If-Unmodified-Since", "x");
        assert!(client.retry(eager(3)).send(call).is_err());
    };
    with_both([busy()], conditional, |_| {});
    let read_once = |client: Any, _| {
        let upload = Upload::reader("text/plain", Cursor::new("a;b"), Some(3));
        assert!(client.retry(eager(3)).send(put_file(upload)).is_err());
    };
    with_both([busy()], read_once, |_| {});
    let too_long = response("503 Service Unavailable\r\nRetry-After: 3600", "");
    let patient = |client: Any, _| {
        let error = client.retry(eager(3)).send(get_page("p")).unwrap_err();
        assert_eq!(error.headers().unwrap()["retry-after"], "3600");
    };
    with_both([too_long], patient, |_| {});
    let known_to_read = |client: Any, _| {
        let retry = eager(1).also(|endpoint| endpoint.id == "PostPage");
        assert_eq!(client.retry(retry).send(post_page(&Page::default())).unwrap().total, Some(7));
    };
    with_both([busy(), ok()], known_to_read, |_| {});
}

#[test]
fn credentials_are_renewed_once_when_they_are_refused() {
    let refused = || response("401 Unauthorized", "");
    for kind in KINDS {
        let server = Server::new([refused(), ok(), ok(), refused(), refused()]);
        let renewed = Arc::new(AtomicU32::new(0));
        let count = renewed.clone();
        let client = kind.client(&server.url).credentials(Credentials::bearer("old"));
        let client = client.renew(move || {
            let number = count.fetch_add(1, Ordering::Relaxed) + 1;
            Ok(Credentials::bearer(&format!("new {number}")))
        });
        assert_eq!(client.send(post_page(&Page::default())).unwrap().total, Some(7), "{kind:?}");
        assert_eq!(client.send(get_page("p")).unwrap().total, Some(7), "{kind:?}");
        let error = client.send(get_page("p")).unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 401);
        let tokens: Vec<_> = server.heard().into_iter().map(|heard| heard.token()).collect();
        let expected = ["old", "new 1", "new 1", "new 1", "new 2"].map(|it| format!("Bearer {it}"));
        assert_eq!(tokens, expected, "{kind:?}");
        assert_eq!(renewed.load(Ordering::Relaxed), 2);
    }
    let test = |client: Any, _| {
        let client = client.renew(|| Err("the key is lost".to_owned()));
        let error = client.send(get_page("p")).unwrap_err();
        assert_eq!(error.to_string(), "no new credentials: the key is lost");
    };
    with_both([refused()], test, |_| {});
    let test = |client: Any, _| {
        let client = client.renew(|| unreachable!("the call has credentials of its own"));
        let error = client.send(get_page("p").header("Authorization", "mine")).unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 401);
    };
    with_both([refused()], test, |_| {});
}

/// Notes what passes, and changes it.
#[derive(Clone, Default)]
struct Trace(Arc<Mutex<Vec<String>>>);

impl Hook for Trace {
    fn request(
        &self,
        endpoint: &'static Endpoint,
        request: &mut http::Request<Body>,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        if request.headers().contains_key("x-forbidden") {
            return Err("not today".into());
        }
        let body = request.body().bytes().map(String::from_utf8_lossy).unwrap_or_default();
        self.note(format!("{} {} {body}", endpoint.id, request.uri().path()));
        request.headers_mut().insert("traceparent", "00-1".parse()?);
        Ok(())
    }

    fn response(&self, endpoint: &'static Endpoint, response: &mut Response) {
        self.note(format!("{} {}", endpoint.id, response.status));
        response.body.retain(|byte| *byte != b'!');
    }

    fn failure(&self, endpoint: &'static Endpoint, error: &Error) {
        self.note(format!("{} {}", endpoint.id, error.to_string().len().min(1)));
    }
}

impl Trace {
    fn note(&self, text: String) {
        self.0.lock().unwrap().push(text);
    }
}

#[test]
fn hooks_see_and_change_what_passes() {
    let trace = Trace::default();
    let test = |client: Any, kind| {
        let client = client.retry(eager(1)).hook(trace.clone());
        let page = Page { total: Some(1), ..Default::default() };
        client.send(put_page(&page)).unwrap();
        assert_eq!(client.send(get_page("p")).unwrap().total, Some(7), "{kind:?}");
        let error = client.send(get_page("p").header("X-Forbidden", "1")).unwrap_err();
        assert_eq!(error.to_string(), "the request was refused: not today");
        let noted = std::mem::take(&mut *trace.0.lock().unwrap());
        let expected = [
            r#"PutPage /api/v1/Page {"Total":1}"#,
            "PutPage 1",
            r#"PutPage /api/v1/Page {"Total":1}"#,
            "PutPage 204 No Content",
            "GetPage /api/v1/Page/p ",
            "GetPage 200 OK",
        ];
        assert_eq!(noted, expected, "{kind:?}");
    };
    let odd = response("200 OK", r#"!{"Total":7}"#);
    with_both([String::new(), response("204 No Content", ""), odd], test, |heard| {
        assert!(heard.iter().all(|heard| heard.header("traceparent") == Some("00-1")));
    });
}

#[test]
fn a_download_is_not_limited_and_comes_as_it_is() {
    let body = "x".repeat(300_000);
    let test = |client: Any, kind| {
        let (length, bytes) = client.limit(10).download(get_file()).unwrap();
        assert_eq!((length, bytes.len()), (Some(300_000), 300_000), "{kind:?}");
    };
    with_both([response("200 OK", &body)], test, |_| {});
    let refused = |client: Any, _| {
        let error = client.download(get_file()).unwrap_err();
        assert_eq!((error.status().unwrap().as_u16(), error.body()), (404, Some(&b"gone"[..])));
    };
    with_both([response("404 Not Found", "gone")], refused, |_| {});
    let cut = |client: Any, _| assert!(client.download(get_file()).is_err());
    with_both(["HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nxx".to_owned()], cut, |_| {});
}

#[test]
fn an_upload_is_read_while_it_is_sent() {
    let long = "0123456789abcdef".repeat(20_000);
    for length in [Some(long.len() as u64), None] {
        let test = |client: Any, _| {
            let upload = Upload::reader("text/plain", Cursor::new(long.clone()), length);
            client.send(put_file(upload)).unwrap();
        };
        with_both([response("204 No Content", "")], test, |heard| {
            assert_eq!(heard[0].header("content-type"), Some("text/plain"));
            let announced = length.map(|length| length.to_string());
            assert_eq!(heard[0].header("content-length"), announced.as_deref());
            let transfer = length.is_none().then_some("chunked");
            assert_eq!(heard[0].header("transfer-encoding"), transfer);
            assert!(heard[0].body == long);
        });
    }
    let form = |client: Any, _| {
        let upload = Upload::reader("text/csv", Cursor::new("a;b"), Some(3));
        client.send(put_file(upload.in_form("file", "a.csv"))).unwrap();
    };
    with_both([response("204 No Content", "")], form, |heard| {
        let media_type = heard[0].header("content-type").unwrap();
        let boundary = media_type.strip_prefix("multipart/form-data; boundary=").unwrap();
        let head = "Content-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\
                    Content-Type: text/csv";
        let expected = format!("--{boundary}\r\n{head}\r\n\r\na;b\r\n--{boundary}--\r\n");
        assert_eq!(heard[0].body, expected);
        assert_eq!(heard[0].header("content-length"), Some(&*expected.len().to_string()));
    });
}

#[test]
fn an_upload_that_breaks_off_or_has_been_read_is_an_error() {
    let broken = |client: Any, _| {
        let upload = Upload::reader("text/plain", Breaks, Some(9));
        let error = client.send(put_file(upload)).unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{error:?}");
    };
    for kind in KINDS {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        broken(kind.client(&format!("http://{}", listener.local_addr().unwrap())), kind);
    }
    let twice = |client: Any, _| {
        let call = put_file(Upload::reader("text/plain", Cursor::new("a"), Some(1)));
        client.send(call.clone()).unwrap();
        let error = client.send(call).unwrap_err();
        assert!(error.to_string().ends_with("its body can be sent only once"), "{error}");
    };
    with_both([response("204 No Content", "")], twice, |_| {});
}

/// A file on a disk that fails.
struct Breaks;

impl Read for Breaks {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Err(std::io::Error::other("the disk fails"))
    }
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
