use super::*;
use proptest::prelude::*;

fn tree(text: &str) -> Node {
    read(text, FileId(0), false).expect("it is a tree").0
}

fn slice(text: &str, span: Span) -> &str {
    &text[span.range()]
}

#[test]
fn nodes_of_json_know_their_keys() {
    let text = r#"{ "a\"b": {"c": [1, 2.5, "x"]}, "d": null }"#;
    let root = tree(text);
    let list = root.pointer("/a\"b/c").unwrap();
    assert_eq!(slice(text, list.place), "\"c\"");
    assert_eq!(slice(text, list.span), "[1, 2.5, \"x\"]");
    assert_eq!(slice(text, root.get("a\"b").unwrap().place), r#""a\"b""#);
    assert_eq!(slice(text, list.list().unwrap()[2].span), "\"x\"");
    assert_eq!(root.value()["a\"b"]["c"][1], 2.5);
}

#[test]
fn nodes_of_yaml_know_their_keys() {
    let text = "ä:\n  - 1\n  - 'two'\n200: {x: ~, y: 0x10, z: 1.0}\n";
    let root = tree(text);
    assert_eq!(slice(text, root.get("ä").unwrap().place), "ä");
    assert_eq!(slice(text, root.pointer("/ä/1").unwrap().span), "'two'");
    assert_eq!(
        root.value(),
        serde_json::json!({"ä": [1, "two"], "200": {"x": null, "y": 16, "z": 1.0}})
    );
}

#[test]
fn aliases_and_merged_keys_are_written_out() {
    let root = tree("a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\nc: *a\n");
    assert_eq!(
        root.value(),
        serde_json::json!({"a": {"x": 1, "y": 2}, "b": {"y": 3, "x": 1}, "c": {"x": 1, "y": 2}})
    );
}

#[test]
fn what_stands_twice_is_told() {
    for text in [r#"{"a": 1, "a": 2}"#, "a: 1\na: 2\n"] {
        let (root, doubled) = read(text, FileId(0), false).unwrap();
        assert_eq!((root.value()["a"].as_i64(), doubled[0].0.as_str()), (Some(2), "a"), "{text}");
    }
}

#[test]
fn what_would_blow_up_is_refused() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let alias = format!("*a{}", level - 1);
        bomb += &format!("a{level}: &a{level} [{}]\n", vec![alias; 10].join(", "));
    }
    assert!(read(&bomb, FileId(0), false).unwrap_err().reason.contains("aliases"));
    let deep = "[".repeat(5_000) + &"]".repeat(5_000);
    assert!(read(&deep, FileId(0), false).is_err());
    assert!(read(&"- ".repeat(5_000), FileId(0), false).is_err());
}

#[test]
fn how_deep_a_value_stands_makes_it_no_more() {
    let (open, close) = ("[".repeat(60), "]".repeat(60));
    let text = format!("{open}{}0{close}", "0, ".repeat(60_000));
    assert!(read(&text, FileId(0), false).is_ok());
}

#[test]
fn what_is_wrong_has_a_place() {
    let error = read("{\"a\": 1,\n \"b\": }", FileId(0), true).unwrap_err();
    assert_eq!(error.at, 15, "{error:?}");
    for text in ["", "? [a]\n: 1\n", "a: {<<: 1}\n"] {
        assert!(read(text, FileId(0), false).is_err(), "{text}");
    }
    assert!(read("a: [1, 2", FileId(0), false).is_err());
}

proptest! {
    #[test]
    fn nothing_panics(text in "[\\[\\]{}:,\"'a-c0-9&*<>ä \n-]{0,80}") {
        let _ = read(&text, FileId(0), false);
    }
}
