//! `tablature list`: what stays, what is left out, and why.

use crate::folder::{Folder, GET_SHELF};
use snapbox::cmd::Command;
use snapbox::str;

/// Shelves that can be got, deleted and emptied.
fn shelves() -> Folder {
    let folder = Folder::of_shelves();
    let deleted = GET_SHELF.replace("GET ", "DELETE ").replace("_GetShelf", "_DeleteShelf");
    folder.put("docs/get_more.md", deleted);
    folder
}

/// The command with arguments that may hold blanks.
fn run(folder: &Folder, arguments: &[&str]) -> Command {
    folder.run("list docs").args(arguments)
}

#[test]
fn without_filters_everything_stays() {
    let folder = shelves();
    let run = run(&folder, &[]).assert().code(0);
    run.stdout_eq(str![[r#"
agents/Shelf  1 operation  feature agents-shelf
  POST  /api/v1/Agents/Shelf/Empty  v1ShelfAgent_Empty

rest/Shelf  2 operations  feature rest-shelf
  GET     /api/v1/Shelf/{id}  v1ShelfEntity_GetShelf
  DELETE  /api/v1/Shelf/{id}  v1ShelfEntity_DeleteShelf

"#]])
        .stderr_eq(str![[r#"
3 operations in 2 groups, 1 carrier, 0 enumerations

"#]]);
    assert!(!folder.path("generated").exists());
}

#[test]
fn what_is_left_out_is_shown_with_its_rule() {
    let folder = shelves();
    folder.put(
        "tablature.yaml",
        "docs: docs\ninclude:\n  - rest\n  - rest/Nothing\nexclude: [DELETE /api/*]\n",
    );
    let run = folder.run("list").assert().code(0);
    run.stdout_eq(str![[r#"
rest/Shelf  1 of 2 operations, by include `rest`  feature rest-shelf
  GET  /api/v1/Shelf/{id}  v1ShelfEntity_GetShelf

left out  1 operation not included
  agents/Shelf  1 operation

left out  1 operation by exclude `DELETE /api/*` (tablature.yaml:5:11)
  rest/Shelf  1 of 2 operations

"#]])
        .stderr_eq(str![[r#"
warning[selector-unmatched]: `rest/Nothing` matches no operation
 --> tablature.yaml:4:5
  |
4 |   - rest/Nothing
  |     ^^^^^^^^^^^^
  |
  = help: did you mean `rest`?
1 of 3 operations in 1 of 2 groups, 1 of 1 carrier, 0 of 0 enumerations

"#]]);
    folder.run("list --groups -v").assert().code(0).stdout_eq(str![[r#"
rest/Shelf  1 of 2 operations, by include `rest`  feature rest-shelf

left out  1 operation not included
  agents/Shelf
    POST  /api/v1/Agents/Shelf/Empty  v1ShelfAgent_Empty

left out  1 operation by exclude `DELETE /api/*` (tablature.yaml:5:11)
  rest/Shelf
    DELETE  /api/v1/Shelf/{id}  v1ShelfEntity_DeleteShelf

"#]]);
}

#[test]
fn carriers_are_shown_with_the_way_to_them() {
    let folder = shelves();
    run(&folder, &["--carriers", "--include", "GET"]).assert().code(0).stdout_eq(str![[r#"
rest/Shelf  1 of 2 operations, by include `GET`  feature rest-shelf
  GET  /api/v1/Shelf/{id}  v1ShelfEntity_GetShelf

carriers  1
  Shelf  GET /api/v1/Shelf/{id}#answer

left out  2 operations not included
  agents/Shelf  1 operation
  rest/Shelf    1 of 2 operations

"#]]);
    let run = run(&folder, &["--why", "Shelf", "--exclude", "DELETE rest"]).assert().code(0);
    run.stdout_eq(str![[r#"
Shelf  stays for 1 of 2 operations that need it
  rest/Shelf
    GET /api/v1/Shelf/{id}#answer

"#]])
        .stderr_eq("");
}

#[test]
fn carriers_that_are_left_out_have_a_reason_too() {
    let folder = shelves();
    let arguments = ["--why", "Shelf", "--why", "Shelv", "--include", "agents"];
    let run = run(&folder, &arguments).assert().code(1);
    run.stdout_eq(str![[r#"
Shelf  left out, like all that needs it: 2 operations
  rest/Shelf
    GET /api/v1/Shelf/{id}#answer  not included
    DELETE /api/v1/Shelf/{id}#answer  not included

"#]])
        .stderr_eq(str![[r#"
error: no carrier is called `Shelv`
help: `tablature list --carriers` shows those that stay

"#]]);
}

#[test]
fn lines_are_for_other_programs() {
    let folder = shelves();
    let run = run(&folder, &["--lines", "--carriers", "--include", "GET"]).assert().code(0);
    run.stdout_eq(str![[r#"
left-out	operation	agents/Shelf	POST	/api/v1/Agents/Shelf/Empty	v1ShelfAgent_Empty	
stays	operation	rest/Shelf	GET	/api/v1/Shelf/{id}	v1ShelfEntity_GetShelf	include GET
left-out	operation	rest/Shelf	DELETE	/api/v1/Shelf/{id}	v1ShelfEntity_DeleteShelf	
stays	carrier	Shelf	GET /api/v1/Shelf/{id}#answer

"#]])
        .stderr_eq("");
}

#[test]
fn json_has_everything() {
    let folder = shelves();
    run(&folder, &["--json", "--exclude", "DELETE"]).assert().code(0).stdout_eq(str![[r#"
{
  "operations": {
    "stay": 2,
    "all": 3
  },
  "groups": {
    "stay": 2,
    "all": 2
  },
  "carriers": {
    "stay": 1,
    "all": 1
  },
  "enumerations": {
    "stay": 0,
    "all": 0
  },
  "by_group": [
    {
      "name": "agents/Shelf",
      "feature": "agents-shelf",
      "operations": [
        {
          "method": "POST",
          "path": "/api/v1/Agents/Shelf/Empty",
          "id": "v1ShelfAgent_Empty",
          "stays": true,
          "rule": null
        }
      ]
    },
    {
      "name": "rest/Shelf",
      "feature": "rest-shelf",
      "operations": [
        {
          "method": "GET",
          "path": "/api/v1/Shelf/{id}",
          "id": "v1ShelfEntity_GetShelf",
          "stays": true,
          "rule": null
        },
        {
          "method": "DELETE",
          "path": "/api/v1/Shelf/{id}",
          "id": "v1ShelfEntity_DeleteShelf",
          "stays": false,
          "rule": {
            "list": "exclude",
            "selector": "DELETE",
            "place": null
          }
        }
      ]
    }
  ],
  "by_carrier": [
    {
      "name": "Shelf",
      "stays": true,
      "way": [
        "GET /api/v1/Shelf/{id}#answer"
      ]
    }
  ]
}

"#]]);
}

#[test]
fn colours_are_for_terminals() {
    let folder = shelves();
    let plain = run(&folder, &[]).output().unwrap().stdout;
    assert!(!plain.contains(&0x1b));
    let coloured = run(&folder, &["--color", "always"]).output().unwrap().stdout;
    assert!(coloured.contains(&0x1b));
}

#[test]
fn where_nothing_is_left_the_listing_says_why() {
    let folder = shelves();
    let run = run(&folder, &["--include", "rest/Shelv"]).assert().code(1);
    run.stdout_eq(str![[r#"
left out  3 operations not included
  agents/Shelf  1 operation
  rest/Shelf    2 operations

"#]])
        .stderr_eq(str![[r#"
warning[selector-unmatched]: include `rest/Shelv` matches no operation
 |
 = help: did you mean `rest/Shelf`?
error[nothing-selected]: no operation is left: none is included that is not excluded
0 of 3 operations in 0 of 2 groups, 0 of 1 carrier, 0 of 0 enumerations

"#]]);
    folder.put("tablature.yaml", "docs: docs\ninclude: [rest]\nexclude: [/api/v1/Shelf/*]\n");
    let run = folder.run("list").assert().code(1);
    run.stdout_eq(str![[r#"
left out  1 operation not included
  agents/Shelf  1 operation

left out  2 operations by exclude `/api/v1/Shelf/*` (tablature.yaml:3:11)
  rest/Shelf  2 operations

"#]])
        .stderr_eq(str![[r#"
error[nothing-selected]: no operation is left: none is included that is not excluded
 |
 = help: what is excluded goes, whatever includes it
0 of 3 operations in 0 of 2 groups, 0 of 1 carrier, 0 of 0 enumerations

"#]]);
    let run = folder.run("list --why Shelf").assert().code(1);
    run.stdout_eq(str![[r#"
Shelf  left out, like all that needs it: 2 operations
  rest/Shelf
    GET /api/v1/Shelf/{id}#answer  by exclude `/api/v1/Shelf/*`
    DELETE /api/v1/Shelf/{id}#answer  by exclude `/api/v1/Shelf/*`

"#]])
        .stderr_eq(str![[r#"
error[nothing-selected]: no operation is left: none is included that is not excluded
 |
 = help: what is excluded goes, whatever includes it

"#]]);
    let run = folder.run("list --lines").assert().code(1);
    run.stdout_eq(str![[r#"
left-out	operation	agents/Shelf	POST	/api/v1/Agents/Shelf/Empty	v1ShelfAgent_Empty	
left-out	operation	rest/Shelf	GET	/api/v1/Shelf/{id}	v1ShelfEntity_GetShelf	exclude /api/v1/Shelf/*
left-out	operation	rest/Shelf	DELETE	/api/v1/Shelf/{id}	v1ShelfEntity_DeleteShelf	exclude /api/v1/Shelf/*

"#]]).stderr_eq(str![[r#"
error[nothing-selected]: no operation is left: none is included that is not excluded
 |
 = help: what is excluded goes, whatever includes it

"#]]);
}

#[test]
fn nothing_can_be_listed_without_docs_or_pages() {
    let folder = shelves();
    folder.run("list").assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: no docs are given
help: [..]`tablature list docs`[..]

"#]]);
    std::fs::create_dir(folder.path("empty")).unwrap();
    folder.run("list empty").assert().code(1).stdout_eq("").stderr_eq(str![[r#"
error[no-pages]: there is no Markdown page in `empty`
nothing to list: 1 error, 0 warnings

"#]]);
}
