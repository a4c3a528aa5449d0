//! Which dialect to read the docs with.

use crate::dialect::Dialect;
use crate::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// Where a dialect comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DialectChoice {
    /// One of those that come with the tool.
    BuiltIn(String),
    /// A file.
    File(PathBuf),
}

impl Default for DialectChoice {
    fn default() -> Self {
        Self::BuiltIn(Dialect::USUAL.to_owned())
    }
}

impl DialectChoice {
    /// The built-in dialect of that name, else the file at that path below `folder`.
    pub fn new(text: &str, folder: &Path) -> Self {
        match Dialect::built_in_names().any(|name| name == text) {
            true => Self::BuiltIn(text.to_owned()),
            false => Self::File(folder.join(text)),
        }
    }

    /// The file, if it is one.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::BuiltIn(_) => None,
            Self::File(path) => Some(path),
        }
    }

    /// The dialect itself.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or is no dialect.
    pub fn load(&self) -> Result<Dialect, Error> {
        let path = match self {
            Self::BuiltIn(name) => match Dialect::built_in(name) {
                Some(dialect) => return Ok(dialect),
                None => Path::new(name),
            },
            Self::File(path) => path,
        };
        let text = fs::read_to_string(path)
            .map_err(|source| Error::NoDialect { path: path.to_owned(), source })?;
        Dialect::from_yaml(&text)
            .map_err(|mistake| Error::Dialect { path: path.to_owned(), mistake })
    }
}
