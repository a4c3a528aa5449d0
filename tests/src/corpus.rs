//! Whole editions of real docs, which lie beside the project if they are there at all.

use crate::workspace;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};
use tablature::model::api::Api;
use tablature::pages::dialect::Dialect;
use tablature::shell::pipeline::{self, Input, Outcome};

/// Names the folder that holds the editions; it is `../shared/corpus` otherwise.
const FOLDER: &str = "TABLATURE_CORPUS";

/// If it is set, tests that need the corpus fail without it.
const REQUIRED: &str = "TABLATURE_REQUIRE_CORPUS";

/// The folder of an edition: `superoffice-2021-03`. Where there is none, says so and gives `None`,
/// upon which a test is to end.
///
/// # Panics
///
/// When there is none although the environment demands it.
pub fn edition(name: &str) -> Option<PathBuf> {
    let beside = || workspace().join("../shared/corpus");
    let corpus = std::env::var_os(FOLDER).map_or_else(beside, PathBuf::from);
    let folder = corpus.join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    let demanded = std::env::var_os(REQUIRED).is_some_and(|value| !value.is_empty());
    assert!(!demanded, "{REQUIRED} is set, but {FOLDER} has no folder {name}");
    // Told past the test harness, which would keep it to itself.
    let _ = writeln!(std::io::stderr(), "skipped: {FOLDER} has no folder {name}");
    None
}

/// A specification that lies in `specs` beside the corpus: `discord`. `None` as in [`edition`].
///
/// # Panics
///
/// As [`edition`].
pub fn specification_file(name: &str) -> Option<PathBuf> {
    let beside = || workspace().join("../shared/corpus");
    let corpus = std::env::var_os(FOLDER).map_or_else(beside, PathBuf::from);
    let file = corpus.join("../specs").join(format!("{name}.json"));
    if file.is_file() {
        return Some(file);
    }
    let demanded = std::env::var_os(REQUIRED).is_some_and(|value| !value.is_empty());
    assert!(!demanded, "{REQUIRED} is set, but there is no specification {name}");
    let _ = writeln!(std::io::stderr(), "skipped: there is no specification {name}");
    None
}

/// The text of a specification. `None` as in [`edition`].
///
/// # Panics
///
/// As [`edition`].
pub fn specification(name: &str) -> Option<String> {
    Some(std::fs::read_to_string(specification_file(name)?).expect("it is UTF-8"))
}

/// What the pipeline makes of an edition; each is read once in a process. `None` as in [`edition`].
pub fn outcome(name: &'static str) -> Option<&'static Outcome> {
    static READ: Mutex<BTreeMap<&str, &OnceLock<Outcome>>> = Mutex::new(BTreeMap::new());
    let folder = edition(name)?;
    let cell: &'static OnceLock<Outcome> = {
        let mut read = READ.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        read.entry(name).or_insert_with(|| Box::leak(Box::default()))
    };
    Some(cell.get_or_init(|| read(&folder)))
}

/// The model of an edition. `None` as in [`edition`].
pub fn api(name: &'static str) -> Option<&'static Api> {
    Some(outcome(name)?.api.as_ref().expect("no finding of error severity"))
}

/// What the pipeline makes of a folder in the built-in dialect.
///
/// # Panics
///
/// When the pipeline cannot run at all.
pub fn read(folder: &Path) -> Outcome {
    read_with(folder, &[])
}

/// The same in another of the built-in dialects.
///
/// # Panics
///
/// As [`read`], and when no such dialect is built in.
pub fn read_as(folder: &Path, dialect: &str) -> Outcome {
    let dialect = Dialect::built_in(dialect).expect("it is built in");
    let input = Input { docs: vec![folder.to_owned()], dialect, ..Input::default() };
    pipeline::run(&input, &()).expect("the folder exists")
}

/// The same with a lock, which need not be there yet.
///
/// # Panics
///
/// As [`read_as`].
pub fn read_as_with_lock(folder: &Path, dialect: &str, lock: &Path) -> Outcome {
    let dialect = Dialect::built_in(dialect).expect("it is built in");
    let (docs, lock) = (vec![folder.to_owned()], Some(lock.to_owned()));
    let input = Input { docs, dialect, lock, ..Input::default() };
    pipeline::run(&input, &()).expect("the folder exists")
}

/// The same with other editions as evidence.
///
/// # Panics
///
/// As [`read`].
pub fn read_with(folder: &Path, evidence: &[PathBuf]) -> Outcome {
    let dialect = Dialect::built_in("superoffice").expect("it is built in");
    let (docs, evidence) = (vec![folder.to_owned()], evidence.to_vec());
    let input = Input { docs, dialect, evidence, ..Input::default() };
    pipeline::run(&input, &()).expect("the folder exists")
}

/// The same with a lock, which need not be there yet.
///
/// # Panics
///
/// As [`read`].
pub fn read_with_lock(folder: &Path, lock: &Path) -> Outcome {
    let dialect = Dialect::built_in("superoffice").expect("it is built in");
    let (docs, lock) = (vec![folder.to_owned()], Some(lock.to_owned()));
    let input = Input { docs, dialect, lock, ..Input::default() };
    pipeline::run(&input, &()).expect("the folder exists")
}
