use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::entries::{Entries, encode_properties};
use super::{Carrier, Encode, List, Map, Shape, ToJson, Value, View, json};

/// A value as JSON.
///
/// A double that is not a number, or infinite, has no place in JSON and becomes `null`.
pub fn to_json<T: ToJson + ?Sized>(value: &T) -> Vec<u8> {
    let mut text = Vec::with_capacity(128);
    value.show(&mut |view| {
        json::write(view, &mut text);
    });
    text
}

/// A value as [`Value`].
pub fn to_value<T: ToJson + ?Sized>(value: &T) -> Value {
    let mut json = Value::Null;
    value.show(&mut |view| {
        json = serde_json::to_value(view).expect("all keys are text");
    });
    json
}

/// `Serialize` for everything that is [`Encode`].
///
/// # Errors
/// Those of the serializer.
pub fn serialize<T: Encode, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    value.view().serialize(serializer)
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            View::Bool(value) => serializer.serialize_bool(value),
            View::Int32(value) => serializer.serialize_i32(value),
            View::Int64(value) => serializer.serialize_i64(value),
            View::Double(value) => serializer.serialize_f64(value),
            View::Text(value) => serializer.serialize_str(value),
            View::Carrier(value) => encode_carrier(value, serializer),
            View::List(value) => encode_list(value, serializer),
            View::Map(value) => encode_map(value, serializer),
            View::Any(value) => value.serialize(serializer),
            View::Null => serializer.serialize_none(),
        }
    }
}

// Not inlined, so that the way to a scalar, by far the most travelled, stays short.
#[inline(never)]
fn encode_list<S: Serializer>(list: &dyn List, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(list.items())
}

#[inline(never)]
fn encode_map<S: Serializer>(map: &dyn Map, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(map.entries())
}

#[inline(never)]
fn encode_carrier<S: Serializer>(carrier: &dyn Carrier, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    let mut outcome = Ok(());
    carrier.properties(&mut |shape, properties, extra| {
        outcome = encode_properties(shape, properties, extra, &mut Serialized(&mut map));
    });
    outcome?;
    map.end()
}

/// The properties of a carrier, for a serializer.
struct Serialized<'a, M>(&'a mut M);

impl<M: SerializeMap> Entries for Serialized<'_, M> {
    type Error = M::Error;

    fn known(
        &mut self,
        shape: &Shape,
        position: usize,
        value: Option<View<'_>>,
    ) -> Result<(), M::Error> {
        self.0.serialize_entry(shape.properties()[position], &value)
    }

    fn unknown(&mut self, name: &str, value: &Value) -> Result<(), M::Error> {
        self.0.serialize_entry(name, value)
    }
}
