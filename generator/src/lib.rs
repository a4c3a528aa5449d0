//! Tablature reads the Markdown pages that document a web API and writes a tested Rust crate.

pub mod api;
pub mod config;
pub mod diagnostics;
pub mod dialect;
pub mod docs;
pub mod infer;
pub mod markdown;
pub mod output;
pub mod rust;
pub mod source;
