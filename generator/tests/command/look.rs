//! What messages look like, and how many there are.

use crate::folder::{Folder, GET_SHELF, INDEX};
use snapbox::str;

/// Shelves, and a sample that is not JSON.
fn with_a_warning() -> Folder {
    let folder = Folder::of_shelves();
    folder.put("docs/get.md", GET_SHELF.replace("\"Jam\"", "Jam"));
    folder
}

#[test]
fn short_messages_have_one_line() {
    let folder = with_a_warning();
    let run = folder.run("generate docs --name pantry --format short").assert().code(0);
    run.stderr_eq(str![[r#"
docs/get.md:39:12: warning[sample-not-json]: this sample is not JSON (expected value); no test is made of it
generated pantry in generated/: 2 pages, 2 operations, 1 carrier, 0 samples, 1 warning, 1 note (shown with -v), [..] s ([..] files written, 0 removed, 0 unchanged)

"#]]);
}

#[test]
fn notes_are_shown_if_asked_for() {
    let folder = Folder::of_shelves();
    folder.run("generate docs --name pantry -v").assert().code(0).stderr_eq(str![[r#"
note[not-an-endpoint]: this page describes no endpoint
 --> docs/index.md:1:1
  |
1 | # The pantry
  | ^
generated pantry in generated/: 2 pages, 2 operations, 1 carrier, 1 sample, 0 warnings, 1 note, [..] s ([..] files written, 0 removed, 0 unchanged)

"#]]);
}

#[test]
fn pages_without_endpoint_are_folded_where_they_would_fill_the_screen() {
    let folder = Folder::of_shelves();
    for number in 0..5 {
        folder.put(&format!("docs/more/{number}.md"), INDEX);
    }
    folder.run("check docs -v").assert().code(1).stderr_eq(str![[r#"
note[not-an-endpoint]: this page describes no endpoint
 --> docs/index.md:1:1
  |
1 | # The pantry
  | ^
note[not-an-endpoint]: this page describes no endpoint
 --> docs/more/0.md:1:1
  |
1 | # The pantry
  | ^
note[not-an-endpoint]: this page describes no endpoint
 --> docs/more/1.md:1:1
  |
1 | # The pantry
  | ^
… 3 more: 3 not-an-endpoint (listed with --format short)
superoffice in generated/ is stale: [..] files differ; run `tablature generate`

"#]]);
    let listed = folder.run("check docs -v --format short").output().unwrap().stderr;
    let listed = String::from_utf8(listed).unwrap();
    assert_eq!(listed.matches("note[not-an-endpoint]").count(), 6, "{listed}");
}

#[test]
fn warnings_of_one_kind_are_folded() {
    let folder = Folder::of_shelves();
    let samples = "## Sample response\n\n```http_\nHTTP/1.1 200 OK\n\nno JSON\n```\n\n".repeat(23);
    folder.put("docs/get.md", format!("{GET_SHELF}\n{samples}"));
    let run = folder.run("generate docs --name pantry --format short").assert().code(0);
    run.stderr_eq(str![[r#"
docs/get.md:48:2: warning[sample-not-json]: this sample is not JSON (expected ident); no test is made of it
docs/get.md:56:2: warning[sample-not-json]: this sample is not JSON (expected ident); no test is made of it
docs/get.md:64:2: warning[sample-not-json]: this sample is not JSON (expected ident); no test is made of it
docs/get.md:72:2: warning[sample-not-json]: this sample is not JSON (expected ident); no test is made of it
docs/get.md:80:2: warning[sample-not-json]: this sample is not JSON (expected ident); no test is made of it
docs/get.md:88:2: warning[sample-not-json]: this sample is not JSON (expected ident); no test is made of it
docs/get.md:96:2: warning[sample-not-json]: this sample is not JSON (expected ident); no test is made of it
docs/get.md:104:2: warning[sample-not-json]: this sample is not JSON (expected ident); no test is made of it
docs/get.md:112:2: warning[sample-not-json]: this sample is not JSON (expected ident); no test is made of it
docs/get.md:120:2: warning[sample-not-json]: this sample is not JSON (expected ident); no test is made of it
docs/get.md:128:2: warning[sample-not-json]: this sample is not JSON (expected ident); no test is made of it
docs/get.md:136:2: warning[sample-not-json]: this sample is not JSON (expected ident); no test is made of it
docs/get.md:144:2: warning[sample-not-json]: this sample is not JSON (expected ident); no test is made of it
docs/get.md:152:2: warning[sample-not-json]: this sample is not JSON (expected ident); no test is made of it
docs/get.md:160:2: warning[sample-not-json]: this sample is not JSON (expected ident); no test is made of it
docs/get.md:168:2: warning[sample-not-json]: this sample is not JSON (expected ident); no test is made of it
docs/get.md:176:2: warning[sample-not-json]: this sample is not JSON (expected ident); no test is made of it
docs/get.md:184:2: warning[sample-not-json]: this sample is not JSON (expected ident); no test is made of it
docs/get.md:192:2: warning[sample-not-json]: this sample is not JSON (expected ident); no test is made of it
docs/get.md:200:2: warning[sample-not-json]: this sample is not JSON (expected ident); no test is made of it
… 3 more: 3 sample-not-json (shown with -v)
generated pantry in generated/: 2 pages, 2 operations, 1 carrier, 1 sample, 23 warnings, 1 note (shown with -v), [..] s ([..] files written, 0 removed, 0 unchanged)

"#]]);
}

#[test]
fn quiet_runs_say_nothing_unless_they_fail() {
    let folder = with_a_warning();
    folder.run("generate docs --name pantry --quiet").assert().code(0).stdout_eq("").stderr_eq("");
    folder.put("generated/src/lib.rs", "edited");
    folder.run("generate docs --name pantry --quiet").assert().code(2).stderr_eq(str![[r#"
error: nothing was written to generated: src/lib.rs was edited since it was generated
help: move it away or undo the edits and run again, or choose another folder with `-o`

"#]]);
}

#[test]
fn a_quiet_check_tells_by_its_exit_code_alone() {
    let folder = Folder::generated();
    folder.put("docs/get.md", format!("{GET_SHELF}\nMore is told of it.\n"));
    folder.put("generated/src/lib.rs", "edited");
    folder.run("check docs --name pantry -q").assert().code(1).stdout_eq("").stderr_eq("");
}

#[cfg(target_os = "linux")]
#[test]
fn data_that_cannot_be_written_is_an_error() {
    let folder = Folder::generated();
    folder.put("generated/src/lib.rs", "edited");
    let commands = [
        "list docs",
        "list docs --json",
        "list docs --lines",
        "explain --docs docs -- Shelf",
        "explain --json --docs docs -- Shelf",
        "check docs --name pantry",
        "openapi docs",
    ];
    for command in commands {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let mut run = std::process::Command::new(snapbox::cmd::cargo_bin!("tablature"));
        run.args(command.split(' ')).current_dir(folder.path("")).stdout(full);
        let done = run.env("TABLATURE_CACHE", "off").output().unwrap();
        let told = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(2), "{command}: {told}");
        assert!(told.contains("error: cannot write standard output"), "{command}: {told}");
    }
}

#[test]
fn quiet_and_verbose_exclude_each_other() {
    let folder = Folder::with(&[]);
    folder.run("generate docs -q -v").assert().code(2).stderr_eq(str![[r#"
error: the argument '--quiet' cannot be used with '--verbose'

Usage: tablature generate --quiet <DOCS>...

For more information, try '--help'.

"#]]);
}

#[test]
fn colours_are_a_choice() {
    let folder = Folder::with(&[]);
    let stderr = |arguments: &str| folder.run(arguments).output().unwrap().stderr;
    assert!(stderr("generate --color always").starts_with(b"\x1b[1;31merror\x1b[0m: no docs"));
    assert!(stderr("generate --color never").starts_with(b"error: no docs"));
    assert!(stderr("generate").starts_with(b"error: no docs"));
}

#[test]
fn colours_reach_what_is_said_of_the_command_line() {
    let folder = Folder::with(&[]);
    let is_coloured = |arguments: &str| {
        let stderr = folder.run(arguments).output().unwrap().stderr;
        stderr.starts_with(b"\x1b[")
    };
    assert!(is_coloured("generat --color always"));
    assert!(is_coloured("generate --color=always --nonsense"));
    assert!(!is_coloured("generat --color never"));
    assert!(!is_coloured("generat"));
    assert!(!is_coloured("generat -- --color always"));
}

#[test]
fn no_color_is_respected_unless_colours_are_asked_for() {
    let folder = Folder::with(&[]);
    let stderr = |arguments: &str, value: &str| {
        folder.run(arguments).env("NO_COLOR", value).output().unwrap().stderr
    };
    assert!(stderr("generate", "1").starts_with(b"error: no docs"));
    assert!(stderr("generate --color always", "1").starts_with(b"\x1b["));
}
