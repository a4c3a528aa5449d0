//! Arguments of what is told, or made, of a model or two.

use super::inputs::{DocsArguments, SelectionArguments};
use super::look::{Format, report_format};
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use tablature::diff::Rule;
use tablature::pages::dialect::Dialect;

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub struct DiffArguments {
    /// What was before: a file or folder with pages, a lock, one of these at a revision of git
    /// (`v1.2:docs`), or `.` for the docs that `tablature.yaml` names
    #[arg(value_name = "OLD", required_unless_present = "explain")]
    pub old: Option<String>,
    /// What is to be compared with it, written likewise
    #[arg(value_name = "NEW", required_unless_present = "explain")]
    pub new: Option<String>,
    /// Read this configuration file [default: `tablature.yaml` in this folder or the nearest one above]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    #[arg(long, value_name = "DIALECT", help = format!(
        "What the docs look like: a built-in dialect, or a YAML file [default: {}]", Dialect::USUAL
    ))]
    pub dialect: Option<String>,
    /// Leave out the pages that have errors, instead of comparing nothing
    #[arg(long)]
    pub keep_going: bool,
    /// Which operations are wanted.
    #[command(flatten)]
    pub selection: SelectionArguments,
    /// Tell what a rule is about and why it is judged so, and compare nothing
    #[arg(long, value_name = "RULE", conflicts_with_all = ["old", "new"])]
    pub explain: Option<Rule>,
    /// Exit with 1 if there are such changes
    #[arg(long, value_name = "CHANGES", default_value = "none")]
    pub fail_on: FailOn,
    /// Pass over the changes that are listed in this file, one a line: `rule name # why`
    #[arg(long, value_name = "FILE")]
    pub accepted: Option<PathBuf>,
    /// How to tell it
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = report_format())]
    pub format: Format,
}

/// Which changes make a run fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// None do
    None,
    /// Those that break callers
    Breaking,
    /// All that are not accepted
    Any,
}

/// Arguments of `openapi`.
#[derive(Debug, Args)]
pub struct OpenapiArguments {
    /// What to read.
    #[command(flatten)]
    pub docs: DocsArguments,
    /// Which operations are wanted.
    #[command(flatten)]
    pub selection: SelectionArguments,
    /// Write to this file, as YAML if its name ends in .yaml or .yml, else as JSON [default: JSON
    /// on standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// What the API is called [default: the name of the crate]
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Merge operations that differ only by the names of path parameters, as OpenAPI demands
    #[arg(long)]
    pub strict_paths: bool,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// A carrier (`Contact`, `Contact.Owner`), a property (`Contact.Name`), or an operation, by its
    /// page's id, its path, `METHOD /path`, or its function in Rust; `#request`, `#answer` and
    /// `?parameter` after it mean a part of it, and `*` means any characters
    #[arg(required = true, value_name = "NAME")]
    pub names: Vec<String>,
    /// Print everything as JSON
    #[arg(long)]
    pub json: bool,
    /// What to read.
    #[command(flatten)]
    pub docs: DocsArguments,
}

/// Arguments of `list`.
#[derive(Debug, Args)]
pub struct ListArguments {
    /// What to read.
    #[command(flatten)]
    pub docs: DocsArguments,
    /// Which operations are wanted.
    #[command(flatten)]
    pub selection: SelectionArguments,
    /// Show groups without their operations
    #[arg(long)]
    pub groups: bool,
    /// Show carriers, too, and the way on which each is needed
    #[arg(long)]
    pub carriers: bool,
    /// Show only what needs this carrier: every operation, with the way from it; `*` means any
    /// characters
    #[arg(long, value_name = "CARRIER", conflicts_with_all = ["groups", "carriers"])]
    pub why: Vec<String>,
    /// Print one line for each operation and carrier, its fields separated by tabs
    #[arg(long, conflicts_with_all = ["groups", "why"])]
    pub lines: bool,
    /// Print everything as JSON
    #[arg(long, conflicts_with_all = ["groups", "carriers", "why", "lines"])]
    pub json: bool,
}

/// Arguments of `mock`.
#[derive(Debug, Args)]
pub struct MockArguments {
    /// What to read.
    #[command(flatten)]
    pub docs: DocsArguments,
    /// Which operations are wanted.
    #[command(flatten)]
    pub selection: SelectionArguments,
    /// Address and port to listen at; port 0 is any that is free
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:4010")]
    pub listen: String,
    /// Answer no sooner than after so many milliseconds
    #[arg(long, value_name = "MS", default_value_t = 0)]
    pub delay: u64,
    /// Answer this share of requests with an error: 0.1 is every tenth
    #[arg(long, value_name = "RATE", default_value_t = 0.0, value_parser = rate)]
    pub errors: f64,
    /// What chance depends on: errors and generated values are the same for the same seed
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub seed: u64,
    /// Answer requests without credentials, too
    #[arg(long)]
    pub no_auth: bool,
    /// Read the docs again when they change, or what says how to read them
    #[arg(long)]
    pub watch: bool,
}

fn rate(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(rate) if (0.0..=1.0).contains(&rate) => Ok(rate),
        _ => Err("a share is a number from 0 to 1".to_owned()),
    }
}
