//! The pipeline for programs and build scripts.

use crate::diagnostics::{Code, Folded, Severity};
use crate::model::api::Api;
use crate::model::lock;
use crate::model::select::Selector;
use crate::output::{self, OutputError, Tree, Written};
use crate::rust::{self, CrateOptions, FileOptions};
use crate::shell::config::{Config, DialectChoice, check_crate_name, suggest_crate_name};
use crate::shell::error::Error;
use crate::shell::findings::{Findings, finding_line};
use crate::shell::pipeline::{self, Counts, Input, Outcome, Pending};
use crate::shell::samples;
use std::cell::{Cell, OnceCell};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// How many findings a build script shows.
const SHOWN: usize = 20;

/// Generates code from docs: a whole crate, or files for a build script.
///
/// The docs are read once, when something is emitted for the first time.
///
/// # In a build script
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), tablature::Error> {
///     let api = tablature::Builder::new().docs("docs").dialect("docs-style.yaml").reqwest(true);
///     api.emit_to_out_dir("api.rs")?;
///     api.emit_tests_to_out_dir("api_tests.rs", "super::api")?;
///     Ok(())
/// }
/// ```
///
/// ```ignore
/// // src/lib.rs
/// pub mod api {
///     include!(concat!(env!("OUT_DIR"), "/api.rs"));
/// }
///
/// #[cfg(test)]
/// mod api_tests {
///     include!(concat!(env!("OUT_DIR"), "/api_tests.rs"));
/// }
/// ```
///
/// The crate that includes the code is of the edition of 2021 or a later one. It depends on `http`,
/// `indexmap`, `serde`, `serde_json` (with its feature `float_roundtrip`), and on `reqwest` (with its
/// feature `stream`), `futures-core` and `tokio` (with `sync` and `time`), on `ureq` (with
/// `platform-verifier` and `rustls`), on `jiff`, and on `tracing` where these are switched on.
#[derive(Debug, Default)]
pub struct Builder {
    config: Option<PathBuf>,
    docs: Vec<PathBuf>,
    evidence: Vec<PathBuf>,
    lock: Option<PathBuf>,
    dialect: Option<DialectChoice>,
    name: Option<String>,
    include: Vec<String>,
    exclude: Vec<String>,
    severities: Vec<(Code, Severity)>,
    keep_going: bool,
    refresh_samples: bool,
    file_options: FileOptions,
    outcome: OnceCell<Outcome>,
    is_announced: Cell<bool>,
}

/// What was emitted.
#[derive(Clone, Debug)]
pub struct Report {
    /// How much was read and made of it.
    pub counts: Counts,
    /// Which files were written.
    pub written: Written,
    /// Findings of warning severity, one a line: `path:line:column: code: message`.
    pub warnings: Vec<String>,
    /// Paths of the pages that were left out for an error; see [`Builder::keep_going`].
    pub left_out: Vec<String>,
}

impl Builder {
    /// Nothing chosen yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes docs, dialect, name, filters, severities and overrides from a configuration file, such as
    /// `tablature.yaml`, where no other method says otherwise.
    pub fn config(mut self, path: impl Into<PathBuf>) -> Self {
        self.config = Some(path.into());
        self.again()
    }

    /// Adds a page, or a folder with pages at any depth.
    pub fn docs(mut self, path: impl Into<PathBuf>) -> Self {
        self.docs.push(path.into());
        self.again()
    }

    /// Adds a folder with another edition of the docs. It says what things are where the docs do
    /// not, but what it describes is not generated.
    pub fn evidence(mut self, path: impl Into<PathBuf>) -> Self {
        self.evidence.push(path.into());
        self.again()
    }

    /// Names the lock, which remembers names and types from one edition of the docs to the next.
    /// [`emit_crate`](Self::emit_crate) writes it; what build scripts call only reads it. It need
    /// not exist, but cargo runs a build script again and again until it does.
    pub fn lock(mut self, path: impl Into<PathBuf>) -> Self {
        self.lock = Some(path.into());
        self.again()
    }

    /// Chooses the dialect: the name of a built-in one, or the path of a YAML file.
    /// It is [`Dialect::USUAL`](crate::pages::dialect::Dialect::USUAL) unless this is called.
    pub fn dialect(mut self, name_or_path: &str) -> Self {
        self.dialect = Some(DialectChoice::new(name_or_path, Path::new("")));
        self.again()
    }

    /// Whether [`emit_crate`](Self::emit_crate) writes samples as they stand in the docs now, also
    /// where only their values have changed. Unless it does, samples stay as they are until their
    /// shape changes.
    pub fn refresh_samples(mut self, refresh: bool) -> Self {
        self.refresh_samples = refresh;
        self
    }

    /// Takes only the operations that any of these selectors means, and what they need:
    /// `["agents/Chat", "GET /api/v1/Contact/*"]`. May be called several times; the configuration's own
    /// `include` does not count if there is any selector. See `docs/select.md`.
    pub fn include(mut self, selectors: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        self.include.extend(selectors.into_iter().map(|one| one.as_ref().to_owned()));
        self.again()
    }

    /// Leaves out the operations that any of these selectors means, whatever else is said of them, and
    /// what only they need. May be called several times; the configuration's own `exclude` counts, too.
    pub fn exclude(mut self, selectors: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        self.exclude.extend(selectors.into_iter().map(|one| one.as_ref().to_owned()));
        self.again()
    }

    /// Gives a kind of finding another severity than usual. That of some kinds is
    /// [fixed](Code::is_fixed); to change it is an error of whatever is called to emit.
    pub fn severity(mut self, code: Code, severity: Severity) -> Self {
        self.severities.push((code, severity));
        self.again()
    }

    /// Chooses whether pages with a finding of error severity are left out of what is generated;
    /// otherwise nothing is generated.
    pub fn keep_going(mut self, keep_going: bool) -> Self {
        self.keep_going = keep_going;
        self.again()
    }

    /// Names the crate for [`emit_crate`](Self::emit_crate). Unless this is called, it has the
    /// name of the dialect.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Chooses whether the code for a build script has a client over `reqwest`.
    pub fn reqwest(mut self, reqwest: bool) -> Self {
        self.file_options.reqwest = reqwest;
        self
    }

    /// Chooses whether the code for a build script has a blocking client over `ureq`.
    pub fn ureq(mut self, ureq: bool) -> Self {
        self.file_options.ureq = ureq;
        self
    }

    /// Chooses whether dates in the code for a build script convert to the types of `jiff`.
    pub fn jiff(mut self, jiff: bool) -> Self {
        self.file_options.jiff = jiff;
        self
    }

    /// Chooses whether clients in the code for a build script make spans of `tracing`.
    pub fn tracing(mut self, tracing: bool) -> Self {
        self.file_options.tracing = tracing;
        self
    }

    /// Writes a whole crate to `dir`; see [`output::write`] for what happens to files there.
    ///
    /// # Errors
    ///
    /// When the docs cannot be read, have findings of error severity, or the folder cannot be
    /// brought up to date.
    pub fn emit_crate(&self, dir: impl AsRef<Path>) -> Result<Report, Error> {
        let dir = dir.as_ref();
        let (tree, pending) = self.tree(dir)?;
        let companion = pending.and_then(Pending::companion);
        let written = output::write_with(&tree, dir, companion.as_ref())?;
        Ok(report(self.outcome()?, written))
    }

    /// The crate's files as they should be in a folder, and the lock.
    pub(super) fn tree(&self, dir: &Path) -> Result<(Tree, Option<&Pending>), Error> {
        let config = self.settings()?;
        let package = config.load_package()?;
        let name = match config.crate_name {
            Some(name) => name,
            None => suggest_crate_name(&config.dialect.unwrap_or_default().load()?, &config.docs),
        };
        check_crate_name(&name)?;
        pipeline::check_output_apart(dir, &config.docs)?;
        pipeline::check_output_apart(dir, &config.evidence)?;
        let api = self.model()?;
        let options = CrateOptions { name, package };
        let tree = samples::emit_crate(api, &options, dir, self.refresh_samples);
        Ok((tree, self.outcome()?.lock.as_ref()))
    }

    /// What the docs say.
    pub(super) fn model(&self) -> Result<&Api, Error> {
        let outcome = self.outcome()?;
        outcome.api.as_ref().ok_or_else(|| findings(outcome))
    }

    /// For build scripts: writes the API as one file to cargo's `OUT_DIR`, to be `include!`d in a
    /// module of its own. Tells cargo, on stdout, what to look at to know when to run the script
    /// again, and the findings.
    ///
    /// # Errors
    ///
    /// When this is no build script, the docs cannot be read or have findings of error severity,
    /// or the file cannot be written.
    pub fn emit_to_out_dir(&self, file: &str) -> Result<Report, Error> {
        let outcome = self.announced()?;
        let api = outcome.api.as_ref().ok_or_else(|| findings(outcome))?;
        let written = write_to_out_dir(file, &rust::emit_file(api, &self.file_options)?)?;
        Ok(report(outcome, written))
    }

    /// For build scripts: as [`emit_to_out_dir`](Self::emit_to_out_dir), with a test for each
    /// payload in the docs. `module` is the path of the module that includes the API, from where
    /// the tests are included: `super::api`.
    ///
    /// # Errors
    ///
    /// As for `emit_to_out_dir`, and when `module` is no path.
    pub fn emit_tests_to_out_dir(&self, file: &str, module: &str) -> Result<Report, Error> {
        if syn::parse_str::<syn::Path>(module).is_err() {
            return Err(Error::ModulePath(module.to_owned()));
        }
        let outcome = self.announced()?;
        let api = outcome.api.as_ref().ok_or_else(|| findings(outcome))?;
        let written = write_to_out_dir(file, &rust::emit_tests_file(api, module))?;
        Ok(report(outcome, written))
    }

    /// Forgets what was read, because something else is to be read.
    fn again(mut self) -> Self {
        self.outcome = OnceCell::new();
        self.is_announced = Cell::new(false);
        self
    }

    /// What the methods say, and the configuration where they say nothing.
    fn settings(&self) -> Result<Config, Error> {
        let mut config = match &self.config {
            Some(path) => Config::load(path)?,
            None => Config::default(),
        };
        if !self.docs.is_empty() {
            config.docs.clone_from(&self.docs);
        }
        if !self.evidence.is_empty() {
            config.evidence.clone_from(&self.evidence);
        }
        config.dialect = self.dialect.clone().or(config.dialect);
        config.crate_name = self.name.clone().or(config.crate_name);
        if let Some(&(code, _)) = self.severities.iter().find(|(code, _)| code.is_fixed()) {
            return Err(Error::FixedSeverity(code));
        }
        config.severities.extend(self.severities.iter().copied());
        config.selection.refine(&selectors(&self.include)?, &selectors(&self.exclude)?);
        config.check_files()?;
        Ok(config)
    }

    /// Where the lock lies: as said, else beside the configuration.
    fn lock_path(&self) -> Option<PathBuf> {
        let beside = self.config.as_ref().map(|config| config.with_file_name(lock::FILE_NAME));
        self.lock.clone().or(beside)
    }

    /// What a run over the docs comes to.
    fn outcome(&self) -> Result<&Outcome, Error> {
        if let Some(outcome) = self.outcome.get() {
            return Ok(outcome);
        }
        let config = self.settings()?;
        let input = Input {
            docs: config.docs,
            dialect: config.dialect.unwrap_or_default().load()?,
            overrides: config.overrides,
            selection: config.selection,
            severities: config.severities,
            keep_going: self.keep_going,
            lock: self.lock_path(),
            policy: lock::Policy::Keep,
            evidence: config.evidence,
            ..Input::default()
        };
        let outcome = pipeline::run(&input, &())?;
        Ok(self.outcome.get_or_init(|| outcome))
    }

    /// The same, and tells cargo about it the first time.
    fn announced(&self) -> Result<&Outcome, Error> {
        let outcome = self.outcome()?;
        if !self.is_announced.replace(true) {
            let dialect = self.settings()?.dialect;
            let dialect = dialect.as_ref().and_then(DialectChoice::file);
            let text = directives(outcome, dialect.into_iter().chain(self.config.as_deref()));
            // There is nobody to complain to when cargo does not listen.
            let _ = std::io::stdout().lock().write_all(text.as_bytes());
        }
        Ok(outcome)
    }
}

fn selectors(texts: &[String]) -> Result<Vec<Selector>, Error> {
    let parse = |text: &String| {
        text.parse().map_err(|source| Error::Selector { text: text.clone(), source })
    };
    texts.iter().map(parse).collect()
}

/// Lines for cargo: what to look at, and what was found. Errors are among the findings if code is
/// generated in spite of them; otherwise they are the [`Error`].
fn directives<'a>(outcome: &'a Outcome, settings: impl IntoIterator<Item = &'a Path>) -> String {
    let looked_at = outcome.looked_at.iter().map(PathBuf::as_path).chain(settings);
    let mut text: String =
        looked_at.map(|path| format!("cargo::rerun-if-changed={}\n", path.display())).collect();
    let worst = if outcome.api.is_some() { Severity::Error } else { Severity::Warning };
    let shown = |severity| severity >= Severity::Warning && severity <= worst;
    let findings = outcome.diagnostics.iter().filter(|found| shown(found.severity));
    let folded = Folded::to_most(findings, SHOWN);
    for found in &folded.shown {
        text.push_str(&format!("cargo::warning={}\n", finding_line(found, &outcome.sources)));
    }
    if !folded.is_complete() {
        text.push_str(&format!("cargo::warning={folded}\n"));
    }
    text
}

/// The findings that forbid going on.
fn findings(outcome: &Outcome) -> Error {
    let (diagnostics, sources) = (outcome.diagnostics.clone(), outcome.sources.clone());
    Error::Findings(Box::new(Findings { diagnostics, sources }))
}

fn report(outcome: &Outcome, written: Written) -> Report {
    let sources = &outcome.sources;
    let warnings = outcome.diagnostics.iter().filter(|found| found.severity == Severity::Warning);
    Report {
        counts: outcome.counts,
        written,
        warnings: warnings.map(|found| finding_line(found, sources)).collect(),
        left_out: outcome.left_out.iter().map(|&id| sources.file(id).path.clone()).collect(),
    }
}

/// Writes a file to `OUT_DIR` if it is not there with that very content.
fn write_to_out_dir(file: &str, text: &str) -> Result<Written, Error> {
    let folder = env::var_os("OUT_DIR").ok_or(Error::NoOutDir)?;
    let path = Path::new(&folder).join(file);
    if fs::read(&path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(Written { unchanged: 1, ..Written::default() });
    }
    let to_error = |source| OutputError::Io { action: "write", path: path.clone(), source };
    fs::write(&path, text).map_err(to_error)?;
    Ok(Written { written: vec![file.to_owned()], ..Written::default() })
}

#[cfg(test)]
mod tests;
