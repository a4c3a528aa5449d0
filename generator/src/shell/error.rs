//! Why a run gave nothing.

use crate::diagnostics::Code;
use crate::diagnostics::in_full;
use crate::model::select::EmptySelector;
use crate::output::OutputError;
use crate::shell::config::{BadCrateName, BadDialect, ConfigError};
use crate::shell::findings::Findings;
use crate::shell::release::ReleaseError;
use crate::shell::sides::SideError;
use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why a run gave nothing. Nothing has changed then, but for [`OutputError::HalfDone`].
///
/// `Display` says what could not be done, [`source`](std::error::Error::source) why. `Debug` says all
/// of it on one line.
#[derive(thiserror::Error)]
pub enum Error {
    /// No docs were named.
    #[error("no docs are given")]
    NoDocs,
    /// A file or folder with docs cannot be read, or does not exist.
    #[error("cannot read the docs in {}", .path.display())]
    Docs {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The configuration cannot be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// There is no dialect to read the docs with.
    #[error(transparent)]
    Dialect(#[from] BadDialect),
    /// The name is not fit for a crate.
    #[error(transparent)]
    CrateName(#[from] BadCrateName),
    /// The output would lie in the root of all files.
    #[error("{} is no folder for a crate; choose one of its own", .0.display())]
    OutputIsRoot(PathBuf),
    /// The output would lie among the docs.
    #[error(
        "the output folder {} lies in the docs folder {}; choose one outside",
        .output.display(), .docs.display()
    )]
    OutputAmongDocs {
        /// The output folder.
        output: PathBuf,
        /// The docs folder.
        docs: PathBuf,
    },
    /// The output file is one of the docs, or would lie among them.
    #[error(
        "the output file {} lies among the docs in {}; choose another place",
        .output.display(), .docs.display()
    )]
    OutputFileAmongDocs {
        /// The output file.
        output: PathBuf,
        /// The docs.
        docs: PathBuf,
    },
    /// A text does not say which operations are meant.
    #[error("`{text}` is no selector")]
    Selector {
        /// The text.
        text: String,
        /// What is wrong with it.
        source: EmptySelector,
    },
    /// A kind of finding was to have another severity than the one that is fixed.
    #[error("the severity of `{0}` cannot be changed")]
    FixedSeverity(Code),
    /// A crate, or its lock, is not what the docs say.
    #[error("{0}")]
    OutOfDate(String),
    /// Something cannot have another name.
    #[error("{0}")]
    Rename(String),
    /// The docs have findings of error severity.
    #[error(transparent)]
    Findings(Box<Findings>),
    /// The output folder could not be brought up to date.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// A file that people may have written is there already.
    #[error("{} exists already; it is left as it is", .0.display())]
    Exists(PathBuf),
    /// A side of a comparison cannot be read.
    #[error(transparent)]
    Side(#[from] SideError),
    /// The crate gets no version.
    #[error(transparent)]
    Release(ReleaseError),
    /// A file of accepted changes cannot be used.
    #[error("cannot use {}", .path.display())]
    Accepted {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A baseline cannot be read.
    #[error("cannot read the baseline {}", .path.display())]
    Baseline {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The mock cannot listen at an address.
    #[error("cannot listen at {address}")]
    Listen {
        /// The address.
        address: String,
        /// What the system says.
        source: io::Error,
    },
    /// The system does not tell when files change.
    #[error("cannot watch the docs")]
    Watch {
        /// Why not.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// There is no `OUT_DIR`: this is not a build script.
    #[error("OUT_DIR is not set; cargo sets it for build scripts only")]
    NoOutDir,
    /// A text is not the path of a module.
    #[error("`{0}` is not the path of a Rust module, such as `super::api`")]
    ModulePath(String),
}

impl fmt::Debug for Error {
    /// The message and its causes: this is what people see when a build script's `main` fails.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&in_full(self))
    }
}

#[cfg(test)]
mod tests;
