//! Whether a payload is what its type says: the questions that decoding will ask, in its order.

use crate::api::{Api, Carrier, CarrierId, Evidence, Property, Step, Type};
use crate::source::Span;
use serde_json::{Map, Number, Value};

/// Where a payload contradicts its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Contradiction {
    /// From the payload to the value.
    pub path: Vec<Step>,
    /// Who says what should be there.
    pub said: Said,
    /// What should be there.
    pub expected: &'static str,
    /// What is there.
    pub found: &'static str,
    /// Where the docs say what should be there, for a property.
    pub stated: Option<Span>,
}

/// Who says what a payload should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// The docs.
    Docs,
    /// The configuration.
    Override,
}

/// The first contradiction that decoding `value` as `ty` meets.
pub(crate) fn contradiction(api: &Api, ty: &Type, value: &Value) -> Option<Contradiction> {
    let expected = match (ty, value) {
        (Type::Any, _)
        | (Type::Bool, Value::Bool(_))
        | (Type::Double, Value::Number(_))
        | (Type::String | Type::DateTime | Type::Byte, Value::String(_)) => return None,
        (Type::Int32, Value::Number(number)) if is_int32(number) => return None,
        (Type::Int64, Value::Number(number)) if number.is_i64() => return None,
        (Type::Enum(id), Value::String(word)) => {
            let known = api.enumeration(*id);
            if !known.closed || known.values.contains(word) {
                return None;
            }
            let (expected, found) = ("one of a closed set of words", "another one");
            return Some(Contradiction {
                said: Said::Override,
                ..Contradiction::new(expected, found)
            });
        }
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
        (Type::Carrier(id), Value::Object(object)) => return in_carrier(api, *id, object),
        (Type::Bool, _) => "a bool",
        (Type::Int32, _) => "a 32-bit integer",
        (Type::Int64, _) => "a 64-bit integer",
        (Type::Double, _) => "a number",
        (Type::String | Type::DateTime | Type::Byte | Type::Enum(_), _) => "a string",
        (Type::List(_), _) => "an array",
        (Type::Dictionary(_) | Type::Carrier(_), _) => "an object",
    };
    let found = match (ty, value) {
        (Type::Int32 | Type::Int64, Value::Number(number)) if is_large(number) => "a larger one",
        _ => kind(value),
    };
    Some(Contradiction::new(expected, found))
}

/// The same for an object with known properties: first what is there is looked at, then what is
/// missing.
fn in_carrier(api: &Api, id: CarrierId, object: &Map<String, Value>) -> Option<Contradiction> {
    let carrier = api.carrier(id);
    let below = |(key, value): (&String, &Value)| {
        let property = property(carrier, key)?;
        if value.is_null() {
            return property.required.then(|| absent(property, "null"));
        }
        let mut found = contradiction(api, &property.ty, value)?;
        if !found.path.iter().any(|step| matches!(step, Step::Property(_))) {
            found.stated = property.reason.span;
            if property.reason.evidence == Evidence::Override {
                found.said = Said::Override;
            }
        }
        Some(found.at(Step::Property(key.clone())))
    };
    object.iter().find_map(below).or_else(|| {
        let mut required = carrier.properties.iter().filter(|property| property.required);
        let missing = required.find(|property| !object.contains_key(&property.name));
        missing.map(|property| absent(property, "nothing"))
    })
}

fn absent(property: &Property, found: &'static str) -> Contradiction {
    let path = vec![Step::Property(property.name.clone())];
    Contradiction { path, said: Said::Override, ..Contradiction::new("always there", found) }
}

fn property<'a>(carrier: &'a Carrier, name: &str) -> Option<&'a Property> {
    carrier.properties.iter().find(|property| property.name == name)
}

/// The paths of all that a payload of type `ty` holds and no carrier has a property for.
pub(super) fn unknown(api: &Api, ty: &Type, value: &Value) -> Vec<Unknown> {
    let mut found = Vec::new();
    collect_unknown(api, ty, value, &mut Vec::new(), &mut found);
    found
}

/// Something in a payload for which a carrier has no property.
pub(super) struct Unknown {
    /// From the payload to the value.
    pub path: Vec<Step>,
    /// The carrier.
    pub carrier: CarrierId,
    /// Whether the configuration leaves the property out.
    pub is_left_out: bool,
}

fn collect_unknown(
    api: &Api,
    ty: &Type,
    value: &Value,
    path: &mut Vec<Step>,
    found: &mut Vec<Unknown>,
) {
    let below: Vec<(Step, &Type, &Value)> = match (ty, value) {
        (Type::List(item), Value::Array(items)) => {
            let steps = items.iter().enumerate();
            steps.map(|(index, value)| (Step::Item(index), &**item, value)).collect()
        }
        (Type::Dictionary(entry), Value::Object(object)) => {
            let steps = object.iter();
            steps.map(|(key, value)| (Step::Entry(key.clone()), &**entry, value)).collect()
        }
        (Type::Carrier(id), Value::Object(object)) => {
            let carrier = api.carrier(*id);
            for key in object.keys().filter(|key| property(carrier, key).is_none()) {
                let path = path.iter().cloned().chain([Step::Property(key.clone())]).collect();
                let is_left_out = carrier.left_out.contains(key);
                found.push(Unknown { path, carrier: *id, is_left_out });
            }
            // In the order in which the runtime lists them.
            let held = carrier.properties.iter().filter_map(|property| {
                let step = Step::Property(property.name.clone());
                Some((step, &property.ty, object.get(&property.name)?))
            });
            held.collect()
        }
        _ => Vec::new(),
    };
    for (step, ty, value) in below {
        path.push(step);
        collect_unknown(api, ty, value, path, found);
        path.pop();
    }
}

impl Contradiction {
    /// The docs say one thing of a value, which is another.
    fn new(expected: &'static str, found: &'static str) -> Self {
        Self { path: Vec::new(), said: Said::Docs, expected, found, stated: None }
    }

    /// The same, seen from one step above.
    fn at(mut self, step: Step) -> Self {
        self.path.insert(0, step);
        self
    }
}

fn is_int32(number: &Number) -> bool {
    number.as_i64().is_some_and(|number| i32::try_from(number).is_ok())
}

/// Whether a number is an integer, or so large that it was read as a fraction.
fn is_large(number: &Number) -> bool {
    !number.is_f64() || number.as_f64().is_some_and(|number| number.abs() >= 2_f64.powi(63))
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
