//! OpenAPI documents are as OpenAPI demands and, read back, give the model they were written from.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use tablature::model::api::{
    Api, BodyContent, CarrierName, Evidence, ParameterPlace, Reason, Response, ResponseContent,
    Status, Type,
};
use tablature::openapi::{Options, document};
use tablature_tests::openapi::{comparable, faults, read};
use tablature_tests::{corpus, workspace};

const EDITIONS: [&str; 3] = ["superoffice-2021-03", "superoffice-2022-11", "superoffice-2023-01"];

fn written(api: &Api, strict_paths: bool) -> Value {
    let options = Options { title: "test".to_owned(), strict_paths };
    let text = document(api, &options).to_json().expect("a document can be written");
    serde_json::from_str(&text).expect("the document is JSON")
}

fn example() -> Api {
    corpus::read(&workspace().join("docs-input")).api.expect("the example has no errors")
}

/// The small models that the generator's own tests have pages for.
fn small_models() -> impl Iterator<Item = (PathBuf, Api)> {
    let cases = fs::read_dir(workspace().join("generator/tests/model"));
    let cases =
        cases.expect("the folder is there").map(|case| case.expect("it can be read").path());
    cases.filter_map(|case| {
        let api = corpus::read(&case).api?;
        Some((case, api))
    })
}

/// Makes sure that the documents of a model are sound, and that nothing is lost on the way there:
/// the model comes back from the one, and all operations are in the one with strict paths.
fn survives(name: &str, api: &Api) {
    let (plain, strict) = (written(api, false), written(api, true));
    are_sound(name, &plain, &strict);
    let differences = differences(&comparable(api), &comparable(&read(&plain)));
    let shown = &differences[..differences.len().min(20)];
    assert!(differences.is_empty(), "{name}: {} differences:\n{shown:#?}", differences.len());
    let mut found = BTreeSet::new();
    operation_ids(&strict["paths"], &mut found);
    let ids = api.operations.iter().map(|operation| &operation.id);
    let lost: Vec<_> = ids.filter(|id| !found.contains(*id)).collect();
    assert!(lost.is_empty(), "{name}: {lost:?}");
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
}

#[test]
fn what_a_configuration_says_comes_back() {
    let mut api = example();
    for property in api.carriers.iter_mut().flat_map(|carrier| &mut carrier.properties) {
        property.required = property.name.len() % 2 == 0;
    }
    api.enums.iter_mut().for_each(|enumeration| enumeration.closed = true);
    survives("configured", &api);
}

#[test]
fn small_models_come_back() {
    for (case, api) in small_models() {
        survives(&case.display().to_string(), &api);
    }
}

#[test]
fn whole_editions_come_back() {
    for edition in EDITIONS {
        let Some(api) = corpus::api(edition) else { return };
        survives(edition, api);
    }
}

#[test]
fn a_document_that_says_something_else_is_another_model() {
    let api = example();
    let text = written(&api, false).to_string();
    for (old, new) in [
        (r#""format":"int32""#, r#""format":"int64""#),
        (r#""required":true"#, r#""required":false"#),
        ("#/components/schemas/ContactEntity\"", "#/components/schemas/ListEntity\""),
        (r#""description":"OK"#, r#""description":"Fine"#),
    ] {
        assert!(text.contains(old), "{old}");
        let changed = text.replace(old, new);
        let changed = serde_json::from_str(&changed).expect("it is still JSON");
        let differences = differences(&comparable(&api), &comparable(&read(&changed)));
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
    Response { content: ResponseContent::Nothing, media_types, docs, reason }
}

#[test]
fn hostile_names_give_a_sound_document() {
    let api = hostile();
    are_sound("hostile", &written(&api, false), &written(&api, true));
    let document = document(&api, &Options::default());
    assert_eq!(document.misfits()[0], format!("PURGE {}", api.operations[0].path));
}
