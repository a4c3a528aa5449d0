//! What a run works on: the command line, and under it the configuration.

use super::args::InputArguments;
use std::env;
use std::path::{Path, PathBuf};
use tablature::Error;
use tablature::config::{Config, DialectChoice, suggest_crate_name};
use tablature::pipeline::{Input, check_output_apart};

/// Where the crate goes unless something else is said.
const DEFAULT_OUTPUT: &str = "generated";

/// What a run works on.
pub struct Inputs {
    /// What to read and how.
    pub input: Input,
    /// Folder of the crate.
    pub output: PathBuf,
    /// Name of the crate.
    pub name: String,
}

impl Inputs {
    /// Takes what the command line says, else what the configuration says, else what is usual.
    ///
    /// # Errors
    ///
    /// When the configuration or the dialect cannot be used, no docs are named, or the output would
    /// lie among them.
    pub fn new(arguments: &InputArguments) -> Result<Self, Error> {
        let config = config(arguments)?;
        let docs = match arguments.docs.is_empty() {
            true => config.docs,
            false => arguments.docs.clone(),
        };
        if docs.is_empty() {
            return Err(Error::NoDocs);
        }
        let output = arguments.output.clone().or(config.output_dir);
        let output = output.unwrap_or_else(|| DEFAULT_OUTPUT.into());
        check_output_apart(&output, &docs)?;
        let named = arguments.dialect.as_ref().map(|name| DialectChoice::new(name, Path::new("")));
        let dialect = named.or(config.dialect).unwrap_or_default().load()?;
        let name = arguments.name.clone().or(config.crate_name);
        let name = name.unwrap_or_else(|| suggest_crate_name(&dialect));
        let input = Input {
            docs,
            dialect,
            overrides: config.overrides,
            severities: config.severities,
            keep_going: arguments.keep_going,
        };
        Ok(Self { input, output, name })
    }
}

/// The configuration that applies. Where docs are named, none is looked for.
fn config(arguments: &InputArguments) -> Result<Config, Error> {
    let path = match &arguments.config {
        Some(path) => Some(path.clone()),
        None if arguments.docs.is_empty() => {
            env::current_dir().ok().and_then(|folder| Config::find(&folder))
        }
        None => None,
    };
    match path {
        Some(path) => Ok(Config::load(&path)?),
        None => Ok(Config::default()),
    }
}
