//! For the tests of crates that are made by this one: that what is committed is what the docs say, and
//! that what the docs say has not changed unnoticed.
//!
//! ```no_run
//! use tablature::{Builder, testing};
//!
//! /// What is in the repository is what would be generated today.
//! #[test]
//! fn the_crate_is_up_to_date() -> Result<(), tablature::Error> {
//!     testing::check(&Builder::new().config("tablature.yaml"), "generated")
//! }
//!
//! /// Whoever updates the docs sees in a snapshot what that changes of the API.
//! #[test]
//! fn the_api_is_the_one_we_know() -> Result<(), tablature::Error> {
//!     insta::assert_snapshot!(testing::outline(&Builder::new().config("tablature.yaml"))?);
//!     Ok(())
//! }
//! ```

use super::builder::Builder;
use super::error::Error;
use crate::model::api::Outline;
use crate::model::lock;
use crate::output;
use std::path::Path;

/// How many changes of the lock are listed.
const LISTED: usize = 100;

/// Checks that the crate in a folder, and the lock, are what [`Builder::emit_crate`] would write. Nothing
/// is changed.
///
/// # Errors
///
/// [`Error::OutOfDate`] with the differences if they are not; else as `emit_crate`.
pub fn check(api: &Builder, dir: impl AsRef<Path>) -> Result<(), Error> {
    let dir = dir.as_ref();
    let (tree, pending) = api.tree(dir)?;
    let stale = output::check(&tree, dir)?;
    let changes = pending.map(|lock| lock.changes.as_slice()).unwrap_or_default();
    if stale.is_up_to_date() && changes.is_empty() {
        return Ok(());
    }
    let shown = dir.display();
    let changes = lock::list(changes, LISTED);
    let changes: String = changes.lines().map(|line| format!("lock: {line}\n")).collect();
    let text =
        format!("{shown} is not what the docs say; generate it anew\n{}{changes}", stale.diff());
    Err(Error::OutOfDate(text))
}

/// What the docs say, in a few lines for each operation, struct and enumeration: the same as long as the
/// API is the same, whatever the docs show as samples.
///
/// # Errors
///
/// When the docs cannot be read, or have findings of error severity.
pub fn outline(api: &Builder) -> Result<String, Error> {
    Ok(Outline(api.model()?).to_string())
}
