//! What goes wrong on the way to a server and back, with the async and with the blocking client.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::time::Duration;

use super::any::{Any, KINDS};
use super::both::{ok, with_both};
use super::calls::{get_page, list_sessions};
use super::runtime::{Credentials, Error, Operation};
use super::server::response;

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
        assert!(error.is_timeout(), "{kind:?}: {error:?}");
        let error = client.download(get_page("p")).unwrap_err();
        assert!(error.is_timeout(), "{kind:?}: {error:?}");
    }
}

#[test]
fn a_call_may_have_a_time_of_its_own() {
    const SHORT: Duration = Duration::from_millis(50);
    for kind in KINDS {
        let silent = TcpListener::bind("127.0.0.1:0").unwrap();
        let client = kind.client(&format!("http://{}", silent.local_addr().unwrap()));
        let client = client.timeout(Duration::MAX);
        let error = client.send(get_page("p").timeout(SHORT)).unwrap_err();
        assert!(error.is_timeout(), "{kind:?}: {error:?}");
        let error = client.download(get_page("p").header("X-A", 1).timeout(SHORT)).unwrap_err();
        assert!(error.is_timeout(), "{kind:?}: {error:?}");
        assert!(client.rows(list_sessions().timeout(SHORT))[0].is_err(), "{kind:?}");
    }
    let patient = |client: Any, _| {
        let call = get_page("p").timeout(Duration::MAX);
        assert!(client.timeout(Duration::ZERO).send(call).is_ok());
    };
    with_both([ok()], patient, |_| {});
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
        assert!(error.is_timeout(), "{kind:?}: {error:?}");
        let error = client.download(get_page("p")).unwrap_err();
        assert!(error.is_timeout(), "{kind:?}: {error:?}");
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
