//! What a run works on: the command line, and under it the configuration.

use super::args::{DocsArguments, InputArguments, SelectionArguments};
use super::terminal::{Terminal, folder};
use std::env;
use std::path::{Path, PathBuf};
use tablature::Error;
use tablature::diff::Criteria;
use tablature::model::lock::{self, Policy};
use tablature::output::{self, OutputError, Recovery};
use tablature::rust::Package;
use tablature::shell::config::{Config, DialectChoice, suggest_crate_name};
use tablature::shell::pipeline::{Input, check_output_apart};

/// Where the crate goes unless something else is said: beside the configuration, if there is one.
const DEFAULT_OUTPUT: &str = "generated";

/// What a run works on.
pub struct Inputs {
    /// What to read and how.
    pub input: Input,
    /// Folder of the crate.
    pub output: PathBuf,
    /// Name of the crate.
    pub name: String,
    /// What else its manifest says of the package.
    pub package: Package,
    /// By what changes are judged.
    pub criteria: Criteria,
    /// The configuration that counts.
    pub config: Option<PathBuf>,
}

/// As much of it as can be said before the dialect is read.
pub struct Outline {
    /// Folder of the crate.
    pub output: PathBuf,
    /// The files that say how to read the docs and what the crate is called: configuration, dialect and
    /// licence.
    pub settings: Vec<PathBuf>,
}

/// The docs of a run, and what the configuration says of everything else.
pub struct Docs {
    /// What to read and how.
    pub input: Input,
    /// Folder of the crate.
    output: PathBuf,
    /// Name of the crate that the configuration gives, else the usual one.
    pub name: String,
    /// What else its manifest says of the package.
    package: Package,
    /// By what changes are judged.
    pub criteria: Criteria,
    /// The file that lists changes somebody has looked at.
    pub accepted: Option<PathBuf>,
    /// The file that lists findings to be passed over by `lint`.
    pub baseline: Option<PathBuf>,
    /// Whether there is a configuration.
    is_configured: bool,
}

impl Inputs {
    /// Takes what the command line says, else what the configuration says, else what is usual.
    ///
    /// # Errors
    ///
    /// When the configuration or the dialect cannot be used, no docs are named, or the output would
    /// lie among them or is a file.
    pub fn new(arguments: &InputArguments, terminal: &Terminal) -> Result<Self, Error> {
        let mut docs = Docs::new(&arguments.docs, terminal)?.selecting(&arguments.selection);
        if let Some(output) = &arguments.output {
            docs.set_output(output.clone());
        }
        check_output_apart(&docs.output, &docs.input.docs)?;
        check_output_apart(&docs.output, &docs.input.evidence)?;
        if docs.output.is_file() {
            return Err(OutputError::NotADirectory(docs.output).into());
        }
        docs.recover(terminal)?;
        let name = arguments.name.clone().unwrap_or(docs.name);
        let config = config_path(&arguments.docs);
        let Docs { input, output, package, criteria, .. } = docs;
        Ok(Self { input, output, name, package, criteria, config })
    }
}

impl Outline {
    /// Takes what the command line says, else what the configuration says, else what is usual;
    /// `None` if the configuration cannot be used.
    pub fn new(arguments: &InputArguments) -> Option<Self> {
        let path = config_path(&arguments.docs);
        let config = path.as_deref().map(Config::load).transpose().ok()?.unwrap_or_default();
        let dialect = dialect(&arguments.docs).or(config.dialect);
        let dialect = dialect.as_ref().and_then(DialectChoice::file).map(Path::to_owned);
        let output = arguments.output.clone().or(config.output_dir);
        Some(Self {
            output: output.unwrap_or_else(|| usual_output(path.as_deref())),
            settings: path.into_iter().chain(dialect).chain(config.license_file).collect(),
        })
    }
}

impl Docs {
    /// Takes what the command line says, else what the configuration says, else what is usual.
    ///
    /// # Errors
    ///
    /// When the configuration or the dialect cannot be used, or no docs are named.
    pub fn new(arguments: &DocsArguments, terminal: &Terminal) -> Result<Self, Error> {
        let path = config_path(arguments);
        let mut config = path.as_deref().map(Config::load).transpose()?.unwrap_or_default();
        if !arguments.docs.is_empty() {
            config.docs.clone_from(&arguments.docs);
        }
        if config.docs.is_empty() {
            return Err(Error::NoDocs);
        }
        if !arguments.evidence.is_empty() {
            config.evidence.clone_from(&arguments.evidence);
        }
        config.dialect = dialect(arguments).or(config.dialect);
        config.check_files()?;
        let package = config.load_package()?;
        let dialect = config.dialect.unwrap_or_default().load()?;
        let name = config.crate_name.unwrap_or_else(|| suggest_crate_name(&dialect, &config.docs));
        let output = config.output_dir.unwrap_or_else(|| usual_output(path.as_deref()));
        let lock = path.as_deref().map(beside);
        let input = Input {
            docs: config.docs,
            dialect,
            overrides: config.overrides,
            selection: config.selection,
            severities: config.severities,
            keep_going: arguments.keep_going,
            lock: Some(lock.clone().unwrap_or_else(|| output.join(lock::FILE_NAME))),
            policy: Policy::Keep,
            evidence: config.evidence,
            ..Input::default()
        };
        let (criteria, accepted, baseline) = (config.criteria, config.accepted, config.baseline);
        let is_configured = lock.is_some();
        let docs =
            Self { input, output, name, package, criteria, accepted, baseline, is_configured };
        match docs.recover(terminal) {
            // Whoever only reads the lock need not wait.
            Err(OutputError::InUse(_)) => Ok(docs),
            result => result.map(|()| docs).map_err(Error::from),
        }
    }

    /// Undoes what a run that was killed had begun to change, and says so.
    fn recover(&self, terminal: &Terminal) -> Result<(), OutputError> {
        let recovery = output::recover(&self.output, self.input.lock.as_deref())?;
        if recovery == Recovery::Undone {
            terminal.say(&format!(
                "a run was killed while it changed {}: what it had begun is undone",
                folder(&self.output),
            ));
        }
        Ok(())
    }

    /// The same for a comparison: without a configuration, no lock is of these docs.
    pub fn compared(mut self) -> Self {
        if !self.is_configured {
            self.input.lock = None;
        }
        self
    }

    /// Takes also what the command line says of which operations are wanted.
    pub fn selecting(mut self, arguments: &SelectionArguments) -> Self {
        self.input.selection.refine(&arguments.include, &arguments.exclude);
        self
    }

    /// Takes another folder for the crate; without a configuration, the lock lies there.
    fn set_output(&mut self, output: PathBuf) {
        if !self.is_configured {
            self.input.lock = Some(output.join(lock::FILE_NAME));
        }
        self.output = output;
    }
}

/// The files that say how to read the docs: the configuration, and the dialect if it is a file. A
/// configuration that cannot be read names no dialect.
pub fn settings(arguments: &DocsArguments) -> Vec<PathBuf> {
    let path = config_path(arguments);
    let config = path.as_deref().and_then(|path| Config::load(path).ok()).unwrap_or_default();
    let named = arguments.dialect.as_ref().map(|name| DialectChoice::new(name, Path::new("")));
    let dialect = named.or(config.dialect);
    let file = dialect.as_ref().and_then(DialectChoice::file).map(Path::to_owned);
    path.into_iter().chain(file).collect()
}

/// The path of the configuration that applies. Where docs are named, none is looked for.
fn config_path(arguments: &DocsArguments) -> Option<PathBuf> {
    match &arguments.config {
        Some(path) => Some(path.clone()),
        None if arguments.docs.is_empty() => {
            env::current_dir().ok().and_then(|folder| Config::find(&folder))
        }
        None => None,
    }
}

/// The dialect that the command line names.
fn dialect(arguments: &DocsArguments) -> Option<DialectChoice> {
    arguments.dialect.as_ref().map(|name| DialectChoice::new(name, Path::new("")))
}

/// Where the lock lies if there is a configuration.
fn beside(config: &Path) -> PathBuf {
    config.parent().unwrap_or(Path::new("")).join(lock::FILE_NAME)
}

/// Where the crate goes if neither the command line nor the configuration says.
fn usual_output(config: Option<&Path>) -> PathBuf {
    config.and_then(Path::parent).unwrap_or(Path::new("")).join(DEFAULT_OUTPUT)
}
