//! What the emitter writes for a small API: how it looks, and that cargo is content with it.

mod fixture;

use std::path::Path;
use std::process::Command;
use tablature::output::Tree;
use tablature::rust::{CrateOptions, FileOptions, emit_crate, emit_file, emit_tests_file};

fn emitted() -> Tree {
    emit_crate(&fixture::api(), &CrateOptions::named("small-api"))
}

#[test]
fn the_files_look_written_by_hand() {
    for (path, content) in emitted().files {
        if !path.starts_with("src/runtime/") && !path.starts_with("tests/samples/") {
            insta::assert_snapshot!(path.replace('/', "_"), String::from_utf8_lossy(&content));
        }
    }
}

#[test]
fn the_same_model_gives_the_same_files() {
    assert_eq!(emitted(), emitted());
}

/// A file of the runtime that is not listed would be missing from every generated crate.
#[test]
fn the_whole_runtime_is_part_of_the_crate() {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("runtime");
    let files = emitted().files;
    let mut folders = vec![runtime.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the runtime's folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(&runtime).expect("a path in the folder");
            let path = format!("src/runtime/{}", name.to_string_lossy().replace('\\', "/"));
            assert!(files.contains_key(&path), "{path} is missing");
        }
    }
}

/// Everything that cargo can say about the crate, with all features, none, and one group alone.
#[test]
#[ignore = "builds whole crates, which takes minutes"]
fn cargo_is_content() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut tree = emitted();
    tree.add("tests/former.rs", FORMER);
    write(&tree, folder.path());
    let cargo = |arguments: &[&str]| cargo(folder.path(), arguments);
    cargo(&["clippy", "--all-targets", "--all-features", "--", "-Dwarnings"]);
    cargo(&["test"]);
    cargo(&["clippy", "--all-targets", "--no-default-features", "--", "-Dwarnings"]);
    cargo(&["test", "--no-default-features", "--features", "agents-chat"]);
    cargo(&[
        "clippy",
        "--all-targets",
        "--no-default-features",
        "--features",
        "rest",
        "--",
        "-Dwarnings",
    ]);
    cargo(&["doc", "--no-deps", "--all-features"]);
}

/// Code that was written before things got other names: it compiles, and the compiler says what they are
/// called now, or the expectations are not fulfilled, and that is an error here.
const FORMER: &str = "\
//! Names of before.

#[cfg(feature = \"agents-chat\")]
mod chat {
    #[expect(deprecated)]
    use small_api::agents::chat::{SendItRequest, send_it};
    #[expect(deprecated)]
    use small_api::carriers::{Associate, ChatUser};
    #[expect(deprecated)]
    use small_api::enums::{ChatMood, Mood};

    #[test]
    #[expect(deprecated)]
    fn names_of_before_are_those_of_today() {
        let user: Associate = ChatUser { ..ChatUser::default() };
        assert_eq!(user, ChatUser::default());
        assert_eq!(ChatMood::Good, Mood::Good);
        let _call = send_it(&SendItRequest::default());
    }
}
";

/// One text for the API and one for its tests, included where the caller likes: in a crate of any
/// edition from 2021 on, with any choice of transports.
#[test]
#[ignore = "builds whole crates, which takes minutes"]
fn one_file_can_be_included() {
    for edition in ["2021", "2024"] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        write(&including(edition), folder.path());
        let lints = ["clippy", "--all-targets", "--all-features", "--", "-Dwarnings"];
        cargo(folder.path(), &lints);
        if edition == "2021" {
            cargo(folder.path(), &["test", "--all-features"]);
        }
    }
}

/// A crate that includes the API somewhere below its root, once for each choice of transports, and
/// the tests somewhere else. The last section of its manifest, which is that of lints, goes on.
fn including(edition: &str) -> Tree {
    let manifest = emitted().files.remove("Cargo.toml").expect("a manifest");
    let manifest = String::from_utf8_lossy(&manifest)
        .replace("small-api", "including-api")
        .replace("edition = \"2024\"", &format!("edition = {edition:?}"))
        + &LINTS.map(|lint| format!("{lint} = \"warn\"\n")).concat();
    let mut tree = Tree::default();
    let mut library = "//! Includes an API.\n".to_owned();
    for (name, reqwest, ureq) in
        [("none", false, false), ("one", true, false), ("other", false, true), ("both", true, true)]
    {
        let options = FileOptions { reqwest, ureq, jiff: ureq, tracing: reqwest };
        library.push_str(&INCLUDED.replace("NAME", name));
        tree.add(format!("src/{name}.txt"), emit_file(&fixture::api(), &options).unwrap());
        let tests = emit_tests_file(&fixture::api(), &format!("super::deep_{name}::api"));
        tree.add(format!("src/{name}_tests.txt"), tests);
    }
    tree.add("Cargo.toml", manifest);
    tree.add("README.md", "");
    tree.add("src/lib.rs", library);
    tree
}

/// What compilers allow unless they are told otherwise, and teams tell them: included code is part of their own.
const LINTS: [&str; 15] = [
    "absolute_paths_not_starting_with_crate",
    "elided_lifetimes_in_paths",
    "explicit_outlives_requirements",
    "let_underscore_drop",
    "missing_copy_implementations",
    "missing_debug_implementations",
    "redundant_lifetimes",
    "single_use_lifetimes",
    "trivial_casts",
    "trivial_numeric_casts",
    "unreachable_pub",
    "unused_lifetimes",
    "unused_macro_rules",
    "unused_qualifications",
    "variant_size_differences",
];

const INCLUDED: &str = "
/// Some module.
pub mod deep_NAME {
    /// The API.
    pub mod api {
        include!(\"NAME.txt\");
    }
}

#[cfg(test)]
mod tests_NAME {
    include!(\"NAME_tests.txt\");
}
";

fn write(tree: &Tree, folder: &Path) {
    for (path, content) in &tree.files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders can be made");
        std::fs::write(path, content).expect("files can be written");
    }
}

/// Runs cargo on a crate; its dependencies are built once, in the target folder of this test, in
/// the versions that the workspace has locked.
fn cargo(folder: &Path, arguments: &[&str]) {
    let locked = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    if !folder.join("Cargo.lock").exists() {
        std::fs::copy(locked, folder.join("Cargo.lock")).expect("the workspace has a lock file");
    }
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("emitted");
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .env("RUSTDOCFLAGS", "-Dwarnings")
        .env("RUSTFLAGS", "")
        .output()
        .expect("cargo runs");
    let text = String::from_utf8_lossy(&output.stderr) + String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "cargo {}\n{text}", arguments.join(" "));
    assert!(!text.contains("warning:"), "cargo {}\n{text}", arguments.join(" "));
}
