use super::*;
use crate::diagnostics::{Diagnostics, Style, USUAL_WIDTH, render};
use crate::model::lock;
use crate::output;
use crate::rust::{CrateOptions, emit_crate};
use crate::shell::pipeline::{self, Input};
use crate::source::Sources;
use proptest::prelude::*;
use std::fs::File;
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

const GET: &str = include_str!("../../../tests/command/pages/get_shelf.md");
const EMPTY: &str = include_str!("../../../tests/command/pages/empty_shelf.md");
const INDEX: &str = include_str!("../../../tests/command/pages/index.md");

/// Docs, a dialect, and the crate that was made of them.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        for (path, content) in
            [("docs/get.md", GET), ("docs/more/empty.md", EMPTY), ("docs/index.md", INDEX)]
        {
            place.put(path, content);
        }
        place.put("style.yaml", "some dialect");
        place
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn put(&self, path: &str, content: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), content).unwrap();
    }

    /// Puts another text of the same length in the place of one.
    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(from) && from.len() == to.len());
        self.put(path, &text.replace(from, to));
    }

    fn touch(&self, path: &str, time: SystemTime) {
        File::options().write(true).open(self.path(path)).unwrap().set_modified(time).unwrap();
    }

    /// Generates; gives what there is to record, and what was found.
    fn run(&self) -> (Option<Record>, Diagnostics, Sources) {
        // What is younger than the clock can tell is in doubt.
        thread::sleep(Duration::from_millis(50));
        let begun = SystemTime::now();
        let input = Input {
            docs: vec![self.path("docs")],
            lock: Some(self.path("tablature.lock")),
            ..Input::default()
        };
        let mut outcome = pipeline::run(&input, &()).unwrap();
        let lock = outcome.lock.take().unwrap();
        let name = "pantry";
        let options = CrateOptions::named(name);
        let tree = emit_crate(outcome.api.as_ref().unwrap(), &options);
        let output = self.path("generated");
        let written = &output::write(&tree, &output).unwrap();
        lock.write().unwrap();
        let record = Record::of(&Run {
            request: "this",
            begun,
            settings: &[self.path("style.yaml")],
            outcome: &outcome,
            lock: &lock,
            name,
            tree: &tree,
            output: &output,
            written,
        });
        (record, outcome.diagnostics, outcome.sources)
    }

    fn record(&self) -> Record {
        self.run().0.unwrap()
    }
}

/// Something that happens, and what to call it.
type Change = (&'static str, fn(&Place));

/// What becomes of a record when something happens after the run.
fn after(change: impl Fn(&Place)) -> Standing {
    let place = Place::new();
    place.record();
    let mut record = place.record();
    assert_eq!(record.clone().examine("this"), Standing::Holds);
    change(&place);
    record.examine("this")
}

#[test]
fn holds_as_long_as_nothing_changes() {
    let place = Place::new();
    let mut first = place.record();
    assert_ne!(first.examine("this"), Standing::Fails);
    // The first run wrote the lock, and files so young that a change might not show.
    thread::sleep(Duration::from_millis(50));
    first.examine("this");
    assert_eq!(first.examine("this"), Standing::Holds);
    assert_eq!(place.record().examine("this"), Standing::Holds);
}

#[test]
fn fails_when_something_else_is_asked_for() {
    assert_eq!(Place::new().record().examine("that"), Standing::Fails);
}

#[test]
fn fails_when_docs_change() {
    let changes: [Change; 8] = [
        ("a page is edited", |place| place.put("docs/get.md", "other")),
        ("its size stays", |place| place.edit("docs/get.md", "GET", "PUT")),
        ("a page is new", |place| place.put("docs/more/new.md", GET)),
        ("a folder is new", |place| place.put("docs/more/still/new.md", GET)),
        ("a page is gone", |place| fs::remove_file(place.path("docs/more/empty.md")).unwrap()),
        ("a folder is gone", |place| fs::remove_dir_all(place.path("docs/more")).unwrap()),
        ("a page is renamed", |place| {
            fs::rename(place.path("docs/get.md"), place.path("docs/got.md")).unwrap()
        }),
        ("all docs are gone", |place| fs::remove_dir_all(place.path("docs")).unwrap()),
    ];
    for (what, change) in changes {
        assert_eq!(after(change), Standing::Fails, "{what}");
    }
}

#[test]
fn fails_when_an_edit_has_the_time_and_size_of_the_page() {
    let standing = after(|place| {
        let time = fs::metadata(place.path("docs/get.md")).unwrap().modified().unwrap();
        place.edit("docs/get.md", "GET", "PUT");
        place.touch("docs/get.md", time);
    });
    // Without a time of the last change of anything, nothing tells.
    assert_eq!(standing == Standing::Fails, cfg!(unix));
}

#[test]
fn fails_when_settings_or_the_lock_change() {
    assert_eq!(after(|place| place.put("style.yaml", "same dialect")), Standing::Fails);
    assert_eq!(after(|place| place.put("tablature.lock", "version: 1\n")), Standing::Fails);
    let gone = after(|place| fs::remove_file(place.path("tablature.lock")).unwrap());
    assert_eq!(gone, Standing::Fails);
}

#[test]
fn fails_when_the_crate_changes() {
    let changes: [Change; 6] = [
        ("a file is edited", |place| place.put("generated/src/lib.rs", "other")),
        ("its size stays", |place| place.edit("generated/Cargo.toml", "pantry", "Pantry")),
        ("a file is gone", |place| fs::remove_file(place.path("generated/README.md")).unwrap()),
        ("a folder is gone", |place| fs::remove_dir_all(place.path("generated/tests")).unwrap()),
        ("the list is edited", |place| {
            place.edit("generated/.tablature-files", "Keep", "Feed");
        }),
        ("it is elsewhere", |place| {
            fs::rename(place.path("generated"), place.path("elsewhere")).unwrap()
        }),
    ];
    for (what, change) in changes {
        assert_eq!(after(change), Standing::Fails, "{what}");
    }
}

#[cfg(unix)]
#[test]
fn fails_when_links_lead_elsewhere() {
    use std::os::unix::fs::symlink;
    let place = Place::new();
    place.put("one/a.md", GET);
    place.put("two/a.md", GET);
    fs::remove_file(place.path("docs/get.md")).unwrap();
    symlink(place.path("one"), place.path("docs/linked")).unwrap();
    place.record();
    let mut record = place.record();
    assert_eq!(record.examine("this"), Standing::Holds);
    fs::remove_file(place.path("docs/linked")).unwrap();
    symlink(place.path("two"), place.path("docs/linked")).unwrap();
    assert_eq!(record.examine("this"), Standing::Fails);

    let standing = after(|place| {
        fs::rename(place.path("generated/src"), place.path("src")).unwrap();
        symlink(place.path("src"), place.path("generated/src")).unwrap();
    });
    assert_eq!(standing, Standing::Fails);
}

#[test]
fn reads_what_was_touched_and_knows_it_then() {
    let place = Place::new();
    place.record();
    let mut record = place.record();
    let time = SystemTime::now() - Duration::from_secs(1000);
    place.touch("docs/get.md", time);
    place.touch("generated/src/lib.rs", time);
    thread::sleep(Duration::from_millis(50));
    assert_eq!(record.examine("this"), Standing::HoldsAnew);
    assert_eq!(record.examine("this"), Standing::Holds);
}

#[test]
fn never_trusts_times_in_the_future() {
    let place = Place::new();
    let time = SystemTime::now() + Duration::from_secs(1000);
    place.touch("docs/get.md", time);
    let mut record = place.record();
    // By now, what the run wrote is old enough to be known by its times.
    thread::sleep(Duration::from_millis(50));
    record.examine("this");
    assert_eq!(record.clone().examine("this"), Standing::Holds);
    place.edit("docs/get.md", "GET", "PUT");
    place.touch("docs/get.md", time);
    assert_eq!(record.examine("this"), Standing::Fails);
}

#[test]
fn foreign_files_do_not_count() {
    let standing = after(|place| {
        place.put("generated/Cargo.lock", "mine");
        place.put("generated/target/x", "mine");
        place.put("docs/.hidden.md", "mine");
    });
    assert_eq!(standing, Standing::Holds);
}

#[test]
fn there_is_none_of_what_changed_during_the_run() {
    let place = Place::new();
    let mut young = SystemTime::now();
    for path in ["docs/more/empty.md", "style.yaml"] {
        young += Duration::from_secs(1000);
        place.touch(path, young);
    }
    assert_eq!(place.run().0, None);
}

#[test]
fn there_is_none_of_a_run_after_which_the_lock_has_changed() {
    let place = Place::new();
    place.record();
    place.put("docs/more/new.md", &GET.replace("Shelf", "Board").replace("Label", "Length"));
    assert_eq!(place.run().0, None);
    place.record();
}

#[test]
fn shows_the_same_findings_again() {
    let place = Place::new();
    let (record, diagnostics, sources) = place.run();
    let all = |found: &Diagnostics, sources: &Sources| -> String {
        found.iter().map(|one| render(one, sources, Style::Ansi, USUAL_WIDTH) + "\n").collect()
    };
    let (again, files) = record.unwrap().findings().again(|found| found.iter().collect()).unwrap();
    assert_eq!(all(&again, &files), all(&diagnostics, &sources));
    assert_ne!(again.iter().count(), 0);
}

#[test]
fn is_written_and_read() {
    let place = Place::new();
    let (record, file) = (place.record(), place.path("cache/deep/this.record"));
    assert_eq!(read(&file), None);
    write(&record, &file).unwrap();
    assert_eq!(read(&file), Some(record));
    remove_old(&place.path("cache/deep"));
    assert!(file.exists());
    place.touch("cache/deep/this.record", SystemTime::now() - Duration::from_secs(40 * 86400));
    place.put("cache/deep/other", "mine");
    remove_old(&place.path("cache/deep"));
    assert!(!file.exists() && place.path("cache/deep/other").exists());
}

#[test]
fn the_lock_of_a_first_run_is_what_it_wrote() {
    let place = Place::new();
    let mut record = place.record();
    let lock = fs::read_to_string(place.path(lock::FILE_NAME)).unwrap();
    place.put(lock::FILE_NAME, &lock.replace("int32", "int64"));
    assert_eq!(record.examine("this"), Standing::Fails);
}

fn small() -> Record {
    Record {
        request: "this".to_owned(),
        witnesses: Vec::new(),
        findings: Findings::default(),
        name: "pantry".to_owned(),
        counts: Counts::default(),
        files: 3,
    }
}

proptest! {
    #[test]
    fn no_other_bytes_are_a_record(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert_eq!(store::decode(&bytes), None);
    }

    #[test]
    fn a_damaged_record_is_none(at in any::<prop::sample::Index>(), by in 1_u8..) {
        let mut bytes = store::encode(&small()).unwrap();
        prop_assert_eq!(store::decode(&bytes), Some(small()));
        let at = at.index(bytes.len());
        bytes[at] ^= by;
        prop_assert_eq!(store::decode(&bytes), None);
        bytes.truncate(at);
        prop_assert_eq!(store::decode(&bytes), None);
    }
}
