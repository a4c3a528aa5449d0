use super::{Schema, files};
use crate::pages::dialect::Description;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

fn schema() -> Schema {
    Schema::new(crate::shell::schema::dialect())
}

fn read(text: &str) -> Result<Description, serde_yaml::Error> {
    serde_yaml::from_str(text)
}

#[test]
fn every_dialect_here_is_one() {
    let schema = schema();
    let files = files(|path| {
        path.ends_with("dialect.yaml")
            || path.extension().is_some_and(|extension| extension == "yaml")
                && path.parent().is_some_and(|folder| folder.ends_with("src/pages/dialect"))
    });
    assert!(files.len() > 20, "{files:?}");
    for (path, text) in files {
        assert_eq!(schema.faults(&text), "", "{}", path.display());
    }
}

#[test]
fn every_key_is_described() {
    schema().assert_describes_all();
}

/// A value that has all that a schema speaks of, and the places of all objects and words in it, with
/// the keys or words that may stand there.
struct Whole<'s> {
    root: &'s Value,
    places: Vec<(String, BTreeSet<String>)>,
}

impl Whole<'_> {
    fn of(&mut self, schema: &Value, at: &str) -> Value {
        if let Some(part) = schema["$ref"].as_str() {
            let part = self.root.pointer(part.trim_start_matches('#')).unwrap();
            return self.of(part, at);
        }
        // The other choice is `null`.
        if let Some(choices) = schema["anyOf"].as_array() {
            return self.of(&choices[0], at);
        }
        if let Some(words) = schema["oneOf"].as_array() {
            let words = words.iter().map(|word| word["const"].as_str().unwrap().to_owned());
            let words: BTreeSet<_> = words.collect();
            let first = words.first().unwrap().clone();
            self.places.push((at.to_owned(), words));
            return first.into();
        }
        match schema["type"].as_str().or(schema["type"][0].as_str()).unwrap() {
            "string" => "text".into(),
            "boolean" => true.into(),
            "array" => json!([self.of(&schema["items"], &format!("{at}/0"))]),
            "object" => match schema["properties"].as_object() {
                None => {
                    json!({"any": self.of(&schema["additionalProperties"], &format!("{at}/any"))})
                }
                Some(properties) => {
                    assert_eq!(schema["additionalProperties"], false, "at {at}");
                    self.places.push((at.to_owned(), properties.keys().cloned().collect()));
                    let entries = properties.iter();
                    let entries = entries
                        .map(|(key, inner)| (key.clone(), self.of(inner, &format!("{at}/{key}"))));
                    entries.collect::<Map<_, _>>().into()
                }
            },
            other => panic!("{other} at {at}"),
        }
    }
}

/// The reader knows all that the schema speaks of. Where it meets something else it says what it
/// knows, and that is what the schema speaks of.
#[test]
fn every_key_and_word_is_one_of_the_reader_and_the_other_way_round() {
    let schema = schema();
    let mut whole = Whole { root: &schema.json, places: Vec::new() };
    let value = whole.of(&schema.json, "");
    let yaml = |value: &Value| serde_yaml::to_string(value).unwrap();
    read(&yaml(&value)).unwrap();
    assert_eq!(schema.faults(&yaml(&value)), "");
    assert!(whole.places.len() > 40, "{:?}", whole.places);
    for (at, known) in &whole.places {
        let mut other = value.clone();
        match other.pointer_mut(at).unwrap() {
            Value::Object(entries) => drop(entries.insert("unheard".to_owned(), true.into())),
            word => *word = "unheard".into(),
        }
        let error = read(&yaml(&other)).unwrap_err().to_string();
        let (_, expected) = error.split_once("`unheard`, expected").expect(&error);
        let expected = expected.split('`').skip(1).step_by(2).map(str::to_owned);
        assert_eq!(expected.collect::<BTreeSet<_>>(), *known, "at {at}");
        assert_ne!(schema.faults(&yaml(&other)), "", "at {at}");
    }
}

/// A dialect with no more than it needs, as lines.
const SMALLEST: [&str; 5] = [
    "name: small",
    "endpoint: {languages: [http]}",
    "sections: []",
    "tables: {path: {name: []}, parameters: {name: []}, properties: {name: []}, statuses: {name: []}, type: [], description: []}",
    "types: {words: {text: string}}",
];

#[test]
fn a_dialect_needs_what_the_reader_needs() {
    let schema = schema();
    let whole = SMALLEST.join("\n");
    schema.assert_agrees(&whole, read(&whole));
    for missing in SMALLEST {
        let text = whole.replace(missing, "");
        assert!(read(&text).is_err());
        schema.assert_agrees(&text, read(&text));
    }
}

#[test]
fn takes_what_the_reader_takes_and_nothing_else() {
    let schema = schema();
    for line in [
        "contents:",
        "envelope:",
        "page:",
        "lines:",
        "samples: {lenient: }",
        "conventions: {paging: , variants: , property_carriers: , partial_samples: true}",
        "conventions: {partial_samples: }",
        "page: []",
        "page: {folders: true}",
        "page: {folders: 'true'}",
        "noise: text",
        "noise: [[text]]",
        "noise: {a: b}",
        "noise:",
        "sectoins: []",
        "lines: [{line: a, role: path}]",
        "lines: [{line: a, role: paths}]",
        "lines: [{line: a}]",
        "lines: [{role: path, line: a, methods: GET}]",
        "samples: {lenient: [comments, trailing_commas]}",
        "samples: {lenient: [coments]}",
        "samples: {lenient: comments}",
        "body_hints: [{content: list, of: int32}]",
        "body_hints: [{content: list, of: int64}]",
        "body_hints: [{of: int32}]",
        "conventions: {paging: {next: a}}",
        "conventions: {paging: {next: a, items: b}}",
        "conventions: {property_carriers: {a: b}}",
        "conventions: {property_carriers: [a]}",
        "headers: {authorization: {header: A, schemes: [b]}}",
        "headers: {authorization: {header: A}}",
    ] {
        let text = format!("{}\n{line}\n", SMALLEST.join("\n"));
        schema.assert_agrees(&text, read(&text));
    }
}

/// The reader takes `7` for text, and nothing at all, too. It can hardly be meant, and who means it
/// can put quotes around it; where editors are told of it they propose `true` behind every key.
#[test]
fn text_is_to_look_like_text() {
    let schema = schema();
    for line in ["contents: 7", "required_words: [true]", "lines: [{line: , role: path}]"] {
        let text = format!("{}\n{line}\n", SMALLEST.join("\n"));
        assert!(read(&text).is_ok());
        assert_ne!(schema.faults(&text), "", "{line}");
    }
}
