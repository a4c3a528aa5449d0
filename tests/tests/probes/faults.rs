//! What goes wrong between a client and a server, through generated operations.

use std::error::Error as _;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;

use superoffice::rest::contact::{delete_contact_entity, get_contact_entity, get_image};
use superoffice::rest::time_zone::get_current_time_zone;
use superoffice::{Credentials, Error, Retry};
use tablature::mock::{Options, Server as Mock};
use tablature::shell::config::DialectChoice;
use tablature::shell::pipeline::{Input, run};

use super::any::{Any, KINDS};
use super::saved::{SECRET, fetched};
use super::server::{Server, hear, response};

fn repeating(times: u32) -> Retry {
    Retry::times(times).first_wait(Duration::ZERO)
}

fn mock(options: Options) -> Mock {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs-input");
    let dialect = DialectChoice::default().load().unwrap();
    let input = Input { docs: vec![docs], dialect, ..Input::default() };
    let api = run(&input, &()).unwrap().api.expect("the pages have no errors");
    Mock::bind(api, options).unwrap()
}

/// Each client of a server, with credentials.
fn clients(url: &str) -> impl Iterator<Item = Any> {
    KINDS.into_iter().map(|kind| kind.client(url).credentials(Credentials::bearer("hush")))
}

#[test]
fn a_slow_server_is_given_up_in_time() {
    let slow = mock(Options { delay: Duration::from_secs(60), ..Options::default() });
    for client in clients(&slow.url()) {
        let client = client.timeout(Duration::from_millis(100));
        let error = client.send(get_current_time_zone()).unwrap_err();
        assert!(error.is_timeout(), "{error:?}");
        let error = client.download(get_image(1)).unwrap_err();
        assert!(error.is_timeout(), "{error:?}");
    }
}

#[test]
fn a_server_that_is_slow_but_not_too_slow_is_waited_for() {
    let slow = mock(Options { delay: Duration::from_millis(50), ..Options::default() });
    for client in clients(&slow.url()) {
        let zone = client.timeout(Duration::from_secs(60)).send(get_current_time_zone()).unwrap();
        assert_eq!(zone.time_zone_id, Some(12));
    }
}

#[test]
fn an_answer_that_is_cut_off_is_an_error_with_its_cause() {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    let announced = format!("{head}Content-Length: 999\r\n\r\n{{\"Name\":\"Fjordtech");
    let chunked = format!("{head}Transfer-Encoding: chunked\r\n\r\n20\r\n{{\"Name\":\"Fjordtech");
    let nothing = String::new();
    for answer in [announced, chunked, nothing, "HTTP/1.1 200".to_owned()] {
        fetched(&answer, |answer| {
            let error = answer.unwrap_err();
            assert!(matches!(error, Error::Transport(_)), "{error:?}");
            assert!(error.to_string().starts_with("no response: "), "{error}");
            assert!(error.source().is_some() && error.status().is_none(), "{error:?}");
            assert!(!format!("{error} {error:?}").contains(&SECRET.to_string()), "{error:?}");
        });
    }
}

#[test]
fn a_server_that_stops_in_the_middle_is_given_up_in_time() {
    for kind in KINDS {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let server = std::thread::spawn(move || {
            // The connections stay open until the clients have given up.
            let mut open = Vec::new();
            for _ in 0..2 {
                let (mut stream, _) = listener.accept().unwrap();
                hear(&stream);
                stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{").unwrap();
                open.push(stream);
            }
            open
        });
        let client = kind.client(&url).timeout(Duration::from_millis(500));
        let error = client.send(get_current_time_zone()).unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{kind:?}: {error:?}");
        let error = client.download(get_image(1)).unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{kind:?}: {error:?}");
        drop(server);
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
        let error = client.send(get_current_time_zone()).unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{kind:?}: {error:?}");
        assert!(!String::from_utf8_lossy(&server.join().unwrap()).contains("hush"));
    }
}

#[test]
fn another_content_type_is_told_if_the_body_is_no_json() {
    let html = response("200 OK\r\nContent-Type: text/html", "<p>Sign in</p>");
    fetched(&html, |answer| {
        let error = answer.unwrap_err();
        let Error::Decode { path, body, .. } = &error else { panic!("{error:?}") };
        assert_eq!((path.as_str(), &body[..]), ("", &b"<p>Sign in</p>"[..]));
        assert!(error.to_string().ends_with("in `<p>Sign in</p>` (text/html)"), "{error}");
    });
    // Servers are known to say so of JSON.
    let json = response("200 OK\r\nContent-Type: text/html", r#"{"ContactId":1}"#);
    fetched(&json, |answer| assert_eq!(answer.unwrap().contact_id, Some(1)));
}

#[test]
fn json_that_ends_too_early_is_refused_where_it_ends() {
    fetched(&response("200 OK", r#"{"Associate": {"Name": "TI"#), |answer| {
        let error = answer.unwrap_err();
        let Error::Decode { path, message, .. } = &error else { panic!("{error:?}") };
        assert_eq!(path, "Associate.Name");
        assert!(message.starts_with("EOF while parsing a string"), "{message}");
    });
    fetched(&response("200 OK", ""), |answer| {
        let error = answer.unwrap_err().to_string();
        assert!(error.ends_with("the response (200 OK) has no content"), "{error}");
    });
}

#[test]
fn a_huge_body_is_refused_before_it_is_held() {
    let body = format!(r#"{{"Name":"{}"}}"#, "x".repeat(1 << 20));
    let endless = format!("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{body}");
    // Announced, and found out only by reading.
    for answer in [response("200 OK", &body), endless] {
        for kind in KINDS {
            let server = Server::new([answer.clone(), answer.clone()]);
            let client = kind.client(&server.url);
            let whole = client.send(get_contact_entity(1)).unwrap();
            assert_eq!(whole.name.map(|name| name.len()), Some(1 << 20));
            let error = client.limit(1000).send(get_contact_entity(1)).unwrap_err();
            assert!(matches!(error, Error::TooLarge { limit: 1000, .. }), "{error:?}");
        }
    }
}

#[test]
fn a_body_of_just_the_limit_is_read_and_a_refusal_cut_to_it() {
    let body = r#"{"ContactId":1}"#;
    for kind in KINDS {
        let refusal = response("500 Oops", "overlong");
        let server = Server::new([response("200 OK", body), response("200 OK", body), refusal]);
        let client = kind.client(&server.url);
        assert!(client.send(get_contact_entity(1)).is_ok());
        let client = client.limit(body.len());
        assert!(client.send(get_contact_entity(1)).is_ok());
        let error = client.limit(4).send(get_contact_entity(1)).unwrap_err();
        assert_eq!((error.status().unwrap().as_u16(), error.body()), (500, Some(&b"over"[..])));
    }
}

#[test]
fn a_429_is_repeated_when_retry_after_says_so() {
    let busy = |wait: &str| {
        let head = format!("429 Too Many Requests\r\nRetry-After: {wait}");
        response(&head, "later")
    };
    for kind in KINDS {
        let found = response("200 OK", r#"{"ContactId":1}"#);
        let server = Server::new([busy("0"), busy("0"), found, busy("3600")]);
        let client = kind.client(&server.url);
        let error = client.send(get_contact_entity(1)).unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 429);
        assert_eq!(error.headers().unwrap()["retry-after"], "0");
        assert_eq!(error.body(), Some(&b"later"[..]));
        let client = client.retry(repeating(1));
        assert_eq!(client.send(get_contact_entity(1)).unwrap().contact_id, Some(1));
        // Nobody wants to wait for so long; the refusal is the answer.
        let error = client.send(get_contact_entity(1)).unwrap_err();
        assert_eq!(error.headers().unwrap()["retry-after"], "3600");
        assert_eq!(server.heard().len(), 4);
    }
}

#[test]
fn a_5xx_is_an_error_and_repeated_only_if_that_is_safe() {
    for code in [500, 502, 503, 504] {
        let broken = || response(&format!("{code} Oops"), "sorry");
        fetched(&broken(), |answer| {
            let error = answer.unwrap_err();
            assert_eq!(error.status().unwrap().as_u16(), code);
            assert_eq!(error.body(), Some(&b"sorry"[..]));
        });
    }
    let down = || response("503 Service Unavailable", "");
    for kind in KINDS {
        let server = Server::new([down(), response("200 OK", "{}"), down()]);
        let client = kind.client(&server.url).retry(repeating(3));
        assert!(client.send(get_contact_entity(1)).is_ok(), "{kind:?}");
        let call = delete_contact_entity(1).header("If-Unmodified-Since", "x");
        assert!(client.send(call).is_err(), "a conditional call is not repeated");
        assert_eq!(server.heard().len(), 3);
    }
}

#[test]
fn a_mock_that_always_fails_is_told_from_one_that_never_does() {
    let failing = mock(Options { errors: 1.0, ..Options::default() });
    for client in clients(&failing.url()) {
        for _ in 0..20 {
            let error = client.send(get_contact_entity(1)).unwrap_err();
            assert!(error.status().is_some() && error.body().is_some(), "{error:?}");
        }
    }
    let sound = mock(Options::default());
    for client in clients(&sound.url()) {
        assert!(client.send(get_contact_entity(1)).is_ok());
    }
}

#[test]
fn a_refused_connection_says_so_and_not_where_to() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for client in clients(&format!("http://{free}")) {
        let error = client.send(get_contact_entity(SECRET)).unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{error:?}");
        let shown = format!("{error} {error:?}");
        assert!(shown.contains("refused"), "{shown}");
        assert!(!shown.contains(&SECRET.to_string()) && !shown.contains("hush"), "{shown}");
    }
}
