use super::Schema;
use crate::diff::layout::json;
use crate::diff::tests::each_report;
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn every_key_is_described() {
    Schema::new(crate::shell::schema::diff()).assert_describes_all();
}

/// All keys that a schema speaks of, at any depth.
fn known(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Array(items) => items.iter().for_each(|item| known(item, found)),
        Value::Object(entries) => {
            let properties = entries.get("properties").and_then(Value::as_object);
            found.extend(properties.into_iter().flatten().map(|(key, _)| key.clone()));
            entries.values().for_each(|value| known(value, found));
        }
        _ => {}
    }
}

/// All keys in a value, at any depth.
fn keys(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| keys(item, found)),
        Value::Object(entries) => {
            found.extend(entries.keys().cloned());
            entries.values().for_each(|value| keys(value, found));
        }
        _ => {}
    }
}

#[test]
fn what_is_told_is_what_the_schema_says() {
    let schema = Schema::new(crate::shell::schema::diff());
    let mut told = BTreeSet::new();
    each_report(|report| {
        let text = json(report);
        // JSON is YAML.
        assert_eq!(schema.faults(&text), "", "{text}");
        keys(&serde_json::from_str(&text).unwrap(), &mut told);
        let wrong = text.replacen("\"breaking\":", "\"braking\":", 1);
        assert_ne!(schema.faults(&wrong), "");
    });
    let mut said = BTreeSet::new();
    known(&schema.json, &mut said);
    assert_eq!(told, said);
}
