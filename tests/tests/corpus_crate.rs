//! The crates of whole editions: they build without a warning, every payload survives, and a
//! payload that is broken does not.
//!
//! Each edition takes minutes, so these tests run on demand: `cargo test -p tablature-tests --test
//! corpus_crate -- --ignored --nocapture`.

#[path = "corpus_crate/calls.rs"]
mod calls;
#[allow(dead_code, reason = "generated tests assert what these tests only ask")]
#[path = "http/same.rs"]
mod same;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Instant;
use tablature::model::api::Api;
use tablature::output::{self, Tree};
use tablature::rust::{CrateOptions, emit_crate};
use tablature_tests::cargo::{Ran, cargo, folder};
use tablature_tests::corpus;
use tablature_tests::corrupt::corrupt;

#[test]
#[ignore = "builds and tests a crate of 2,805 operations, which takes minutes"]
fn the_edition_of_march_2021() {
    edition("superoffice-2021-03");
}

#[test]
#[ignore = "builds and tests a crate of 3,091 operations, which takes minutes"]
fn the_edition_of_november_2022() {
    edition("superoffice-2022-11");
}

#[test]
#[ignore = "builds and tests a crate of 3,111 operations, which takes minutes"]
fn the_edition_of_january_2023() {
    edition("superoffice-2023-01");
}

/// One edition at a time, because all share a target folder.
static TURN: Mutex<()> = Mutex::new(());

fn edition(name: &'static str) {
    let Some(api) = corpus::api(name) else { return };
    let _turn = TURN.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let generated = Generated { name, dir: folder("corpus").join(name) };
    generated.write(api);

    generated.cargo("fmt --check").must_succeed();
    generated.cargo("check").must_be_quiet();
    generated.cargo("clippy --all-targets -- -D warnings").must_succeed();
    generated.cargo("doc --no-deps").must_succeed();
    generated.cargo("check --all-features").must_be_quiet();
    let clippy = "clippy --all-targets --no-default-features";
    generated.cargo(&format!("{clippy} -- -D warnings")).must_succeed();
    generated.cargo(&format!("{clippy} --features rest-license -- -D warnings")).must_succeed();

    generated.cargo("test --doc").must_succeed();

    let payloads: usize = api.operations.iter().map(|operation| operation.payloads.len()).sum();
    let ran = generated.cargo("test --test round_trip");
    assert_eq!(ran.tests(), (payloads, 0), "{}", ran.tail());

    let broken = corrupt(api, &generated.dir.join("tests/samples"), 10, name);
    let ran = generated.cargo("test --test round_trip");
    broken.iter().for_each(|broken| broken.restore());
    assert_eq!(ran.tests(), (payloads - 10, 10), "{}", ran.tail());
    let failed: BTreeSet<_> = ran.failed().into_iter().map(bare).collect();
    let expected: BTreeSet<_> = broken.iter().map(|broken| bare(&broken.id)).collect();
    assert_eq!(failed, expected);
}

/// A crate on disk.
struct Generated {
    name: &'static str,
    dir: PathBuf,
}

impl Generated {
    /// Writes the crate, anew if what a run left there that was interrupted stands in the way.
    fn write(&self, api: &Api) -> Tree {
        let start = Instant::now();
        let tree = emit_crate(api, &CrateOptions::named("superoffice"));
        if output::write(&tree, &self.dir).is_err() {
            std::fs::remove_dir_all(&self.dir).expect("the folder is ours");
            output::write(&tree, &self.dir).expect("nothing stands in the way");
        }
        self.tell("generate", start);
        tree
    }

    fn cargo(&self, arguments: &str) -> Ran {
        let start = Instant::now();
        let ran = cargo(&self.dir, &folder("corpus/target"), arguments);
        self.tell(&format!("cargo {arguments}"), start);
        // In words of our own: of the crates that are corrupted on purpose, some tests must fail.
        let results = ran.output.lines().filter_map(|line| line.strip_prefix("test result: "));
        let counts = results.filter_map(|result| result.split_once(". "));
        for (_, counts) in counts.filter(|(_, counts)| !counts.starts_with("0 passed; 0 failed")) {
            let counts: Vec<_> = counts.split("; ").take(2).collect();
            println!("    in the generated crate: {}", counts.join(", "));
        }
        ran
    }

    fn tell(&self, what: &str, start: Instant) {
        println!("{}: {what}: {:.0} s", self.name, start.elapsed().as_secs_f64());
    }
}

/// What the id of a payload and the name of its test have in common.
fn bare(name: &str) -> String {
    let name = name.rsplit("::").next().unwrap_or(name);
    let version = name.strip_prefix('v').map(|rest| rest.trim_start_matches(char::is_numeric));
    let is_id = name.contains('.');
    let name = version.filter(|_| is_id).unwrap_or(name);
    name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
}
