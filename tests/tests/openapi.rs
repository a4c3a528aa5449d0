//! OpenAPI documents, read back, give the model they were written from.

use serde_json::Value;
use std::path::Path;
use tablature::api::Api;
use tablature::openapi::{Options, document};
use tablature_tests::openapi::{comparable, read};
use tablature_tests::{corpus, workspace};

fn written(api: &Api, strict_paths: bool) -> String {
    let options = Options { title: "test".to_owned(), strict_paths };
    document(api, &options).to_json().expect("a document can be written")
}

/// Makes sure that nothing is lost on the way to the document and back.
fn comes_back(name: &str, api: &Api) {
    let document: Value = serde_json::from_str(&written(api, false)).expect("the document is JSON");
    let (there, back) = (comparable(api), comparable(&read(&document)));
    let mut faults = Vec::new();
    differences(&there, &back, "", &mut faults);
    let shown = &faults[..faults.len().min(20)];
    assert!(faults.is_empty(), "{name}: {} differences:\n{}", faults.len(), shown.join("\n"));
}

/// Where two values differ, one line for each place.
fn differences(there: &Value, back: &Value, at: &str, faults: &mut Vec<String>) {
    match (there, back) {
        (Value::Object(there), Value::Object(back)) if there.keys().eq(back.keys()) => {
            for (key, value) in there {
                differences(value, &back[key], &format!("{at}/{key}"), faults);
            }
        }
        (Value::Array(there), Value::Array(back)) if there.len() == back.len() => {
            for (index, (there, back)) in there.iter().zip(back).enumerate() {
                differences(there, back, &format!("{at}/{index}"), faults);
            }
        }
        _ if there == back => {}
        _ => {
            let short = |value: &Value| value.to_string().chars().take(300).collect::<String>();
            faults.push(format!("{at}: {} became {}", short(there), short(back)));
        }
    }
}

#[test]
fn the_example_comes_back() {
    let outcome = corpus::read(&workspace().join("docs-input"));
    comes_back("docs-input", outcome.api.as_ref().expect("the example has no errors"));
}

#[test]
fn small_models_come_back() {
    let cases = workspace().join("generator/tests/model");
    for case in cases.read_dir().expect("the folder is there") {
        let case = case.expect("the folder can be read").path();
        if Path::join(&case, "dialect.yaml").exists() {
            continue;
        }
        if let Some(api) = &corpus::read(&case).api {
            comes_back(&case.display().to_string(), api);
        }
    }
}

#[test]
fn whole_editions_come_back() {
    for edition in ["superoffice-2021-03", "superoffice-2022-11", "superoffice-2023-01"] {
        let Some(api) = corpus::api(edition) else { return };
        comes_back(edition, api);
    }
}
