//! Where the docs show bytes that are not base64, though that is what `format: byte` promises.

use crate::model::api::{Api, CarrierId, PayloadContent, PayloadKind, Type};
use serde_json::Value;
use std::collections::HashSet;

/// A place that has a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Place {
    /// A property, by its index.
    Property(CarrierId, usize),
    /// What an operation, by its index, sends.
    Body(usize),
    /// What an operation, by its index, answers.
    Answer(usize),
}

/// The places where a sample has something other than base64 for bytes.
pub(super) fn places_of_plain_text(api: &Api) -> HashSet<Place> {
    let mut found = HashSet::new();
    for (index, operation) in api.operations.iter().enumerate() {
        for payload in &operation.payloads {
            let (PayloadContent::Json(ty) | PayloadContent::Contradiction(ty, _)) =
                &payload.content
            else {
                continue;
            };
            let Ok(value) = serde_json::from_str(&payload.text) else { continue };
            let place = match payload.kind {
                PayloadKind::Request => Place::Body(index),
                PayloadKind::Response(_) => Place::Answer(index),
            };
            look(api, ty, &value, place, &mut found);
        }
    }
    found
}

fn look(api: &Api, ty: &Type, value: &Value, place: Place, found: &mut HashSet<Place>) {
    match (ty, value) {
        (Type::Byte, Value::String(text)) if !is_base64(text) => {
            found.insert(place);
        }
        (Type::Nullable(inner), value) => look(api, inner, value, place, found),
        (Type::List(item), Value::Array(items)) => {
            items.iter().for_each(|value| look(api, item, value, place, found));
        }
        (Type::Dictionary(entry), Value::Object(object)) => {
            object.values().for_each(|value| look(api, entry, value, place, found));
        }
        (Type::Carrier(id), Value::Object(object)) => {
            for (index, property) in api.carrier(*id).properties.iter().enumerate() {
                if let Some(value) = object.get(&property.name) {
                    look(api, &property.ty, value, Place::Property(*id, index), found);
                }
            }
        }
        _ => {}
    }
}

/// Whether a text is base64 as RFC 4648 has it, with padding.
fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    text.len().is_multiple_of(4) && text.len() - digits.len() <= 2 && digits.bytes().all(is_digit)
}

#[cfg(test)]
mod tests;
