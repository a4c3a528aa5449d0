//! Names for crates.

use crate::pages::dialect::Dialect;
use crate::source::is_document;
use std::path::{Path, PathBuf};

/// Crates that generated code refers to by name.
const TAKEN: &[&str] = &[
    "alloc",
    "core",
    "futures_core",
    "http",
    "indexmap",
    "jiff",
    "proc_macro",
    "reqwest",
    "serde",
    "serde_json",
    "std",
    "test",
    "tokio",
    "tracing",
    "ureq",
];

/// How long a name may be on crates.io.
pub(crate) const LONGEST_CRATE_NAME: usize = 64;

/// The name of a crate of which nothing is known.
const FALLBACK: &str = "api";

/// A name is not fit for a crate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` cannot be the name of a crate: {reason}")]
pub struct BadCrateName {
    /// The name.
    pub name: String,
    /// Why not.
    pub reason: &'static str,
}

/// Checks that cargo, crates.io and the generated code can all live with a crate's name.
///
/// # Errors
///
/// When they cannot.
pub fn check_crate_name(name: &str) -> Result<(), BadCrateName> {
    let module = name.replace('-', "_");
    let reason = if name.is_empty() {
        "it is empty"
    } else if name.len() > LONGEST_CRATE_NAME {
        "it is longer than 64 characters"
    } else if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        "it does not begin with a letter from a to z"
    } else if !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_') {
        "only letters from a to z, digits, `-` and `_` are allowed"
    } else if TAKEN.contains(&module.as_str()) {
        "a crate that the generated one uses has that name"
    } else if module == "gen" || syn::parse_str::<syn::Ident>(&module).is_err() {
        "it is a keyword of Rust"
    } else {
        return Ok(());
    };
    Err(BadCrateName { name: name.to_owned(), reason })
}

/// A name for a crate that nobody named: that of the dialect, or of the file that is the specification, if
/// it is fit for a crate. It says nothing of where the crate is written, so the same docs give the same
/// crate everywhere.
pub fn suggest_crate_name(dialect: &Dialect, docs: &[PathBuf]) -> String {
    let name = match docs {
        [file] if is_document(file) => of_file(file),
        _ => dialect.description().name.clone(),
    };
    if check_crate_name(&name).is_ok() { name } else { FALLBACK.to_owned() }
}

/// The name of a file without extension, as crates are named: `api.github.com.json` as `api-github-com`.
fn of_file(file: &Path) -> String {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let words = stem.split(|sign: char| !sign.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-").to_lowercase()
}
