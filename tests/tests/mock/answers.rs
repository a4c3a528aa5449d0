//! What is answered when all is well.

use super::docs::{SAMPLE, server};
use super::talk::{ask, get};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tablature::mock::Options;

const PLAN: &str = "/api/v1/Agents/Lamp/Plan/Lamp%20and%20shade";

#[test]
fn samples_come_as_they_are_written() {
    let server = server(Options::default());
    let lamp = get(&server, "/api/v1/Lamp/7");
    assert_eq!(lamp.body, SAMPLE.as_bytes());
    assert_eq!(lamp.header("cache-control"), Some("no-cache"));
    assert_eq!(lamp.header("vary"), Some("Origin, Accept, Authorization, Prefer"));
    let picture = get(&server, "/api/v1/Lamp/7/Picture");
    assert_eq!(picture.body, b"GIF89 and so on");
    assert_eq!(picture.header("content-type"), Some("application/octet-stream"));
    let gone = ask(&server, "DELETE /api/v1/Lamp/7", &[], "");
    assert_eq!((gone.status, gone.body.as_slice()), (204, &b""[..]));
    assert_eq!(gone.header("content-type"), None);
}

#[test]
fn answers_without_a_sample_are_made_of_their_type() {
    let server = server(Options::default());
    let plan = get(&server, PLAN);
    assert_eq!(plan.body, get(&server, PLAN).body);
    let plan = plan.json();
    assert!(plan["Watts"].as_i64().is_some_and(|watts| i32::try_from(watts).is_ok()), "{plan}");
    assert!(plan["Rate"].is_f64() && plan["IsOn"].is_boolean(), "{plan}");
    assert!(plan["Due"].as_str().is_some_and(|due| due.ends_with('Z') && due.len() == 20));
    assert!(
        plan["Notes"].is_string() && plan["Photo"].as_str().is_some_and(|photo| photo.len() == 8)
    );
}

#[test]
fn what_is_not_selected_is_null() {
    let server = server(Options::default());
    let select = |words: &str| get(&server, &format!("/api/v1/Lamp/7?$select={words}")).json();
    let twins = || json!([{"LampId": 8, "Name": "Candle"}]);
    let lamp = |name: Value, room: Value, twins: Value| json!({"LampId": null, "Name": name, "LitAt": null, "Room": room, "Twins": twins});
    let null = || Value::Null;
    assert_eq!(select("Name"), lamp("Lighthouse".into(), null(), null()));
    let room = json!({"Name": "Attic", "Floor": null});
    assert_eq!(select("Room/Name,%20Twins"), lamp(null(), room, twins()));
    let room = json!({"Name": "Attic", "Floor": 4});
    assert_eq!(select("Room/Name,Room"), lamp(null(), room.clone(), null()));
    assert_eq!(select("Room,Room/Name"), lamp(null(), room, null()));
    let sample: Value = serde_json::from_str(SAMPLE).expect("the sample is JSON");
    for nothing in ["", ",", "Nowhere", "/", "Room//Name"] {
        assert_eq!(select(nothing), sample, "{nothing:?}");
    }
    assert_eq!(select(&"a/".repeat(5000)), sample);
}

#[test]
fn conditions_hold_where_the_docs_speak_of_them() {
    let server = server(Options::default());
    let etag = get(&server, "/api/v1/Lamp/7").header("etag").expect("there is one").to_owned();
    let with = |line: &str, header: &str| {
        ask(&server, line, &[header], if line.starts_with("PUT") { "{}" } else { "" }).status
    };
    let (read, write) = ("GET /api/v1/Lamp/7", "PUT /api/v1/Lamp/7?reason=x");
    assert_eq!(with(read, &format!("If-None-Match: {etag}")), 304);
    assert_eq!(with(read, "If-None-Match: \"other\""), 200);
    assert_eq!(with(read, "If-Modified-Since: Sat, 31 May 2025 12:00:00 GMT"), 304);
    assert_eq!(with(read, "If-Modified-Since: Wed, 31 May 2023 12:00:00 GMT"), 200);
    assert_eq!(with(read, "If-Modified-Since: one day"), 200);
    assert_eq!(with(write, &format!("If-Match: {etag}")), 200);
    assert_eq!(with(write, "If-Match: *"), 200);
    assert_eq!(with(write, "If-Match: \"other\""), 412);
    assert_eq!(with(write, "If-Unmodified-Since: Wed, 31 May 2023 12:00:00 GMT"), 412);
    assert_eq!(with("GET /api/v1/Lamp/default", "If-None-Match: *"), 200, "not documented");
}

#[test]
fn answers_may_be_late() {
    let server = server(Options { delay: Duration::from_millis(80), ..Options::default() });
    let start = Instant::now();
    assert_eq!(get(&server, "/api/v1/Lamp/7").status, 200);
    assert!(start.elapsed() >= Duration::from_millis(80));
}

#[test]
fn errors_come_by_lot_and_come_again_with_the_same_seed() {
    let draw = |seed| {
        let server = server(Options { errors: 0.5, seed, ..Options::default() });
        (0..40).map(|_| get(&server, PLAN).status).collect::<Vec<_>>()
    };
    let drawn = draw(1);
    assert_eq!(drawn, draw(1));
    assert_ne!(drawn, draw(2));
    let failed = drawn.iter().filter(|status| **status != 200).count();
    assert!((8..=32).contains(&failed), "{drawn:?}");
    assert!(drawn.iter().all(|status| [200, 500, 503].contains(status)), "{drawn:?}");

    let always = server(Options { errors: 1.0, ..Options::default() });
    let mut busy = (0..50).map(|_| get(&always, PLAN)).filter(|heard| heard.status == 503);
    let busy = busy.next().expect("one of fifty is busy");
    assert_eq!((busy.problem().as_str(), busy.header("retry-after")), ("Fuse blown.", Some("1")));
}
