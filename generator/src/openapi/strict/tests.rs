use super::{Object, Placed, merge};
use crate::openapi::json::Json;

fn placed(method: &str, path: &str, json: &str) -> Placed {
    let Some(Json::Object(written)) = Json::parse(json) else { panic!("no object: {json}") };
    Placed { method: method.to_owned(), path: path.to_owned(), written }
}

fn json(object: &Object, key: &str) -> String {
    object.get(key).map(|value| serde_json::to_string(value).unwrap()).unwrap_or_default()
}

#[test]
fn paths_of_other_shapes_stay_as_they_are() {
    let operations = vec![
        placed("GET", "/jar/{id}", r#"{"operationId": "a"}"#),
        placed("GET", "/jar/{id}/lid", r#"{"operationId": "b"}"#),
        placed("PUT", "/jar/{id}", r#"{"operationId": "c"}"#),
    ];
    let merged = merge(operations);
    let ids: Vec<_> = merged.iter().map(Placed::id).collect();
    assert_eq!(ids, ["a", "c", "b"]);
    assert!(merged.iter().all(|operation| operation.written.keys().eq(["operationId"])));
}

#[test]
fn what_one_of_three_does_not_take_is_optional() {
    let body =
        r#""requestBody": {"required": true, "content": {"a/b": {"schema": {"type": "string"}}}}"#;
    let other =
        r#""requestBody": {"required": true, "content": {"a/b": {"schema": {"type": "integer"}}}}"#;
    let merged = merge(vec![
        placed("POST", "/jar/{a}", &format!(r#"{{"operationId": "a", {body}}}"#)),
        placed("POST", "/jar/{b}", &format!(r#"{{"operationId": "b", {other}}}"#)),
        placed("POST", "/jar/{c}", r#"{"operationId": "c"}"#),
    ]);
    assert_eq!(merged.len(), 1);
    assert_eq!(
        json(&merged[0].written, "requestBody"),
        r#"{"required":false,"content":{"a/b":{"schema":{"anyOf":[{"type":"string"},{"type":"integer"}]}}}}"#
    );
}

#[test]
fn names_of_headers_are_the_same_in_upper_and_lower_case() {
    let header =
        |name| format!(r#"{{"name": "{name}", "in": "header", "schema": {{}}, "required": true}}"#);
    let merged = merge(vec![
        placed("GET", "/jar/{a}", &format!(r#"{{"parameters": [{}]}}"#, header("If-Full"))),
        placed("GET", "/jar/{b}", &format!(r#"{{"parameters": [{}]}}"#, header("if-full"))),
    ]);
    let parameters = json(&merged[0].written, "parameters");
    assert_eq!(parameters, r#"[{"name":"If-Full","in":"header","schema":{},"required":true}]"#);
}

#[test]
fn a_token_that_stands_twice_may_be_two_elsewhere() {
    let token =
        |name| format!(r#"{{"name": "{name}", "in": "path", "required": true, "schema": {{}}}}"#);
    let merged = merge(vec![
        placed("GET", "/{a}/{a}", &format!(r#"{{"parameters": [{}]}}"#, token("a"))),
        placed(
            "PUT",
            "/{b}/{c}",
            &format!(r#"{{"parameters": [{}, {}]}}"#, token("b"), token("c")),
        ),
    ]);
    assert!(merged.iter().all(|operation| operation.path == "/{b}/{c}"));
    let parameters = json(&merged[0].written, "parameters");
    assert_eq!(parameters.matches(r#""x-tablature-name":"a""#).count(), 2, "{parameters}");
    assert_eq!(json(&merged[0].written, "x-tablature-path"), r#""/{a}/{a}""#);
}
