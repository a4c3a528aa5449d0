use super::*;

#[test]
fn keys_that_stand_twice_are_noted() {
    let (value, twice) = parse(r#"{"a": 1, "b": {"a": 2, "a": 3}}"#).unwrap();
    assert_eq!(value["b"]["a"], 3);
    assert_eq!(twice, ["a"]);
}

#[test]
fn an_error_has_a_place_and_a_reason() {
    let text = "{\n  \"a\": 1,\n}";
    let error = parse(text).unwrap_err();
    assert_eq!(&text[offset(text, &error)..], "}");
    assert_eq!(reason(&error), "trailing comma");
}

#[test]
fn nesting_without_end_is_an_error() {
    assert!(parse(&"[".repeat(10_000)).is_err());
}

#[test]
fn values_are_found_again() {
    let text = r#"{"a": [1, {"b": "c"}], "d": null}"#;
    let at = |path: &[Step]| &text[locate(text, path.iter().copied())];
    assert_eq!(at(&[]), text);
    assert_eq!(at(&[Step::Key("a"), Step::Index(1), Step::Key("b")]), "\"c\"");
    assert_eq!(at(&[Step::Key("d")]), "null");
    // As near as it can be found.
    assert_eq!(at(&[Step::Key("a"), Step::Index(7)]), r#"[1, {"b": "c"}]"#);
}

#[test]
fn objects_are_found_again() {
    let text = r#"[{"a": 1, "b": {"a": 2}}, {"a": 2}, {"a": {}}]"#;
    let objects = Objects::new(text);
    let found = |wanted: Value| {
        let found = objects.find(wanted.as_object()?)?;
        Some(found.key("a")?.start)
    };
    assert_eq!(found(serde_json::json!({"a": 2})), Some(16), "the first of two");
    assert_eq!(found(serde_json::json!({"a": {}})), Some(37));
    assert_eq!(found(serde_json::json!({"a": 3})), None);
}
