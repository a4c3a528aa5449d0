//! What a schema says of keys, as Markdown.

use serde_json::{Map, Value};

/// How many characters of an example are shown.
const LONGEST: usize = 90;

/// The keys of a file, each with its type, what it is without it, what it means and an example: that of the
/// schema, or else the first one in `files`.
pub fn reference(schema: &Value, files: &[Value]) -> String {
    let mut reference = Reference { schema, files, sections: Vec::new() };
    reference.visit("", schema);
    reference.sections.iter().map(|section| reference.section(section)).collect()
}

/// Keys that stand together.
struct Section<'s> {
    /// Where they stand, as paths of keys; the root is empty.
    paths: Vec<String>,
    schema: &'s Value,
}

struct Reference<'s> {
    schema: &'s Value,
    files: &'s [Value],
    sections: Vec<Section<'s>>,
}

impl<'s> Reference<'s> {
    /// Notes the keys of an object, and of all that are inside of it.
    fn visit(&mut self, path: &str, schema: &'s Value) {
        let Some(properties) = schema["properties"].as_object() else { return };
        let is_known = |section: &&mut Section<'_>| std::ptr::eq(section.schema, schema);
        if let Some(section) = self.sections.iter_mut().find(is_known) {
            return section.paths.push(path.to_owned());
        }
        self.sections.push(Section { paths: vec![path.to_owned()], schema });
        for (key, property) in properties {
            let below = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            for part in parts(property) {
                let is_list = part.get("items").is_some();
                let inner = self.resolve(part.get("items").unwrap_or(part));
                self.visit(&format!("{below}{}", if is_list { "[]" } else { "" }), inner);
            }
        }
    }

    fn resolve(&self, schema: &'s Value) -> &'s Value {
        let name = schema["$ref"].as_str().and_then(|target| target.strip_prefix("#/$defs/"));
        name.map_or(schema, |name| &self.schema["$defs"][name])
    }

    fn section(&self, Section { paths, schema }: &Section<'s>) -> String {
        let mut text = String::new();
        if paths.iter().any(|path| !path.is_empty()) {
            let names: Vec<_> = paths.iter().map(|path| format!("`{path}`")).collect();
            text.push_str(&format!("\n## {}\n\n", names.join(", ")));
            text.push_str(&format!("{}\n\n", about(schema)));
        }
        text.push_str("| Key | Type | Default | Meaning | Example |\n|---|---|---|---|---|\n");
        let required = schema["required"].as_array().into_iter().flatten();
        let required: Vec<_> = required.filter_map(Value::as_str).collect();
        for (key, property) in schema["properties"].as_object().into_iter().flatten() {
            let default = match &property["default"] {
                _ if required.contains(&key.as_str()) => "required".to_owned(),
                Value::Null => "nothing".to_owned(),
                value => format!("`{}`", flow(value)),
            };
            let example = self.example(paths, key, property);
            let cells = [self.kind(property), default, about(property).to_owned(), example];
            let cells = cells.map(|cell| cell.replace('|', "\\|"));
            text.push_str(&format!("| `{key}` | {} |\n", cells.join(" | ")));
        }
        for (key, property) in schema["properties"].as_object().into_iter().flatten() {
            text.push_str(&self.words(key, property));
        }
        text
    }

    /// The type of a value, in words.
    fn kind(&self, schema: &'s Value) -> String {
        let words = |schema: &'s Value| match self.resolve(schema) {
            one if one.get("properties").is_some() => "keys".to_owned(),
            one if choices(one).next().is_some() => "word".to_owned(),
            one if one.get("items").is_some() => format!("list of {}", self.plural(&one["items"])),
            one if one["additionalProperties"].is_object() => {
                format!("names with {}", self.kind(&one["additionalProperties"]))
            }
            one => match kind_of(one) {
                Some("boolean") => "truth value".to_owned(),
                _ => "text".to_owned(),
            },
        };
        parts(schema).map(words).next().unwrap_or_default()
    }

    fn plural(&self, schema: &'s Value) -> String {
        match self.kind(schema).as_str() {
            "text" => "texts".to_owned(),
            "word" => "words".to_owned(),
            kind => kind.to_owned(),
        }
    }

    /// The words that a key may have, with what each means.
    fn words(&self, key: &str, property: &'s Value) -> String {
        let inner = parts(property).map(|part| {
            let of =
                part.get("items").or(part.get("additionalProperties").filter(|of| of.is_object()));
            self.resolve(of.unwrap_or(part))
        });
        let found: Vec<_> = inner.flat_map(choices).collect();
        if found.is_empty() {
            return String::new();
        }
        let lines = found.iter().map(|(word, about)| format!("- `{word}`: {about}\n"));
        format!("\nThe words of `{key}`:\n\n{}", lines.collect::<String>())
    }

    /// An example of a key: that of the schema, or one in a file.
    fn example(&self, paths: &[String], key: &str, property: &Value) -> String {
        let own = property["examples"].as_array().and_then(|examples| examples.first());
        let in_files = || {
            let found =
                paths.iter().flat_map(|path| self.files.iter().flat_map(|file| at(file, path)));
            let values = found.filter_map(|found| found.get(key));
            values.min_by_key(|value| (is_empty(value), flow(value).len() > LONGEST)).cloned()
        };
        let Some(value) = own.cloned().or_else(in_files) else { return String::new() };
        let is_short = |value: &Value| flow(value).len() <= LONGEST;
        let value = if is_short(&value) { value } else { shortened(&value) };
        format!("`` {key}: {} ``", flow(&value))
    }
}

/// What is said of a schema.
fn about(schema: &Value) -> &str {
    schema["description"].as_str().unwrap_or_default()
}

/// A schema, or those of which it is one, without the one that is nothing.
fn parts(schema: &Value) -> impl Iterator<Item = &Value> {
    let of = ["anyOf", "allOf"].iter().find_map(|key| schema[key].as_array());
    let whole = of.is_none().then_some(schema);
    whole.into_iter().chain(of.into_iter().flatten().filter(|part| part["type"] != "null"))
}

/// The kind of JSON, where it is one beside nothing.
fn kind_of(schema: &Value) -> Option<&str> {
    let kinds = schema["type"].as_array();
    kinds.map_or(schema["type"].as_str(), |kinds| kinds.first().and_then(Value::as_str))
}

/// The words of an enumeration.
fn choices(schema: &Value) -> impl Iterator<Item = (&str, &str)> {
    let choices = schema["oneOf"].as_array().into_iter().flatten();
    choices.filter_map(|one| Some((one["const"].as_str()?, about(one))))
}

/// What stands at a path of keys, where `[]` are all items of a list.
fn at<'v>(file: &'v Value, path: &str) -> Vec<&'v Value> {
    let keys = path.split('.').filter(|key| !key.is_empty());
    keys.fold(vec![file], |found, key| {
        let (name, is_list) = key.strip_suffix("[]").map_or((key, false), |name| (name, true));
        let below = found.into_iter().filter_map(|value| value.get(name));
        match is_list {
            true => below.filter_map(Value::as_array).flatten().collect(),
            false => below.collect(),
        }
    })
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.is_empty(),
        Value::Object(entries) => entries.is_empty(),
        Value::String(text) => text.is_empty(),
        _ => false,
    }
}

/// The first of what is inside.
fn shortened(value: &Value) -> Value {
    match value {
        Value::Array(items) => {
            let short = items.iter().min_by_key(|item| flow(item).len());
            Value::Array(short.cloned().into_iter().collect())
        }
        Value::Object(entries) => {
            let mut short: Map<String, Value> = Map::new();
            for (key, value) in entries {
                let value =
                    if flow(value).len() > LONGEST / 2 { shortened(value) } else { value.clone() };
                short.insert(key.clone(), value);
                if flow(&Value::Object(short.clone())).len() > LONGEST {
                    break;
                }
            }
            Value::Object(short)
        }
        value => value.clone(),
    }
}

/// A value as YAML in one line.
fn flow(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", "))
        }
        Value::Object(entries) => {
            let entries =
                entries.iter().map(|(key, value)| format!("{}: {}", text(key), flow(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        Value::String(written) => text(written),
        value => value.to_string(),
    }
}

/// Text, in quotes unless it is a plain word.
fn text(written: &str) -> String {
    let is_plain = |sign: char| sign.is_alphanumeric() || "_-$".contains(sign);
    let is_word = written.starts_with(char::is_alphabetic) && written.chars().all(is_plain);
    let means_else = ["true", "false", "yes", "no", "null"].contains(&&*written.to_lowercase());
    if is_word && !means_else {
        return written.to_owned();
    }
    format!("'{}'", written.replace('\'', "''").replace('\n', " "))
}
