//! What to read, and what of it is wanted: for all commands that read docs.

use clap::Args;
use std::path::PathBuf;
use tablature::model::select::Selector;
use tablature::pages::dialect::Dialect;
use tablature::shell::config::check_crate_name;

/// What to read and where the crate is.
#[derive(Debug, Args)]
pub struct InputArguments {
    /// What to read.
    #[command(flatten)]
    pub docs: DocsArguments,
    /// Which operations are wanted.
    #[command(flatten)]
    pub selection: SelectionArguments,
    /// Folder of the crate [default: generated, beside `tablature.yaml` if there is one]
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Name of the crate [default: the name of the dialect]
    #[arg(long, value_name = "CRATE", value_parser = crate_name)]
    pub name: Option<String>,
    /// Do all the work, even if nothing has changed since the last run
    #[arg(long)]
    pub no_cache: bool,
}

/// What to read.
#[derive(Debug, Args)]
pub struct DocsArguments {
    /// Files and folders with pages; if none is given, `tablature.yaml` in this folder or the
    /// nearest one above says
    pub docs: Vec<PathBuf>,
    /// Read this configuration file
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    #[arg(long, value_name = "DIALECT", help = format!(
        "What the docs look like: a built-in dialect, or a YAML file [default: {}]", Dialect::USUAL
    ))]
    pub dialect: Option<String>,
    /// Folder with another edition of the docs: it says what things are where the docs do not;
    /// may be given several times
    #[arg(long, value_name = "DIR")]
    pub evidence: Vec<PathBuf>,
    /// Leave out the pages that have errors, instead of giving nothing
    #[arg(long)]
    pub keep_going: bool,
}

/// Which operations are wanted.
#[derive(Debug, Args)]
#[command(next_help_heading = "Filters")]
pub struct SelectionArguments {
    /// Take only these operations, and what they need: a group (`agents/Chat`), a method (`GET`), a
    /// path (`/api/v1/Contact/*`), a page's id (`v1ChatAgent_*`), or several of these, all of which
    /// must be true (`GET rest/*`); may be given several times
    #[arg(long, value_name = "SELECTOR")]
    pub include: Vec<Selector>,
    /// Leave out these operations, whatever else is said of them; may be given several times
    #[arg(long, value_name = "SELECTOR")]
    pub exclude: Vec<Selector>,
}

fn crate_name(text: &str) -> Result<String, String> {
    match check_crate_name(text) {
        Ok(()) => Ok(text.to_owned()),
        Err(error) => Err(error.reason.to_owned()),
    }
}
