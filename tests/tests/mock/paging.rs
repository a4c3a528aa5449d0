//! Lists that come in parts.

use super::docs::{PART, server_of_lists};
use super::talk::{Heard, ask_openly};
use serde_json::{Value, json};
use tablature::mock::Server;

const NEXT: &str = "odata.nextLink";

fn ask(server: &Server, line: &str) -> Heard {
    ask_openly(server, line, &["Content-Type: application/json"], "")
}

/// The link to the next part, after the host.
fn next(heard: &Heard) -> String {
    let link = heard.json()[NEXT].as_str().expect("there is a link").to_owned();
    link.strip_prefix("http://lamps").expect("it leads where the request went").to_owned()
}

#[test]
fn links_stay_on_the_mock_and_end() {
    let server = server_of_lists();
    let first = ask(&server, "GET /api/v1/Lamp?$select=name&x=%C3%B8");
    assert_eq!(next(&first), "/api/v1/Lamp?$select=name&x=%C3%B8&tablature-page=2");
    let second = ask(&server, &format!("GET {}", next(&first)));
    assert_eq!(second.json()["value"], first.json()["value"]);
    assert_eq!(second.json().get(NEXT), None);
    let named = ask(&server, "GET http://elsewhere:81/api/v1/Lamp").json();
    assert_eq!(named[NEXT], "http://elsewhere:81/api/v1/Lamp?tablature-page=2");
    let old = b"GET /api/v1/Lamp HTTP/1.0\r\n\r\n";
    let old = super::talk::hear(&super::talk::say(&server, old));
    assert_eq!(old.json()[NEXT], "/api/v1/Lamp?tablature-page=2");
}

#[test]
fn all_but_the_link_is_as_it_is_written() {
    let server = server_of_lists();
    let text = String::from_utf8(ask(&server, "GET /api/v1/Lamp").body).expect("it is text");
    let rows =
        PART.split_once("\"value\": ").expect("there are rows").1.trim_end_matches(['}', '\n']);
    assert!(text.contains(rows), "{text}");
    let last = ask(&server, "GET /api/v1/Lamp/Old");
    assert_eq!(last.body, br#"{"odata.metadata": "m", "value": [{"a": 1.50}]}"#);
}

#[test]
fn what_cannot_be_followed_is_not_linked() {
    let server = server_of_lists();
    let first = ask(&server, "POST /api/v1/Lamp");
    assert_eq!(next(&first), "/api/v1/Lamp?tablature-page=2", "its GET answers such parts, too");
    assert_eq!(ask(&server, &format!("GET {}", next(&first))).json().get(NEXT), None);
    let only = ask(&server, "POST /api/v1/Agents/Lamp/Find").json();
    assert_eq!((only.get(NEXT), only["value"].as_array().map(Vec::len)), (None, Some(3)));
}

#[test]
fn made_up_parts_end_too() {
    let server = server_of_lists();
    let first = ask(&server, "GET /api/v1/Lamp/New");
    assert!(first.json()["value"].is_array());
    let second = ask(&server, &format!("GET {}", next(&first)));
    assert_eq!((second.status, second.json().get(NEXT)), (200, None));
    assert_eq!(ask(&server, "GET /api/v1/Lamp/New?tablature-page=").json().get(NEXT), None);
}

#[test]
fn columns_are_chosen_in_each_row() {
    let server = server_of_lists();
    let rows = |words: &str| {
        let heard = ask(&server, &format!("GET /api/v1/Lamp?$select={words}")).json();
        assert_eq!(heard["odata.metadata"], "https://lamps.example/meta", "what is around stays");
        assert!(heard[NEXT].is_string());
        heard["value"].clone()
    };
    let third = json!({"PrimaryKey": 3, "colour": null});
    assert_eq!(rows("name"), json!([{"name": "Candle"}, {"name": "Torch"}, third]));
    let first = json!({"room/floor": 1.5});
    assert_eq!(rows("room/floor,%20colour")[0], first);
    assert_eq!(rows("room/floor,%20colour")[2], json!({"colour": null}));
    let all: Value = serde_json::from_str(PART).expect("the sample is JSON");
    for nothing in ["", "value", "Count(name):Footer", "room"] {
        assert_eq!(rows(nothing), all["value"], "{nothing:?}");
    }
}
