//! `tablature completions` and `tablature man`: what a shell and a manual want to know of the command.

use super::End;
use super::args::{Arguments, CompletionsArguments, ManArguments};
use super::file;
use super::terminal::{Terminal, count};
use clap::CommandFactory;
use std::io;
use std::path::Path;
use tablature::Error;
use tablature::output::replace_file;

/// Prints a script that completes the command's arguments.
///
/// # Errors
///
/// When standard output cannot be written.
pub fn completions(arguments: &CompletionsArguments) -> Result<End, Error> {
    let mut command = Arguments::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, name, &mut script);
    file::print(&String::from_utf8_lossy(&script))?;
    Ok(End::Done)
}

/// Writes a page of the manual for the command and for each thing that it does, or prints the first.
///
/// # Errors
///
/// When the files or standard output cannot be written.
pub fn man(arguments: &ManArguments, terminal: &Terminal) -> Result<End, Error> {
    // Names of subcommands are made whole, as in `tablature-check`.
    let mut command = Arguments::command().disable_help_subcommand(true);
    command.build();
    let Some(folder) = &arguments.dir else {
        file::print(&page(command)?.1)?;
        return Ok(End::Done);
    };
    let subcommands: Vec<_> = command.get_subcommands().cloned().collect();
    let mut pages = 0;
    for command in [command].into_iter().chain(subcommands) {
        let (name, text) = page(command)?;
        replace_file(&folder.join(name), text.as_bytes())?;
        pages += 1;
    }
    let pages = count(pages, "page", "pages");
    terminal.say(&format!("wrote {pages} of the manual to {}", folder.display()));
    Ok(End::Done)
}

/// The name and the text of a page.
fn page(command: clap::Command) -> Result<(String, String), Error> {
    let man = clap_mangen::Man::new(command);
    let mut text = Vec::new();
    let written: io::Result<()> = man.render(&mut text);
    let name = man.get_filename();
    written.map_err(|error| file::not_written(Some(Path::new(&name)), error))?;
    Ok((name, String::from_utf8_lossy(&text).into_owned()))
}
