//! Running cargo on crates that were generated.

use crate::workspace;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a run of cargo came to.
#[derive(Debug)]
pub struct Ran {
    /// Whether it succeeded.
    pub succeeded: bool,
    /// Standard output and standard error, one after the other.
    pub output: String,
}

impl Ran {
    /// Makes sure that it succeeded.
    ///
    /// # Panics
    ///
    /// With the end of the output when it did not.
    pub fn must_succeed(&self) -> &Self {
        assert!(self.succeeded, "cargo failed:\n{}", self.tail());
        self
    }

    /// Makes sure that it succeeded and that there was no warning.
    ///
    /// # Panics
    ///
    /// With the end of the output when it did not, or there was one.
    pub fn must_be_quiet(&self) -> &Self {
        let warned = self.output.lines().any(|line| line.starts_with("warning"));
        assert!(!warned, "cargo warned:\n{}", self.tail());
        self.must_succeed()
    }

    /// How many tests passed and failed, over all test binaries.
    pub fn tests(&self) -> (usize, usize) {
        let summaries = self.output.lines().filter(|line| line.starts_with("test result: "));
        summaries.fold((0, 0), |(passed, failed), line| {
            (passed + number_before(line, " passed"), failed + number_before(line, " failed"))
        })
    }

    /// The names of the tests that failed, sorted.
    pub fn failed(&self) -> Vec<&str> {
        let lines = self.output.lines();
        let mut names: Vec<_> = lines
            .filter_map(|line| line.strip_prefix("test ")?.strip_suffix(" ... FAILED"))
            .collect();
        names.sort_unstable();
        names
    }

    /// The last lines of the output.
    pub fn tail(&self) -> String {
        let lines: Vec<_> = self.output.lines().collect();
        lines[lines.len().saturating_sub(60)..].join("\n")
    }
}

fn number_before(line: &str, word: &str) -> usize {
    let before = line.split(word).next().unwrap_or_default();
    before.rsplit([' ', ';', '.']).next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// A folder for generated crates below `target/`.
pub fn folder(name: &str) -> PathBuf {
    workspace().join("target").join(name)
}

/// Runs cargo in `crate_dir`, with dependencies in the versions that the workspace has locked, and
/// with the target folder `target`, which crates may share so that their dependencies are built
/// once, and without debug information, which nobody will use.
///
/// # Panics
///
/// When cargo cannot be run at all.
pub fn cargo(crate_dir: &Path, target: &Path, arguments: &str) -> Ran {
    let lock = crate_dir.join("Cargo.lock");
    if !lock.exists() {
        std::fs::copy(workspace().join("Cargo.lock"), lock).expect("the workspace has a lock file");
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(arguments.split_whitespace())
        .current_dir(crate_dir)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_TERM_COLOR", "never")
        .env("RUSTDOCFLAGS", "-Dwarnings")
        .output()
        .expect("cargo is there, as it runs this test");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ran { succeeded: output.status.success(), output: text(&output.stdout) + &text(&output.stderr) }
}
