//! Which dialect to read the docs with.

use crate::pages::dialect::{Dialect, DialectError};
use crate::source::{ReadError, read_text};
use std::path::{Path, PathBuf};

/// Where a dialect comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DialectChoice {
    /// One of those that come with the tool.
    BuiltIn(String),
    /// A file.
    File(PathBuf),
}

/// Why there is no dialect to read the docs with.
#[derive(Debug, thiserror::Error)]
pub enum BadDialect {
    /// There is neither a built-in dialect nor a readable file of that name.
    #[error(
        "no dialect `{}` is built in (known are {}), and no such file can be read",
        .path.display(), built_in()
    )]
    Missing {
        /// The file.
        path: PathBuf,
        /// Why it cannot be read.
        source: ReadError,
    },
    /// The file is at fault.
    #[error("{}:{mistake}", .path.display())]
    Faulty {
        /// The file.
        path: PathBuf,
        /// What is wrong with it. It is part of the message, and no cause of its own.
        mistake: DialectError,
    },
}

/// The dialects that come with the tool.
fn built_in() -> String {
    Dialect::built_in_names().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
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
    pub fn load(&self) -> Result<Dialect, BadDialect> {
        let path = match self {
            Self::BuiltIn(name) => match Dialect::built_in(name) {
                Some(dialect) => return Ok(dialect),
                None => Path::new(name),
            },
            Self::File(path) => path,
        };
        let text = read_text(path)
            .map_err(|source| BadDialect::Missing { path: path.to_owned(), source })?;
        Dialect::from_yaml(&text)
            .map_err(|mistake| BadDialect::Faulty { path: path.to_owned(), mistake })
    }
}
