//! `tablature explain`: which names it knows, what it prints where, and how it ends.

use crate::folder::Folder;
use snapbox::cmd::cargo_bin;
use snapbox::str;
use std::process::Stdio;

#[test]
fn a_property_is_explained() {
    let folder = Folder::of_shelves();
    let run = folder.run("explain Shelf.Label --docs docs").assert().code(0).stderr_eq("");
    run.stdout_eq(str![[r#"
property Shelf.Label
  is string, because the docs state it
  rust  carriers::Shelf.label
  docs  What is written on it
  Evidence
    table: the table says that it is `string`
      docs/get.md:29:11
      | | Label | string | What is written on it |
      |           ^^^^^^
    sample: samples show `string`
      docs/get.md:39:3
      | "Label": "Jam"
      | ^^^^^^^

"#]]);
    assert!(!folder.path("generated").exists());
}

#[test]
fn json_has_everything() {
    let folder = Folder::of_shelves();
    let output = folder.run("explain Shelf.Label Shelv --json --docs docs").output().unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(1), Vec::new()));
    insta::assert_snapshot!(String::from_utf8(output.stdout).unwrap());
}

#[test]
fn names_that_nothing_has_are_named() {
    let folder = Folder::of_shelves();
    let run = folder.run("explain Shelv Label Shelf.ShelfId --docs docs").assert().code(1);
    run.stdout_eq(str![[r#"
property Shelf.ShelfId
...
"#]])
        .stderr_eq(str![[r#"
error: nothing is called `Shelv`
help: did you mean `Shelf`?
error: nothing is called `Label`
help: did you mean `*.Label`?

"#]]);
}

#[test]
fn names_that_many_things_have_are_cut_off() {
    let folder = Folder::of_shelves();
    let row = |number| format!("| P{number} | int32 | Number {number} |\n");
    let rows: String = (0..30).map(row).collect();
    let page = folder.read("docs/get.md");
    let label = "| Label | string | What is written on it |\n";
    folder.put("docs/get.md", page.replace(label, &format!("{label}{rows}")));
    folder.run("explain Shelf.P* --docs docs").assert().code(0).stderr_eq(str![[r#"
… 20 other things have the name `Shelf.P*`, too (shown with -v):
  Shelf.P10
  Shelf.P11
  Shelf.P12
  Shelf.P13
  Shelf.P14
  Shelf.P15
  Shelf.P16
  Shelf.P17
  Shelf.P18
  Shelf.P19
  … and 10 more

"#]]);
    let all = folder.run("explain Shelf.P* --docs docs -v").output().unwrap();
    assert_eq!(String::from_utf8(all.stdout).unwrap().matches("property Shelf.P").count(), 30);
}

#[test]
fn the_configuration_names_the_docs() {
    let folder = Folder::of_shelves();
    folder.put("tablature.yaml", "docs: [docs]\n");
    let run = folder.run("explain v1ShelfEntity_GetShelf#answer").assert().code(0);
    run.stdout_eq(str![[r#"
answered GET /api/v1/Shelf/{id}#answer
  is Shelf, because the docs state it
...
"#]]);
}

#[test]
fn nothing_can_be_explained_without_names_or_docs() {
    let folder = Folder::with(&[("docs/", "")]);
    folder.run("explain").assert().code(2).stdout_eq("");
    folder.run("explain Shelf").assert().code(2).stderr_eq(str![[r#"
error: no docs are given
help: [..]`--docs docs`[..]

"#]]);
    folder.run("explain Shelf --docs nowhere").assert().code(2);
    folder.run("explain Shelf --docs docs").assert().code(1).stderr_eq(str![[r#"
...
nothing to explain: 1 error, 0 warnings

"#]]);
}

#[test]
fn colours_are_for_terminals() {
    let folder = Folder::of_shelves();
    let plain = folder.run("explain Shelf --docs docs").output().unwrap().stdout;
    assert!(!plain.contains(&0x1b));
    let coloured = folder.run("explain Shelf --docs docs --color always").output().unwrap().stdout;
    assert!(coloured.contains(&0x1b));
}

#[test]
fn whoever_closes_the_pipe_has_seen_enough() {
    let folder = Folder::of_shelves();
    let mut child = std::process::Command::new(cargo_bin!("tablature"))
        .args(["explain", "*", "*.*", "--docs", "docs"])
        .current_dir(folder.path(""))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
