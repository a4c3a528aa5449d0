//! What the end to end tests share: the corpus, pages to be made up, and cargo.

pub mod calls;
pub mod cargo;
pub mod corpus;
pub mod corrupt;
pub mod openapi;
pub mod pages;
pub mod random;
pub mod replace;
pub mod rows;
pub mod trees;

use std::path::{Path, PathBuf};

/// The root of the workspace.
pub fn workspace() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}
