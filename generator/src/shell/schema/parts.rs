//! What schemas are made of.

use super::EDITION;
use serde_json::{Map, Value, json};

/// A text as one line: lines end where those of the source do, which means nothing.
pub fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The schema of a file, with what it is about before all else.
pub fn file(title: &str, schema: Value) -> Value {
    let about = schema["description"].clone();
    let mut file = Map::new();
    file.insert("$schema".to_owned(), EDITION.into());
    file.insert("title".to_owned(), title.into());
    file.insert("description".to_owned(), about);
    if let Value::Object(entries) = schema {
        file.extend(entries);
    }
    file.into()
}

/// A schema with what people are told of it.
pub fn described(about: &str, schema: Value) -> Value {
    let mut described = Map::new();
    described.insert("description".to_owned(), in_one_line(about).into());
    if let Value::Object(entries) = schema {
        described.extend(entries);
    }
    described.into()
}

/// Keys and values, of these keys only.
pub fn closed<'k>(properties: impl IntoIterator<Item = (&'k str, Value)>) -> Value {
    let properties = properties.into_iter().map(|(key, schema)| (key.to_owned(), schema));
    json!({
        "type": "object",
        "properties": properties.collect::<Map<_, _>>(),
        "additionalProperties": false,
    })
}

/// The same, or nothing after the key.
pub fn or_nothing(mut schema: Value) -> Value {
    schema["type"] = json!([schema["type"], "null"]);
    schema
}

/// Text that is not empty.
pub fn text() -> Value {
    json!({"type": "string", "minLength": 1})
}

/// The part of the schema that stands under this name in `$defs`.
pub fn part(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}
