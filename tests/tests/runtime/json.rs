//! What is written is byte for byte what serde_json writes of the same value.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

use super::runtime::prelude::*;
use super::runtime::{from_json, to_json, to_value};
use super::samples::*;

fn any_json() -> impl Strategy<Value = Value> {
    let number = any::<f64>().prop_map(Value::from);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        number,
        any_text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 20, 4, |inner| {
        let object = vec((any_text(), inner.clone()), 0..4)
            .prop_map(|entries| entries.into_iter().collect());
        prop_oneof![vec(inner, 0..4).prop_map(Value::Array), object.prop_map(Value::Object)]
    })
}

/// Text with more quotes, backslashes and control characters than text has.
fn any_text() -> impl Strategy<Value = String> {
    vec(prop_oneof![any::<char>(), "[\0-\u{1f}\"\\\\\u{7f}]".prop_map(first)], 0..12)
        .prop_map(|characters| characters.into_iter().collect())
}

fn first(text: String) -> char {
    text.chars().next().unwrap_or_default()
}

fn any_double() -> impl Strategy<Value = f64> {
    prop_oneof![any::<f64>(), Just(f64::NAN), Just(f64::INFINITY), Just(-0.0), Just(1e16)]
}

prop_compose! {
    fn any_page()(
        total in any::<Option<i64>>(),
        ratio in proptest::option::of(any_double()),
        texts in proptest::option::of(vec((any_text(), any_text()), 0..4)),
        numbers in proptest::option::of(vec(any::<i32>(), 0..4)),
        names in vec(any_text(), 0..3),
        anything in proptest::option::of(any_json()),
        unknown in vec((any_text(), any_json()), 0..3),
        nulls in vec("Items|Total|Ratio|Texts|Type|Other\"", 0..4),
    ) -> Page {
        let session = |name| Session {
            user: Some(Associate { name: Some(name), ..Associate::default() }),
            mode: Some(Mode::Wide),
            ..Session::default()
        };
        let mut page = Page {
            items: Some(names.into_iter().map(session).collect()),
            texts: texts.map(Dictionary::from_iter),
            total, ratio, numbers, anything,
            ..Page::default()
        };
        unknown.into_iter().for_each(|(name, value)| drop(page.extra.insert(name, value)));
        nulls.into_iter().for_each(|name| page.extra.set_null(name));
        page
    }
}

proptest! {
    #[test]
    fn it_is_what_serde_json_writes(page in any_page()) {
        prop_assert_eq!(to_json(&page), serde_json::to_vec(&page).unwrap());
    }

    #[test]
    fn values_and_texts_too(value in any_json(), text in any_text(), double in any_double()) {
        prop_assert_eq!(to_json(&value), serde_json::to_vec(&value).unwrap());
        prop_assert_eq!(to_json(text.as_str()), serde_json::to_vec(&text).unwrap());
        prop_assert_eq!(to_json(&double), serde_json::to_vec(&double).unwrap());
    }

    #[test]
    fn it_is_read_as_it_was(page in any_page()) {
        let again: Page = from_json(&to_json(&page)).unwrap();
        prop_assert_eq!(to_value(&again), to_value(&page));
    }
}

#[test]
fn what_is_no_unicode_is_refused_where_it_stands() {
    let refused = |text: &[u8]| from_json::<Page>(text).unwrap_err().to_string();
    assert_eq!(
        refused(b"{\"Texts\":{\n\"a\":\"b\xff\"}}"),
        "`Texts[\"a\"]`: invalid unicode code point at line 2 column 7"
    );
    assert_eq!(refused(b"{}\xff"), "invalid unicode code point at line 1 column 3");
    assert!(refused(b"{\"Total\":true,\"Type\":\"\xff\"}").starts_with("`Total`: "));
}

/// A carrier whose names have to be escaped.
#[derive(Clone, Default)]
pub struct Odd {
    pub quoted: Option<i32>,
    pub plain: Option<String>,
    pub extra: Extra,
}

carrier!(Odd {
    quoted: "a \"b\" \\ \n",
    plain: "c",
} escaping true);

#[test]
fn names_are_escaped_where_they_must_be() {
    let text = r#"{"a \"b\" \\ \n":1,"c":"d"}"#;
    let odd: Odd = from_json(text.as_bytes()).unwrap();
    assert_eq!(odd.quoted, Some(1));
    assert_eq!(to_json(&odd), text.as_bytes());
    assert_eq!(to_json(&odd), serde_json::to_vec(&odd).unwrap());
}
