//! Values that are one of several things.

use crate::runtime;
use crate::runtime::prelude::*;
use crate::runtime::{from_json, to_json};

#[derive(Clone, Default)]
pub struct Fish {
    pub kind: Option<String>,
    pub kilos: Option<f64>,
    pub extra: Extra,
}
carrier!(Fish { kind: "kind", kilos: "kilos" });

#[derive(Clone, Default)]
pub struct Boot {
    pub kind: Option<String>,
    pub size: Option<i32>,
    pub inside: Option<Box<Catch>>,
    pub extra: Extra,
}
carrier!(Boot { kind: "kind", size: "size", inside: "inside" });

/// Told apart by a word.
#[derive(Clone, Debug)]
pub enum Catch {
    Fish(Box<Fish>),
    Boot(Box<Boot>),
    Other(Value),
}
choice!(Catch {
    Fish(Box<Fish>): [("kind", ["fish", "eel"])] ["kind"],
    Boot(Box<Boot>): [("kind", ["boot"])] ["kind"],
});

/// Told apart by what is there.
#[derive(Clone, Debug)]
pub enum Load {
    Fish(Box<Fish>),
    Boot(Box<Boot>),
    Text(String),
    List(Vec<Fish>),
    Other(Value),
}
choice!(Load {
    Fish(Box<Fish>): [] ["kilos"],
    Boot(Box<Boot>): [] ["size"],
    Text(String): [] [],
    List(Vec<Fish>): [] [],
});

fn catch(json: &str) -> Catch {
    from_json(json.as_bytes()).expect("a choice takes anything")
}

fn load(json: &str) -> Load {
    from_json(json.as_bytes()).expect("a choice takes anything")
}

#[test]
fn a_word_tells_the_variant() {
    let Catch::Fish(fish) = catch(r#"{"kind": "eel", "size": 3}"#) else { panic!("it is a fish") };
    assert_eq!(fish.extra.get("size"), Some(&Value::from(3)));
    assert!(matches!(catch(r#"{"kind": "boot"}"#), Catch::Boot(_)));
}

#[test]
fn what_fits_no_variant_stays_as_it_came() {
    for json in [r#"{"kind":"net","holes":[1,null]}"#, "[1,2]", "\"text\"", "7", "null"] {
        let value = catch(json);
        assert!(matches!(value, Catch::Other(_)), "{json}");
        assert_eq!(String::from_utf8(to_json(&value)).unwrap(), json);
    }
    // The word is right, and the rest is not.
    assert!(matches!(catch(r#"{"kind": "fish", "kilos": "many"}"#), Catch::Other(_)));
}

#[test]
fn without_words_the_least_strange_variant_counts() {
    assert!(matches!(load(r#"{"kind": "x", "kilos": 2}"#), Load::Fish(_)));
    assert!(matches!(load(r#"{"kind": "x", "size": 2}"#), Load::Boot(_)));
    assert!(matches!(load(r#"{"kilos": 1, "colour": "red"}"#), Load::Fish(_)));
    assert!(matches!(load("\"words\""), Load::Text(_)));
    assert!(matches!(load(r#"[{"kilos": 1}]"#), Load::List(_)));
    assert!(matches!(load(r#"{"colour": "red"}"#), Load::Other(_)), "nothing of it is known");
    assert!(matches!(load("true"), Load::Other(_)));
}

#[test]
fn choices_hold_each_other_and_go_back_as_they_came() {
    let json = r#"{"kind":"boot","size":44,"inside":{"kind":"boot","inside":{"kind":"fish","kilos":0.5}}}"#;
    let value = catch(json);
    assert_eq!(String::from_utf8(to_json(&value)).unwrap(), json);
    assert_eq!(value, catch(json));
    assert_ne!(value, catch(r#"{"kind":"boot"}"#));
    let through_serde: Catch = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_string(&through_serde).unwrap(), json);
}

/// Told apart by the status alone.
#[derive(Clone, Debug)]
pub enum Haul {
    Done(Box<Fish>),
    Begun(Box<Boot>),
    Other(Value),
}
choice!(Haul {
    Done(Box<Fish>): [] [] on [200],
    Begun(Box<Boot>): [] [] on [202, 2],
});

#[test]
fn a_status_tells_what_is_answered() {
    let haul = |status: u16| {
        let status = runtime::StatusCode::from_u16(status).unwrap();
        let (headers, body) = (runtime::HeaderMap::new(), br#"{"kind":"any"}"#.to_vec());
        let response = runtime::Response { status, headers, body };
        <Haul as runtime::Answer>::from_response(response).unwrap()
    };
    assert!(matches!(haul(200), Haul::Done(_)));
    assert!(matches!(haul(202), Haul::Begun(_)));
    assert!(matches!(haul(207), Haul::Begun(_)), "a range tells, too");
}

#[test]
fn variants_convert_into_the_choice() {
    let value: Load = "words".to_owned().into();
    assert_eq!(to_json(&value), b"\"words\"");
    assert_eq!(Load::default(), Load::Other(Value::Null));
}

#[test]
fn a_list_of_choices_is_a_list() {
    let all: Vec<Catch> = from_json(br#"[{"kind":"fish"},{"kind":"net"}]"#).unwrap();
    assert!(matches!(all[..], [Catch::Fish(_), Catch::Other(_)]));
}
