//! What the model is for small specifications: one test for each, named after what it shows.
//!
//! Each test reads the specification of its name in `tests/specs/` and holds the outline of the model and the
//! findings against a snapshot. Crates of all of them must be text that is Rust.

#[path = "specs/faults.rs"]
mod faults;

use proptest::prelude::*;
use std::path::{Path, PathBuf};
use tablature::diagnostics::render_short;
use tablature::model::api::Outline;
use tablature::rust::{CrateOptions, emit_crate};
use tablature::shell::pipeline::{Input, Outcome, run};

fn folder() -> PathBuf {
    PathBuf::from("tests/specs")
}

fn outcome(file: &Path) -> Outcome {
    let input = Input { docs: vec![file.to_owned()], ..Input::default() };
    run(&input, &()).expect("the file is there")
}

/// The model and the findings, as text.
fn outline(file: &str) -> String {
    let outcome = outcome(&folder().join(file));
    let mut text = match &outcome.api {
        Some(api) => Outline(api).to_string(),
        None => "no model\n".to_owned(),
    };
    for found in outcome.diagnostics.iter() {
        text.push_str(&render_short(found, &outcome.sources).replace("tests/specs/", ""));
        text.push('\n');
    }
    if let Some(api) = outcome.api {
        for (path, bytes) in emit_crate(&api, &CrateOptions::named("harbour")).files {
            if path.ends_with(".rs") {
                let source = String::from_utf8(bytes).expect("it is text");
                syn::parse_file(&source).unwrap_or_else(|error| panic!("{path}: {error}"));
            }
        }
    }
    text
}

#[test]
fn servers_stand_in_the_readme() {
    let readme = |file: &str| {
        let api = outcome(&folder().join(file)).api.expect("it can be read");
        let files = emit_crate(&api, &CrateOptions::named("harbour")).files;
        String::from_utf8(files["README.md"].clone()).expect("it is text")
    };
    let inputs = readme("inputs.yaml");
    assert!(inputs.contains(r#"Client::new("https://oslo.harbour.example/v2")"#), "{inputs}");
    assert!(inputs.contains("The API is at `https://example.com/api`, too."), "{inputs}");
    assert!(readme("older.json").contains(r#"Client::new("https://example.com/api")"#));
    assert!(readme("answers.yaml").contains(r#"Client::new("https://example.com")"#));
}

macro_rules! cases {
    ($($name:ident: $file:literal,)*) => {
        $(
            #[test]
            fn $name() {
                insta::assert_snapshot!(outline($file));
            }
        )*
    };
}

cases! {
    answers_of_success_have_types_and_others_statuses: "answers.yaml",
    compositions_are_objects_or_choices: "compositions.json",
    examples_are_payloads: "examples.yaml",
    files_refer_to_each_other: "parts/api.yaml",
    inputs_have_places_and_styles: "inputs.yaml",
    older_documents_say_the_same_elsewhere: "older.json",
    parameters_have_every_style: "parameters.yaml",
    references_lead_everywhere_and_nowhere: "references.yaml",
    scalars_have_formats: "scalars.yaml",
    what_is_broken_has_a_place: "broken.json",
    what_is_no_specification_is_an_error: "none.yaml",
    what_stands_twice_is_told: "doubled.yaml",
}

/// A specification with these schemas, the first of which is answered.
fn with_schemas(schemas: &[String]) -> Outcome {
    let answer = r##"{"$ref": "#/components/schemas/S0"}"##;
    let text = format!(
        r#"{{"openapi": "3.1.0", "paths": {{"/a": {{"get": {{"responses": {{"200": {{"description": "ok",
        "content": {{"application/json": {{"schema": {answer}}}}}}}}}}}}}}},
        "components": {{"schemas": {{{}}}}}}}"#,
        schemas.join(",")
    );
    let place = tempfile::tempdir().expect("a folder");
    let path = place.path().join("api.json");
    std::fs::write(&path, text).expect("it is written");
    outcome(&path)
}

#[test]
fn what_is_made_of_itself_many_times_is_read_once() {
    let reference = |to: usize| format!(r##"{{"$ref": "#/components/schemas/S{to}"}}"##);
    for word in ["allOf", "oneOf", "anyOf"] {
        let diamond = |at: usize| {
            let (one, other) = (reference(at + 1), reference(at + 2));
            format!(r#""S{at}": {{"{word}": [{one}, {other}, {one}]}}"#)
        };
        let mut schemas: Vec<String> = (0..60).map(diamond).collect();
        let last =
            |at: usize| format!(r#""S{at}": {{"properties": {{"p{at}": {{"type": "string"}}}}}}"#);
        schemas.extend([60, 61].map(last));
        assert!(with_schemas(&schemas).api.is_some(), "{word}");
    }
}

#[test]
fn chains_without_end_are_read() {
    let links: [fn(&str) -> String; 4] = [
        |next| next.to_owned(),
        |next| format!(r#"{{"allOf": [{next}]}}"#),
        |next| format!(r#"{{"type": "array", "items": {next}}}"#),
        |next| format!(r#"{{"oneOf": [{next}, {{"type": "string"}}]}}"#),
    ];
    for link in links {
        let of = |at: usize| {
            let next = format!(r##"{{"$ref": "#/components/schemas/S{}"}}"##, (at + 1) % 3_000);
            format!(r#""S{at}": {}"#, link(&next))
        };
        let schemas: Vec<String> = (0..3_000).map(of).collect();
        assert!(with_schemas(&schemas).api.is_some());
    }
}

/// The files of all cases that stand alone.
const MUTATED: [&str; 8] = [
    "answers.yaml",
    "compositions.json",
    "examples.yaml",
    "faults.yaml",
    "inputs.yaml",
    "older.json",
    "references.yaml",
    "scalars.yaml",
];

/// A change that people, editors and networks make to a text.
#[derive(Clone, Debug)]
enum Change {
    Cut(usize, usize),
    Double(usize, usize),
    Put(usize, &'static str),
}

fn change() -> impl Strategy<Value = Change> {
    let words = [
        "{}",
        "[]",
        "null",
        "true",
        "1",
        "\"x\"",
        "$ref",
        "'#/paths'",
        "*a",
        "&a ",
        ":",
        ",",
        "}",
        "]",
        "\n",
        "  ",
        "\t",
        "object",
        "array",
        "type",
        "é",
        "{",
        "[",
    ];
    prop_oneof![
        (any::<usize>(), 1..40_usize).prop_map(|(at, length)| Change::Cut(at, length)),
        (any::<usize>(), 1..80_usize).prop_map(|(at, length)| Change::Double(at, length)),
        (any::<usize>(), proptest::sample::select(words.to_vec()))
            .prop_map(|(at, word)| Change::Put(at, word)),
    ]
}

fn changed(text: &str, change: &Change) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let count = letters.len().max(1);
    match change {
        Change::Cut(at, length) => {
            let at = at % count;
            letters.drain(at.min(letters.len())..(at + length).min(letters.len()));
        }
        Change::Double(at, length) => {
            let at = at % count;
            let part = letters[at.min(letters.len())..(at + length).min(letters.len())].to_vec();
            letters.splice(at.min(letters.len())..at.min(letters.len()), part);
        }
        Change::Put(at, word) => {
            let at = at % count;
            letters.splice(at.min(letters.len())..at.min(letters.len()), word.chars());
        }
    }
    letters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn mutated_specifications_give_a_model_or_errors(
        file in proptest::sample::select(MUTATED.to_vec()),
        changes in proptest::collection::vec(change(), 1..6),
    ) {
        let text = std::fs::read_to_string(folder().join(file)).expect("it is there");
        let text = changes.iter().fold(text, |text, change| changed(&text, change));
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join(file);
        std::fs::write(&path, text).expect("it is written");
        let outcome = outcome(&path);
        prop_assert!(outcome.api.is_some() || outcome.diagnostics.has_errors());
        if let Some(api) = outcome.api {
            for (path, bytes) in emit_crate(&api, &CrateOptions::named("harbour")).files {
                if path.ends_with(".rs") {
                    let source = String::from_utf8(bytes).expect("it is text");
                    prop_assert!(syn::parse_file(&source).is_ok(), "{path}");
                }
            }
        }
    }
}
