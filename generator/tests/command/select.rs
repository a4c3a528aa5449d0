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
    folder.run("generate").assert().code(0).stderr_eq(str![[r#"
generated pantry in generated/: 2 pages, 1 operation, 1 carrier, 1 sample, 0 warnings, 1 note (shown with -v), [..] s ([..] files written, 0 removed, [..] unchanged)
wrote tablature.lock

"#]]);
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
        let locked = format!("generate --locked{filters}").replace(" --update-lock", "");
        folder.run(&locked).assert().code(0);
    }
}

#[test]
fn files_of_what_is_left_out_are_removed() {
    let folder = project("");
    folder.run("generate").assert().code(0);
    folder.run("generate --exclude agents").assert().code(0).stderr_eq(str![[r#"
generated pantry in generated/: 2 pages, 1 operation, 1 carrier, 1 sample, 0 warnings, 1 note (shown with -v), [..] s ([..] files written, 2 removed, [..] unchanged)

"#]]);
    assert!(!folder.path("generated/src/agents/shelf.rs").exists());
    folder.run("generate").assert().code(0);
    assert!(folder.path("generated/src/agents/shelf.rs").exists());
}

#[test]
fn selectors_that_match_nothing_are_found() {
    let folder = project("include:\n  - rest\n  - agents/Shelv\nexclude: ['PUT /api/*']\n");
    folder.run("generate").assert().code(0).stderr_eq(str![[r#"
warning[selector-unmatched]: `agents/Shelv` matches no operation
 --> tablature.yaml:5:5
  |
5 |   - agents/Shelv
  |     ^^^^^^^^^^^^
  |
  = help: did you mean `agents/Shelf`?
warning[selector-unmatched]: `PUT /api/*` matches no operation
 --> tablature.yaml:6:12
  |
6 | exclude: ['PUT /api/*']
  |            ^^^^^^^^^^
  |
  = help: did you mean `POST`?
generated pantry in generated/: 2 pages, 1 operation, 1 carrier, 1 sample, 2 warnings, 1 note (shown with -v), [..] s ([..] files written, 0 removed, [..] unchanged)
wrote tablature.lock

"#]]);
    folder.put(
        "tablature.yaml",
        format!("{CONFIG}include: [rest, x]\nseverity: {{selector-unmatched: error}}\n"),
    );
    folder.run("generate --format short").assert().code(1).stderr_eq(str![[r#"
tablature.yaml:3:17: error[selector-unmatched]: `x` matches no operation
nothing written: 1 error, 0 warnings, 1 note (shown with -v)

"#]]);
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
    folder.run("generate --include group:").assert().code(2).stderr_eq(str![[r#"
error: invalid value 'group:' for '--include <SELECTOR>': it names nothing; operations are meant like `agents/Chat`, `GET` or `/api/v1/Contact/*`

For more information, try '--help'.

"#]]);
}
