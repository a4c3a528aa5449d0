//! Dates keep their text.

use super::runtime::{DateTime, from_json, to_json};

#[test]
fn a_date_is_kept_as_it_was_sent() {
    for text in [
        "2003-03-15T16:48:28.9899241+01:00",
        "2003-03-15T16:48:28.9899240Z",
        "2003-03-15T16:48:28",
        "0001-01-01T00:00:00",
        "2003-03-15",
        "soon",
        "",
    ] {
        let json = format!("\"{text}\"");
        let date: DateTime = from_json(json.as_bytes()).unwrap();
        assert_eq!((date.as_str(), date.to_string().as_str()), (text, text));
        assert_eq!(date, DateTime::from(text));
        assert_eq!(to_json(&date), json.as_bytes());
    }
}

#[test]
fn a_date_converts_to_a_point_in_time() {
    let moment = DateTime::from("2003-03-15T16:48:28.9899241+01:00").to_timestamp().unwrap();
    assert_eq!(moment.to_string(), "2003-03-15T15:48:28.9899241Z");
    assert_eq!(DateTime::from(moment).as_str(), "2003-03-15T15:48:28.9899241Z");
    assert!(DateTime::from("2003-03-15T16:48:28").to_timestamp().is_err());
}

#[test]
fn a_date_converts_to_what_the_clock_showed() {
    let civil = |text: &str| DateTime::from(text).to_civil().map(|civil| civil.to_string());
    for text in ["2003-03-15T16:48:28", "2003-03-15T16:48:28+01:00", "2003-03-15T16:48:28Z"] {
        assert_eq!(civil(text).unwrap(), "2003-03-15T16:48:28");
    }
    assert_eq!(civil("2003-03-15").unwrap(), "2003-03-15T00:00:00");
    assert!(civil("soon").is_err());
}

#[test]
fn a_zoned_date_is_sent_with_its_offset() {
    let zoned: jiff::Zoned = "2003-03-15T16:48:28+01:00[+01:00]".parse().unwrap();
    assert_eq!(DateTime::from(zoned).as_str(), "2003-03-15T16:48:28+01:00");
}
