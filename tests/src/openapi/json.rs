//! Looking things up in JSON.

use serde_json::Value;

/// The text at a key; empty if there is none.
pub fn text(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Whether the value at a key is `true`.
pub fn flag(value: &Value, key: &str) -> bool {
    value.get(key) == Some(&Value::Bool(true))
}

/// The list at a key; empty if there is none.
pub fn list<'d>(value: &'d Value, key: &str) -> &'d [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The texts in the list at a key, if there is one.
pub fn optional_texts(value: &Value, key: &str) -> Option<Vec<String>> {
    let texts = value.get(key)?.as_array()?.iter();
    Some(texts.map(|text| text.as_str().expect("a text").to_owned()).collect())
}

/// The entries of an object, in order; none if it is something else.
pub fn entries(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value.as_object().into_iter().flatten().map(|(key, value)| (key.as_str(), value))
}

/// The last part of a reference: the key of a component.
pub fn referenced(value: &Value) -> Option<&str> {
    value.get("$ref")?.as_str()?.rsplit('/').next()
}

/// A text without a last paragraph, which may be the whole of it.
pub fn without_paragraph(text: &str, last: &str) -> String {
    match text.strip_suffix(last) {
        Some(before) => before.trim_end_matches("\n\n").to_owned(),
        None => text.to_owned(),
    }
}
