//! `tablature generate --watch`.

use crate::folder::{Folder, GET_SHELF};
use snapbox::cmd::cargo_bin;
use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStderr, Command, Stdio};

/// A run that goes on until the test is over.
struct Running {
    child: Child,
    said: Lines<BufReader<ChildStderr>>,
}

impl Running {
    fn start(folder: &Folder) -> Self {
        let mut child = Command::new(cargo_bin!("tablature"))
            .args(["generate", "docs", "--name", "pantry", "--watch"])
            .current_dir(folder.path(""))
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(child.stderr.take().unwrap()).lines();
        Self { child, said }
    }

    /// All that it says until it waits again, or ends.
    fn says(&mut self) -> String {
        let lines = self.said.by_ref().map(Result::unwrap);
        let told = lines.take_while(|line| !line.starts_with("watching"));
        told.map(|line| line + "\n").collect()
    }

    /// What it says when it comes to speak of this.
    fn hears(&mut self, part: &str) -> String {
        loop {
            let said = self.says();
            assert!(!said.is_empty(), "it never says {part}");
            if said.contains(part) {
                return said;
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have stopped already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn says_what_is_other_than_it_was() {
    let folder = Folder::generated();
    let mut running = Running::start(&folder);
    assert_eq!(running.says(), "nothing is other than it was\n");

    let wide = GET_SHELF.replace("| ShelfId | int32 |", "| ShelfId | int64 |");
    folder.put("docs/get.md", &wide);
    snapbox::assert_data_eq!(
        running.hears("int64"),
        snapbox::str![[r#"
warning[lock-contradicted]: `Shelf.ShelfId` is `int64` here, and was `int32`
  --> docs/get.md:28:13
   |
28 | | ShelfId | int64 | Number of the shelf |
   |             ^^^^^
   |
  ::: generated/tablature.lock:6:5
   |
 6 |     ShelfId: int32
   |     -------------- this was concluded before
before → now: changes of the contract: 1 breaking

breaking (1)
  Shelf: property `ShelfId` is `int64` now; it was `int32` [answered-type-changed]
    answered by 1 operation, GET /api/v1/Shelf/{id}
    was docs/get.md:28
    now docs/get.md:28
wrote generated/src/rest/shelf/carriers.rs

"#]]
    );
    assert!(folder.read("generated/src/rest/shelf/carriers.rs").contains("Option<i64>"));

    folder.put("docs/get.md", wide.replace("| Label | string |", "| Label | strin |"));
    snapbox::assert_data_eq!(
        running.hears("strin"),
        snapbox::str![[r#"
warning[unknown-type]: `strin` is not a type that the dialect knows
  --> docs/get.md:29:11
   |
29 | | Label | strin | What is written on it |
   |           ^^^^^
gone: docs/get.md: warning[lock-contradicted]: `Shelf.ShelfId` is `int64` here, and was `int32`

"#]]
    );
    folder.put("docs/get.md", &wide);
    snapbox::assert_data_eq!(
        running.hears("gone"),
        snapbox::str![[r#"
gone: docs/get.md: warning[unknown-type]: `strin` is not a type that the dialect knows

"#]]
    );

    // A page that nobody has seen yet, in a folder of its own.
    folder.put("docs/more/drawer.md", GET_SHELF.replace("Shelf", "Drawer"));
    running.hears("GET /api/v1/Drawer/{id}: is new");
}

#[test]
fn goes_on_when_the_docs_have_errors() {
    let folder = Folder::generated();
    let mut running = Running::start(&folder);
    running.says();
    folder.put("docs/get.md", GET_SHELF.replace("GET /api/v1/Shelf/{id}\n", ""));
    running.hears("nothing written: 1 error");
    folder.put("docs/get.md", GET_SHELF);
    running.hears("gone: docs/get.md: error[");
}

#[test]
#[cfg(unix)]
fn ends_when_it_is_asked_to() {
    let folder = Folder::generated();
    let mut running = Running::start(&folder);
    running.says();
    let asked = Command::new("kill").args(["-INT", &running.child.id().to_string()]).status();
    assert!(asked.unwrap().success());
    assert_eq!(running.says(), "stopped\n");
    assert_eq!(running.child.wait().unwrap().code(), Some(0));
}
