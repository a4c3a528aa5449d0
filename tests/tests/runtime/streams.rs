//! Downloads and uploads, with the async and with the blocking client.

use std::io::{Cursor, Read};
use std::net::TcpListener;

use super::any::{Any, KINDS};
use super::both::with_both;
use super::calls::{get_file, put_file};
use super::runtime::{Error, Upload};
use super::server::response;

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
