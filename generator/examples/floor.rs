//! The least that reading docs can take: all Markdown files below the folders that are named are
//! read and go through pulldown-cmark, and nothing is made of them.
//!
//! ```sh
//! cargo run --release -p tablature --example floor -- DOCS
//! ```

use pulldown_cmark::{Options, Parser};
use rayon::prelude::*;
use std::env;
use std::fs;
use std::path::PathBuf;
use walkdir::WalkDir;

fn main() {
    let files: Vec<PathBuf> = env::args_os().skip(1).flat_map(pages).collect();
    let events: usize = files.par_iter().map(events).sum();
    println!("{} files, {events} events", files.len());
}

/// The Markdown files below a folder.
fn pages(folder: impl AsRef<std::path::Path>) -> impl Iterator<Item = PathBuf> {
    let files = WalkDir::new(folder).into_iter().flatten().map(walkdir::DirEntry::into_path);
    files.filter(|path| path.extension().is_some_and(|extension| extension == "md"))
}

/// How many events a file comes to; none if it cannot be read.
fn events(file: &PathBuf) -> usize {
    let text = fs::read_to_string(file).unwrap_or_default();
    Parser::new_ext(&text, Options::ENABLE_TABLES).into_offset_iter().count()
}
