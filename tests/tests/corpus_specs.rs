//! What is understood of the specifications of others, as they are.

use std::path::{Path, PathBuf};
use tablature::diagnostics::Severity;
use tablature::model::api::Api;
use tablature::output;
use tablature::rust::{CrateOptions, emit_crate};
use tablature::shell::pipeline::{Input, Outcome, run};
use tablature_tests::cargo::cargo;
use tablature_tests::{corpus, workspace};

/// The specifications beside the corpus, and how many operations each has.
const SPECIFICATIONS: [(&str, usize); 9] = [
    ("param-collision", 1),
    ("keeper", 6),
    ("propolis-server", 7),
    ("buildomat", 21),
    ("qdrant", 69),
    ("meilisearch", 113),
    ("nexus", 193),
    ("discord", 242),
    ("github", 1223),
];

fn read(file: PathBuf) -> Outcome {
    run(&Input { docs: vec![file], ..Input::default() }, &()).expect("the file is there")
}

fn model<'o>(name: &str, outcome: &'o Outcome) -> &'o Api {
    let errors: Vec<_> =
        outcome.diagnostics.iter().filter(|found| found.severity == Severity::Error).collect();
    outcome.api.as_ref().unwrap_or_else(|| panic!("{name}: {errors:?}"))
}

#[test]
fn every_operation_of_every_specification_is_found() {
    for (name, expected) in SPECIFICATIONS {
        let Some(file) = corpus::specification_file(name) else { continue };
        let outcome = read(file);
        assert_eq!(model(name, &outcome).operations.len(), expected, "{name}");
    }
}

#[test]
fn the_examples_of_the_openapi_initiative_are_read() {
    let Some(file) = corpus::specification_file("keeper") else { return };
    let folder = file.with_file_name("oai");
    let files = walkdir::WalkDir::new(&folder).sort_by_file_name();
    let files = files.into_iter().map(|entry| entry.expect("a file").into_path());
    let is_one = |file: &PathBuf| {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        ["\"openapi\"", "\"swagger\"", "openapi:", "swagger:"]
            .iter()
            .any(|word| text.contains(word))
    };
    let is_document = |file: &PathBuf| {
        file.extension().is_some_and(|extension| extension == "json" || extension == "yaml")
    };
    let mut count = 0;
    for file in files.filter(|file| is_document(file) && is_one(file)) {
        let name = file.display().to_string();
        let outcome = read(file);
        let has_paths = outcome.counts.operations > 0;
        assert!(has_paths || outcome.diagnostics.has_errors(), "{name}");
        count += usize::from(has_paths);
    }
    assert!(count > 5, "only {count} were read");
}

#[test]
#[ignore = "builds crates"]
fn their_crates_build_and_every_example_survives() {
    let folder = workspace().join("target/specifications");
    let own = workspace().join("generator/tests/specs/faults.yaml");
    let others = SPECIFICATIONS.iter().map(|&(name, _)| (name, corpus::specification_file(name)));
    for (name, file) in std::iter::once(("faults", Some(own))).chain(others) {
        let Some(file) = file else { return };
        let outcome = read(file);
        let api = model(name, &outcome);
        let dir = folder.join(name);
        let _ = std::fs::remove_dir_all(&dir);
        output::write(&emit_crate(api, &CrateOptions::named(name)), &dir).expect("it is written");
        let run = |arguments: &str| cargo(&dir, Path::new(&folder.join("target")), arguments);
        run("clippy --all-features -- -D warnings").must_be_quiet();
        run("doc --no-deps").must_be_quiet();
        let payloads: usize = api.operations.iter().map(|one| one.payloads.len()).sum();
        if payloads > 0 {
            let ran = run("test --test round_trip");
            assert_eq!(ran.tests(), (payloads, 0), "{name}: {}", ran.tail());
        }
    }
}
