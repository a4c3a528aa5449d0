//! What nobody should send.

use super::docs::server;
use super::talk::{ask, get, hear, say};
use std::io::{Read, Write};
use std::net::TcpStream;
use tablature::mock::{Options, Server};

#[test]
fn long_bodies_are_refused() {
    let server = server(Options { max_body: 1000, ..Options::default() });
    let put = |length| {
        let body = format!("{{\"x\": \"{}\"}}", "y".repeat(length));
        ask(&server, "PUT /api/v1/Lamp/7?reason=x", &["Content-Type: application/json"], &body)
    };
    assert_eq!(put(100).status, 200);
    let heard = put(1000);
    assert_eq!(heard.status, 413);
    assert!(heard.problem().contains("1000 bytes"));
    let chunked = format!(
        "PUT /api/v1/Lamp/7?reason=x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\
         Transfer-Encoding: chunked\r\n\r\n{}",
        format!("64\r\n{}\r\n", "x".repeat(100)).repeat(11)
    );
    assert_eq!(hear(&say(&server, chunked.as_bytes())).status, 413);
}

#[test]
fn nonsense_is_answered_or_hung_up_on_and_the_next_is_served() {
    let server = server(Options::default());
    let long = "a".repeat(60_000);
    for bytes in [
        &b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc"[..],
        b"GET\r\n\r\n",
        b"GET /api/v1/Lamp/%ff%00%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"GET http://other.example/api/v1/Lamp/7 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"BREW /api/v1/Lamp/7 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"GET /_tablature/operations/-1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"GET /_tablature/operations/99999999999999999999 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"PUT /api/v1/Lamp/7 HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\nshort",
        b"GET / HTTP/1.1\r\nHost: x\r\nPrefer: ,;=,=\"\xe6\", code\r\nAccept: ;;/,,\r\n\r\n",
        format!("GET /{} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "a/".repeat(20_000))
            .as_bytes(),
        format!("GET /api/v1/Lamp/7?{long} HTTP/1.1\r\nHost: x\r\n{long}: x\r\n\r\n").as_bytes(),
    ] {
        let heard = say(&server, bytes);
        if !heard.is_empty() {
            let status = hear(&heard).status;
            assert!(status < 500, "{status} to {:?}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(get(&server, "/api/v1/Lamp/7").status, 200);
    }
}

#[test]
fn many_ask_at_once() {
    let server = server(Options::default());
    let all = std::thread::scope(|scope| {
        let ask = || (0..50).filter(|_| get(&server, "/api/v1/Lamp/7").status == 200).count();
        let threads: Vec<_> = (0..20).map(|_| scope.spawn(ask)).collect();
        threads.into_iter().map(|thread| thread.join().expect("no panic")).sum::<usize>()
    });
    assert_eq!(all, 1000);
}

#[test]
fn a_server_that_is_stopped_is_gone_and_another_api_takes_the_place_of_one() {
    let server = server(Options::default());
    let address = server.address();
    server.replace(tablature::model::api::Api::default());
    assert_eq!(get(&server, "/api/v1/Lamp/7").status, 404);
    server.replace(super::docs::api());
    assert_eq!(get(&server, "/api/v1/Lamp/7").status, 200);
    server.stop();
    assert!(std::net::TcpStream::connect(address).is_err());
}

/// The status of the first answer to bytes, and whether there is another answer.
fn status(server: &Server, bytes: &[u8]) -> (u16, bool) {
    let heard = say(server, bytes);
    let answers = String::from_utf8_lossy(&heard).matches("HTTP/1.").count();
    (hear(&heard).status, answers > 1)
}

#[test]
fn heads_that_are_too_large_are_refused() {
    let server = server(Options::default());
    let line = "GET /api/v1/Lamp/7 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
    let huge = format!("{line}X: {}\r\n\r\n", "x".repeat(1 << 20));
    assert_eq!(status(&server, huge.as_bytes()), (431, false));
    let many = format!("{line}{}\r\n", "X: y\r\n".repeat(500));
    assert_eq!(status(&server, many.as_bytes()), (431, false));
    let long = format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n", "a".repeat(70_000));
    assert_eq!(status(&server, long.as_bytes()), (414, false));
    assert_eq!(get(&server, "/api/v1/Lamp/7").status, 200);
}

#[test]
fn a_body_beyond_the_limit_is_heard_to_its_end_and_refused() {
    let server = server(Options::default());
    let head = "PUT /api/v1/Lamp/7?reason=x HTTP/1.1\r\nHost: x\r\nContent-Length:";
    let length = 17 << 20;
    let mut bytes = format!("{head} {length}\r\n\r\n").into_bytes();
    bytes.resize(bytes.len() + length, b' ');
    let heard = hear(&say(&server, &bytes));
    assert_eq!((heard.status, heard.header("connection")), (413, Some("close")));
    // Who asks first is told before the body is sent.
    let asks = format!("{head} {length}\r\nExpect: 100-continue\r\n\r\n");
    assert_eq!(status(&server, asks.as_bytes()), (413, false));
    assert_eq!(get(&server, "/api/v1/Lamp/7").status, 200);
}

#[test]
fn what_comes_too_slowly_is_given_up() {
    let patience = std::time::Duration::from_millis(100);
    let server = server(Options { patience, ..Options::default() });
    // The client holds the connection open, and does not say the rest.
    for (start, expected) in [
        ("PUT /api/v1/Lamp/7?reason=x HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{", " 408 "),
        ("GET /api/v1/Lamp/7 HTTP/1.1\r\nHos", ""),
    ] {
        let mut stream = TcpStream::connect(server.address()).expect("the server listens");
        stream.write_all(start.as_bytes()).expect("the server hears");
        let mut heard = String::new();
        // It may also be hung up on.
        let _ = stream.read_to_string(&mut heard);
        assert!(heard.contains(expected), "{heard:?}");
        assert_eq!(get(&server, "/api/v1/Lamp/7").status, 200);
    }
}

#[test]
fn garbage_after_a_request_ends_the_connection() {
    let server = server(Options::default());
    let request = "OPTIONS /api/v1/Lamp/7 HTTP/1.1\r\nHost: x\r\n\r\n";
    let heard =
        say(&server, format!("{request}{request}\x00\x01 garbage\r\n\r\n{request}").as_bytes());
    let heard = String::from_utf8_lossy(&heard);
    let statuses: Vec<_> =
        heard.lines().filter_map(|line| line.strip_prefix("HTTP/1.1 ")).collect();
    assert_eq!(statuses, ["204 No Content", "204 No Content", "400 Bad Request"]);
}

#[test]
fn escapes_that_are_no_text_are_refused() {
    let server = server(Options::default());
    for path in ["/api/v1/Lamp/%ff", "/api/v1/Lamp/7?x=%c3", "/%c0%ae%c0%ae/"] {
        let heard = get(&server, path);
        assert_eq!(heard.status, 400, "{path}");
        assert!(heard.problem().contains("UTF-8"));
    }
    assert_eq!(get(&server, "/api/v1/Lamp/%zz").json()["Name"], "by name");
}

#[test]
fn targets_of_all_forms_are_understood() {
    let server = server(Options::default());
    let with = |line: &str| ask(&server, line, &[], "");
    assert_eq!(with("GET http://other.example/api/v1/Lamp/7").status, 200);
    let all = with("OPTIONS *");
    let methods = Some("DELETE, GET, HEAD, OPTIONS, PUT");
    assert_eq!((all.status, all.header("allow")), (204, methods));
    assert_eq!(with("GET *").status, 404);
    assert!((400..500).contains(&with("CONNECT other.example:80").status));
}

#[test]
fn a_request_names_one_host() {
    let server = server(Options::default());
    for (hosts, expected) in [
        ("", 400),
        ("Host: x\r\nHost: y\r\n", 400),
        ("Host: a b\r\n", 400),
        ("Host: me@x\r\n", 400),
        ("Host:\r\n", 204),
        ("Host: [::1]:80\r\n", 204),
    ] {
        let request =
            format!("OPTIONS /api/v1/Lamp/7 HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n");
        assert_eq!(status(&server, request.as_bytes()), (expected, false), "{hosts}");
    }
}
