//! Requests that are not as documented.

use super::docs::server;
use super::talk::{Heard, ask, ask_openly, get};
use tablature::mock::{Options, Server};

const PUT: &str = "PUT /api/v1/Lamp/7?reason=dark";
const JSON: &str = "Content-Type: application/json";

fn put(server: &Server, body: &str) -> Heard {
    ask(server, PUT, &[JSON], body)
}

#[test]
fn some_credentials_are_needed() {
    let server = server(Options::default());
    let with = |headers: &[&str]| ask_openly(&server, "GET /api/v1/Lamp/7", headers, "");
    for headers in
        [&["Authorization: Bearer x"][..], &["authorization: basic eDp5"], &["X-XSRF-TOKEN: x"]]
    {
        assert_eq!(with(headers).status, 200, "{headers:?}");
    }
    for headers in
        [&[][..], &["Authorization: Bearer"], &["Authorization: Digest x"], &["X-XSRF-TOKEN: "]]
    {
        let heard = with(headers);
        assert_eq!(heard.status, 401, "{headers:?}");
        assert!(heard.problem().contains("`Authorization: Bearer …`"));
        assert_eq!(heard.header("www-authenticate"), Some("Basic"));
    }
    let open = super::docs::server(Options { auth: false, ..Options::default() });
    assert_eq!(ask_openly(&open, "GET /api/v1/Lamp/7", &[], "").status, 200);
}

#[test]
fn parameters_are_there_and_of_their_types() {
    let server = server(Options::default());
    let heard = get(&server, "/api/v1/Lamp/7?since=yesterday");
    assert_eq!(heard.status, 400);
    assert!(heard.problem().contains("`since` should be a date"), "{}", heard.problem());
    assert_eq!(heard.json()["errors"][0]["parameter"], "since");
    assert_eq!(get(&server, "/api/v1/Lamp/7?since=2020-02-03T04:05:06%2B01:00").status, 200);
    assert_eq!(get(&server, "/api/v1/Lamp/7?since=&other=x").status, 200);
    let heard = ask(&server, "PUT /api/v1/Lamp/7", &[JSON], "{}");
    assert_eq!(heard.status, 400);
    assert!(heard.problem().contains("`reason` is missing"), "{}", heard.problem());
    assert_eq!(heard.json()["documented"], "That is no lamp.");
    let long =
        get(&server, &format!("/api/v1/Lamp/7?since={}", "ø".repeat(500).replace('ø', "%C3%B8")));
    assert!(long.problem().len() < 300);
    assert_eq!(ask(&server, "DELETE /api/v1/Lamp/x", &[], "").status, 400);
}

#[test]
fn bodies_are_there_and_of_their_types() {
    let server = server(Options::default());
    assert_eq!(put(&server, r#"{"Watts": 2, "Unknown": [1], "Room": null}"#).status, 200);
    assert_eq!(put(&server, r#"{"Tags": [null, "dine"]}"#).status, 200, "items may be null");
    assert_eq!(put(&server, r#"{"Room": {"Floor": 4.0}}"#).status, 200, "it is a whole number");
    for (body, says) in [
        ("", "is missing"),
        ("{", "not JSON"),
        ("[]", "the body should be an object, and is an array"),
        ("null", "the body should be an object, and is null"),
        (r#"{"Tags": [null, 1]}"#, "`Tags[1]` should be a string, and is an integer"),
        (r#"{"Watts": "much"}"#, "`Watts` should be a number, and is a string"),
        (
            r#"{"Room": {"Floor": 1.5}}"#,
            "`Room.Floor` should be a 64-bit integer, and is a fraction",
        ),
        (r#"{"Room": {"Floor": 9223372036854775808}}"#, "`Room.Floor` should be a 64-bit integer"),
    ] {
        let heard = put(&server, body);
        assert_eq!(heard.status, 400, "{body}");
        assert!(heard.problem().contains(says), "{body}: {}", heard.problem());
    }
    let heard = put(&server, r#"{"Room": {"Floor": 1.5}}"#);
    assert_eq!(heard.json()["errors"][0]["pointer"], "/Room/Floor");
    assert_eq!(put(&server, &"[".repeat(100_000)).status, 400);
}

#[test]
fn media_types_are_the_documented_ones() {
    let server = server(Options::default());
    let heard = ask(&server, PUT, &["Content-Type: text/csv"], "Watts\n2");
    assert_eq!((heard.status, heard.header("accept")), (415, Some("application/json")));
    assert!(heard.problem().contains("text/csv"));
    let typed = ask(&server, PUT, &["content-type: Application/JSON;charset=utf-8"], "{}");
    assert_eq!(typed.status, 200);
    assert_eq!(ask(&server, PUT, &[], "{}").status, 200);

    let accept =
        |accept: &str| ask(&server, "GET /api/v1/Lamp/7", &[&format!("Accept: {accept}")], "");
    assert_eq!(accept("text/html").status, 406);
    assert!(accept("text/html").problem().contains("`application/json`, `text/json`"));
    let text = accept("text/*, application/json;q=0.5");
    assert_eq!(text.header("content-type"), Some("text/json; charset=utf-8"));
    assert_eq!(accept("*/*").header("content-type"), Some("application/json; charset=utf-8"));
}
