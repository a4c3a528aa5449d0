//! `tablature generate --bump`.

use crate::diff::committed;
use crate::folder::{EMPTY_SHELF, Folder, GET_SHELF};
use snapbox::str;

const CONFIG: &str = "docs: [docs]\noutput: {name: pantry, package: {version: 1.2.0}} # ours\n";

/// A crate of version 1.2.0 that was committed; `None` where there is no git.
fn published() -> Option<Folder> {
    let folder = Folder::with(&[
        ("docs/get.md", GET_SHELF),
        ("docs/empty.md", EMPTY_SHELF),
        ("tablature.yaml", CONFIG),
    ]);
    folder.run("generate").assert().code(0);
    committed(&folder).then_some(folder)
}

/// The page with another property.
fn with_room() -> String {
    GET_SHELF.replace("| Label | string |", "| Room | string | Where it is |\n| Label | string |")
}

/// What a run says, but for its summary.
fn said(folder: &Folder, arguments: &str) -> String {
    let run = folder.run(arguments).assert().code(0);
    let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    let lines = said.lines().filter(|line| !line.starts_with("generated "));
    lines.map(|line| format!("{line}\n")).collect()
}

fn version(folder: &Folder) -> String {
    let manifest = folder.read("generated/Cargo.toml");
    manifest.lines().find(|line| line.starts_with("version")).unwrap_or_default().to_owned()
}

#[test]
fn the_version_follows_from_what_was_committed() {
    let Some(folder) = published() else { return };
    snapbox::assert_data_eq!(
        said(&folder, "generate --bump"),
        str![[r#"
version 1.2.0 stays: the crate is as it was at HEAD

"#]]
    );
    assert!(!folder.path("generated/CHANGELOG.md").exists());

    folder.put("docs/get.md", with_room());
    snapbox::assert_data_eq!(
        said(&folder, "generate --bump"),
        str![[r#"
version 2.0.0, 1.2.0 at HEAD: major: 1 change of its public items
wrote generated/CHANGELOG.md
wrote tablature.yaml
updated tablature.lock: 1 change

"#]]
    );
    assert_eq!(version(&folder), "version = \"2.0.0\"");
    assert_eq!(folder.read("tablature.yaml"), CONFIG.replace("1.2.0", "2.0.0"));
    snapbox::assert_data_eq!(
        folder.read("generated/CHANGELOG.md"),
        str![[r#"
# Changelog

## 2.0.0

<!-- What has changed since 1.2.0, written by `tablature generate --bump`. -->

Changes of the contract: 1 compatible.

### Compatible

- `Shelf`: property `Room` is new: `string`

### Crate: major

- `carriers::Shelf.room`: new; breaks only code that writes or takes apart the struct with all its fields, without `..`

<!-- End of what is written anew. -->

"#]]
    );
    folder.run("check").assert().code(0);

    // Twice is once.
    let before = folder.written();
    snapbox::assert_data_eq!(
        said(&folder, "generate --bump"),
        str![[r#"
version 2.0.0, 1.2.0 at HEAD: major: 1 change of its public items

"#]]
    );
    assert_eq!(folder.changed(&before), [""; 0]);

    // Once that is committed, it is the one that counts.
    let log = folder.read("generated/CHANGELOG.md");
    folder.put("generated/CHANGELOG.md", log.replace("## 2.0.0\n", "## 2.0.0 (May)\n\nRooms!\n"));
    assert!(committed(&folder));
    let page = with_room().replace("What is written", "The words");
    folder.put("docs/get.md", page);
    snapbox::assert_data_eq!(
        said(&folder, "generate --bump"),
        str![[r#"
version 2.0.1, 2.0.0 at HEAD: patch: none of its public items has changed
wrote generated/CHANGELOG.md
wrote tablature.yaml

"#]]
    );
    snapbox::assert_data_eq!(
        folder.read("generated/CHANGELOG.md"),
        str![[r#"
# Changelog

## 2.0.1

<!-- What has changed since 2.0.0, written by `tablature generate --bump`. -->

No changes of the contract.

<!-- End of what is written anew. -->

## 2.0.0 (May)

Rooms!

<!-- What has changed since 1.2.0, written by `tablature generate --bump`. -->

Changes of the contract: 1 compatible.

### Compatible

- `Shelf`: property `Room` is new: `string`

### Crate: major

- `carriers::Shelf.room`: new; breaks only code that writes or takes apart the struct with all its fields, without `..`

<!-- End of what is written anew. -->

"#]]
    );

    // All since an older version is one step.
    let run = said(&folder, "generate --bump=HEAD~1");
    assert!(run.starts_with("version 2.0.1, 1.2.0 at HEAD~1: major"), "{run}");
}

#[test]
fn without_docs_in_git_the_lock_tells_what_has_changed() {
    let folder = Folder::with(&[
        ("docs/get.md", GET_SHELF),
        (".gitignore", "docs\n"),
        ("tablature.yaml", &CONFIG.replace("}} # ours", "}}\ndiff: {lenient: struct-literals}")),
    ]);
    folder.run("generate").assert().code(0);
    if !committed(&folder) {
        return;
    }
    folder.put("docs/get.md", with_room());
    folder.run("generate --bump").assert().code(0);
    assert_eq!(version(&folder), "version = \"1.3.0\"");
    let log = folder.read("generated/CHANGELOG.md");
    assert!(log.contains("\n> What is known at HEAD is a lock: "), "{log}");
    assert!(log.contains("- `Shelf`: property `Room` is new: `string`\n"), "{log}");
}

#[test]
fn a_version_of_ones_own_is_kept_if_it_is_higher() {
    let Some(folder) = published() else { return };
    folder.put("tablature.yaml", CONFIG.replace("1.2.0", "3.0.0"));
    folder.put("docs/get.md", with_room());
    let run = said(&folder, "generate --bump");
    assert!(run.starts_with("version 3.0.0, 1.2.0 at HEAD: major"), "{run}");
    assert!(folder.read("generated/CHANGELOG.md").contains("\n## 3.0.0\n"));
}

#[test]
fn there_is_nothing_to_count_from() {
    let folder = Folder::of_shelves();
    folder.run("generate docs --bump").assert().code(2).stderr_eq(str![[r#"
error: no `tablature.yaml` states the version of the crate, which is where it is kept
help: write the version there, as in `output: {package: {version: 0.1.0}}`

"#]]);
    assert!(!folder.path("generated").exists());
    folder.put("tablature.yaml", CONFIG);
    folder.run("generate --bump").assert().code(2).stderr_eq(str![[r#"
error: the version is counted from what was committed: git has no `HEAD`: not a git repository (or any of the parent directories): .git

"#]]);
    assert!(!folder.path("generated").exists());
    if !committed(&folder) {
        return;
    }
    folder.run("generate --bump=v9").assert().code(2).stderr_eq(str![[r#"
error: the version is counted from what was committed: git has no `v9`: there is no such revision

"#]]);
    snapbox::assert_data_eq!(
        said(&folder, "generate --bump"),
        str![[r#"
version 1.2.0, the first one: no crate was committed at HEAD
wrote tablature.lock

"#]]
    );
    folder.put("tablature.yaml", "docs: [docs]\n");
    folder.run("generate --bump").assert().code(2);
}
