//! Schemas that follow from types, their doc comments and what serde is told of them.

use super::parts::in_one_line;
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

/// The schema of what people write, and this library reads.
pub fn schema_of_read<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().for_deserialize();
    schema_of::<T>(settings.with_transform(Readable).with_transform(Lenient))
}

/// The schema of what this library writes: it knows what is left out where there is nothing to say.
pub fn schema_of_written<T: JsonSchema>() -> Value {
    schema_of::<T>(SchemaSettings::draft2020_12().for_serialize().with_transform(Readable))
}

fn schema_of<T: JsonSchema>(settings: SchemaSettings) -> Value {
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    // Both are for files, and the title is but a name in the code.
    schema.remove("$schema");
    schema.remove("title");
    schema.into()
}

/// Makes of what the code says what an editor is to show.
#[derive(Clone, Debug)]
struct Readable;

impl Transform for Readable {
    fn transform(&mut self, schema: &mut Schema) {
        if let Some(Value::String(text)) = schema.get_mut("description") {
            *text = in_one_line(text);
        }
        // Editors write the default behind a key that they complete, and nobody wants `null` there.
        if schema.get("default").is_some_and(is_nothing) {
            schema.remove("default");
        }
        transform_subschemas(self, schema);
    }
}

/// Allows that nothing stands behind a key.
#[derive(Clone, Debug)]
struct Lenient;

impl Transform for Lenient {
    fn transform(&mut self, schema: &mut Schema) {
        if may_be_left_empty(schema) {
            let kind = schema.get("type").cloned();
            schema.insert("type".to_owned(), json!([kind, "null"]));
        }
        transform_subschemas(self, schema);
    }
}

/// Whether nothing can stand where the schema wants a list or keys, none of which must be there: what
/// was behind the key may be commented out, and the YAML library takes that for an empty one.
fn may_be_left_empty(schema: &Schema) -> bool {
    match schema.get("type").and_then(Value::as_str) {
        Some("array") => true,
        Some("object") => schema.get("required").is_none(),
        _ => false,
    }
}

/// Whether a value says no more than its absence.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(entries) => entries.is_empty(),
        _ => false,
    }
}
