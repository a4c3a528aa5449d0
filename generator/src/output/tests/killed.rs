//! Runs that are killed, at every step of what they do.

use super::*;
use crate::output::undo::recover_on;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Lets so many changes of the disk happen, and then none.
#[derive(Debug)]
pub struct Stop {
    done: AtomicUsize,
    after: usize,
    /// Whether only one change fails, and those that follow happen.
    is_once: bool,
}

impl Stop {
    /// The next change.
    pub fn step(&self) -> io::Result<()> {
        let done = self.done.fetch_add(1, Ordering::SeqCst);
        let fails = if self.is_once { done == self.after } else { done >= self.after };
        if fails { Err(io::Error::other("the disk has stopped")) } else { Ok(()) }
    }
}

/// A disk on which whoever works is killed after so many changes.
fn dying(after: usize) -> Disk {
    Disk { stop: Some(Stop { done: AtomicUsize::new(0), after, is_once: false }) }
}

/// A disk on which one change fails.
fn stumbling(after: usize) -> Disk {
    Disk { stop: Some(Stop { done: AtomicUsize::new(0), after, is_once: true }) }
}

fn steps(disk: &Disk) -> usize {
    disk.stop.as_ref().map_or(0, |stop| stop.done.load(Ordering::SeqCst))
}

/// A crate that is there, with files that change, go, stay, move and come, in folders old and new.
const OLD: [(&str, &str); 6] = [
    ("Cargo.toml", "1"),
    ("src/Same.rs", "same"),
    ("src/gone/deep/a.rs", "2"),
    ("src/gone/b.rs", "3"),
    ("src/lib.rs", "4"),
    ("src/x/b.rs", "5"),
];
const NEW: [(&str, &str); 6] = [
    ("Cargo.toml", "6"),
    ("src/Same.rs", "same"),
    ("src/lib.rs", "7"),
    ("src/new/c.rs", "8"),
    ("src/new/deep/d.rs", "9"),
    ("src/x/deep/e.rs", "10"),
];

/// The crate, with a lock beside it and a file that is not generated in it.
fn before() -> Place {
    let place = generated(&OLD);
    place.put("src/gone/mine", "mine");
    place.put("../lock", "old lock");
    place
}

impl Place {
    fn companion(&self) -> Companion {
        Companion::new(self.dir.with_file_name("lock"), "new lock".to_owned())
    }

    fn apply(&self, disk: &Disk) -> Result<(), OutputError> {
        let tree = tree(&NEW);
        let plan = plan::plan(&tree, &self.dir)?;
        swap::apply(&plan, &self.dir, Some(&self.companion()), disk).map(|_| ())
    }

    fn recover(&self) -> Result<Recovery, OutputError> {
        recover(&self.dir, Some(self.companion().path()))
    }
}

/// How many changes a whole run makes.
fn all_steps() -> usize {
    let disk = dying(usize::MAX);
    before().apply(&disk).unwrap();
    steps(&disk)
}

fn after() -> Vec<(String, String)> {
    let place = before();
    place.apply(&Disk::default()).unwrap();
    place.snapshot()
}

#[test]
fn whoever_comes_next_finds_the_old_state_or_the_new_one() {
    let (old, new) = (before().snapshot(), after());
    let mut found = BTreeMap::<_, usize>::new();
    for step in 0..all_steps() {
        let place = before();
        // It fails or is done, but for cleaning up.
        let _ = place.apply(&dying(step));
        let recovery = place.recover().unwrap();
        let now = place.snapshot();
        assert!(now == old || now == new, "killed after {step} changes: {now:#?}");
        *found.entry((now == new, recovery == Recovery::Undone)).or_default() += 1;
    }
    // Before it began to change anything, while it did, and after.
    assert!(found[&(false, false)] > 5 && found[&(false, true)] > 5 && found[&(true, false)] > 5);
    assert!(!found.contains_key(&(true, true)));
}

#[test]
fn undoing_can_be_killed_too() {
    let old = before().snapshot();
    for step in 0..all_steps() {
        for undone in (step % 3..40).step_by(3) {
            let place = before();
            let _ = place.apply(&dying(step));
            let disk = dying(undone);
            let is_done = recover_on(&disk, &place.dir, Some(place.companion().path())).is_ok();
            place.recover().unwrap();
            if place.snapshot() != old {
                assert_eq!(place.snapshot(), after(), "killed after {step} and {undone} changes");
            }
            if is_done && steps(&disk) < undone {
                break;
            }
        }
    }
}

#[test]
fn a_change_that_fails_is_undone_at_once() {
    let (old, new) = (before().snapshot(), after());
    for step in 0..all_steps() {
        let place = before();
        let result = place.apply(&stumbling(step));
        if result.is_err() {
            assert_eq!(place.snapshot(), old, "change {step} failed");
        } else {
            // That a folder which is empty now cannot be removed does no harm.
            place.recover().unwrap();
            let files = |all: Vec<(String, String)>| -> Vec<_> {
                all.into_iter().filter(|(path, _)| !path.ends_with('/')).collect()
            };
            assert_eq!(files(place.snapshot()), files(new.clone()), "change {step} failed");
        }
    }
}

#[test]
fn a_first_run_that_is_killed_leaves_nothing() {
    let disk = dying(usize::MAX);
    place().apply(&disk).unwrap();
    for step in 0..steps(&disk) {
        let place = place();
        let _ = place.apply(&dying(step));
        place.recover().unwrap();
        let files = place.snapshot().into_iter().filter(|(path, _)| !path.ends_with('/'));
        let files: Vec<_> = files.map(|(path, _)| path).collect();
        let is_whole = files.contains(&"deep/lock".to_owned());
        assert_eq!(files.len(), if is_whole { NEW.len() + 2 } else { 0 }, "{step}: {files:?}");
    }
}

/// A place where a run was killed after the new files had come to their places.
fn killed_late() -> Place {
    let is_new = |place: &Place| fs::read(place.companion().path()).unwrap() == b"new lock";
    (0..all_steps())
        .map(|step| {
            let place = before();
            let _ = place.apply(&dying(step));
            place
        })
        .find(is_new)
        .expect("the lock is written some time")
}

#[test]
fn what_somebody_changed_after_a_killed_run_is_not_lost() {
    let place = killed_late();
    place.put("src/lib.rs", "edited");
    let now = place.snapshot();
    let error = place.recover().unwrap_err().to_string();
    let error = error.replace(&place._root.path().display().to_string(), "ROOT");
    insta::assert_snapshot!(error, @"ROOT/deep/generated/src/lib.rs is not as a run left it that could not end; move it away, and the next run puts the old files back, which are in ROOT/deep/generated/.tablature-stage");
    assert_eq!(place.snapshot(), now);
    assert!(write(&tree(&NEW), &place.dir).unwrap_err().to_string().contains("lib.rs"));

    fs::remove_file(place.dir.join("src/lib.rs")).unwrap();
    assert_eq!(place.recover().unwrap(), Recovery::Undone);
    assert_eq!(place.snapshot(), before().snapshot());
}

#[test]
fn a_lock_that_somebody_changed_after_a_killed_run_stays() {
    let place = killed_late();
    place.put("../lock", "another");
    assert_eq!(place.recover().unwrap(), Recovery::Undone);
    assert_eq!(place.read("../lock"), "another");
    assert_eq!(place.read("src/lib.rs"), "4");
}

#[test]
fn a_run_that_goes_on_is_left_alone() {
    let place = before();
    let stage = stage::Stage::create(&place.dir, &Disk::default()).unwrap();
    let now = place.snapshot();
    for error in [place.recover().unwrap_err(), write(&tree(&NEW), &place.dir).unwrap_err()] {
        assert!(matches!(error, OutputError::InUse(_)), "{error}");
    }
    assert_eq!(place.snapshot(), now);
    drop(stage);
    assert_eq!(place.recover().unwrap(), Recovery::Nothing);
    assert_eq!(place.snapshot(), before().snapshot());
}

#[test]
fn a_folder_that_is_not_of_this_tool_stays() {
    for file in ["notes", "owner/inside", "new", "old", "more/a"] {
        let place = before();
        place.put(".tablature-stage/owner-of-it", "mine");
        place.put(&format!(".tablature-stage/{file}"), "mine");
        let now = place.snapshot();
        assert_eq!(place.recover().unwrap(), Recovery::Nothing);
        assert!(matches!(place.apply(&Disk::default()), Err(OutputError::InUse(_))), "{file}");
        assert_eq!(place.snapshot(), now);
    }
}

#[test]
fn a_note_is_not_trusted() {
    let hash = "0".repeat(64);
    let head = "tablature journal 1\n";
    let messages: Vec<_> = [
        String::new(),
        "something else\n\n".to_owned(),
        format!("{head}remove - ../../precious\n\n"),
        format!("{head}write {hash} /etc/passwd\n\n"),
        format!("{head}make - a/./b\n\n"),
        format!("{head}move a b\n\n"),
        format!("{head}remove - src/lib.rs\n"),
    ]
    .iter()
    .map(|note| {
        let place = before();
        place.put(".tablature-stage/owner", "");
        place.put(".tablature-stage/old/precious", "stolen");
        place.put(".tablature-stage/journal", note);
        let now = place.snapshot();
        let message = place.recover().unwrap_err().to_string();
        assert_eq!(place.snapshot(), now, "{note}");
        let message = message.rsplit_once(".tablature-stage/").unwrap().1.to_owned();
        message.split("; ").next().unwrap().to_owned()
    })
    .collect();
    insta::assert_snapshot!(messages.join("\n"), @r"
    journal:1: the end is missing
    journal:1: this is not a line of a journal
    journal:2: the path has a `..` part
    journal:2: the path is absolute
    journal:2: the path has a `.` part
    journal:2: this is not a line of a journal
    journal:3: the end is missing
    ");
}

#[cfg(unix)]
#[test]
fn undoing_follows_no_links() {
    let place = before();
    let outside = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(outside.path(), place.dir.join("out")).unwrap();
    place.put(".tablature-stage/owner", "");
    place.put(".tablature-stage/old/out/file", "stolen");
    place.put(".tablature-stage/journal", "tablature journal 1\nremove - out/file\n\n");
    let error = place.recover().unwrap_err().to_string();
    assert!(error.ends_with("out is a symbolic link"), "{error}");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
}
