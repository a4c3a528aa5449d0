//! Whether the body of a request is as documented.

use super::media;
use super::problem::{Fault, Problem, pointer, shown};
use super::request::Asked;
use crate::model::api::{Api, Body, BodyContent, Operation, Step, Type};
use crate::model::conform::contradictions;
use http::{StatusCode, header};
use serde_json::Value;

/// What a JSON Patch can do.
const PATCH_OPERATIONS: [&str; 6] = ["add", "remove", "replace", "move", "copy", "test"];

/// The media type of fields as HTML forms send them.
const FORM: &str = "application/x-www-form-urlencoded";

/// Looks at the media type of a body, then at what it holds. Only JSON is looked into.
///
/// # Errors
///
/// What is not as documented.
pub(super) fn check(api: &Api, operation: &Operation, asked: &Asked<'_>) -> Result<(), Problem> {
    let Some(body) = &operation.body else { return Ok(()) };
    let is_json = matches!(body.content, BodyContent::Json(_) | BodyContent::Patch);
    let typed = asked.header(header::CONTENT_TYPE);
    if asked.body.is_empty() {
        // A form without fields is empty.
        let is_form = typed.is_some_and(|typed| media::is_same(typed, FORM));
        return match is_json && !is_form {
            true => Err(Problem::bad(operation, format!("the body `{}` is missing", body.name))),
            false => Ok(()),
        };
    }
    let sent = typed.unwrap_or(&body.media_type);
    check_media_type(body, sent, operation)?;
    if !media::is_json(sent) {
        return Ok(());
    }
    match &body.content {
        BodyContent::Json(ty) => {
            let value = parse(operation, asked.body)?;
            check_value(api, ty, &value, operation)
        }
        BodyContent::Patch => check_patch(&parse(operation, asked.body)?, operation),
        BodyContent::Binary | BodyContent::Form => Ok(()),
    }
}

/// The media type is one of those that the docs list, or what the content is by nature.
fn check_media_type(body: &Body, sent: &str, operation: &Operation) -> Result<(), Problem> {
    let known = || body.media_types.iter().chain([&body.media_type]);
    let is_known = known().any(|known| media::is_same(known, sent));
    let is_natural = match &body.content {
        BodyContent::Json(_) => body.media_types.is_empty() && media::is_json(sent),
        BodyContent::Patch => media::is_json(sent),
        BodyContent::Binary => body.media_types.is_empty(),
        BodyContent::Form => {
            media::is_same(sent, FORM) || media::is_same(sent, "multipart/form-data")
        }
    };
    if is_known || is_natural {
        return Ok(());
    }
    let mut named: Vec<&str> = known().map(String::as_str).collect();
    named.dedup();
    let detail = format!("the body is `{sent}`, and should be `{}`", named.join("` or `"));
    let problem = Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail).of(operation);
    Err(problem.header(header::ACCEPT, &named.join(", ")))
}

fn parse(operation: &Operation, body: &[u8]) -> Result<Value, Problem> {
    let mut value = serde_json::from_slice(body)
        .map_err(|error| Problem::bad(operation, format!("the body is not JSON: {error}")))?;
    make_whole(&mut value);
    Ok(value)
}

/// Writes `7.0` as `7`: to JSON Schema, and to clients in languages that have one kind of numbers,
/// they are the same.
fn make_whole(value: &mut Value) {
    /// Up to here, every whole number is a `f64`.
    const LARGEST: f64 = 9_007_199_254_740_992.0;
    match value {
        Value::Number(number) if number.is_f64() => {
            let whole = number.as_f64().filter(|f| f.fract() == 0.0 && f.abs() <= LARGEST);
            if let Some(whole) = whole {
                *number = (whole as i64).into();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(make_whole),
        Value::Object(object) => object.values_mut().for_each(make_whole),
        _ => {}
    }
}

fn check_value(api: &Api, ty: &Type, value: &Value, operation: &Operation) -> Result<(), Problem> {
    let Some(found) = contradictions(api, ty, value, 1).pop() else { return Ok(()) };
    let detail =
        format!("{} should be {}, and is {}", shown(&found.path), found.expected, found.found);
    Err(at(operation, &found.path, detail))
}

/// A JSON Patch is a list of operations; an object is a JSON Merge Patch, and may hold anything.
fn check_patch(value: &Value, operation: &Operation) -> Result<(), Problem> {
    let Value::Array(steps) = value else {
        let detail = "the body should be a JSON Patch, which is a list, or a JSON Merge Patch, \
                      which is an object";
        return match value {
            Value::Object(_) => Ok(()),
            _ => Err(at(operation, &[], detail.to_owned())),
        };
    };
    for (index, step) in steps.iter().enumerate() {
        let text = |key: &str| step.get(key).and_then(Value::as_str);
        let wrong = |key: &str, detail: &str| {
            let path = [Step::Item(index), Step::Property(key.to_owned())];
            Err(at(operation, &path, format!("{} should be {detail}", shown(&path))))
        };
        if !text("op").is_some_and(|op| PATCH_OPERATIONS.contains(&op)) {
            return wrong("op", &format!("one of `{}`", PATCH_OPERATIONS.join("`, `")));
        }
        if text("path").is_none() {
            return wrong("path", "a JSON pointer");
        }
    }
    Ok(())
}

fn at(operation: &Operation, path: &[Step], detail: String) -> Problem {
    Problem::faults(operation, vec![Fault { place: ("pointer", pointer(path)), detail }])
}
