//! Filters: `--include`, `--exclude`, and the keys of the configuration.

use crate::folder::{EMPTY_SHELF, Folder};
use snapbox::str;

const CONFIG: &str = "docs: [docs]\noutput: {dir: generated, name: pantry}\n";

/// A project with a configuration.
fn project(filters: &str) -> Folder {
    let folder = Folder::of_shelves();
    folder.put("tablature.yaml", format!("{CONFIG}{filters}"));
    folder
}

#[test]
fn a_crate_has_what_is_wanted() {
    let folder = project("include: [rest]\n");
    folder.run("generate").assert().code(0).stderr_eq(str![]);
    assert!(folder.path("generated/src/rest/shelf.rs").exists());
    assert!(!folder.path("generated/src/agents").exists());
    assert!(!folder.read("generated/Cargo.toml").contains("agents"));
    folder.run("check").assert().code(0);
    folder.run("check --include agents").assert().code(1);
}

#[test]
fn filters_change_nothing_that_is_remembered() {
    let folder = project("");
    folder.run("generate --include agents").assert().code(0);
    assert!(!folder.path("generated/src/rest").exists());
    let lock = folder.read("tablature.lock");
    assert!(lock.contains("GET /api/v1/Shelf/{id}") && lock.contains("Label: string"), "{lock}");
    for filters in ["", " --exclude agents", " --include GET", " --include agents --update-lock"] {
        folder.run(&format!("generate{filters}")).assert().code(0);
        assert_eq!(folder.read("tablature.lock"), lock, "{filters}");
        folder.run(&format!("generate --locked{filters}").replace(" --update-lock", ""));
    }
}

#[test]
fn files_of_what_is_left_out_are_removed() {
    let folder = project("");
    folder.run("generate").assert().code(0);
    folder.run("generate --exclude agents").assert().code(0).stderr_eq(str![]);
    assert!(!folder.path("generated/src/agents/shelf.rs").exists());
    folder.run("generate").assert().code(0);
    assert!(folder.path("generated/src/agents/shelf.rs").exists());
}

#[test]
fn selectors_that_match_nothing_are_found() {
    let folder = project("include:\n  - rest\n  - agents/Shelv\nexclude: ['PUT /api/*']\n");
    folder.run("generate").assert().code(0).stderr_eq(str![]);
    folder.put(
        "tablature.yaml",
        format!("{CONFIG}include: [rest, x]\nseverity: {{selector-unmatched: error}}\n"),
    );
    folder.run("generate --format short").assert().code(1).stderr_eq(str![]);
}

#[test]
fn leaving_nothing_is_an_error() {
    let folder = project("exclude: ['/api/*']\n");
    for arguments in ["generate", "openapi", "check --keep-going", "mock"] {
        folder.run(arguments).assert().code(1).stdout_eq("").stderr_eq(str![[r#"
error[nothing-selected]: no operation is left: none is included that is not excluded
...
"#]]);
    }
    assert!(!folder.path("generated").exists());
}

#[test]
fn other_commands_take_filters_too() {
    let folder = project("exclude: [agents]\n");
    folder.put("docs/fill.md", EMPTY_SHELF.replace("Empty", "Fill"));
    let run = folder.run("openapi").assert().code(0);
    let document = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
    assert!(document.contains("/api/v1/Shelf/{id}") && !document.contains("/Fill"), "{document}");
    folder.run("openapi --include agents").assert().code(1);
    // What was decided is the same, whatever is wanted.
    folder.run("explain v1ShelfAgent_Fill").assert().code(0);
}

#[test]
fn an_empty_selector_is_none() {
    let folder = project("");
    folder.run("generate --include group:").assert().code(2).stderr_eq(str![]);
}
