//! `tablature generate --bump`.

use super::super::crate_action::Made;
use super::super::terminal::Terminal;
use tablature::Error;
use tablature::diff::layout;
use tablature::output::Tree;
use tablature::shell::release::{Release, Subject};

/// What the crate is called next, and its files with that version.
///
/// # Errors
///
/// When there is nothing to count from.
pub fn release(made: &Made<'_>, revision: &str) -> Result<(Release, Tree), Error> {
    let subject = Subject {
        api: made.api,
        tree: made.tree,
        options: made.options,
        folder: &made.inputs.output,
        config: made.inputs.config.as_deref(),
        input: &made.inputs.input,
    };
    let release = Release::new(&subject, revision, &made.inputs.criteria)?;
    let tree = release.tree(&subject);
    Ok((release, tree))
}

/// Writes what goes along with the crate, and says which version it has.
///
/// # Errors
///
/// When the file system refuses.
pub fn finish(release: &Release, revision: &str, terminal: &Terminal) -> Result<(), Error> {
    let written = release.write()?;
    let version = &release.version;
    terminal.say(&match (&release.before, &release.report) {
        (Some(before), Some(report)) if before < version => {
            format!("version {version}, {before} at {revision}: {}", layout::verdict(report))
        }
        (Some(_), Some(_)) => {
            format!("version {version} stays: the crate is as it was at {revision}")
        }
        _ => format!("version {version}, the first one: no crate was committed at {revision}"),
    });
    for path in written {
        terminal.say(&format!("wrote {}", path.display()));
    }
    Ok(())
}
