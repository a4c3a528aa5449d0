use super::super::json::{Json, Object};
use super::{readable, to_yaml};
use proptest::prelude::*;

fn yaml(json: &str) -> String {
    to_yaml(&Object::new().with("it", Json::parse(json).unwrap()))
}

#[test]
fn texts_that_other_readers_misread_are_quoted() {
    for word in ["a word", "/api/{}", "$select", "Yes.", "it's"] {
        let expected =
            if word.contains('{') { format!("it: \"{word}\"\n") } else { format!("it: {word}\n") };
        assert_eq!(yaml(&format!("\"{word}\"")), expected);
    }
    for text in
        ["", "Yes", "no", "NULL", "y", "12", "1e3", "2020-02-03", "a: b", "a #b", "- a", "a "]
    {
        assert_eq!(yaml(&format!("\"{text}\"")), format!("it: \"{text}\"\n"));
    }
}

#[test]
fn numbers_keep_their_digits() {
    for (number, written) in [
        ("12.50", "12.50"),
        ("12345678901234567890123", "12345678901234567890123"),
        ("1e3", "1.0e+3"),
        ("-2.5E-7", "-2.5e-7"),
    ] {
        assert_eq!(yaml(number), format!("it: {written}\n"));
    }
}

#[test]
fn lists_and_objects_are_blocks() {
    let json = r#"{"a": [[1, 2], {"b": {}, "c": [null]}], "d": "one\n\n two", "200": []}"#;
    assert_eq!(
        yaml(json),
        "it:\n  a:\n    - - 1\n      - 2\n    - b: {}\n      c:\n        - null\n  d: |-\n    one\n\n     two\n  \"200\": []\n"
    );
}

#[test]
fn long_keys_stand_alone() {
    let key = "long ".repeat(300) + "key";
    let yaml = yaml(&format!("{{\"{key}\": {{\"a\": 1}}, \"b\": 2}}"));
    let back: serde_json::Value = serde_yaml::from_str(&yaml).unwrap();
    assert_eq!(back["it"][&key]["a"], 1);
    assert_eq!(back["it"]["b"], 2);
}

/// JSON of any shape, with texts that are hard to write.
fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let text = prop_oneof![
        any::<String>(),
        "[ \n#:'\"{}|>&*!%@`,?a-cyY~\t\u{85}\u{2028}\u{feff}\u{7f}-]{0,12}",
        "[0-9.:eE+TZ-]{0,12}",
    ];
    let leaf = prop_oneof![
        text.clone().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        any::<bool>().prop_map(serde_json::Value::from),
        Just(serde_json::Value::Null),
    ];
    leaf.prop_recursive(4, 32, 4, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(serde_json::Value::from),
            proptest::collection::vec((text.clone(), inner), 0..4)
                .prop_map(|entries| entries.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn everything_is_read_as_it_was(json in any_json()) {
        let yaml = yaml(&json.to_string());
        let back: serde_json::Value = serde_yaml::from_str(&yaml).unwrap();
        prop_assert_eq!(&back["it"], &json, "{}", yaml);
    }
}

#[test]
fn json_escapes_what_yaml_does_not_take() {
    let hard = "\u{7f}\u{80}\u{85}\u{9f}\u{2028}\u{2029}\u{fdd0}\u{feff}\u{fffe}\u{ffff}";
    let escapes = r"\u007f\u0080\u0085\u009f\u2028\u2029\ufdd0\ufeff\ufffe\uffff";
    assert_eq!(
        readable(&format!("{{\n  \"é日😀{hard}\": 1\n}}")),
        format!("{{\n  \"é日😀{escapes}\": 1\n}}")
    );
}

proptest! {
    #[test]
    fn json_reads_alike_as_yaml(
        texts in proptest::collection::vec("([\u{0}-\u{a0}]|[\u{2027}-\u{202a}]|[\u{fdcf}-\u{ffff}]|.){0,8}", 0..4)
    ) {
        let object = serde_json::Map::from_iter(texts.iter().map(|text| (text.clone(), text.clone().into())));
        let json = readable(&serde_json::to_string_pretty(&object).unwrap());
        let from_json: serde_json::Value = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(&from_json, &serde_json::Value::Object(object));
        prop_assert_eq!(serde_yaml::from_str::<serde_json::Value>(&json).unwrap(), from_json);
    }
}
