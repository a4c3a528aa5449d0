//! A run in which nothing has changed says what the last one said, and does what any run does.

use crate::folder::{Folder, GET_SHELF, is_empty};
use snapbox::cmd::OutputAssert;
use std::fs;
use std::thread;
use std::time::Duration;

const GENERATE: &str = "generate docs --name pantry";

/// A folder whose last run has a record.
fn recorded() -> Folder {
    let folder = Folder::of_shelves();
    // Younger files are in doubt.
    thread::sleep(Duration::from_millis(50));
    folder.run(GENERATE).assert().code(0);
    assert!(!is_empty(folder.cache()));
    folder
}

/// Both outputs, but for the time it took.
fn said(run: OutputAssert) -> (Option<i32>, String, String) {
    let output = run.get_output();
    let text = |bytes: &[u8]| {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let seconds = |word: &str| word.parse::<f64>().is_ok() && word.contains('.');
        text.split(' ').filter(|word| !seconds(word)).collect::<Vec<_>>().join(" ")
    };
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// Whatever is asked for, the answer is the one of a run that does all the work.
#[track_caller]
fn assert_same(folder: &Folder, looks: &[&str]) {
    for command in ["check docs --name pantry", GENERATE, GENERATE, "check docs --name pantry"] {
        for look in looks {
            let full =
                said(folder.run(&format!("check docs --name pantry --no-cache {look}")).assert());
            let same = said(folder.run(&format!("check docs --name pantry {look}")).assert());
            assert_eq!(same, full, "{look}");
        }
        said(folder.run(command).assert());
    }
}

#[test]
fn says_the_same_again() {
    let looks = ["", "--verbose", "--quiet", "--format short -v", "--color always -v"];
    assert_same(&recorded(), &looks);
}

#[test]
fn changes_nothing_when_nothing_has_changed() {
    let folder = recorded();
    let before = folder.written();
    let first = said(folder.run(GENERATE).assert().code(0));
    let second = said(folder.run(GENERATE).assert().code(0));
    let full = said(folder.run(&format!("{GENERATE} --no-cache")).assert().code(0));
    assert_eq!((&first, &second), (&full, &full));
    assert!(first.2.contains("(0 files written, 0 removed, "), "{}", first.2);
    assert_eq!(folder.changed(&before), Vec::<String>::new());
}

#[test]
fn sees_what_happened_since() {
    let changes: [fn(&Folder); 7] = [
        |folder| folder.put("docs/get.md", GET_SHELF.replace("GET", "PUT")),
        |folder| folder.put("docs/new.md", GET_SHELF.replace("Shelf", "Board")),
        |folder| fs::remove_file(folder.path("docs/empty.md")).unwrap(),
        |folder| fs::remove_file(folder.path("generated/README.md")).unwrap(),
        |folder| folder.put("generated/README.md", "edited"),
        |folder| fs::remove_file(folder.path("generated/tablature.lock")).unwrap(),
        |folder| fs::remove_dir_all(folder.path("generated")).unwrap(),
    ];
    for change in changes {
        let folder = recorded();
        change(&folder);
        assert_same(&folder, &["--verbose"]);
    }
}

#[test]
fn other_arguments_are_another_run() {
    let folder = recorded();
    for arguments in ["--name larder", "--name pantry --evidence docs", "--name pantry -o other"] {
        let full = said(folder.run(&format!("check docs {arguments} --no-cache")).assert());
        assert_eq!(said(folder.run(&format!("check docs {arguments}")).assert()), full);
    }
}

#[test]
fn works_without_a_usable_cache() {
    let folder = recorded();
    let full = said(folder.run(GENERATE).assert().code(0));
    for entry in fs::read_dir(folder.cache()).unwrap() {
        fs::write(entry.unwrap().path(), "broken").unwrap();
    }
    assert_eq!(said(folder.run(GENERATE).assert()), full);
    folder.put("file", "");
    for place in [folder.path("file"), folder.path("file/below"), "off".into()] {
        let run = folder.run(GENERATE).env("TABLATURE_CACHE", place);
        assert_eq!(said(run.assert()), full);
    }
}

#[test]
fn leaves_no_record_if_asked_not_to() {
    let folder = Folder::of_shelves();
    thread::sleep(Duration::from_millis(50));
    folder.run(&format!("{GENERATE} --no-cache")).assert().code(0);
    assert!(is_empty(folder.cache()));
    folder.run(GENERATE).env("TABLATURE_CACHE", "off").assert().code(0);
    assert!(is_empty(folder.cache()) && !folder.path("off").exists());
}
