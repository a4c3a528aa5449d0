//! What is wrong with pages, and what becomes of the crate then.

use crate::folder::{Folder, GET_SHELF, INDEX};
use snapbox::str;

/// A page whose id promises an endpoint that it does not describe.
const PROMISE: &str = "---\nuid: v1ShelfEntity_Dust\n---\n\n# DELETE Shelf/Dust\n\nDusts it.\n";

#[test]
fn a_page_that_breaks_its_promise_stops_the_run() {
    let folder = Folder::of_shelves();
    folder.put("docs/dust.md", PROMISE);
    folder.run("generate docs --name pantry").assert().code(1).stderr_eq(str![[r#"
error[endpoint-missing]: `v1ShelfEntity_Dust` should describe an endpoint, but no method and path can be found
 --> docs/dust.md:2:6
  |
2 | uid: v1ShelfEntity_Dust
  |      ^^^^^^^^^^^^^^^^^^
nothing written: 1 error, 0 warnings, 1 note (shown with -v)

"#]]);
    assert!(!folder.path("generated").exists());
}

#[test]
fn keep_going_leaves_it_out() {
    let folder = Folder::of_shelves();
    folder.put("docs/dust.md", PROMISE);
    let run = folder.run("generate docs --name pantry --keep-going --format short");
    run.assert().code(1).stderr_eq(str![[r#"
docs/dust.md:2:6: error[endpoint-missing]: `v1ShelfEntity_Dust` should describe an endpoint, but no method and path can be found
left out 1 page with errors:
  docs/dust.md
generated pantry in generated/: 2 pages, 2 operations, 1 carrier, 1 sample, 1 error, 0 warnings, 1 note (shown with -v), [..] s ([..] files written, 0 removed, 0 unchanged)

"#]]);
    assert!(folder.path("generated/src/rest/shelf.rs").exists());
    let check = folder.run("check docs --name pantry --keep-going --format short");
    check.assert().code(1).stdout_eq("").stderr_eq(str![[r#"
docs/dust.md:2:6: error[endpoint-missing]: `v1ShelfEntity_Dust` should describe an endpoint, but no method and path can be found
left out 1 page with errors:
  docs/dust.md
pantry in generated/ is up to date

"#]]);
}

#[test]
fn a_page_that_is_not_utf8_stops_the_run() {
    let folder = Folder::of_shelves();
    folder.put("docs/odd.md", b"# Caf\xe9\n");
    folder.run("generate docs --name pantry").assert().code(1).stderr_eq(str![[r#"
error[unreadable-file]: cannot read `docs/odd.md`: it is not UTF-8 at line 1, column 6 (byte 5)
nothing written: 1 error, 0 warnings, 1 note (shown with -v)

"#]]);
    folder
        .run("generate docs --name pantry --keep-going")
        .assert()
        .code(1)
        .stderr_eq(str![[r#"
error[unreadable-file]: cannot read `docs/odd.md`: it is not UTF-8 at line 1, column 6 (byte 5)
generated pantry in generated/: 2 pages, 2 operations, 1 carrier, 1 sample, 1 error, 0 warnings, 1 note (shown with -v), [..] s ([..] files written, 0 removed, 0 unchanged)

"#]]);
    assert!(folder.path("generated/Cargo.toml").exists());
}

#[test]
fn a_sample_that_is_not_json_is_a_warning() {
    let folder = Folder::of_shelves();
    folder.put("docs/get.md", GET_SHELF.replace("\"Jam\"", "Jam"));
    folder.run("generate docs --name pantry").assert().code(0).stderr_eq(str![[r#"
warning[sample-not-json]: this sample is not JSON (expected value); no test is made of it
  --> docs/get.md:39:12
   |
39 |   "Label": Jam
   |            ^
generated pantry in generated/: 2 pages, 2 operations, 1 carrier, 0 samples, 1 warning, 1 note (shown with -v), [..] s ([..] files written, 0 removed, 0 unchanged)

"#]]);
    assert!(!folder.path("generated/tests").exists());
}

#[test]
fn pages_that_describe_nothing_are_no_docs() {
    let folder = Folder::with(&[("docs/index.md", INDEX), ("docs/more.md", INDEX)]);
    folder.run("generate docs --name pantry").assert().code(1).stderr_eq(str![[r#"
error[no-pages]: no page describes an endpoint that can be used
 |
 = help: see that the dialect is the one of these docs; notes say of each page what it lacks
nothing written: 1 error, 0 warnings, 2 notes (shown with -v)

"#]]);
    assert!(!folder.path("generated").exists());
}

#[test]
fn a_severity_of_ones_own_stops_the_run() {
    let folder = Folder::of_shelves();
    folder.put("docs/get.md", GET_SHELF.replace("\"Jam\"", "Jam"));
    folder.put(
        "tablature.yaml",
        "docs: [docs]\noutput: {name: pantry}\nseverity: {sample-not-json: error}\n",
    );
    folder.run("generate --format short").assert().code(1).stderr_eq(str![[r#"
docs/get.md:39:12: error[sample-not-json]: this sample is not JSON (expected value); no test is made of it
nothing written: 1 error, 0 warnings, 1 note (shown with -v)

"#]]);
}

#[test]
fn a_finding_is_shown_once_though_its_file_is_read_twice() {
    let folder = Folder::of_shelves();
    let (page, sample) = GET_SHELF.split_at(GET_SHELF.find("```http_").unwrap());
    folder.put("docs/get.md", format!("{page}[!include[](samples/get.md)]\n"));
    folder.put("docs/samples/get.md", sample.trim_end().trim_end_matches('`'));
    folder
        .run("generate docs --name pantry --format short")
        .assert()
        .code(0)
        .stderr_eq(str![[r#"
docs/samples/get.md:1:1: warning[unclosed-fence]: this code block is opened and never closed
generated pantry in generated/: 2 pages, 2 operations, 1 carrier, 1 sample, 1 warning, 1 note (shown with -v), [..] s ([..] files written, 0 removed, 0 unchanged)

"#]]);
}

#[test]
fn an_override_that_cannot_be_followed_stops_the_run() {
    let folder = Folder::of_shelves();
    folder.put(
        "tablature.yaml",
        "docs: [docs]\noverrides:\n  \"Shelf.Label\": {type: Shlf}\n  \"Shelf.Lable\": {drop: true}\n",
    );
    folder.run("generate").assert().code(1).stderr_eq(str![[r#"
error[bad-config]: there is no type or carrier `Shlf`
 --> tablature.yaml:3:19
  |
3 |   "Shelf.Label": {type: Shlf}
  |                   ^^^^
  |
  = help: did you mean `Shelf`?
warning[override-unmatched]: `Shelf.Lable` matches nothing
 --> tablature.yaml:4:4
  |
4 |   "Shelf.Lable": {drop: true}
  |    ^^^^^^^^^^^
  |
  = help: did you mean `Shelf.Label`?
nothing written: 1 error, 1 warning, 1 note (shown with -v)

"#]]);
}

#[test]
fn overrides_reach_the_crate() {
    let folder = Folder::of_shelves();
    folder.put(
        "tablature.yaml",
        "docs: [docs]\noverrides:\n  \"Shelf.Label\": {nullable: false, values: [Pickles], closed: true}\n",
    );
    folder.run("generate").assert().code(0).stderr_eq(str![[r#"
warning[sample-type-mismatch]: `Label` is overridden to be one of a closed set of words, but the sample has another one
  --> docs/get.md:39:12
   |
39 |   "Label": "Jam"
   |            ^^^^^
   |
  ::: tablature.yaml:3:55
   |
 3 |   "Shelf.Label": {nullable: false, values: [Pickles], closed: true}
   |                                                       ------ overridden here
generated superoffice in generated/: 2 pages, 2 operations, 1 carrier, 1 sample, 1 warning, 1 note (shown with -v), [..] s ([..] files written, 0 removed, 0 unchanged)
wrote tablature.lock

"#]]);
    let carrier = folder.read("generated/src/rest/shelf/carriers.rs");
    assert!(carrier.contains("pub label: enums::Label,"), "{carrier}");
    let test = folder.read("generated/tests/payloads/rest_shelf.rs");
    assert!(test.contains("\"Label\""), "{test}");
}

#[test]
fn a_byte_order_mark_changes_no_file() {
    const DIALECT: &str = include_str!("../../src/pages/dialect/superoffice.yaml");
    let folder = Folder::of_shelves();
    folder.put("ours.yaml", DIALECT);
    folder.put("tablature.yaml", "docs: docs\ndialect: ours.yaml\noutput: {name: pantry}\n");
    folder.run("generate").assert().code(0);
    let before = folder.written();
    let files = ["docs/get.md", "ours.yaml", "tablature.yaml", "tablature.lock"];
    for file in files.into_iter().chain(["generated/.tablature-files"]) {
        folder.put(file, format!("\u{feff}{}", folder.read(file)));
    }
    folder.run("generate").assert().code(0);
    assert_eq!(folder.changed(&before), [".tablature-files"], "its mark is all that differs");
    folder.put("ours.yaml", b"# caf\xe9\n");
    folder.run("generate").assert().code(2).stderr_eq(str![[r#"
error: no dialect `ours.yaml` is built in (known are `superoffice`, `binance`, `bybit`, `discord`, `gitlab`, `mastodon`, `woocommerce`), and no such file can be read: it is not UTF-8 at line 1, column 6 (byte 5)

"#]]);
}
