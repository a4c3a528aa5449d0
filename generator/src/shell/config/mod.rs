//! `tablature.yaml`: what to read, how, and where to write.
//!
//! ```yaml
//! docs: [docs-input]            # files and folders, relative to this file
//! evidence: [docs-2021]         # other editions of them, of which nothing is generated
//! dialect: our-style.yaml       # or the name of a built-in one
//! output: {dir: generated, name: our-api, package: {version: 1.2.0, license: MIT}}
//! include: [pets, "GET /pets/*"]           # only these; see docs/select.md
//! exclude: [pets/Old]           # but not these
//! severity: {duplicate-operation: error}   # allow, note, warning or error
//! overrides: {"Pet.Owner": {type: Person}}   # see docs/overrides.md
//! diff: {severities: {parameter-removed: risky}}   # see docs/diff.md
//! lint: {baseline: known.txt}   # see docs/lint.md
//! ```
//!
//! Every key is optional. A key that is unknown or written twice is an error: nothing in the file is
//! without effect.

mod crate_name;
mod dialect_choice;
mod keys;
pub(crate) mod known;
mod places;
mod read;
#[cfg(test)]
mod tests;
mod version;

#[cfg(feature = "schema")]
pub(crate) use crate_name::LONGEST_CRATE_NAME;
pub use crate_name::{BadCrateName, check_crate_name, suggest_crate_name};
pub use dialect_choice::{BadDialect, DialectChoice};

use crate::diagnostics::{Code, Diagnostics, Severity};
use crate::diff::Criteria;
use crate::model::overrides::Overrides;
use crate::model::select::Selection;
use crate::rust::Package;
use crate::shell::findings::Findings;
use crate::source::yaml::node;
use crate::source::{ReadError, SourceFile, Sources, read_text};
use places::Places;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The name under which a configuration is looked for.
pub const FILE_NAME: &str = "tablature.yaml";

/// What a configuration says. Paths are relative to the current folder, not to the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// Files and folders with pages.
    pub docs: Vec<PathBuf>,
    /// Files and folders with pages of other editions.
    pub evidence: Vec<PathBuf>,
    /// The dialect.
    pub dialect: Option<DialectChoice>,
    /// The folder to write to.
    pub output_dir: Option<PathBuf>,
    /// The name of the generated crate, which is fit for one.
    pub crate_name: Option<String>,
    /// What its manifest says of the generated package, but for files.
    pub package: Package,
    /// The file with the text of its licence.
    pub license_file: Option<PathBuf>,
    /// Which operations are wanted.
    pub selection: Selection,
    /// Kinds of findings with a severity of their own.
    pub severities: BTreeMap<Code, Severity>,
    /// What the model is to be instead of what the docs say.
    pub overrides: Overrides,
    /// By what changes are judged.
    pub criteria: Criteria,
    /// The file that lists changes somebody has looked at.
    pub accepted: Option<PathBuf>,
    /// The file that lists findings to be passed over by `lint`.
    pub baseline: Option<PathBuf>,
    /// Where the file names files and folders.
    places: Places,
}

/// A configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read {}", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: ReadError,
    },
    /// The file's content is at fault.
    #[error(transparent)]
    Invalid(Box<Findings>),
}

impl Config {
    /// The path of the nearest configuration: in the current folder `folder`, else in the nearest
    /// folder above it that has one. The path is relative to `folder`.
    pub fn find(folder: &Path) -> Option<PathBuf> {
        let mut up = PathBuf::new();
        for above in folder.ancestors() {
            if above.join(FILE_NAME).is_file() {
                return Some(up.join(FILE_NAME));
            }
            up.push("..");
        }
        None
    }

    /// Reads a configuration file.
    ///
    /// # Errors
    ///
    /// When the file cannot be read or is at fault.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let text = read_text(path)
            .map_err(|source| ConfigError::Unreadable { path: path.to_owned(), source })?;
        Self::parse(&text, path)
    }

    /// Makes sure that docs, evidence, dialect and other files exist, as far as it is the file that names them.
    /// What replaced them since is for others to check.
    ///
    /// # Errors
    ///
    /// When any cannot be read, with the places of all of them.
    pub fn check_files(&self) -> Result<(), ConfigError> {
        let docs = self.docs.iter().map(|path| (path.as_path(), "cannot read the docs in"));
        let evidence = self.evidence.iter();
        let evidence = evidence.map(|path| (path.as_path(), "cannot read the evidence in"));
        let dialect = self.dialect.as_ref().and_then(DialectChoice::file);
        let dialect = dialect.map(|path| (path, "no such dialect is built in, and cannot read"));
        let license = self.license_file.as_deref();
        let license = license.map(|path| (path, "cannot read the licence in"));
        let accepted = self.accepted.as_deref();
        let accepted = accepted.map(|path| (path, "cannot read the accepted changes in"));
        let named = docs.chain(evidence).chain(dialect).chain(license).chain(accepted);
        let faults = named.filter_map(|(path, what)| {
            let error = fs::metadata(path).err()?;
            Some((path, format!("{what} {}: {error}", path.display())))
        });
        match self.places.findings(faults) {
            Some(findings) => Err(ConfigError::Invalid(Box::new(findings))),
            None => Ok(()),
        }
    }

    /// What the manifest of the generated package says, and the files that lie beside it.
    ///
    /// # Errors
    ///
    /// When the licence cannot be read.
    pub fn load_package(&self) -> Result<Package, ConfigError> {
        let mut package = self.package.clone();
        if let Some(path) = &self.license_file {
            let content = fs::read(path).map_err(|source| ConfigError::Unreadable {
                path: path.clone(),
                source: ReadError::Io(source),
            })?;
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            package.files.push((name, content));
        }
        Ok(package)
    }

    /// Reads the text of the configuration file at `path`, to whose folder the paths in it are
    /// relative. All that is wrong is found at once.
    ///
    /// # Errors
    ///
    /// When the text is not YAML, or has keys or values that are not understood.
    pub fn parse(text: &str, path: &Path) -> Result<Self, ConfigError> {
        let shown = path.display().to_string().replace('\\', "/");
        let mut sources = Sources::default();
        let file = sources.add(SourceFile::new(shown.as_str(), shown.as_str(), text));
        let folder = path.parent().unwrap_or(Path::new(""));
        let mut diagnostics = Diagnostics::default();
        let config = read::read(file, sources.file(file), folder, &mut diagnostics);
        if diagnostics.has_errors() {
            return Err(ConfigError::Invalid(Box::new(Findings { diagnostics, sources })));
        }
        Ok(config)
    }
}
