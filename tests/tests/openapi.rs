//! OpenAPI documents are as OpenAPI demands and, read back, give the model they were written from.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use tablature::diagnostics::Severity;
use tablature::model::api::{
    Api, BodyContent, CarrierName, Evidence, ParameterPlace, Reason, Response, ResponseContent,
    Status, Type,
};
use tablature::openapi::{Options, document};
use tablature::rust::{CrateOptions, emit_crate};
use tablature::shell::pipeline::{Input, Outcome, run};
use tablature_tests::openapi::faults;
use tablature_tests::{corpus, workspace};

const EDITIONS: [&str; 3] = ["superoffice-2021-03", "superoffice-2022-11", "superoffice-2023-01"];
const VENDORS: [&str; 5] = ["binance", "bybit", "discord", "mastodon", "woocommerce"];
const SPECIFICATIONS: [&str; 9] = [
    "param-collision",
    "keeper",
    "propolis-server",
    "buildomat",
    "qdrant",
    "meilisearch",
    "nexus",
    "discord",
    "github",
];

/// A document in a format, by the extension of its file.
fn written(api: &Api, strict_paths: bool, extension: &str) -> String {
    let document = document(api, &Options { title: "test".to_owned(), strict_paths });
    match extension {
        "yaml" => document.to_yaml(),
        _ => document.to_json().expect("a document can be written"),
    }
}

/// What the pipeline makes of the text of a document.
fn outcome(text: &str, extension: &str) -> Outcome {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join(format!("api.{extension}"));
    fs::write(&file, text).expect("it is written");
    run(&Input { docs: vec![file], ..Input::default() }, &()).expect("the file is there")
}

fn read(text: &str, extension: &str) -> Api {
    let outcome = outcome(text, extension);
    let errors = outcome.diagnostics.iter().filter(|found| found.severity == Severity::Error);
    let errors: Vec<_> = errors.map(|found| format!("{}: {}", found.code, found.message)).collect();
    outcome.api.unwrap_or_else(|| panic!("what is written cannot be read: {errors:#?}"))
}

fn example() -> Api {
    corpus::read(&workspace().join("docs-input")).api.expect("the example has no errors")
}

/// The small models that the generator's own tests have pages and specifications for.
fn small_models() -> impl Iterator<Item = (PathBuf, Api)> {
    let entries = |folder: &str| {
        let entries = fs::read_dir(workspace().join("generator/tests").join(folder));
        entries.expect("the folder is there").map(|one| one.expect("it can be read").path())
    };
    let pages = entries("model").map(|case| (corpus::read(&case).api, case));
    let specification = |file: PathBuf| {
        let input = Input { docs: vec![file.clone()], ..Input::default() };
        (run(&input, &()).expect("the file is there").api, file)
    };
    let specifications = entries("specs").filter(|path| path.is_file()).map(specification);
    pages.chain(specifications).filter_map(|(api, case)| Some((case, api?)))
}

/// Makes sure that the documents of a model are sound, and that nothing is lost on the way there: the model comes
/// back from either format, and all operations are in the document with strict paths.
fn survives(name: &str, api: &Api) {
    let strict = written(api, true, "json");
    let strict: Value = serde_json::from_str(&strict).expect("the document is JSON");
    for extension in ["json", "yaml"] {
        let text = written(api, false, extension);
        if extension == "json" {
            are_sound(name, &serde_json::from_str(&text).expect("it is JSON"), &strict);
        }
        let back = read(&text, extension);
        let differences = differences(&comparable(api), &comparable(&back));
        let shown = &differences[..differences.len().min(20)];
        assert!(
            differences.is_empty(),
            "{name}, {extension}: {} differences:\n{shown:#?}",
            differences.len()
        );
    }
    let mut found = BTreeSet::new();
    operation_ids(&strict["paths"], &mut found);
    let ids = api.operations.iter().map(|operation| &operation.id);
    let lost: Vec<_> = ids.filter(|id| !found.contains(*id)).collect();
    assert!(lost.is_empty(), "{name}: {lost:?}");
}

/// Makes sure that what comes back gives the same crate, byte for byte.
fn gives_the_same_crate(name: &str, api: &Api) {
    let files = |api: &Api| emit_crate(api, &CrateOptions::named("harbour")).files;
    let (there, back) = (files(api), files(&read(&written(api, false, "json"), "json")));
    assert!(there.keys().eq(back.keys()), "{name}: the files have other names");
    for (path, bytes) in &there {
        assert!(*bytes == back[path], "{name}: {path} is another");
    }
}

/// A model as JSON, without what documents do not have: spans, and the reasons for types and names. The texts of
/// payloads are there.
fn comparable(api: &Api) -> Value {
    fn without_reasons(value: &mut Value) {
        match value {
            Value::Object(object) => {
                object.shift_remove("reason");
                object.values_mut().for_each(without_reasons);
            }
            Value::Array(items) => items.iter_mut().for_each(without_reasons),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(api).expect("a model can be written");
    without_reasons(&mut value);
    let texts = api.operations.iter().flat_map(|operation| &operation.payloads);
    value["texts"] = texts.map(|payload| json!(payload.text)).collect();
    value
}

fn are_sound(name: &str, plain: &Value, strict: &Value) {
    for (document, strict_paths) in [(plain, false), (strict, true)] {
        let faults = faults(document, strict_paths);
        assert!(faults.is_empty(), "{name}, strict paths {strict_paths}: {faults:#?}");
    }
}

fn operation_ids(value: &Value, found: &mut BTreeSet<String>) {
    if let Some(id) = value["operationId"].as_str() {
        found.insert(id.to_owned());
    }
    value.as_object().into_iter().flatten().for_each(|(_, below)| operation_ids(below, found));
    value.as_array().into_iter().flatten().for_each(|below| operation_ids(below, found));
}

/// Where two values differ, one line for each place.
fn differences(there: &Value, back: &Value) -> Vec<String> {
    fn collect(there: &Value, back: &Value, at: &str, found: &mut Vec<String>) {
        match (there, back) {
            (Value::Object(there), Value::Object(back)) if there.keys().eq(back.keys()) => {
                for (key, value) in there {
                    collect(value, &back[key], &format!("{at}/{key}"), found);
                }
            }
            (Value::Array(there), Value::Array(back)) if there.len() == back.len() => {
                for (index, (there, back)) in there.iter().zip(back).enumerate() {
                    collect(there, back, &format!("{at}/{index}"), found);
                }
            }
            _ if there == back => {}
            _ => found.push(format!("{at}: {there:.300} became {back:.300}")),
        }
    }
    let mut found = Vec::new();
    collect(there, back, "", &mut found);
    found
}

#[test]
fn the_example_comes_back() {
    survives("docs-input", &example());
    gives_the_same_crate("docs-input", &example());
}

#[test]
fn what_a_configuration_says_comes_back() {
    let mut api = example();
    for carrier in &mut api.carriers {
        carrier.left_out = vec!["Weight".to_owned()];
        for property in &mut carrier.properties {
            property.required = property.name.len() % 2 == 0;
            property.alias =
                (property.name.len() % 3 == 0).then(|| format!("{}Too", property.name));
        }
    }
    for operation in &mut api.operations {
        for parameter in &mut operation.parameters {
            parameter.alias = (parameter.name.len() % 2 == 0).then(|| "other".to_owned());
        }
        // Payloads would contradict what is required now.
        operation.payloads.clear();
    }
    api.enums.iter_mut().for_each(|enumeration| enumeration.closed = true);
    survives("configured", &api);
}

#[test]
fn small_models_come_back() {
    let mut count = 0;
    for (case, api) in small_models() {
        survives(&case.display().to_string(), &api);
        count += 1;
    }
    assert!(count > 30, "only {count} were found");
}

#[test]
#[ignore = "whole editions, specifications and docs of vendors, in both formats"]
fn whole_apis_come_back() {
    for edition in EDITIONS {
        let Some(api) = corpus::api(edition) else { return };
        survives(edition, api);
        gives_the_same_crate(edition, api);
    }
    for vendor in VENDORS {
        let Some(folder) = corpus::edition(vendor) else { return };
        let api = corpus::read_as(&folder, vendor).api.expect("no error");
        survives(vendor, &api);
        gives_the_same_crate(vendor, &api);
    }
    for name in SPECIFICATIONS {
        let Some(file) = corpus::specification_file(name) else { return };
        let input = Input { docs: vec![file], ..Input::default() };
        let api = run(&input, &()).expect("the file is there").api.expect("no error");
        survives(name, &api);
        gives_the_same_crate(name, &api);
    }
}

#[test]
fn a_document_that_says_something_else_is_another_model() {
    let api = example();
    let text = written(&api, false, "json");
    for (old, new) in [
        (r#""format": "int32""#, r#""format": "int64""#),
        (r#""required": true"#, r#""required": false"#),
        ("#/components/schemas/ContactEntity\"", "#/components/schemas/ListEntity\""),
        (r#""description": "OK"#, r#""description": "Fine"#),
    ] {
        assert!(text.contains(old), "{old}");
        let changed = text.replace(old, new);
        let differences = differences(&comparable(&api), &comparable(&read(&changed, "json")));
        assert!(!differences.is_empty(), "{old} may as well be {new}");
    }
}

/// The example, with everything in it that docs should not have.
fn hostile() -> Api {
    let mut api = example();
    let names = ["a b", "a/b", "a_b", "", "Löffel", "a b"];
    for (carrier, name) in api.carriers.iter_mut().zip(names) {
        carrier.name = CarrierName::Stated(name.to_owned());
    }
    api.carriers[6].name = CarrierName::Place(vec!["a b".to_owned()]);
    for (property, name) in api.carriers[0].properties.iter_mut().zip(["", "$ref", "\"\u{0}"]) {
        name.clone_into(&mut property.name);
    }
    let repeated = Status::new(404, "Gone.");
    for (index, operation) in api.operations.iter_mut().enumerate() {
        operation.parameters.extend(operation.parameters.clone());
        for parameter in &mut operation.parameters {
            if index % 2 == 0 && parameter.place == ParameterPlace::Query {
                parameter.place = ParameterPlace::Header;
                parameter.name.make_ascii_uppercase();
            }
            if parameter.place == ParameterPlace::Query {
                parameter.ty = Type::Bool.list();
            }
        }
        operation.context_headers.extend(operation.context_headers.clone());
        operation.context_headers.push("Nobody-Knows".to_owned());
        operation.statuses.extend([repeated.clone(), repeated.clone()]);
        operation.response.media_types.extend(operation.response.media_types.clone());
        match index % 8 {
            0 => operation.method = "PURGE".to_owned(),
            1 => operation.method = "get".to_owned(),
            2 => operation.path = operation.path.replacen('/', "", 1),
            3 => operation.statuses.clear(),
            4 => operation.group = Vec::new(),
            5 => operation.response = no_response(),
            6 => operation.body.iter_mut().for_each(|body| body.content = BodyContent::Form),
            _ => operation.group = vec!["a/b".to_owned(), String::new()],
        }
    }
    for (enumeration, words) in api.enums.iter_mut().zip([vec!["a", "a"], vec![], vec![""]]) {
        enumeration.values = words.into_iter().map(str::to_owned).collect();
    }
    api.client.authorization_schemes.push("No scheme".to_owned());
    api
}

fn no_response() -> Response {
    let (media_types, docs) = Default::default();
    let reason = Reason::new(Evidence::Nothing, None);
    Response { content: ResponseContent::Nothing, stream: None, media_types, docs, reason }
}

#[test]
fn hostile_names_give_a_sound_document() {
    let api = hostile();
    let parsed = |strict_paths| {
        serde_json::from_str(&written(&api, strict_paths, "json")).expect("the document is JSON")
    };
    are_sound("hostile", &parsed(false), &parsed(true));
    let document = document(&api, &Options::default());
    assert_eq!(document.misfits()[0], format!("PURGE {}", api.operations[0].path));
    for extension in ["json", "yaml"] {
        outcome(&written(&api, false, extension), extension);
    }
}
