//! Answers that wrap what was asked for.

use crate::envelope::{Envelope, Unwrapped};
use crate::runtime;
use crate::runtime::Error;
use crate::runtime::prelude::*;

static ENDPOINT: &Endpoint = &Endpoint {
    id: "boats/get",
    method: "GET",
    path: "/boats",
    accept: "application/json",
    context: &[],
    statuses: &[],
};

#[derive(Clone, Default)]
pub struct Boat {
    pub name: Option<String>,
    pub extra: Extra,
}
carrier!(Boat { name: "name" });

#[derive(Clone, Default)]
pub struct Wrapped {
    pub code: Option<i64>,
    pub result: Option<Boat>,
    pub extra: Extra,
}
carrier!(Wrapped { code: "code", result: "result" });

impl Envelope for Wrapped {
    type Inner = Boat;
    const PROPERTY: &'static str = "result";

    fn has_succeeded(&self) -> bool {
        self.code == Some(0)
    }

    fn into_inner(self) -> Option<Boat> {
        self.result
    }
}

/// What a call comes to that asks for what is inside.
fn unwrapped(body: &str) -> Result<Unwrapped<Wrapped>, Error> {
    let call: Call<Wrapped> = Call::new(Request::new(ENDPOINT));
    let (_, decoder) = call.unwrapped().into_http("https://boats.example").expect("a request");
    decoder.decode(runtime::http::Response::new(body.as_bytes().to_vec()))
}

#[test]
fn what_is_inside_can_be_used_like_the_answer() {
    let boat = unwrapped(r#"{"code": 0, "result": {"name": "Gull"}}"#).expect("it has succeeded");
    assert_eq!(boat.name.as_deref(), Some("Gull"));
    assert_eq!(format!("{boat:?}"), format!("{:?}", boat.clone().into_inner()));
}

#[test]
fn an_envelope_that_tells_of_a_failure_is_an_error_that_has_it() {
    let body = r#"{"code": 7, "message": "no such boat", "result": {}}"#;
    let Err(Error::Decode { path, message, body: kept, .. }) = unwrapped(body) else {
        panic!("it has failed")
    };
    assert_eq!(path, "result");
    assert_eq!(message, "the answer does not say that the call has succeeded");
    assert_eq!(kept, body.as_bytes());
}

#[test]
fn an_envelope_with_nothing_inside_is_an_error() {
    for body in [r#"{"code": 0}"#, r#"{"code": 0, "result": null}"#] {
        let Err(Error::Decode { message, .. }) = unwrapped(body) else { panic!("{body}") };
        assert_eq!(message, "the answer has nothing inside");
    }
}

#[test]
fn the_envelope_can_be_had_as_it_is() {
    let body = http::Response::new(br#"{"code": 7}"#.to_vec());
    let call: Call<Wrapped> = Call::new(Request::new(ENDPOINT));
    let (_, decoder) = call.into_http("https://boats.example").expect("a request");
    assert_eq!(decoder.decode(body).expect("an answer").code, Some(7));
}
