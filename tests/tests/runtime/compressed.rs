//! Compressed answers.

use std::io::Write;
use std::net::TcpListener;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::any::KINDS;
use super::calls::get_page;
use super::runtime::Error;
use super::server::hear;

/// Where an answer of many bytes, of which few are sent, can be had once.
fn compressed() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        assert!(hear(&stream).header("accept-encoding").unwrap().contains("gzip"));
        let mut body = GzEncoder::new(Vec::new(), Compression::default());
        body.write_all(&[b' '; 1 << 20]).unwrap();
        body.write_all(br#"{"Total":7}"#).unwrap();
        let body = body.finish().unwrap();
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close";
        write!(stream, "{head}\r\nContent-Length: {}\r\n\r\n", body.len()).unwrap();
        stream.write_all(&body).unwrap();
    });
    url
}

#[test]
fn compressed_answers_are_read_and_their_limit_counts_what_comes_out() {
    for kind in KINDS {
        let page = kind.client(&compressed()).send(get_page("p")).unwrap();
        assert_eq!(page.total, Some(7), "{kind:?}");
        let error = kind.client(&compressed()).limit(1 << 16).send(get_page("p")).unwrap_err();
        assert!(matches!(error, Error::TooLarge { limit: 65536, .. }), "{kind:?}: {error:?}");
    }
}
