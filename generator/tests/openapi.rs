//! What OpenAPI documents look like: one test for each kind of thing.
//!
//! Each test reads the pages of `tests/openapi/<name>/` in the built-in dialect and holds the
//! document, as YAML, against a snapshot.

use std::path::PathBuf;
use tablature::openapi::{Document, Options, document};
use tablature::shell::pipeline::{Input, run};

fn written(pages: &str, strict_paths: bool) -> Document {
    let docs = vec![PathBuf::from("tests/openapi").join(pages)];
    let input = Input { docs, ..Input::default() };
    let api = run(&input, &()).expect("the pages are there").api.expect("the pages can be used");
    document(&api, &Options { title: "pantry".to_owned(), strict_paths })
}

fn yaml(pages: &str, strict_paths: bool) -> String {
    written(pages, strict_paths).to_yaml()
}

#[test]
fn carriers_are_components_and_samples_are_examples() {
    insta::assert_snapshot!(yaml("a_shelf", false));
}

#[test]
fn bytes_that_are_not_base64_are_text_and_raw_bytes_have_no_schema() {
    insta::assert_snapshot!(yaml("bytes", false));
}

#[test]
fn enumerations_are_open_and_lists_are_repeated() {
    insta::assert_snapshot!(yaml("choices", false));
}

#[test]
fn requests_require_what_answers_only_document() {
    insta::assert_snapshot!(yaml("requirements", false));
}

#[test]
fn secrets_are_passwords() {
    insta::assert_snapshot!(yaml("secrets", false));
}

#[test]
fn paths_that_differ_by_names_are_told_of_each_other() {
    insta::assert_snapshot!(yaml("paths", false));
}

#[test]
fn strict_paths_are_merged() {
    insta::assert_snapshot!(yaml("paths", true));
}

#[test]
fn patches_are_lists_or_objects() {
    insta::assert_snapshot!(yaml("patches", false));
}

#[test]
fn what_openapi_has_no_place_for_stands_in_extensions() {
    assert_eq!(written("oddities", false).misfits(), ["PURGE /api/v1/Cellar"]);
    insta::assert_snapshot!(yaml("oddities", false));
}

#[test]
fn numbers_of_samples_stay_as_they_are_written() {
    let json = written("a_shelf", false).to_json().expect("it can be written");
    for number in ["12.50", "1e3", "12345678901234567890123"] {
        assert!(json.contains(&format!(": {number},")), "{number}");
    }
}

#[test]
fn json_and_yaml_say_the_same() {
    let document = written("paths", false);
    let json = document.to_json().expect("it can be written");
    let yaml = document.to_yaml();
    let json: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    let yaml: serde_json::Value = serde_yaml::from_str(&yaml).expect("it is YAML");
    assert_eq!(json, yaml);
    assert_eq!(json.to_string(), yaml.to_string(), "the order is another");
}
