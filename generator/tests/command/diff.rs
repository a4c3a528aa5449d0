//! `tablature diff`: its sides, its formats, and how it ends.

use crate::folder::{EMPTY_SHELF, Folder, GET_SHELF};
use snapbox::str;
use std::process::Command;

/// The page on shelves, with another type, another property and other samples.
fn changed() -> String {
    GET_SHELF
        .replace("| ShelfId | int32 |", "| ShelfId | int64 |")
        .replace("| Label | string |", "| Room | string | Where it is |\n| Label | string |")
        .replace("\"Jam\"", "\"Tea\"")
}

/// Two editions.
pub fn editions() -> Folder {
    let changed = changed();
    Folder::with(&[
        ("old/get.md", GET_SHELF),
        ("old/empty.md", EMPTY_SHELF),
        ("new/get.md", changed.as_str()),
    ])
}

/// Commits all that is in the folder, which becomes a repository; false where there is no git.
pub fn committed(folder: &Folder) -> bool {
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.current_dir(folder.path("")).args(["-c", "user.name=x", "-c", "user.email=x"]);
        command.args(arguments).output().is_ok_and(|output| output.status.success())
    };
    git(&["init", "--quiet"]) && git(&["add", "."]) && git(&["commit", "--quiet", "-m", "first"])
}

#[test]
fn two_folders() {
    let folder = editions();
    folder.run("diff old new").assert().code(0).stderr_eq("").stdout_eq(str![[r#"
old → new: changes of the contract: 2 breaking, 1 compatible

breaking (2)
  POST /api/v1/Agents/Shelf/Empty: is gone [operation-removed]
    was old/empty.md:9
  Shelf: property `ShelfId` is `int64` now; it was `int32` [answered-type-changed]
    answered by 1 operation, GET /api/v1/Shelf/{id}
    was old/get.md:28
    now new/get.md:28

compatible (1)
  Shelf: property `Room` is new: `string` [answered-property-added]
    answered by 1 operation, GET /api/v1/Shelf/{id}
    was old/get.md:24
    now new/get.md:29

crate, major (4)
  agents: gone
  carriers::Shelf.shelf_id: `Option<i64>`, was `Option<i32>`
  feature agents-shelf: gone
  carriers::Shelf.room: new
    breaks only code that writes or takes apart the struct with all its fields, without `..`

version of the crate: major: 4 changes of its public items

"#]]);
    assert!(!folder.path("generated").exists());
    assert!(!folder.path("tablature.lock").exists());
}

#[test]
fn samples_and_texts_are_no_changes() {
    let page = GET_SHELF.replace("\"Jam\"", "\"Tea\"").replace("What is written", "The words");
    let folder = Folder::with(&[("old/get.md", GET_SHELF), ("new/get.md", page.as_str())]);
    folder.run("diff old new --fail-on any").assert().code(0).stdout_eq(str![[r#"
old → new: no changes of the contract

version of the crate: patch: none of its public items has changed

"#]]);
    folder.run("diff old old --fail-on any").assert().code(0).stdout_eq(str![[r#"
old → old: no changes of the contract

version of the crate: none: none of its public items has changed

"#]]);
}

#[test]
fn formats() {
    let folder = editions();
    folder.run("diff old new --format markdown").assert().code(0).stdout_eq(str![[r#"
# old → new

Changes of the contract: 2 breaking, 1 compatible.

Version of the crate: **major: 4 changes of its public items**.

## Breaking

- `POST /api/v1/Agents/Shelf/Empty`: is gone (operation-removed) — `old/empty.md:9`
- `Shelf`: property `ShelfId` is `int64` now; it was `int32` (answered-type-changed) — `old/get.md:28` → `new/get.md:28`

## Compatible

- `Shelf`: property `Room` is new: `string` (answered-property-added) — `old/get.md:24` → `new/get.md:29`

## Crate: major

- `agents`: gone
- `carriers::Shelf.shelf_id`: `Option<i64>`, was `Option<i32>`
- `feature agents-shelf`: gone
- `carriers::Shelf.room`: new; breaks only code that writes or takes apart the struct with all its fields, without `..`

"#]]);
    folder.run("diff old new --format json").assert().code(0).stdout_eq(str![[r#"
{
  "old": "old",
  "new": "new",
  "counts": {
    "breaking": 2,
    "risky": 0,
    "compatible": 1,
    "accepted": 0
  },
  "changes": [
    {
      "rule": "operation-removed",
      "severity": "breaking",
      "name": "POST /api/v1/Agents/Shelf/Empty",
      "of": {
        "kind": "operation",
        "name": "POST /api/v1/Agents/Shelf/Empty"
      },
      "part": null,
      "says": "is gone",
      "used": null,
      "old": {
        "file": "old/empty.md",
        "line": 9,
        "column": 6
      },
      "new": null,
      "accepted": null
    },
    {
      "rule": "answered-type-changed",
      "severity": "breaking",
      "name": "Shelf.ShelfId",
      "of": {
        "kind": "carrier",
        "name": "Shelf"
      },
      "part": {
        "kind": "property",
        "name": "ShelfId"
      },
      "says": "property `ShelfId` is `int64` now; it was `int32`",
      "used": {
        "sentBy": 0,
        "answeredBy": 1,
        "example": "GET /api/v1/Shelf/{id}"
      },
      "old": {
        "file": "old/get.md",
        "line": 28,
        "column": 13
      },
      "new": {
        "file": "new/get.md",
        "line": 28,
        "column": 13
      },
      "accepted": null
    },
    {
      "rule": "answered-property-added",
      "severity": "compatible",
      "name": "Shelf.Room",
      "of": {
        "kind": "carrier",
        "name": "Shelf"
      },
      "part": {
        "kind": "property",
        "name": "Room"
      },
      "says": "property `Room` is new: `string`",
      "used": {
        "sentBy": 0,
        "answeredBy": 1,
        "example": "GET /api/v1/Shelf/{id}"
      },
      "old": {
        "file": "old/get.md",
        "line": 24,
        "column": 5
      },
      "new": {
        "file": "new/get.md",
        "line": 29,
        "column": 10
      },
      "accepted": null
    }
  ],
  "crate": {
    "step": "major",
    "items": [
      {
        "step": "major",
        "path": "agents",
        "says": "gone"
      },
      {
        "step": "major",
        "path": "carriers::Shelf.shelf_id",
        "says": "`Option<i64>`, was `Option<i32>`"
      },
      {
        "step": "major",
        "path": "feature agents-shelf",
        "says": "gone"
      },
      {
        "step": "major",
        "path": "carriers::Shelf.room",
        "says": "new",
        "only": "struct-literals"
      }
    ]
  },
  "notCompared": []
}

"#]]);
    folder.run("diff old new --format github").assert().code(0).stdout_eq(str![[r#"
::error file=old/empty.md,line=9,col=6,title=operation-removed (breaking)::POST /api/v1/Agents/Shelf/Empty: is gone
::error file=new/get.md,line=28,col=13,title=answered-type-changed (breaking)::Shelf: property `ShelfId` is `int64` now; it was `int32`
::notice file=new/get.md,line=29,col=10,title=answered-property-added (compatible)::Shelf: property `Room` is new: `string`
::notice title=old → new::changes of the contract: 2 breaking, 1 compatible; version of the crate: major: 4 changes of its public items

"#]]);
    folder.run("diff old new --format junit").assert().code(0).stdout_eq(str![[r#"
<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="old → new" tests="3" failures="2" errors="0" skipped="0">
    <testcase classname="operation-removed" name="POST /api/v1/Agents/Shelf/Empty"><failure message="is gone" type="breaking">is gone
was: old/empty.md:9</failure></testcase>
    <testcase classname="answered-type-changed" name="Shelf.ShelfId"><failure message="property `ShelfId` is `int64` now; it was `int32`" type="breaking">property `ShelfId` is `int64` now; it was `int32`
was: old/get.md:28
is: new/get.md:28</failure></testcase>
    <testcase classname="answered-property-added" name="Shelf.Room"><system-out>property `Room` is new: `string`
was: old/get.md:24
is: new/get.md:29</system-out></testcase>
  </testsuite>
</testsuites>

"#]]);
    folder.run("diff old new --format html").assert().code(2).stderr_eq(str![[r#"
error: invalid value 'html' for '--format <FORMAT>'
  [possible values: text, markdown, json, github, junit]

For more information, try '--help'.

"#]]);
}

#[test]
fn runs_fail_on_what_they_are_told_to() {
    let folder = editions();
    folder.run("diff old new --fail-on breaking -q").assert().code(1).stdout_eq("");
    folder.run("diff old new --fail-on any -q").assert().code(1).stdout_eq("");
    let more = GET_SHELF.replace("| 200 | OK |", "| 200 | OK |\n| 404 | There is none |");
    folder.put("new/get.md", more);
    folder.put("new/empty.md", EMPTY_SHELF);
    folder.run("diff old new --fail-on breaking -q").assert().code(0);
    folder.run("diff old new --fail-on any -q").assert().code(1);
}

#[test]
fn changes_are_accepted() {
    let folder = editions();
    folder.put(
        "accepted.txt",
        "# What we know of.\n\
         answered-type-changed Shelf.ShelfId # They told us in May.\n\
         * POST /api/v1/Agents/*\n\
         answered-property-removed Shelf.Colour\n",
    );
    let run = folder.run("diff old new --accepted accepted.txt --fail-on breaking -v").assert();
    run.code(0).stdout_eq(str![[r#"
old → new: changes of the contract: 1 compatible, 2 accepted

compatible (1)
  Shelf: property `Room` is new: `string` [answered-property-added]
    answered by 1 operation, GET /api/v1/Shelf/{id}
    was old/get.md:24
    now new/get.md:29

accepted (2)
  POST /api/v1/Agents/Shelf/Empty: is gone [operation-removed]
  Shelf: property `ShelfId` is `int64` now; it was `int32` [answered-type-changed] # They told us in May.

crate, major (4)
  agents: gone
  carriers::Shelf.shelf_id: `Option<i64>`, was `Option<i32>`
  feature agents-shelf: gone
  carriers::Shelf.room: new
    breaks only code that writes or takes apart the struct with all its fields, without `..`

version of the crate: major: 4 changes of its public items

"#]]).stderr_eq(str![[r#"
accepted.txt:4: accepts nothing (any more)

"#]]);
    folder.put("tablature.yaml", "docs: [new]\ndiff: {accepted: accepted.txt}\n");
    folder.run("diff old . --fail-on breaking -q").assert().code(0);
    folder.put("accepted.txt", "answered-typ-changed Shelf.ShelfId\n");
    folder.run("diff old new --accepted accepted.txt").assert().code(2).stderr_eq(str![[r#"
error: cannot use accepted.txt: line 1: there is no rule `answered-typ-changed`; did you mean `answered-type-changed`?

"#]]);
    folder.run("diff old new --accepted nowhere.txt").assert().code(2).stderr_eq(str![[r#"
error: cannot use nowhere.txt: No such file or directory (os error 2)

"#]]);
}

#[test]
fn severities_are_for_the_configuration_to_choose() {
    let folder = editions();
    let config = "docs: [new]\ndiff:\n  severities:\n    answered-type-changed: risky\n    \
                  operation-removed: off\n";
    folder.put("tablature.yaml", config);
    folder.run("diff old . --fail-on breaking").assert().code(0).stdout_eq(str![[r#"
old → .: changes of the contract: 1 risky, 1 compatible

risky (1)
  Shelf: property `ShelfId` is `int64` now; it was `int32` [answered-type-changed]
    answered by 1 operation, GET /api/v1/Shelf/{id}
    was old/get.md:28
    now new/get.md:28

compatible (1)
  Shelf: property `Room` is new: `string` [answered-property-added]
    answered by 1 operation, GET /api/v1/Shelf/{id}
    was old/get.md:24
    now new/get.md:29

crate, major (4)
  agents: gone
  carriers::Shelf.shelf_id: `Option<i64>`, was `Option<i32>`
  feature agents-shelf: gone
  carriers::Shelf.room: new
    breaks only code that writes or takes apart the struct with all its fields, without `..`

version of the crate: major: 4 changes of its public items

"#]]);
    folder.put("tablature.yaml", "docs: [new]\ndiff: {severities: {operation-removd: off}}\n");
    folder.run("diff old .").assert().code(2).stderr_eq(str![[r#"
error[bad-config]: there is no kind of change `operation-removd`
 --> tablature.yaml:2:21
  |
2 | diff: {severities: {operation-removd: off}}
  |                     ^^^^^^^^^^^^^^^^
  |
  = help: did you mean `operation-removed`?

"#]]);
}

#[test]
fn code_that_nobody_writes_asks_for_no_major_version() {
    let page = GET_SHELF.replace("| Label | string |", "| Room | string |  |\n| Label | string |");
    let folder = Folder::with(&[("old/get.md", GET_SHELF), ("new/get.md", page.as_str())]);
    folder.put("tablature.yaml", "docs: [new]\ndiff: {lenient: [struct-literals]}\n");
    folder.run("diff old .").assert().code(0).stdout_eq(str![[r#"
old → .: changes of the contract: 1 compatible

compatible (1)
  Shelf: property `Room` is new: `string` [answered-property-added]
    answered by 1 operation, GET /api/v1/Shelf/{id}
    was old/get.md:24
    now new/get.md:29

crate, minor (1)
  carriers::Shelf.room: new
    breaks only code that writes or takes apart the struct with all its fields, without `..`

version of the crate: minor: 1 change of its public items

"#]]);
    folder.put("tablature.yaml", "docs: [new]\ndiff: {lenient: struct-literal}\n");
    folder.run("diff old .").assert().code(2).stderr_eq(str![[r#"
error[bad-config]: there is no kind of code `struct-literal`
 --> tablature.yaml:2:17
  |
2 | diff: {lenient: struct-literal}
  |                 ^^^^^^^^^^^^^^
  |
  = help: did you mean `struct-literals`?

"#]]);
}

#[test]
fn a_rule_is_explained() {
    let folder = Folder::with(&[]);
    let run = folder.run("diff --explain parameter-removed");
    run.assert().code(0).stderr_eq("").stdout_eq(str![[r#"
parameter-removed (usually breaking)

An input is documented no more: what callers send is ignored, or refused.

A server may ignore what it does not know, and then answers something else than was asked for, or refuse it. Where you know
that yours ignores it, make the rule `risky` in `tablature.yaml`.

"#]]);
    folder.run("diff --explain parameter-remove").assert().code(2).stderr_eq(str![[r#"
error: invalid value 'parameter-remove' for '--explain <RULE>': there is no rule `parameter-remove`; did you mean `parameter-removed`?

For more information, try '--help'.

"#]]);
    folder.run("diff --explain parameter-removed old new").assert().code(2);
    folder.run("diff old").assert().code(2);
}

#[test]
fn a_lock_is_a_side() {
    let folder = Folder::generated();
    folder.put("docs/get.md", changed());
    folder.run("diff generated/tablature.lock docs").assert().code(0).stdout_eq(str![[r#"
generated/tablature.lock → docs: changes of the contract: 1 breaking, 1 compatible
note: generated/tablature.lock is a lock: what properties are required or deprecated, and answers that are no struct are not compared, nor is the crate

breaking (1)
  Shelf: property `ShelfId` is `int64` now; it was `int32` [answered-type-changed]
    answered by 1 operation, GET /api/v1/Shelf/{id}
    was generated/tablature.lock:6
    now docs/get.md:28

compatible (1)
  Shelf: property `Room` is new: `string` [answered-property-added]
    answered by 1 operation, GET /api/v1/Shelf/{id}
    was generated/tablature.lock:6
    now docs/get.md:29

"#]]);
    folder.put("broken.lock", "version: 7\n");
    folder.run("diff broken.lock docs").assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error[bad-lock]: a lock of version 7; this tablature can read version 1 alone
 --> broken.lock:1:1
  |
1 | version: 7
  | ^^^^^^^^^^

"#]]);
}

#[test]
fn a_revision_is_a_side() {
    let folder = Folder::generated();
    if !committed(&folder) {
        return;
    }
    folder.put("docs/get.md", changed());
    folder.run("diff HEAD:docs docs").assert().code(0).stdout_eq(str![[r#"
HEAD:docs → docs: changes of the contract: 1 breaking, 1 compatible

breaking (1)
  Shelf: property `ShelfId` is `int64` now; it was `int32` [answered-type-changed]
    answered by 1 operation, GET /api/v1/Shelf/{id}
    was HEAD:docs/get.md:28
    now docs/get.md:28

compatible (1)
  Shelf: property `Room` is new: `string` [answered-property-added]
    answered by 1 operation, GET /api/v1/Shelf/{id}
    was HEAD:docs/get.md:24
    now docs/get.md:29

crate, major (2)
  carriers::Shelf.shelf_id: `Option<i64>`, was `Option<i32>`
  carriers::Shelf.room: new
    breaks only code that writes or takes apart the struct with all its fields, without `..`

version of the crate: major: 2 changes of its public items

"#]]);
    folder.run("diff HEAD:docs/get.md docs/get.md -q --fail-on breaking").assert().code(1);
    folder.put("tablature.yaml", "docs: [docs/get.md, docs/empty.md]\n");
    let told = folder.run("diff HEAD:. .").assert().code(0);
    let told = String::from_utf8_lossy(&told.get_output().stdout).into_owned();
    assert!(told.contains("was HEAD:docs/get.md:28\n    now docs/get.md:28"), "{told}");
    folder.run_in("docs", "diff HEAD:. . -q --fail-on breaking").assert().code(1);
    folder.put("tablature.yaml", "docs: [docs, other/]\n");
    folder.put("other/more.md", GET_SHELF);
    folder.run("diff HEAD:. .").assert().code(2).stderr_eq(str![[r#"
error: git has no `HEAD:other/`: nothing of that name was committed

"#]]);
    std::fs::remove_dir_all(folder.path("other")).unwrap();
    std::fs::remove_file(folder.path("tablature.yaml")).unwrap();
    folder.run_in("docs", "diff HEAD:./ ../docs -q --fail-on breaking").assert().code(1);
    let run = folder.run("diff HEAD:generated/tablature.lock docs -q --fail-on breaking");
    run.assert().code(1);
    folder.run("diff HEAD:nothing docs").assert().code(2).stderr_eq(str![[r#"
error: git has no `HEAD:nothing`: there is no such revision, or nothing of that name in it; paths are those of the repository, unless they begin with `./`

"#]]);
    folder.run("diff v9:docs docs").assert().code(2).stderr_eq(str![[r#"
error: git has no `v9:docs`: there is no such revision, or nothing of that name in it; paths are those of the repository, unless they begin with `./`

"#]]);
    // Nothing of the repository has changed.
    let mut status = Command::new("git");
    let status = status.current_dir(folder.path("")).args(["status", "--short"]);
    let status = String::from_utf8(status.output().unwrap().stdout).unwrap();
    assert_eq!(status, " M docs/get.md\n");
}

#[test]
fn sides_that_are_none() {
    let folder = editions();
    folder.put("api.yaml", "openapi: 3.1.0\n");
    folder.put("wrong/get.md", GET_SHELF.replace("GET /api/v1/Shelf/{id}\n", ""));
    let mut said = String::new();
    for sides in ["nowhere new", "new .", "api.yaml new", "wrong new"] {
        let run = folder.run(&format!("diff {sides}")).assert().code(2).stdout_eq("");
        let errors = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        said.push_str(&format!("{sides}:\n{errors}\n"));
    }
    insta::assert_snapshot!(said);
}
