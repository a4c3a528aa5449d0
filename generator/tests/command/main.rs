//! The command's messages, exit codes, and what it does to the folders it is run in.
#![cfg(feature = "cli")]

mod bump;
mod cache;
mod check;
mod crates;
mod diff;
mod documented;
mod explain;
mod findings;
mod folder;
mod init;
mod killed;
mod lint;
mod list;
mod lock;
mod look;
mod mock;
mod openapi;
mod propose;
mod samples;
mod schema;
mod select;
mod shell;
mod watch;

use folder::{Folder, is_empty};
use snapbox::cmd::cargo_bin;
use snapbox::str;

#[test]
fn without_docs_and_configuration() {
    for command in ["generate", "check", "generate --quiet"] {
        let folder = Folder::with(&[]);
        folder.run(command).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: no docs are given
help: name the folder with the pages, as in `tablature generate docs`, or write a `tablature.yaml` with `docs: [docs]`

"#]]);
        assert!(is_empty(&folder.path("")));
    }
}

#[test]
fn with_docs_that_do_not_exist() {
    let folder = Folder::with(&[]);
    folder.run("generate nowhere").assert().code(2).stderr_eq(str![[r#"
error: cannot read the docs in nowhere: [..]

"#]]);
}

#[test]
fn with_a_configuration_that_names_what_does_not_exist() {
    let folder = Folder::with(&[
        ("tablature.yaml", "docs: [docs, more]\nevidence: old\ndialect: ours.yaml\n"),
        ("docs/", ""),
        ("inner/", ""),
    ]);
    for command in ["generate", "check", "list", "explain x", "openapi", "mock"] {
        folder.run(command).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error[bad-config]: cannot read the docs in more: [..]
 --> tablature.yaml:1:14
  |
1 | docs: [docs, more]
  |              ^^^^
error[bad-config]: cannot read the evidence in old: [..]
 --> tablature.yaml:2:11
  |
2 | evidence: old
  |           ^^^
error[bad-config]: no such dialect is built in, and cannot read ours.yaml: [..]
 --> tablature.yaml:3:10
  |
3 | dialect: ours.yaml
  |          ^^^^^^^^^

"#]]);
    }
    let run = folder.run_in("inner", "generate --format short --dialect superoffice");
    run.assert().code(2).stderr_eq(str![[r#"
../tablature.yaml:1:14: error[bad-config]: cannot read the docs in ../more: [..]
../tablature.yaml:2:11: error[bad-config]: cannot read the evidence in ../old: [..]

"#]]);
    folder.run("generate --config tablature.yaml elsewhere").assert().code(2).stderr_eq(str![[
        r#"
error[bad-config]: cannot read the evidence in old: [..]
 --> tablature.yaml:2:11
  |
2 | evidence: old
  |           ^^^
error[bad-config]: no such dialect is built in, and cannot read ours.yaml: [..]
 --> tablature.yaml:3:10
  |
3 | dialect: ours.yaml
  |          ^^^^^^^^^

"#
    ]]);
}

#[test]
fn with_a_folder_that_holds_no_pages() {
    let folder = Folder::with(&[("docs/", "")]);
    folder.run("generate docs").assert().code(1).stdout_eq("").stderr_eq(str![[r#"
[..]no[..]page[..]
...
nothing written: 1 error, 0 warnings

"#]]);
    assert!(!folder.path("generated").exists());
    folder.run("check docs").assert().code(1).stderr_eq(str![[r#"
[..]no[..]page[..]
...
nothing to compare: 1 error, 0 warnings

"#]]);
}

#[test]
fn with_unknown_words() {
    let folder = Folder::with(&[]);
    folder.run("generat").assert().code(2).stderr_eq(str![[r#"
error: unrecognized subcommand 'generat'

  tip: a similar subcommand exists: 'generate'

Usage: tablature [OPTIONS] <COMMAND>

For more information, try '--help'.

"#]]);
    folder.run("generate --keep-goin docs").assert().code(2).stderr_eq(str![[r#"
error: unexpected argument '--keep-goin' found

  tip: a similar argument exists: '--keep-going'

Usage: tablature generate --keep-going [DOCS]...

For more information, try '--help'.

"#]]);
    folder.run("generate --format html docs").assert().code(2).stderr_eq(str![[r#"
error: invalid value 'html' for '--format <FORMAT>'
  [possible values: human, short]

For more information, try '--help'.

"#]]);
}

#[test]
fn with_a_name_that_is_none_for_a_crate() {
    let folder = Folder::with(&[("docs/", "")]);
    folder.run("generate docs --name match").assert().code(2).stderr_eq(str![[r#"
error: invalid value 'match' for '--name <CRATE>': it is a keyword of Rust

For more information, try '--help'.

"#]]);
    folder.run("generate docs --name 1st").assert().code(2).stderr_eq(str![[r#"
error: invalid value '1st' for '--name <CRATE>': it does not begin with a letter from a to z

For more information, try '--help'.

"#]]);
}

#[test]
fn with_a_dialect_that_does_not_exist() {
    let folder = Folder::with(&[("docs/", "")]);
    folder.run("generate docs --dialect klingon").assert().code(2).stderr_eq(str![[r#"
error: no dialect `klingon` is built in (known are `superoffice`, `binance`, `bybit`, `discord`, `gitlab`, `mastodon`, `woocommerce`), and no such file can be read: No such file or directory (os error 2)

"#]]);
}

#[test]
fn with_an_output_folder_among_the_docs() {
    let folder = Folder::with(&[("docs/inner/", "")]);
    folder.run("generate docs -o docs").assert().code(2).stderr_eq(str![[r#"
error: the output folder docs lies in the docs folder docs; choose one outside

"#]]);
    folder.run("generate docs -o docs/inner/new").assert().code(2).stderr_eq(str![[r#"
error: the output folder docs/inner/new lies in the docs folder docs; choose one outside

"#]]);
    folder.run("generate docs -o new/../docs/x").assert().code(2).stderr_eq(str![[r#"
error: the output folder new/../docs/x lies in the docs folder docs; choose one outside

"#]]);
    folder.run("generate .").assert().code(2).stderr_eq(str![[r#"
error: the output folder generated lies in the docs folder .; choose one outside

"#]]);
}

#[test]
fn with_a_configuration_that_cannot_be_read() {
    let folder = Folder::with(&[("docs/", "")]);
    folder.run("generate --config ours.yaml").assert().code(2).stderr_eq(str![[r#"
error: cannot read ours.yaml: [..]

"#]]);
}

#[test]
fn with_a_configuration_that_is_at_fault() {
    let folder = Folder::with(&[("docs/", ""), ("tablature.yaml", "docs: [docs]\nouptut: {}\n")]);
    for command in ["generate", "generate --quiet", "check --format short"] {
        folder.run(command).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
[..]there is no key `ouptut`
...
"#]]);
    }
    // Where docs are named, no configuration is looked for.
    folder.run("generate docs").assert().code(1);
    folder.run("generate docs --config tablature.yaml").assert().code(2);
}

#[test]
fn with_a_selector_that_is_none() {
    let folder = Folder::with(&[("tablature.yaml", "docs: [docs]\ninclude: ['']\n")]);
    folder.run("generate").assert().code(2).stderr_eq(str![[r#"
[..]`` is no selector: it names nothing[..]
...
"#]]);
}

#[test]
fn with_a_configuration_in_a_folder_above() {
    let folder = Folder::with(&[("a/b/", ""), ("tablature.yaml", "docs: [nowhere]\n")]);
    folder.run_in("a/b", "generate").assert().code(2).stderr_eq(str![[r#"
error[bad-config]: cannot read the docs in ../../nowhere: [..]
 --> ../../tablature.yaml:1:8
  |
1 | docs: [nowhere]
  |        ^^^^^^^

"#]]);
}

#[test]
fn on_a_closed_pipe() {
    let folder = Folder::with(&[]);
    let mut child = std::process::Command::new(cargo_bin!("tablature"))
        .arg("generate")
        .current_dir(folder.path(""))
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(2));
}
