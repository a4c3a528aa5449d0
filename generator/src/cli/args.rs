//! The command line: the commands, and a room for the arguments of each kind.

mod crates;
mod docs;
mod inputs;
mod look;
mod models;

pub use crates::{CheckArguments, GenerateArguments, RenameArguments};
pub use docs::{CoverageArguments, InitArguments, LintArguments, LintFailOn};
pub use inputs::{DocsArguments, InputArguments, SelectionArguments};
pub use look::{ColorChoice, Format, Look, color_choice};
pub use models::{
    DiffArguments, ExplainArguments, FailOn, ListArguments, MockArguments, OpenapiArguments,
};

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

/// Turns the Markdown pages, or the OpenAPI file, that document a web API into a tested Rust crate
#[derive(Debug, Parser)]
#[command(name = "tablature", version, max_term_width = 100)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// What messages look like.
    #[command(flatten)]
    pub look: Look,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Look at the docs, say which built-in dialect fits, and write a configuration; where none does, draft a
    /// dialect
    Init(InitArguments),
    /// Write the crate, or bring it up to date
    Generate(GenerateArguments),
    /// Show how the crate differs from what would be generated; exit with 1 if it does
    Check(CheckArguments),
    /// Give a carrier, an enumeration or a function another name, and leave the old one behind as
    /// deprecated
    #[command(mut_arg("docs", |docs| docs.long("docs").value_name("DOCS").num_args(1)))]
    Rename(RenameArguments),
    /// Tell what has changed between two editions of the docs, whether it breaks callers, and what the
    /// version of the crate has to do
    Diff(DiffArguments),
    /// Tell what was decided of a carrier, a property or an operation, and why; exit with 1 if there
    /// is no such thing
    #[command(
        mut_arg("docs", |docs| docs.long("docs").value_name("DOCS").num_args(1)),
        mut_arg("keep_going", |keep_going| {
            keep_going.help("Leave out the pages that have errors, instead of explaining nothing")
        })
    )]
    Explain(ExplainArguments),
    /// Show which operations and carriers the filters keep, which they leave out, and why
    List(ListArguments),
    /// Write the API as an OpenAPI 3.1 document
    Openapi(OpenapiArguments),
    /// Serve the API with the samples in the docs as answers
    Mock(MockArguments),
    /// Tell how much of the docs the dialect understands, and what it does not
    #[command(mut_arg("keep_going", |keep_going| keep_going.hide(true)))]
    Coverage(CoverageArguments),
    /// Tell what is wrong with the docs, also where the crate is none the worse for it
    #[command(mut_arg("keep_going", |keep_going| keep_going.hide(true)))]
    Lint(LintArguments),
    /// Write a JSON Schema of a file that people write, for editors that complete and check it, or of what
    /// `diff` and `lint` print
    Schema(SchemaArguments),
    /// Print a script that completes arguments in a shell
    Completions(CompletionsArguments),
    /// Print the manual's page on the command, or write all its pages
    Man(ManArguments),
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// What it describes
    #[arg(value_name = "KIND")]
    pub kind: Described,
    /// Write to this file [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// What there are schemas of.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Described {
    /// A dialect, which says what docs look like
    Dialect,
    /// The configuration, `tablature.yaml`
    Config,
    /// What `tablature diff --format json` prints
    Diff,
    /// What `lint --format json` prints
    Lint,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArguments {
    /// The shell
    pub shell: Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub struct ManArguments {
    /// Write a page for the command and one for each subcommand to this folder
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
}
