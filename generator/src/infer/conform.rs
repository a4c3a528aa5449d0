//! Whether a payload is what its type says: the questions that decoding will ask, in its order.

use crate::api::{Api, Step, Type};
use crate::source::Span;
use serde_json::{Number, Value};

/// Where a payload contradicts its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Contradiction {
    /// From the payload to the value.
    pub path: Vec<Step>,
    /// What should be there.
    pub expected: &'static str,
    /// What is there.
    pub found: &'static str,
    /// Where the docs say what should be there, for a property.
    pub stated: Option<Span>,
}

/// The first contradiction that decoding `value` as `ty` meets.
pub(super) fn contradiction(api: &Api, ty: &Type, value: &Value) -> Option<Contradiction> {
    let expected = match (ty, value) {
        (Type::Any, _)
        | (Type::Bool, Value::Bool(_))
        | (Type::Double, Value::Number(_))
        | (Type::String | Type::DateTime | Type::Byte | Type::Enum(_), Value::String(_)) => {
            return None;
        }
        (Type::Int32, Value::Number(number)) if is_int32(number) => return None,
        (Type::Int64, Value::Number(number)) if number.is_i64() => return None,
        (Type::List(item), Value::Array(items)) => {
            let below = |(index, value)| {
                contradiction(api, item, value).map(|found| found.at(Step::Item(index)))
            };
            return items.iter().enumerate().find_map(below);
        }
        (Type::Dictionary(entry), Value::Object(object)) => {
            let entries = object.iter().filter(|(_, value)| !value.is_null());
            let below = |(key, value): (&String, &Value)| {
                contradiction(api, entry, value).map(|found| found.at(Step::Entry(key.clone())))
            };
            return entries.into_iter().find_map(below);
        }
        (Type::Carrier(id), Value::Object(object)) => {
            let properties = &api.carrier(*id).properties;
            let entries = object.iter().filter(|(_, value)| !value.is_null());
            let below = |(key, value): (&String, &Value)| {
                let property = properties.iter().find(|property| property.name == *key)?;
                let mut found = contradiction(api, &property.ty, value)?;
                found.stated = found.stated.or(property.reason.span);
                Some(found.at(Step::Property(key.clone())))
            };
            return entries.into_iter().find_map(below);
        }
        (Type::Bool, _) => "a bool",
        (Type::Int32, _) => "a 32-bit integer",
        (Type::Int64, _) => "a 64-bit integer",
        (Type::Double, _) => "a number",
        (Type::String | Type::DateTime | Type::Byte | Type::Enum(_), _) => "a string",
        (Type::List(_), _) => "an array",
        (Type::Dictionary(_) | Type::Carrier(_), _) => "an object",
    };
    Some(Contradiction { path: Vec::new(), expected, found: kind(value), stated: None })
}

impl Contradiction {
    /// The same, seen from one step above.
    fn at(mut self, step: Step) -> Self {
        self.path.insert(0, step);
        self
    }
}

fn is_int32(number: &Number) -> bool {
    number.as_i64().is_some_and(|number| i32::try_from(number).is_ok())
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
