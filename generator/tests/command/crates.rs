//! What happens to the crate, run after run.

use crate::folder::{EMPTY_SHELF, Folder, GET_SHELF, INDEX};
use snapbox::str;
use std::fs;

#[test]
fn a_first_run_writes_the_crate() {
    let folder = Folder::of_shelves();
    folder
        .run("generate docs --name pantry")
        .assert()
        .code(0)
        .stdout_eq("")
        .stderr_eq(str![[r#"
generated pantry in generated/: 2 pages, 2 operations, 1 carrier, 1 sample, 0 warnings, 1 note (shown with -v), [..] s ([..] files written, 0 removed, 0 unchanged)

"#]]);
    assert!(folder.read("generated/Cargo.toml").contains("name = \"pantry\""));
    assert!(folder.read("generated/src/rest/shelf.rs").contains("pub fn get_shelf(id: i32)"));
    assert!(folder.read("generated/.tablature-files").contains("  src/agents/shelf.rs\n"));
}

#[test]
fn a_second_run_touches_nothing() {
    let folder = Folder::generated();
    let before = folder.written();
    folder.run("generate docs --name pantry").assert().code(0).stderr_eq(str![[r#"
generated pantry in generated/: 2 pages, 2 operations, 1 carrier, 1 sample, 0 warnings, 1 note (shown with -v), [..] s (0 files written, 0 removed, [..] unchanged)

"#]]);
    assert_eq!(folder.changed(&before), Vec::<String>::new());
}

#[test]
fn what_a_removed_page_described_is_removed() {
    let folder = Folder::generated();
    fs::remove_file(folder.path("docs/get.md")).unwrap();
    folder.run("generate docs --name pantry").assert().code(0).stderr_eq(str![[r#"
warning[operation-gone]: no page describes `GET /api/v1/Shelf/{id}` any more
  --> generated/tablature.lock:11:3
   |
11 |   GET /api/v1/Shelf/{id}: {id: v1ShelfEntity_GetShelf, answers: Shelf, statuses: [200], takes: {id: int32}}
   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: what calls its function must change
generated pantry in generated/: 1 page, 1 operation, 0 carriers, 0 samples, 1 warning, 1 note (shown with -v), [..] s ([..] files written, [..] removed, [..] unchanged)
updated generated/tablature.lock: 2 changes, 2 of what was known
  carrier Shelf gone
  GET /api/v1/Shelf/{id} gone

"#]]);
    assert!(!folder.path("generated/src/rest").exists());
    assert!(!folder.path("generated/tests").exists());
}

#[test]
fn only_what_a_changed_page_describes_is_written() {
    let folder = Folder::generated();
    let before = folder.written();
    folder.put("docs/get.md", GET_SHELF.replace("What is written on it", "Its label"));
    folder.run("generate docs --name pantry").assert().code(0).stderr_eq(str![[r#"
generated pantry in generated/: 2 pages, 2 operations, 1 carrier, 1 sample, 0 warnings, 1 note (shown with -v), [..] s (1 file written, 0 removed, [..] unchanged)

"#]]);
    assert_eq!(folder.changed(&before), [".tablature-files", "src/rest/shelf/carriers.rs"]);
}

#[test]
fn the_order_of_the_docs_does_not_matter() {
    let folder = Folder::generated();
    let before = folder.written();
    folder.run("generate docs/index.md docs/get.md docs/empty.md --name pantry").assert().code(0);
    assert_eq!(folder.changed(&before), Vec::<String>::new());
}

#[test]
fn foreign_files_stay() {
    let folder = Folder::generated();
    folder.put("generated/Cargo.lock", "mine");
    fs::remove_file(folder.path("docs/get.md")).unwrap();
    folder.put("generated/src/rest/notes.txt", "mine");
    folder.run("generate docs --name pantry").assert().code(0);
    assert_eq!(folder.read("generated/Cargo.lock"), "mine");
    assert_eq!(folder.read("generated/src/rest/notes.txt"), "mine");
}

#[test]
fn a_foreign_file_in_the_way_stops_the_run() {
    let folder = Folder::of_shelves();
    folder.put("generated/src/lib.rs", "mine");
    let before = folder.written();
    folder.run("generate docs --name pantry").assert().code(2).stderr_eq(str![[r#"
error: nothing was written to generated: src/lib.rs exists and was not generated
help: move it away or undo the edits and run again, or choose another folder with `-o`

"#]]);
    assert_eq!(folder.changed(&before), Vec::<String>::new());
}

#[test]
fn a_file_is_no_folder_for_a_crate() {
    let folder = Folder::of_shelves();
    folder.put("notes.txt", "mine");
    for command in ["generate", "check"] {
        let run = folder.run(&format!("{command} docs -o notes.txt")).assert().code(2);
        run.stderr_eq("error: the output folder notes.txt is not a folder\n");
    }
    assert_eq!(folder.read("notes.txt"), "mine");
}

#[test]
fn the_root_of_all_files_is_no_folder_for_a_crate() {
    let run = Folder::of_shelves().run("generate docs -o /").assert().code(2);
    run.stderr_eq("error: / is no folder for a crate; choose one of its own\n");
}

#[test]
fn an_edited_file_stops_the_run_and_is_named() {
    let folder = Folder::generated();
    folder.put("docs/get.md", GET_SHELF.replace("Label", "Title"));
    folder.put("generated/src/agents/shelf.rs", "// better\n");
    let before = folder.written();
    folder.run("generate docs --name pantry").assert().code(2).stderr_eq(str![[r#"
error: nothing was written to generated: src/agents/shelf.rs was edited since it was generated
help: move it away or undo the edits and run again, or choose another folder with `-o`

"#]]);
    assert_eq!(folder.changed(&before), Vec::<String>::new());
    folder.run("check docs --name pantry").assert().code(1).stdout_eq(str![[r#"
--- generated/src/agents/shelf.rs was edited since it was generated
+++ generated/src/agents/shelf.rs as generated now
@@ -1 +1,[..] @@
-// better
+// Generated by tablature from the API's documentation; edits are lost.
...
--- generated/src/rest/shelf/carriers.rs
+++ generated/src/rest/shelf/carriers.rs as generated now
...
-    pub label: Option<String>,
+    pub title: Option<String>,
...
--- generated/tests/samples/rest-shelf/v1ShelfEntity_GetShelf.response.200.json
+++ generated/tests/samples/rest-shelf/v1ShelfEntity_GetShelf.response.200.json as generated now
@@ -1,4 +1,4 @@
 {
   "ShelfId": 7,
-  "Label": "Jam"
+  "Title": "Jam"
 }
/ No newline at end of file
generated/tablature.lock: Shelf.Label: string gone
generated/tablature.lock: Shelf.Title: string added

"#]])
        .stderr_eq(str![[r#"
pantry in generated/ is stale: 3 files differ; move 1 file away that `tablature generate` will not overwrite, then run it
generated/tablature.lock is out of date by 2 changes[..]; run `tablature generate`

"#]]);
}

#[test]
fn a_list_of_files_that_cannot_be_trusted_stops_the_run() {
    let folder = Folder::generated();
    folder.put("generated/.tablature-files", format!("{}  ../docs/get.md\n", "0".repeat(64)));
    folder.run("generate docs --name pantry").assert().code(2).stderr_eq(str![[r#"
error: generated/.tablature-files:1: the path has a `..` part; restore the file, or delete it together with the files that were generated

"#]]);
    assert_eq!(folder.read("docs/get.md"), GET_SHELF);
}

#[test]
fn check_is_content_with_a_fresh_crate() {
    let folder = Folder::generated();
    folder.run("check docs --name pantry").assert().code(0).stdout_eq("").stderr_eq(str![[r#"
pantry in generated/ is up to date

"#]]);
}

#[test]
fn check_shows_how_a_stale_crate_differs() {
    let folder = Folder::generated();
    let before = folder.written();
    folder.put("docs/get.md", GET_SHELF.replace("What is written on it", "Its label"));
    let check = folder.run("check docs --name pantry").assert().code(1);
    check
        .stdout_eq(str![[r#"
--- generated/src/rest/shelf/carriers.rs
+++ generated/src/rest/shelf/carriers.rs as generated now
@@ -8,5 +8,5 @@
     /// Number of the shelf
     pub shelf_id: Option<i32>,
-    /// What is written on it
+    /// Its label
     pub label: Option<String>,
     /// What arrived and has no property here, and which properties arrived as `null`.

"#]])
        .stderr_eq(str![[r#"
pantry in generated/ is stale: 1 file differs; run `tablature generate`

"#]]);
    fs::remove_file(folder.path("docs/get.md")).unwrap();
    folder.run("check docs --name pantry --quiet").assert().code(1).stderr_eq("");
    assert_eq!(folder.changed(&before), Vec::<String>::new());
}

#[test]
fn check_names_what_was_never_written() {
    let folder = Folder::of_shelves();
    let check = folder.run("check docs --name pantry").assert().code(1);
    check.stderr_eq(str![[r#"
pantry in generated/ is stale: [..] files differ; run `tablature generate`

"#]]);
    assert!(!folder.path("generated").exists());
}

#[test]
fn a_configuration_says_everything() {
    let folder = Folder::with(&[
        ("work/tablature.yaml", "docs: [pages]\noutput: {dir: out/pantry, name: pantry}\n"),
        ("work/pages/get.md", GET_SHELF),
        ("work/pages/empty.md", EMPTY_SHELF),
        ("work/pages/index.md", INDEX),
        ("work/deep/down/", ""),
    ]);
    let run = folder.run_in("work/deep/down", "generate").assert().code(0);
    run.stderr_eq(str![[r#"
generated pantry in ../../out/pantry/: 2 pages, 2 operations, 1 carrier, 1 sample, 0 warnings, 1 note (shown with -v), [..] s ([..] files written, 0 removed, 0 unchanged)
wrote ../../tablature.lock

"#]]);
    assert!(folder.path("work/out/pantry/Cargo.toml").exists());
    folder.run_in("work/deep", "check").assert().code(0).stderr_eq(str![[r#"
pantry in ../out/pantry/ is up to date

"#]]);
    folder.run_in("work", "check --name other").assert().code(1);
}

#[test]
fn a_crate_that_has_no_place_goes_beside_the_configuration() {
    let folder = Folder::with(&[
        ("work/tablature.yaml", "docs: [pages]\n"),
        ("work/pages/get.md", GET_SHELF),
        ("work/deep/", ""),
    ]);
    folder.run_in("work/deep", "generate").assert().code(0);
    assert!(folder.path("work/generated/Cargo.toml").exists());
    folder.run_in("work", "check").assert().code(0);
    folder.run("check --config work/tablature.yaml").assert().code(0);
}

#[test]
fn the_crate_does_not_depend_on_where_the_command_is_run() {
    let folder = Folder::generated();
    folder.put("deep/down/x", "");
    let arguments = "check ../../docs -o ../../generated --name pantry";
    folder.run_in("deep/down", arguments).assert().code(0);
}

#[test]
fn the_manifest_says_of_the_package_what_the_configuration_says() {
    let folder = Folder::of_shelves();
    let configure = |version: &str| {
        let text = format!(
            "docs: docs\noutput:\n  name: pantry\n  package:\n    version: {version}\n    \
             license-file: legal/TERMS\n    authors: [Us]\n    publish: false\n"
        );
        folder.put("tablature.yaml", text);
    };
    configure("1.2.3");
    folder.run("generate").assert().code(2).stderr_eq(str![[r#"
error[bad-config]: cannot read the licence in legal/TERMS: [..]
 --> tablature.yaml:6:19
  |
6 |     license-file: legal/TERMS
  |                   ^^^^^^^^^^^

"#]]);
    folder.put("legal/TERMS", "Ask us.\n");
    folder.run("generate").assert().code(0);
    assert_eq!(folder.read("generated/TERMS"), "Ask us.\n");
    let package = package(&folder);
    assert_eq!(package["version"], "1.2.3");
    assert_eq!(package["license_file"], "TERMS");
    assert!(package["license"].is_null());
    assert_eq!(package["authors"], serde_json::json!(["Us"]));
    assert_eq!(package["publish"], serde_json::json!([]));

    // It is generated like everything else.
    configure("1.3.0");
    folder.run("check").assert().code(1);
    folder.run("generate").assert().code(0);
    folder.put("legal/TERMS", "Do not ask.\n");
    folder.run("check").assert().code(1);
    folder.run("generate").assert().code(0);
    assert_eq!(folder.read("generated/TERMS"), "Do not ask.\n");
    folder.run("check").assert().code(0);
}

/// What cargo makes of the generated manifest.
fn package(folder: &Folder) -> serde_json::Value {
    let output = std::process::Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(folder.path("generated"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    metadata["packages"][0].clone()
}
