//! What the compiler says of programs that are wrong, in its first words: those of the crate and not
//! those of the compiler are what these tests are about.
//!
//! A crate that uses the generated one is checked, so this runs on demand: `cargo test -p
//! tablature-tests --test compiler -- --ignored`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;
use tablature_tests::cargo::{cargo, folder};
use tablature_tests::workspace;

/// A crate with an example for each program.
const MANIFEST: &str = r#"
[package]
name = "words-of-the-compiler"
version = "0.1.0"
edition = "2024"

[workspace]

[dependencies]
superoffice = { path = "GENERATED" }
serde_json = "1"
"#;

#[test]
#[ignore = "checks a generated crate and its dependencies, which takes a minute"]
fn the_compiler_says_what_to_write_instead() {
    let (dir, target) = (folder("compiler/programs"), folder("compiler/target"));
    let generated = workspace().join("generated");
    let manifest = MANIFEST.replace("GENERATED", &generated.to_string_lossy());
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compiler");
    let examples = dir.join("examples");
    fs::remove_dir_all(&dir).ok();
    fs::create_dir_all(dir.join("src")).expect("folders can be made");
    fs::create_dir_all(&examples).expect("folders can be made");
    fs::write(dir.join("Cargo.toml"), manifest).expect("files can be written");
    fs::write(dir.join("src/lib.rs"), "").expect("files can be written");
    for program in fs::read_dir(sources.join("programs")).expect("there are programs") {
        let program = program.expect("an entry");
        fs::copy(program.path(), examples.join(program.file_name())).expect("files can be copied");
    }
    fs::copy(sources.join("sound.rs"), examples.join("sound.rs")).expect("files can be copied");

    cargo(&dir, &target, "check --example sound").must_succeed();
    let ran = cargo(&dir, &target, "check --examples --keep-going --message-format json");
    let mut words = BTreeMap::new();
    for line in ran.output.lines() {
        if let Ok(message) = serde_json::from_str::<Value>(line)
            && let Some(name) = message["target"]["name"].as_str()
            && message["message"]["level"] == "error"
        {
            words.entry(name.to_owned()).or_insert_with(|| first_words(&message["message"]));
        }
    }
    let text: String = words.iter().map(|(name, words)| format!("{name}\n{words}\n")).collect();
    insta::assert_snapshot!(text);
}

/// The message, its labels, and the notes that the crate gives.
fn first_words(message: &Value) -> String {
    let mut words = format!("    {}\n", message["message"].as_str().unwrap_or_default());
    let spans = message["spans"].as_array().into_iter().flatten();
    let labels = spans.filter(|span| span["is_primary"] == true).map(|span| &span["label"]);
    let notes = message["children"].as_array().into_iter().flatten();
    let notes = notes.filter(|note| note["level"] == "note").map(|note| &note["message"]);
    for said in labels.chain(notes).filter_map(Value::as_str) {
        let _ = writeln!(words, "    - {}", said.replace('\n', "\n      "));
    }
    words
}
