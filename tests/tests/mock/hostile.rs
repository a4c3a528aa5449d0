//! What nobody should send.

use super::docs::server;
use super::talk::{ask, get, hear, say};
use tablature::mock::Options;

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
    server.replace(tablature::api::Api::default());
    assert_eq!(get(&server, "/api/v1/Lamp/7").status, 404);
    server.replace(super::docs::api());
    assert_eq!(get(&server, "/api/v1/Lamp/7").status, 200);
    server.stop();
    assert!(std::net::TcpStream::connect(address).is_err());
}
