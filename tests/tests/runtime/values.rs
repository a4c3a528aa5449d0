//! Values come through unharmed.

use serde_json::{Value, json};

use super::runtime::prelude::*;
use super::runtime::{from_json, to_json, unknown_properties};
use super::samples::*;

/// What a text becomes when it is decoded and encoded again.
fn again(text: &str) -> Value {
    let page: Page = from_json(text.as_bytes()).unwrap();
    serde_json::from_slice(&to_json(&page)).unwrap()
}

#[track_caller]
fn comes_back(json: Value) {
    assert_eq!(again(&json.to_string()), json);
}

#[test]
fn everything_a_page_can_hold_comes_back() {
    comes_back(json!({
        "Items": [
            {"SessionId": 1, "User": {"AssociateId": 2, "Manager": {"Name": "Ann"}}},
            {"Mode": "Wide", "Started": "2003-03-15T16:48:28.9899241+01:00"},
        ],
        "Total": i64::MAX,
        "Ratio": 0.1,
        "Rights": {"b": {"Mask": "FULL"}, "a": {}},
        "Texts": {"Vendor:1": "x", "": ""},
        "Numbers": [i32::MIN, 0, i32::MAX],
        "Anything": {"a": [null, 1.5, {"b": true}]},
        "Type": "raw",
    }));
}

#[test]
fn an_absent_property_stays_absent() {
    assert_eq!(again("{}"), json!({}));
    assert_eq!(from_json::<Page>(b"{}").unwrap(), Page::default());
}

#[test]
fn unknown_properties_are_kept_written_back_and_listed() {
    let json = json!({
        "New": 1,
        "Items": [{"Odd name": null, "User": {"More": {"deep": []}}}],
        "Rights": {"a.b": {"Hint": "x"}},
    });
    comes_back(json.clone());
    let page: Page = from_json(json.to_string().as_bytes()).unwrap();
    assert_eq!(page.extra.get("New"), Some(&json!(1)));
    assert_eq!(
        unknown_properties(&page),
        ["New", r#"Items[0]["Odd name"]"#, "Items[0].User.More", r#"Rights["a.b"].Hint"#]
    );
}

#[test]
fn a_carrier_without_properties_keeps_what_arrives() {
    let empty: Empty = from_json(br#"{"A":1}"#).unwrap();
    assert_eq!(to_json(&empty), br#"{"A":1}"#);
}

#[test]
fn an_unknown_word_of_an_enumeration_is_kept() {
    let session: Session = from_json(br#"{"Mode":"Gigantic"}"#).unwrap();
    assert_eq!(session.mode.as_ref().unwrap().as_str(), "Gigantic");
    assert_eq!(to_json(&session), br#"{"Mode":"Gigantic"}"#);
    assert!(matches!(Mode::from("Wide"), Mode::Wide));
    assert_eq!(Mode::Other("Slim".into()), Mode::Slim);
    assert_eq!(Mode::Wide.to_string(), "Wide");
}

#[test]
fn doubles_come_back_exactly() {
    for text in ["117.63331139400017", "5e-324", "1.7976931348623157e308", "-0.0", "12"] {
        let page: Page = from_json(format!(r#"{{"Ratio":{text}}}"#).as_bytes()).unwrap();
        let exact: f64 = text.parse().unwrap();
        assert_eq!(page.ratio.unwrap().to_bits(), exact.to_bits());
        let back: Page = from_json(&to_json(&page)).unwrap();
        assert_eq!(back.ratio.unwrap().to_bits(), exact.to_bits());
    }
}

#[test]
fn properties_may_arrive_in_any_order() {
    let forth: Associate = from_json(br#"{"AssociateId":1,"Name":"Ann","Deleted":true}"#).unwrap();
    let back: Associate = from_json(br#"{"Deleted":true,"Name":"Ann","AssociateId":1}"#).unwrap();
    assert_eq!(forth, back);
    assert_eq!(to_json(&forth), to_json(&back));
}

#[test]
fn of_two_properties_with_one_name_the_last_counts() {
    let last =
        |text: &str| String::from_utf8(to_json(&from_json::<Page>(text.as_bytes()).unwrap()));
    assert_eq!(last(r#"{"Numbers":[1],"Numbers":[2]}"#).unwrap(), r#"{"Numbers":[2]}"#);
    assert_eq!(last(r#"{"Total":1,"Total":null}"#).unwrap(), r#"{"Total":null}"#);
    assert_eq!(last(r#"{"Total":null,"Total":1}"#).unwrap(), r#"{"Total":1}"#);
    assert_eq!(last(r#"{"Total":null,"Total":null}"#).unwrap(), r#"{"Total":null}"#);
    assert_eq!(last(r#"{"New":1,"New":2}"#).unwrap(), r#"{"New":2}"#);
    assert_eq!(last(r#"{"Texts":{"a":"1","a":"2"}}"#).unwrap(), r#"{"Texts":{"a":"2"}}"#);
}

#[test]
fn a_dictionary_keeps_its_order_and_is_used_like_a_map() {
    let text = br#"{"z":"1","a":"2","m":"3"}"#;
    let mut texts: Dictionary<String> = from_json(text).unwrap();
    assert_eq!(to_json(&texts), text);
    assert_eq!(texts.get("a").unwrap(), "2");
    assert_eq!(texts.insert("a", "4".to_owned()).unwrap(), "2");
    assert_eq!(texts.remove("z").unwrap(), "1");
    assert_eq!(texts.keys().collect::<Vec<_>>(), ["a", "m"]);
    assert_eq!(texts, Dictionary::from([("m", "3".to_owned()), ("a", "4".to_owned())]));
}

#[test]
fn a_carrier_is_built_with_default_and_compared_by_what_it_would_write() {
    let user = Associate {
        associate_id: Some(1),
        manager: Some(Box::new(Associate { name: Some("Ann".into()), ..Default::default() })),
        ..Default::default()
    };
    assert_eq!(to_json(&user), br#"{"AssociateId":1,"Manager":{"Name":"Ann"}}"#);
    let mut other = user.clone();
    assert_eq!(user, other);
    other.extra.set_null("Deleted");
    assert_ne!(user, other);
    other.deleted = Some(false);
    assert_ne!(user, other);
    other.deleted = None;
    other.extra.unset_null("Deleted");
    other.extra.insert("New", 1);
    assert_ne!(user, other);
}

#[test]
fn debug_shows_only_what_is_set() {
    let mut user = Associate { associate_id: Some(1), ..Default::default() };
    assert_eq!(format!("{user:?}"), "Associate { AssociateId: 1 }");
    user.extra.set_null("Name");
    user.extra.insert("New", true);
    assert_eq!(
        format!("{user:?}"),
        r#"Associate { AssociateId: 1, extra: {"New": Bool(true), "Name": Null} }"#
    );
}

#[test]
fn debug_hides_what_is_secret_and_what_sounds_so() {
    #[derive(Clone, Default)]
    struct Account {
        user: Option<String>,
        pin: Option<String>,
        keys: Option<Vec<String>>,
        extra: Extra,
    }
    carrier!(Account { user: "User", pin: "Pin", keys: "Keys" } hiding ["Pin", "Keys"]);
    let text = r#"{"User":"kari","Pin":"hush","Keys":["hush"],"NewPassword":"hush","New":1}"#;
    let account: Account = from_json(text.as_bytes()).unwrap();
    assert_eq!(
        format!("{account:?}"),
        r#"Account { User: "kari", Pin: …, Keys: …, extra: {"NewPassword": …, "New": Number(1)} }"#
    );
    assert_eq!(format!("{:?}", Account::default()), "Account");
    assert_eq!(String::from_utf8(to_json(&account)).unwrap(), text);
}

#[test]
fn values_pass_through_serde_json_s_value() {
    let json =
        json!({"Items": [{"SessionId": 1, "Mode": "Wide"}], "Ratio": 1.5, "Total": null, "New": 1});
    let page: Page = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(page.items.as_ref().unwrap()[0].session_id, Some(1));
    assert_eq!(serde_json::to_value(&page).unwrap(), json);
    let error = serde_json::from_value::<Page>(json!({"Items": [{"SessionId": "x"}]})).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`Items[0].SessionId`: invalid type: string \"x\", expected a 32-bit integer"
    );
}

#[test]
fn carriers_live_in_derived_structs_also_flattened() {
    #[derive(serde::Deserialize, serde::Serialize, Debug, PartialEq)]
    struct Mine {
        id: u8,
        #[serde(flatten)]
        page: Page,
        sessions: Vec<Session>,
    }
    let json = json!({
        "id": 1, "Total": 5, "Ratio": 0.5, "Numbers": [1], "Type": null, "New": 2,
        "sessions": [{"SessionId": 7}],
    });
    let mine: Mine = serde_json::from_str(&json.to_string()).unwrap();
    assert_eq!((mine.page.total, mine.page.ratio), (Some(5), Some(0.5)));
    assert_eq!(unknown_properties(&mine.page), ["New"]);
    assert_eq!(serde_json::to_value(&mine).unwrap(), json);
}

/// With `arbitrary_precision` of serde_json, which another crate may switch on, they come as integers of 128 bits or
/// as maps.
#[test]
fn numbers_out_of_values_are_read_whatever_their_size() {
    let double = |text: &str| {
        let value: Value = serde_json::from_str(text).unwrap();
        let page: Page = serde_json::from_value(serde_json::json!({"Ratio": value})).unwrap();
        page.ratio.unwrap()
    };
    assert_eq!(double("36893488147419103232"), 36893488147419103232.0);
    assert_eq!(double("-36893488147419103232"), -36893488147419103232.0);
    assert_eq!(double("18446744073709551615"), 18446744073709551615.0);
}

#[test]
fn integers_out_of_values_must_fit() {
    for text in ["9223372036854775808", "36893488147419103232", "-36893488147419103232"] {
        let value: Value = serde_json::from_str(text).unwrap();
        serde_json::from_value::<Page>(serde_json::json!({"Total": value})).unwrap_err();
    }
}
