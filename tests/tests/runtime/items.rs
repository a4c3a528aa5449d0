//! Streams of items, as a server sends them and as they come from the mock.

use std::time::Duration;

use super::any::{Any, KINDS};
use super::both::with_both;
use super::runtime::{
    Call, Endpoint, Error, Event, Events, JsonLines, Request, StreamFormat, Value,
};
use super::samples::Associate;
use super::server::response;
use tablature::mock;
use tablature::shell::pipeline::{Input, run};

const ENDPOINT: Endpoint =
    Endpoint { id: "x", method: "GET", path: "/x", accept: "", context: &[], statuses: &[] };

fn call<F: StreamFormat>() -> Call<F> {
    Call::new(Request::new(&ENDPOINT))
}

/// A response whose body comes in pieces of so many bytes.
fn chunked(body: &str, size: usize) -> String {
    let mut pieces = String::new();
    let mut rest = body;
    while !rest.is_empty() {
        let mut end = size.min(rest.len());
        while !rest.is_char_boundary(end) {
            end += 1;
        }
        pieces.push_str(&format!("{end:x}\r\n{}\r\n", &rest[..end]));
        rest = &rest[end..];
    }
    let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
    format!("{head}{pieces}0\r\n\r\n")
}

const EVENTS: &str = "\u{feff}: hello\r\nretry: 250\r\n\r\nevent: found\r\nid: 7\r\n\
    data: {\"AssociateId\":\r\ndata:3}\r\n\r\ndata\n\nid:8\rdata: é\r\rdata: [DONE]\n\ndata: cut off\n";

#[test]
fn events_are_the_same_however_they_are_cut() {
    let test = |client: Any, kind| {
        let found = client.stream(call::<Events<Associate>>()).unwrap();
        let found: Vec<Event<Associate>> = found.into_iter().map(Result::unwrap).collect();
        let data: Vec<&str> = found.iter().map(|event| event.data.as_str()).collect();
        assert_eq!(data, ["{\"AssociateId\":\n3}", "", "é", "[DONE]"], "{kind:?}");
        assert_eq!((found[0].event.as_str(), found[0].id.as_deref()), ("found", Some("7")));
        assert_eq!(found[0].retry, Some(Duration::from_millis(250)));
        assert_eq!(found[0].read().unwrap().associate_id, Some(3));
        assert_eq!((found[1].event.as_str(), &found[1].id), ("message", &None));
        assert_eq!(found[2].id.as_deref(), Some("8"));
        assert!(found[3].read().is_err(), "it is no JSON, which is for the caller to know");
    };
    for size in [1, 2, 3, 7, 1000] {
        with_both([chunked(EVENTS, size)], test, |_| {});
    }
}

#[test]
fn a_line_that_cannot_be_read_does_not_end_the_stream() {
    let test = |client: Any, kind| {
        let lines = client.stream(call::<JsonLines<i32>>()).unwrap().into_iter();
        let found: Vec<_> = lines.map(|line| line.map_err(|error| error.to_string())).collect();
        let wrong = "the answer cannot be read: expected value at line 1 column 1 in `x`";
        assert_eq!(found, [Ok(1), Ok(2), Err(wrong.to_owned()), Ok(3)], "{kind:?}");
    };
    for size in [1, 4, 1000] {
        with_both([chunked("1\n\n 2 \r\nx\n3", size)], test, |_| {});
    }
}

#[test]
fn texts_of_a_sequence_may_go_over_several_lines() {
    let test = |client: Any, _| {
        let found = client.stream(call::<JsonLines<Value>>()).unwrap().into_iter();
        let texts: Vec<_> = found.map(|one| one.map_or(Value::Null, |one| one)).collect();
        assert_eq!(texts, [Value::from(1), Value::from_iter([2, 3]), Value::Null]);
    };
    with_both([chunked("\u{1e}1\n\u{1e}[2,\n3]\n\u{1e}[4", 2)], test, |_| {});
}

#[test]
fn an_item_may_not_be_larger_than_the_limit() {
    let test = |client: Any, _| {
        let items = client.limit(12).stream(call::<JsonLines<i64>>()).unwrap();
        assert!(matches!(items[..], [Ok(1), Err(Error::TooLarge { limit: 12, .. })]));
    };
    with_both([chunked("1\n123456789012345\n1\n", 4)], test, |_| {});
    let test = |client: Any, _| {
        let items = client.limit(12).stream(call::<Events<i64>>()).unwrap();
        assert!(
            matches!(items[..], [Err(Error::TooLarge { .. })]),
            "lines of an event count as one"
        );
    };
    with_both([chunked("data: 12345\ndata: 67890\n\n", 4)], test, |_| {});
}

#[test]
fn a_refusal_is_told_before_the_stream_begins() {
    let test = |client: Any, _| {
        let error = client.stream(call::<Events<i64>>()).unwrap_err();
        assert_eq!((error.status().unwrap().as_u16(), error.body()), (503, Some(&b"no"[..])));
    };
    with_both([response("503 Service Unavailable", "no")], test, |_| {});
}

#[test]
fn the_mock_streams_what_a_specification_shows() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../generator/tests/specs/streams.yaml");
    let input = Input { docs: vec![file.into()], ..Input::default() };
    let api = run(&input, &()).expect("the file is there").api.expect("it can be read");
    let server = mock::Server::bind(api, mock::Options::default()).expect("a port is free");
    const TIDES: Endpoint = Endpoint { path: "/tides", accept: "text/event-stream", ..ENDPOINT };
    const LOG: Endpoint = Endpoint { path: "/log", accept: "application/x-ndjson", ..ENDPOINT };
    const MORE: Endpoint =
        Endpoint { path: "/sequence", accept: "application/json-seq", ..ENDPOINT };
    for kind in KINDS {
        let client = kind.client(&server.url());
        let events = client.stream(Call::<Events<Value>>::new(Request::new(&TIDES))).unwrap();
        let events: Vec<_> = events.into_iter().map(Result::unwrap).collect();
        assert_eq!(
            (events[0].event.as_str(), events[0].data.as_str()),
            ("tide", "{\"metres\": 1.5}")
        );
        assert_eq!(events[1].data, "[DONE]");
        let lines = client.stream(Call::<JsonLines<Value>>::new(Request::new(&LOG))).unwrap();
        let lines: Vec<String> = lines.into_iter().map(|line| line.unwrap().to_string()).collect();
        assert_eq!(lines, [r#"{"metres":1}"#, r#"{"metres":2}"#]);
        let more = client.stream(Call::<JsonLines<i64>>::new(Request::new(&MORE))).unwrap();
        assert_eq!(more.into_iter().map(Result::unwrap).count(), 2, "made up");
    }
}
