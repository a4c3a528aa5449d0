//! A `null` is remembered and written back.

use serde_json::json;

use super::runtime::prelude::*;
use super::runtime::{from_json, to_json, to_value, unknown_properties};
use super::samples::*;

#[track_caller]
fn comes_back(text: &str) -> Page {
    let page: Page = from_json(text.as_bytes()).unwrap();
    assert_eq!(String::from_utf8(to_json(&page)).unwrap(), text);
    page
}

#[test]
fn null_is_remembered_whatever_the_type() {
    let page = comes_back(
        r#"{"Items":null,"Total":null,"Ratio":null,"Rights":null,"Numbers":null,"Anything":null}"#,
    );
    assert!(page.items.is_none() && page.rights.is_none() && page.anything.is_none());
    assert!(page.extra.is_null("Items") && !page.extra.is_null("Texts"));
    comes_back(r#"{"Items":[{"SessionId":null,"User":null,"Mode":null,"Started":null}]}"#);
}

#[test]
fn nulls_out_of_order_come_back_in_the_carrier_s_order() {
    let page: Page = from_json(br#"{"Type":null,"Total":1,"Items":null}"#).unwrap();
    assert_eq!(to_json(&page), br#"{"Items":null,"Total":1,"Type":null}"#);
}

#[test]
fn a_set_value_wins_over_a_remembered_null() {
    let mut page = comes_back(r#"{"Total":null}"#);
    page.total = Some(3);
    assert_eq!(to_json(&page), br#"{"Total":3}"#);
}

#[test]
fn null_is_sent_on_request() {
    let mut page = Page::default();
    page.extra.set_null("Total");
    page.extra.set_null("Total");
    page.extra.set_null("NotOurs");
    assert_eq!(to_json(&page), br#"{"Total":null,"NotOurs":null}"#);
    page.extra.unset_null("Total");
    assert_eq!(to_json(&page), br#"{"NotOurs":null}"#);
}

#[test]
fn nulls_out_of_order_are_all_written() {
    let mut page: Page = from_json(br#"{"Items":null,"Type":null}"#).unwrap();
    page.items = Some(Vec::new());
    page.extra.set_null("Texts");
    page.extra.set_null("Total");
    let text = to_json(&page);
    assert_eq!(text, br#"{"Items":[],"Type":null,"Texts":null,"Total":null}"#);
    assert_eq!(from_json::<Page>(&text).unwrap(), page);
}

#[test]
fn an_inserted_property_is_written_while_the_carrier_s_own_is_unset() {
    let mut page = Page::default();
    page.extra.set_null("Total");
    page.extra.insert("Total", "many");
    assert_eq!(to_json(&page), br#"{"Total":"many"}"#);
    page.total = Some(3);
    assert_eq!(to_json(&page), br#"{"Total":3}"#);
}

#[test]
fn null_entries_of_a_dictionary_come_back() {
    let page = comes_back(r#"{"Rights":{"a":null,"b":{"Mask":null}},"Texts":{"x":null}}"#);
    let rights = page.rights.unwrap();
    assert!(rights.is_null("a") && rights.get("a").is_none() && rights.contains_key("a"));
    assert_eq!(rights.iter().count(), 1);
    let mut texts = Dictionary::<String>::new();
    texts.insert_null("x");
    assert_eq!(to_json(&texts), br#"{"x":null}"#);
}

#[test]
fn null_in_a_list_is_refused_unless_anything_goes() {
    let error = from_json::<Page>(br#"{"Items":[{},null]}"#).unwrap_err();
    assert_eq!(error.path(), "Items[1]");
    assert!(error.message().starts_with("invalid type: null, expected an object (Session)"));
    let error = from_json::<Page>(br#"{"Numbers":[null]}"#).unwrap_err();
    assert_eq!(error.path(), "Numbers[0]");
    let values: Vec<serde_json::Value> = from_json(b"[null,1]").unwrap();
    assert_eq!(values, [json!(null), json!(1)]);
}

#[test]
fn an_empty_extra_is_one_pointer() {
    assert_eq!(size_of::<Extra>(), size_of::<usize>());
}

/// A carrier whose lists have items that may be `null`.
#[derive(Clone, Default)]
struct Log {
    tags: Option<Vec<Option<String>>>,
    sessions: Option<Vec<Option<Session>>>,
    grid: Option<Vec<Option<Vec<Option<i32>>>>>,
    ratings: Vec<Option<f64>>,
    extra: Extra,
}

carrier!(Log {
    tags: "Tags",
    sessions: "Sessions",
    grid: "Grid",
    ratings: "Ratings",
} requiring ["Ratings"]);

#[test]
fn items_may_be_null_in_lists_that_say_so() {
    let text = r#"{"Tags":["a",null],"Sessions":[null,{"SessionId":1},{}],"Grid":[null,[1,null],[]],"Ratings":[null,0.5]}"#;
    let log: Log = from_json(text.as_bytes()).unwrap();
    assert_eq!(log.tags, Some(vec![Some("a".to_owned()), None]));
    assert_eq!(log.grid, Some(vec![None, Some(vec![Some(1), None]), Some(vec![])]));
    assert_eq!(log.ratings, [None, Some(0.5)]);
    assert_eq!(String::from_utf8(to_json(&log)).unwrap(), text);
    assert_eq!(serde_json::to_string(&log).unwrap(), text);
    assert_eq!(to_value(&log), serde_json::from_str::<Value>(text).unwrap());
    assert_eq!(serde_json::from_str::<Log>(text).unwrap(), log);
    let other: Log = from_json(text.replace("null,{", "{},{").as_bytes()).unwrap();
    assert_ne!(other, log);
    assert!(format!("{log:?}").contains(r#"Tags: ["a", Null]"#), "{log:?}");
}

#[test]
fn a_list_with_nulls_is_a_value_by_itself() {
    let list: Vec<Option<Session>> = from_json(br#"[{"SessionId":7},null]"#).unwrap();
    assert!(list[0].is_some() && list[1].is_none());
    assert_eq!(to_json(&list), br#"[{"SessionId":7},null]"#);
    assert_eq!(to_json(&list[1..]), b"[null]");
}

#[test]
fn what_is_wrong_in_a_list_with_nulls_is_found_at_its_item() {
    let refused = |text: &str| from_json::<Log>(text.as_bytes()).unwrap_err();
    assert_eq!(refused(r#"{"Tags":[null,1]}"#).path(), "Tags[1]");
    assert_eq!(refused(r#"{"Sessions":[null,{"SessionId":""}]}"#).path(), "Sessions[1].SessionId");
    assert_eq!(refused(r#"{"Grid":[[1],[null,2.5]]}"#).path(), "Grid[1][1]");
    let null = from_json::<Page>(br#"{"Numbers":[1,null]}"#).unwrap_err();
    assert_eq!(null.path(), "Numbers[1]");
}

#[test]
fn unknown_properties_are_found_among_nulls() {
    let log: Log = from_json(br#"{"Sessions":[null,{"New":1}],"Ratings":[]}"#).unwrap();
    assert_eq!(unknown_properties(&log), ["Sessions[1].New"]);
}
