//! Arguments of what tells of docs.

use super::inputs::DocsArguments;
use super::look::{Format, findings_format};
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use tablature::diagnostics::Code;

/// Arguments of `init`.
#[derive(Debug, Args)]
pub struct InitArguments {
    /// Files and folders with pages [default: docs, if there is such a folder, else this one]
    pub docs: Vec<PathBuf>,
    /// Draft a dialect, even if a built-in one fits
    #[arg(long)]
    pub draft: bool,
    /// Write only one file, and call it so: the dialect if one is drafted, else the configuration; `-` is
    /// standard output [default: both, as tablature.yaml and dialect.yaml]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Write over files that exist
    #[arg(long)]
    pub force: bool,
}

/// Arguments of `coverage`.
#[derive(Debug, Args)]
pub struct CoverageArguments {
    /// What to read.
    #[command(flatten)]
    pub docs: DocsArguments,
    /// Print everything as JSON
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `lint`.
#[derive(Debug, Args)]
pub struct LintArguments {
    /// What to read.
    #[command(flatten)]
    pub docs: DocsArguments,
    /// Exit with 1 if there are findings that are at least so bad
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    pub fail_on: LintFailOn,
    /// How to tell it
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = findings_format())]
    pub format: Format,
    /// Pass over the findings that are listed in this file, and report those that are there no more
    /// [default: what `lint.baseline` of `tablature.yaml` names]
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// List all findings in this file, to be passed over from now on
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    pub write_baseline: Option<PathBuf>,
    /// Show what would mend findings without a change of meaning, as a diff; nothing is written without
    /// `--yes`
    #[arg(long, conflicts_with = "write_baseline")]
    pub fix: bool,
    /// Write what `--fix` shows
    #[arg(long, requires = "fix")]
    pub yes: bool,
    /// Tell what a kind of finding is about, and what to do about it
    #[arg(long, value_name = "CODE", exclusive = true)]
    pub explain: Option<Code>,
}

/// Which findings make a run of `lint` fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LintFailOn {
    /// None do
    None,
    /// Errors
    Error,
    /// Errors and warnings
    Warning,
    /// All
    Note,
}
