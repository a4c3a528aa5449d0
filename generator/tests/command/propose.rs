//! The script that proposes what has changed, which the action and the template for GitLab run.

use crate::diff::committed;
use crate::folder::{Folder, GET_SHELF};
use snapbox::cmd::cargo_bin;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A file of the project.
fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)
}

/// A `gh` that notes what it is asked, and that knows of no request.
const GH: &str = r#"#!/bin/sh
for last; do :; done
echo "$*" | sed "s|$last|TEXT|" >> asked
[ "$2" = create ] && cat "$last" >> asked
"#;

/// A clone with a crate, the repository that it came from, and a `gh` that notes what it is asked.
fn clone() -> Option<Folder> {
    let config = "docs: [docs]\noutput: {name: pantry, package: {version: 1.2.0}}\n";
    let folder = Folder::with(&[("docs/get.md", GET_SHELF), ("tablature.yaml", config)]);
    folder.run("generate").assert().code(0);
    folder.put(".git/info/exclude", "bin\nasked\norigin.git\n");
    folder.put("bin/gh", GH);
    if !committed(&folder) {
        return None;
    }
    let git = |arguments: &str| {
        let mut command = Command::new("git");
        command.current_dir(folder.path("")).args(arguments.split(' '));
        assert!(command.output().unwrap().status.success(), "git {arguments}");
    };
    git("branch -M main");
    git("init --quiet --bare origin.git");
    git("remote add origin ./origin.git");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder.path("bin/gh"), fs::Permissions::from_mode(0o755)).unwrap();
    }
    Some(folder)
}

fn propose(folder: &Folder, variables: &[(&str, &str)]) -> Output {
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("sh")
        .arg(file("integrations/propose.sh").canonicalize().unwrap())
        .current_dir(folder.path(""))
        .env("PATH", format!("{}:{path}", folder.path("bin").display()))
        .env("TABLATURE", cargo_bin!("tablature"))
        .env("TABLATURE_CACHE", folder.cache())
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    output
}

fn git(folder: &Folder, arguments: &[&str]) -> String {
    let output = Command::new("git").current_dir(folder.path("")).args(arguments).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
#[cfg(unix)]
fn what_has_changed_becomes_a_pull_request() {
    let Some(folder) = clone() else { return };
    let run = propose(&folder, &[("HOST", "github")]);
    assert_eq!(String::from_utf8_lossy(&run.stdout), "nothing has changed\n");
    assert!(!folder.path("asked").exists());

    let fetch =
        "sed -i.old 's/| ShelfId | int32 |/| ShelfId | int64 |/' docs/get.md; rm docs/get.md.old";
    propose(&folder, &[("HOST", "github"), ("FETCH", fetch), ("ARGUMENTS", "--bump")]);
    snapbox::assert_data_eq!(
        folder.read("asked"),
        snapbox::str![[r#"
pr edit tablature/update --title Update the generated client --body-file TEXT
pr create --head tablature/update --base main --title Update the generated client --body-file TEXT
# HEAD:. → .

Changes of the contract: 1 breaking.

Version of the crate: **major: 1 change of its public items**.

## Breaking

- `Shelf`: property `ShelfId` is `int64` now; it was `int32` (answered-type-changed) — `HEAD:docs/get.md:28` → `docs/get.md:28`

## Crate: major

- `carriers::Shelf.shelf_id`: `Option<i64>`, was `Option<i32>`

"#]]
    );
    // What was proposed is on the branch alone.
    let pushed =
        git(&folder, &["--git-dir=origin.git", "show", "tablature/update:generated/Cargo.toml"]);
    assert!(pushed.contains("version = \"2.0.0\""), "{pushed}");
    assert_eq!(git(&folder, &["status", "--porcelain"]), "");
    assert!(git(&folder, &["show", "main:generated/Cargo.toml"]).contains("version = \"1.2.0\""));
}

#[test]
#[cfg(unix)]
fn without_a_host_the_text_is_printed() {
    let Some(folder) = clone() else { return };
    folder.put("docs/get.md", GET_SHELF.replace("| ShelfId | int32 |", "| ShelfId | int64 |"));
    let run = propose(&folder, &[("BRANCH", "mine"), ("TITLE", "New docs")]);
    let printed = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(printed.starts_with("# HEAD:. → .\n"), "{printed}");
    assert!(git(&folder, &["log", "-1", "--format=%s", "mine"]).starts_with("New docs"));
}

/// Each variable that the script explains, but for the command itself, is one that the action sets.
#[test]
fn the_action_sets_what_can_be_chosen() {
    let script = fs::read_to_string(file("integrations/propose.sh")).unwrap();
    let action = fs::read_to_string(file("action.yml")).unwrap();
    let action: serde_yaml::Value = serde_yaml::from_str(&action).unwrap();
    let step = &action["runs"]["steps"][1];
    assert!(step["run"].as_str().unwrap().ends_with("integrations/propose.sh\""));
    let lines = script.lines().filter_map(|line| line.strip_prefix("#   "));
    let chosen: Vec<&str> = lines.filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(chosen.len(), 7);
    for name in chosen.iter().filter(|name| **name != "TABLATURE") {
        assert!(!step["env"][*name].is_null(), "{name}");
    }
    // Every input is used, and explained in the manual.
    let manual = fs::read_to_string(file("docs/ci.md")).unwrap();
    let text = fs::read_to_string(file("action.yml")).unwrap();
    for (input, _) in action["inputs"].as_mapping().unwrap() {
        let input = input.as_str().unwrap();
        assert!(text.contains(&format!("${{{{ inputs.{input} }}}}")), "{input}");
        assert!(manual.contains(&format!("| `{input}` |")), "{input}");
    }
}
