//! `tablature schema`.

use super::End;
use super::args::{Described, SchemaArguments};
use super::file::{self, Change};
use super::terminal::Terminal;
use std::path::Path;
use tablature::Error;
use tablature::shell::schema;

/// Writes the schema.
///
/// # Errors
///
/// When the file or standard output cannot be written.
pub fn run(arguments: &SchemaArguments, terminal: &Terminal) -> Result<End, Error> {
    let schema = match arguments.kind {
        Described::Dialect => schema::dialect(),
        Described::Config => schema::config(),
        Described::Diff => schema::diff(),
        Described::Lint => schema::lint(),
    };
    let text = format!("{schema:#}\n");
    match arguments.output.as_deref().filter(|path| *path != Path::new("-")) {
        None => file::print(&text).map(|_| ())?,
        Some(path) => {
            let what = match file::write(path, &text)? {
                Change::Written => "wrote",
                Change::None => "unchanged:",
            };
            terminal.say(&format!("{what} {}", path.display()));
        }
    }
    Ok(End::Done)
}
