//! What the build script tells cargo, and what it needs.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Every line for cargo in the output of a program.
fn directives(output: &str) -> Vec<&str> {
    // The test harness may begin a line of its own before.
    output.lines().filter_map(|line| line.find("cargo::").map(|at| &line[at..])).collect()
}

/// Is a build script if another test runs it as one.
#[test]
fn build_script() {
    if let Some(docs) = env::var_os("TEST_DOCS") {
        let mut script = tablature::Builder::new().docs(docs);
        if let Some(config) = env::var_os("TEST_CONFIG") {
            script = script.config(config);
        }
        if let Some(lock) = env::var_os("TEST_LOCK") {
            script = script.lock(lock);
        }
        if let Some(evidence) = env::var_os("TEST_EVIDENCE") {
            script = script.evidence(evidence);
        }
        script.emit_to_out_dir("api.rs").unwrap();
    }
}

/// Runs a build script over a folder with pages, and returns what it says.
fn run_over(docs: &Path, out_dir: &Path) -> String {
    run(Command::new(env::current_exe().unwrap()).env("TEST_DOCS", docs), out_dir)
}

fn run(script: &mut Command, out_dir: &Path) -> String {
    script.args(["--exact", "build_script", "--nocapture"]);
    let output = script.env("OUT_DIR", out_dir).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn cargo_is_told_every_page_and_folder_and_nothing_else() {
    let out = tempfile::tempdir().unwrap();
    let docs = Path::new(ROOT).join("docs");
    let said = run_over(&docs, out.path());
    let mut expected = vec![docs.clone()];
    let mut folders = vec![docs];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path.clone());
            }
            expected.push(path);
        }
    }
    expected.sort();
    let expected: Vec<_> =
        expected.iter().map(|path| format!("cargo::rerun-if-changed={}", path.display())).collect();
    assert_eq!(directives(&said), expected);
    assert!(out.path().join("api.rs").is_file());
}

#[test]
fn cargo_is_told_of_lock_and_evidence_and_the_lock_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let (lock, old) = (folder.path().join("tablature.lock"), folder.path().join("old"));
    fs::write(&lock, "version: 1\n").unwrap();
    fs::create_dir(&old).unwrap();
    let docs = Path::new(ROOT).join("docs");
    let page = old.join("v1TaskEntity_GetTask.md");
    fs::copy(docs.join("Task/v1TaskEntity_GetTask.md"), &page).unwrap();
    let mut script = Command::new(env::current_exe().unwrap());
    script.env("TEST_DOCS", docs).env("TEST_LOCK", &lock).env("TEST_EVIDENCE", &old);
    let said = run(&mut script, folder.path());
    for path in [&lock, &old, &page] {
        let line = format!("cargo::rerun-if-changed={}", path.display());
        assert!(directives(&said).contains(&line.as_str()), "{said}");
    }
    assert_eq!(fs::read_to_string(lock).unwrap(), "version: 1\n");
}

#[test]
fn findings_are_warnings_with_their_place() {
    let folder = tempfile::tempdir().unwrap();
    let docs = folder.path().join("docs");
    fs::create_dir(&docs).unwrap();
    let page = fs::read_to_string(Path::new(ROOT).join("docs/Task/v1TaskEntity_GetTask.md"));
    // A type that nothing else mentions.
    let page = page.unwrap().replace("| Title | string |", "| Title | strnig |");
    fs::write(docs.join("v1TaskEntity_GetTask.md"), page).unwrap();
    let said = run_over(&docs, folder.path());
    let warnings: Vec<_> = directives(&said)
        .into_iter()
        .filter_map(|line| line.strip_prefix("cargo::warning="))
        .collect();
    let [warning] = warnings[..] else { panic!("{warnings:?}") };
    let at = format!("{}:", docs.join("v1TaskEntity_GetTask.md").display());
    assert!(warning.starts_with(&at), "{warning}");
    assert!(warning.contains("strnig"), "{warning}");
}

#[test]
fn the_configuration_is_looked_at_and_its_findings_are_warnings() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("tablature.yaml");
    fs::write(&config, "docs: [elsewhere]\noverrides:\n  Task: {docs: What is to be done}\n")
        .unwrap();
    let mut script = Command::new(env::current_exe().unwrap());
    script.args(["--exact", "build_script", "--nocapture"]);
    script.env("TEST_DOCS", Path::new(ROOT).join("docs")).env("TEST_CONFIG", &config);
    let output = script.env("OUT_DIR", folder.path()).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let said = directives(&said);
    let path = config.display();
    assert!(said.contains(&format!("cargo::rerun-if-changed={path}").as_str()), "{said:?}");
    let warning = format!("cargo::warning={path}:3:3: override-unmatched: `Task` matches nothing");
    assert!(said.iter().any(|line| line.starts_with(&warning)), "{said:?}");
}

#[test]
fn a_build_script_needs_nothing_of_the_command() {
    let mut tree = Command::new(env!("CARGO"));
    tree.args(["tree", "--offline", "--edges", "normal,build", "--prefix", "none"]);
    let output = tree.args(["--package", "tablature-consumer"]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let listed = String::from_utf8(output.stdout).unwrap();
    assert!(listed.lines().any(|line| line.starts_with("tablature v")), "{listed}");
    for unwanted in ["clap", "indicatif", "reqwest"] {
        let found = listed.lines().find(|line| line.starts_with(&format!("{unwanted} ")));
        assert_eq!(found, None);
    }
}
