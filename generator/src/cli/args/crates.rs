//! Arguments of what brings a crate up to date.

use super::inputs::InputArguments;
use super::look::{Format, check_format};
use clap::Args;

/// Arguments of `generate`.
#[derive(Debug, Args)]
pub struct GenerateArguments {
    /// What to read and where to write.
    #[command(flatten)]
    pub inputs: InputArguments,
    /// Write nothing and exit with 1 if the lock would change
    #[arg(long)]
    pub locked: bool,
    /// Conclude everything anew, and forget what the docs no longer say
    #[arg(long, conflicts_with = "locked")]
    pub update_lock: bool,
    /// Write samples as they stand in the docs now, also where only their values have changed
    #[arg(long)]
    pub refresh_samples: bool,
    /// Give the crate the version that follows from how it differs from the one at this revision of git, and say
    /// in its CHANGELOG.md what has changed [default: HEAD]
    #[arg(
        long,
        value_name = "REVISION",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "HEAD"
    )]
    pub bump: Option<String>,
    /// Generate again whenever the docs change, or what says how to read them, and say what is other than it was
    #[arg(long, conflicts_with_all = ["locked", "bump"])]
    pub watch: bool,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// What to read and what to compare with.
    #[command(flatten)]
    pub inputs: InputArguments,
    /// How to show findings, and what differs
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = check_format())]
    pub format: Format,
}

/// Arguments of `rename`.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["names", "stated", "drop"]))]
pub struct RenameArguments {
    /// The name that the lock has (`Contact.Owner`; of a function the id of its operation, or
    /// `METHOD /path`), and the new one
    #[arg(value_names = ["OLD", "NEW"], num_args = 2)]
    pub names: Vec<String>,
    /// Take the docs' names for all that they have one for now
    #[arg(long)]
    pub stated: bool,
    /// Forget the names of before: the crate answers to them no more
    #[arg(long)]
    pub drop: bool,
    /// What to read and where to write.
    #[command(flatten)]
    pub inputs: InputArguments,
}
