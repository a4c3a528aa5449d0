//! What does not fit is refused, and the error says where.

use super::runtime::{Dictionary, Value, from_json};
use super::samples::*;

#[track_caller]
fn refused(text: &str, path: &str, message: &str) {
    let error = from_json::<Page>(text.as_bytes()).unwrap_err();
    assert_eq!(error.path(), path);
    let start = error.message().split(" at line").next().unwrap();
    assert_eq!(start, message);
}

#[test]
fn a_wrong_type_deep_inside_is_refused_with_its_path() {
    let text = r#"{"Items":[{"SessionId":1,"User":{"AssociateId":"x"}}]}"#;
    let expected = "invalid type: string \"x\", expected a 32-bit integer";
    refused(text, "Items[0].User.AssociateId", expected);
    let error = from_json::<Page>(text.as_bytes()).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("`Items[0].User.AssociateId`: {expected} at line 1 column 50")
    );
    let error = serde_json::from_str::<Page>(text).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("`Items[0].User.AssociateId`: {expected} at line 1 column 50")
    );
}

#[test]
fn a_number_that_does_not_fit_is_refused() {
    refused(
        r#"{"Items":[{},{"SessionId":2147483648}]}"#,
        "Items[1].SessionId",
        "invalid value: integer `2147483648`, expected a 32-bit integer",
    );
    refused(
        r#"{"Total":9223372036854775808}"#,
        "Total",
        "invalid value: integer `9223372036854775808`, expected a 64-bit integer",
    );
    refused(
        r#"{"Numbers":[1,1.5]}"#,
        "Numbers[1]",
        "invalid type: floating point `1.5`, expected a 32-bit integer",
    );
}

#[test]
fn every_type_refuses_another() {
    refused(r#"{"Ratio":"1"}"#, "Ratio", "invalid type: string \"1\", expected a number");
    refused(r#"{"Items":{}}"#, "Items", "invalid type: map, expected an array");
    refused(
        r#"{"Items":[[]]}"#,
        "Items[0]",
        "invalid type: sequence, expected an object (Session)",
    );
    refused(r#"{"Rights":[]}"#, "Rights", "invalid type: sequence, expected an object");
    refused(
        r#"{"Items":[{"Mode":1}]}"#,
        "Items[0].Mode",
        "invalid type: integer `1`, expected a string",
    );
    refused(
        r#"{"Items":[{"User":{"Deleted":"no"}}]}"#,
        "Items[0].User.Deleted",
        "invalid type: string \"no\", expected a boolean",
    );
    refused(r#"{"Total":{}}"#, "Total", "invalid type: map, expected a 64-bit integer");
}

#[test]
fn a_path_quotes_keys_that_are_data() {
    refused(
        r#"{"Rights":{"a.b":{"Mask":1}}}"#,
        r#"Rights["a.b"].Mask"#,
        "invalid type: integer `1`, expected a string",
    );
    let error = from_json::<Dictionary<Vec<i32>>>(br#"{"a":[1,"x"]}"#).unwrap_err();
    assert_eq!(error.path(), r#"["a"][1]"#);
}

#[test]
fn broken_json_is_refused_where_it_breaks() {
    refused(r#"{"Items":[{"SessionId":1"#, "Items[0]", "EOF while parsing an object");
    refused(r#"{"New":[1"#, "New", "EOF while parsing a list");
    refused("{} x", "", "trailing characters");
    refused("", "", "EOF while parsing a value");
}

#[test]
fn deep_nesting_is_an_error_and_no_overflow() {
    let deep = |open: &str, close: &str| open.repeat(100_000) + "1" + &close.repeat(100_000);
    let error = from_json::<Associate>(deep(r#"{"Manager":"#, "}").as_bytes()).unwrap_err();
    assert!(error.message().starts_with("recursion limit exceeded"), "{error}");
    assert!(error.path().starts_with("Manager.Manager."));
    let error = from_json::<Value>(deep("[", "]").as_bytes()).unwrap_err();
    assert!(error.message().starts_with("recursion limit exceeded"), "{error}");
    let unknown = format!(r#"{{"New":{}}}"#, deep("[", "]"));
    assert!(from_json::<Associate>(unknown.as_bytes()).is_err());
}
