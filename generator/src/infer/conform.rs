//! Whether a payload is what its type says: the questions that decoding will ask, in its order.

use crate::api::{Api, Type};
use crate::docs::json::Step;
use serde_json::Value;

/// Where a payload contradicts its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Contradiction {
    /// From the payload to the value.
    pub path: Vec<Step>,
    /// The property's own name, or nothing for the payload itself.
    pub expected: String,
    /// What is there.
    pub found: &'static str,
}

/// The first contradiction that decoding `value` as `ty` meets.
pub(super) fn contradiction(api: &Api, ty: &Type, value: &Value) -> Option<Contradiction> {
    let mut path = Vec::new();
    let (expected, found) = check(api, ty, value, &mut path)?;
    Some(Contradiction { path, expected: expected.to_owned(), found })
}

/// Leaves the way to the contradiction in `path`.
fn check(
    api: &Api,
    ty: &Type,
    value: &Value,
    path: &mut Vec<Step>,
) -> Option<(&'static str, &'static str)> {
    let expected = match (ty, value) {
        (Type::Any, _) => return None,
        (Type::Bool, Value::Bool(_)) => return None,
        (Type::Int32, Value::Number(number))
            if number.as_i64().is_some_and(|n| i32::try_from(n).is_ok()) =>
        {
            return None;
        }
        (Type::Int64, Value::Number(number)) if number.is_i64() => return None,
        (Type::Double, Value::Number(_)) => return None,
        (Type::String | Type::DateTime | Type::Byte | Type::Enum(_), Value::String(_)) => {
            return None;
        }
        (Type::List(item), Value::Array(items)) => {
            return items.iter().enumerate().find_map(|(index, value)| {
                step(path, Step::Index(index), |path| check(api, item, value, path))
            });
        }
        (Type::Dictionary(entry), Value::Object(object)) => {
            return object.iter().find_map(|(key, value)| {
                step(path, Step::Key(key.clone()), |path| nullable(api, entry, value, path))
            });
        }
        (Type::Carrier(id), Value::Object(object)) => {
            let properties = &api.carrier(*id).properties;
            return object.iter().find_map(|(key, value)| {
                let property = properties.iter().find(|property| property.name == *key)?;
                step(path, Step::Key(key.clone()), |path| nullable(api, &property.ty, value, path))
            });
        }
        (Type::Bool, _) => "a bool",
        (Type::Int32, _) => "a 32-bit integer",
        (Type::Int64, _) => "a 64-bit integer",
        (Type::Double, _) => "a number",
        (Type::String | Type::DateTime | Type::Byte | Type::Enum(_), _) => "a string",
        (Type::List(_), _) => "an array",
        (Type::Dictionary(_) | Type::Carrier(_), _) => "an object",
    };
    Some((expected, kind(value)))
}

fn nullable(
    api: &Api,
    ty: &Type,
    value: &Value,
    path: &mut Vec<Step>,
) -> Option<(&'static str, &'static str)> {
    if value.is_null() { None } else { check(api, ty, value, path) }
}

/// Goes down a step, and stays there if something is found.
fn step<T>(
    path: &mut Vec<Step>,
    step: Step,
    look: impl FnOnce(&mut Vec<Step>) -> Option<T>,
) -> Option<T> {
    path.push(step);
    let found = look(path);
    if found.is_none() {
        path.pop();
    }
    found
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a bool",
        Value::Number(number) if number.is_f64() => "a fraction",
        Value::Number(_) => "an integer",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}
