//! What the command does about runs that were killed.

use crate::folder::{Folder, GET_SHELF};
use snapbox::cmd::cargo_bin;
use snapbox::str;
use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

const RUN: &str = "generate docs --name pantry";

impl Folder {
    /// Every file of the crate, and the lock in its folder, with its content.
    fn crate_files(&self) -> BTreeMap<String, Vec<u8>> {
        self.written().into_iter().map(|(path, (content, _))| (path, content)).collect()
    }

    /// Leaves the crate as a run does that is killed after it has put a file aside.
    fn kill_a_run(&self) {
        self.put("generated/.tablature-stage/owner", "");
        self.put(
            "generated/.tablature-stage/journal",
            "tablature journal 1\nremove - src/lib.rs\n\n",
        );
        fs::create_dir_all(self.path("generated/.tablature-stage/old/src")).unwrap();
        let (file, aside) = ("generated/src/lib.rs", "generated/.tablature-stage/old/src/lib.rs");
        fs::rename(self.path(file), self.path(aside)).unwrap();
    }
}

#[test]
fn check_says_what_happened_and_finds_what_was_there() {
    let folder = Folder::generated();
    let before = folder.crate_files();
    folder.kill_a_run();
    folder.run("check docs --name pantry").assert().code(0).stderr_eq(str![[r#"
a run was killed while it changed generated/: what it had begun is undone
pantry in generated/ is up to date

"#]]);
    assert_eq!(folder.crate_files(), before);
    folder.run("check docs --name pantry").assert().code(0).stderr_eq(str![[r#"
pantry in generated/ is up to date

"#]]);
}

#[test]
fn whatever_command_comes_next_undoes_it() {
    for command in [RUN, "list docs", "explain Shelf --docs docs", "openapi docs"] {
        let folder = Folder::generated();
        let before = folder.crate_files();
        folder.kill_a_run();
        folder.run(command).assert().code(0);
        assert_eq!(folder.crate_files(), before, "{command}");
    }
}

/// Kills whole runs, at whatever they are doing then.
#[test]
fn a_killed_run_leaves_the_old_crate_or_the_new_one() {
    let folder = Folder::generated();
    let old = folder.crate_files();
    folder.put("docs/get.md", GET_SHELF.replace("/api/v1/Shelf/{id}", "/api/v1/Board/{id}"));
    let other = Folder::generated();
    other.put("docs/get.md", folder.read("docs/get.md"));
    other.run(RUN).assert().code(0);
    let new = other.crate_files();
    assert_ne!(old, new);

    for wait in 0..60 {
        let mut run = Command::new(cargo_bin!("tablature"))
            .args(RUN.split(' '))
            .current_dir(folder.path(""))
            .env("TABLATURE_CACHE", "off")
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        sleep(Duration::from_millis(wait));
        let _ = run.kill();
        run.wait().unwrap();
        folder.run("list docs").assert().code(0);
        let now = folder.crate_files();
        assert!(now == old || now == new, "killed after {wait} ms");
        if now == new {
            break;
        }
    }
}
