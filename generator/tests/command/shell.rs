//! What a shell and a manual are told.

use crate::folder::Folder;
use std::fs;

/// What the command prints.
fn printed(arguments: &str) -> String {
    let output = Folder::with(&[]).run(arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_shell_completes_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = printed(&format!("completions {shell}"));
        for word in ["generate", "check", "explain", "mock", "schema", "keep-going"] {
            assert!(script.contains(word), "{shell} does not know {word}");
        }
    }
}

#[test]
fn the_manual_has_a_page_for_each_command() {
    let folder = Folder::with(&[]);
    folder.run("man --dir man").assert().code(0).stdout_eq("");
    let mut pages: Vec<_> = fs::read_dir(folder.path("man")).unwrap().flatten().collect();
    pages.sort_by_key(fs::DirEntry::file_name);
    let names: Vec<_> = pages.iter().map(|page| page.file_name().into_string().unwrap()).collect();
    let commands = [
        "-check",
        "-completions",
        "-coverage",
        "-diff",
        "-explain",
        "-generate",
        "-init",
        "-lint",
        "-list",
        "-man",
        "-mock",
        "-openapi",
        "-rename",
        "-schema",
        "",
    ];
    assert_eq!(names, commands.map(|command| format!("tablature{command}.1")));
    assert!(folder.read("man/tablature-generate.1").contains("\\-\\-update\\-lock"));
    assert_eq!(printed("man"), folder.read("man/tablature.1"));
}
