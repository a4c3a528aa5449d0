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
    run.stdout_eq(str![]).stderr_eq(str![]);
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
    run.stdout_eq(str![]).stderr_eq(str![]);
    folder.run("list --groups -v").assert().code(0).stdout_eq(str![]);
}

#[test]
fn carriers_are_shown_with_the_way_to_them() {
    let folder = shelves();
    run(&folder, &["--carriers", "--include", "GET"]).assert().code(0).stdout_eq(str![]);
    let run = run(&folder, &["--why", "Shelf", "--exclude", "DELETE rest"]).assert().code(0);
    run.stdout_eq(str![]).stderr_eq("");
}

#[test]
fn carriers_that_are_left_out_have_a_reason_too() {
    let folder = shelves();
    let arguments = ["--why", "Shelf", "--why", "Shelv", "--include", "agents"];
    let run = run(&folder, &arguments).assert().code(1);
    run.stdout_eq(str![]).stderr_eq(str![]);
}

#[test]
fn lines_are_for_other_programs() {
    let folder = shelves();
    let run = run(&folder, &["--lines", "--carriers", "--include", "GET"]).assert().code(0);
    run.stdout_eq(str![]).stderr_eq("");
}

#[test]
fn json_has_everything() {
    let folder = shelves();
    run(&folder, &["--json", "--exclude", "DELETE"]).assert().code(0).stdout_eq(str![]);
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
fn nothing_can_be_listed_without_docs_or_operations() {
    let folder = shelves();
    folder.run("list").assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: no docs are given
help: [..]`tablature list docs`[..]

"#]]);
    let run = run(&folder, &["--include", "rest/Shelv"]).assert().code(1);
    run.stdout_eq("").stderr_eq(str![]);
}
