//! Pages whose samples have other values of the same kind, as each new edition has.

use crate::random::Random;
use serde_json::{Map, Number, Value};
use std::fs;
use std::path::Path;

/// Copies a folder of docs and gives all samples other values.
///
/// # Panics
///
/// When a file cannot be read or written.
pub fn copy_with_other_values(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the copy can be written");
    for entry in fs::read_dir(from).expect("the docs can be read") {
        let path = entry.expect("the docs can be read").path();
        let target = to.join(path.file_name().expect("it was listed by name"));
        if path.is_dir() {
            copy_with_other_values(&path, &target);
            continue;
        }
        let text = fs::read_to_string(&path).expect("the docs are text");
        let seed = target.file_name().map(|name| name.to_string_lossy().into_owned());
        let mut random = Random::new(&seed.unwrap_or_default());
        fs::write(target, with_other_values(&text, &mut random)).expect("the copy can be written");
    }
}

/// A page with other values in its samples; all else stays, keys too unless they are data.
pub fn with_other_values(page: &str, random: &mut Random) -> String {
    let mut text = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, body, after)) = next_sample(rest) {
        text.push_str(before);
        match serde_json::from_str(body) {
            Ok(value) => {
                let value = other_payload(value, random);
                text.push_str(&format!("{value:#}\n"));
            }
            Err(_) => text.push_str(body),
        }
        rest = after;
    }
    text + rest
}

/// What stands before the body of the next sample, the body, and the rest.
fn next_sample(text: &str) -> Option<(&str, &str, &str)> {
    let opened =
        ["```http!\n", "```http_\n"].into_iter().filter_map(|fence| text.find(fence)).min()?;
    let closed = opened + 3 + text[opened + 3..].find("\n```")? + 1;
    let blank = text[opened..closed].find("\n\n").map_or(closed, |at| opened + at + 2);
    Some((&text[..blank], &text[blank..closed], &text[closed..]))
}

fn other_payload(value: Value, random: &mut Random) -> Value {
    match value {
        Value::Object(mut object) if object.contains_key("odata.metadata") => {
            let rows = object.get_mut("value").map(Value::take).unwrap_or_default();
            let mut object = other_values(object, random);
            object.insert("value".to_owned(), with_other_keys(other(rows, random), random));
            Value::Object(object)
        }
        Value::Array(items) => {
            Value::Array(items.into_iter().map(|item| other_patch(item, random)).collect())
        }
        value => other(value, random),
    }
}

/// An operation of a patch has data for keys below `value`.
fn other_patch(item: Value, random: &mut Random) -> Value {
    let is_patch = item.get("op").is_some() && item.get("path").is_some();
    let mut item = other(item, random);
    if let Some(value) = item.get_mut("value").filter(|_| is_patch) {
        *value = with_other_keys(value.take(), random);
    }
    item
}

fn with_other_keys(value: Value, random: &mut Random) -> Value {
    match value {
        Value::Array(items) => {
            items.into_iter().map(|item| with_other_keys(item, random)).collect()
        }
        Value::Object(object) => {
            object.into_iter().map(|(_, value)| (random.word(), value)).collect()
        }
        value => value,
    }
}

fn other(value: Value, random: &mut Random) -> Value {
    match value {
        Value::Null => Value::Null,
        Value::Bool(_) => Value::Bool(random.below(2) == 0),
        Value::Number(number) if number.is_f64() => {
            let hundredths = 100 * random.below(90_000) + 1 + random.below(99);
            Number::from_f64(hundredths as f64 / 100.0).map_or(Value::Null, Value::Number)
        }
        Value::Number(_) => random.below(10_000).into(),
        Value::String(text) if is_date(&text) => {
            let (month, day) = (1 + random.below(12), 1 + random.below(28));
            let (year, ticks) = (1990 + random.below(40), random.below(10_000_000));
            format!("{year}-{month:02}-{day:02}T07:08:09.{ticks:07}+02:00").into()
        }
        Value::String(_) => random.word().into(),
        Value::Array(items) => items.into_iter().map(|item| other(item, random)).collect(),
        Value::Object(object) => Value::Object(other_values(object, random)),
    }
}

fn other_values(object: Map<String, Value>, random: &mut Random) -> Map<String, Value> {
    object.into_iter().map(|(name, value)| (name, other(value, random))).collect()
}

/// Whether it looks like `2003-03-15T16:48:28…`.
fn is_date(text: &str) -> bool {
    let digits_to_zero = |c: char| if c.is_ascii_digit() { '0' } else { c };
    let form: String = text.chars().take(19).map(digits_to_zero).collect();
    form == "0000-00-00T00:00:00"
}
