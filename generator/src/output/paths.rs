//! Which paths may be written: those that mean the same file on every system, below the folder.

use super::error::OutputError;
use std::collections::BTreeMap;

/// Name of the list of generated files, in the output folder.
pub const MANIFEST: &str = ".tablature-files";

/// Name of the folder, in the output folder, that a run works in.
pub const STAGE: &str = ".tablature-stage";

/// File names that Windows reserves for devices, whatever their extension.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$"];

/// What is wrong with a path, if anything.
pub fn flaw(path: &str) -> Option<String> {
    if path.is_empty() {
        return Some("the path is empty".to_owned());
    }
    if path.starts_with('/') {
        return Some("the path is absolute".to_owned());
    }
    path.split('/').find_map(flaw_of_part)
}

/// What is wrong with a file or folder name, if anything.
fn flaw_of_part(part: &str) -> Option<String> {
    match part {
        "" => return Some("the path has an empty part".to_owned()),
        "." | ".." => return Some(format!("the path has a `{part}` part")),
        _ => {}
    }
    if let Some(bad) = part.chars().find(|&c| c.is_control() || r#"\:*?"<>|"#.contains(c)) {
        return Some(format!("{bad:?} is not allowed in file names"));
    }
    if part.ends_with(['.', ' ']) {
        return Some(format!("`{part}` ends in a dot or a blank"));
    }
    let stem = part.split('.').next().unwrap_or(part).trim_end().to_lowercase();
    let numbered = |device| stem.strip_prefix(device).is_some_and(is_port_number);
    if DEVICES.contains(&stem.as_str()) || numbered("com") || numbered("lpt") {
        return Some(format!("`{part}` is the name of a device on Windows"));
    }
    None
}

fn is_port_number(text: &str) -> bool {
    matches!(text, "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
}

/// Checks that all paths can be written side by side.
///
/// # Errors
///
/// When a path is not portable, is the list of files itself, is both file and folder, or differs
/// from another in upper and lower case alone.
pub fn check_all<'a>(paths: impl Iterator<Item = &'a str>) -> Result<(), OutputError> {
    let mut seen: BTreeMap<String, (&str, bool)> = BTreeMap::new();
    for path in paths {
        let bad = |reason| OutputError::BadPath { path: path.to_owned(), reason };
        if let Some(reason) = flaw(path) {
            return Err(bad(reason));
        }
        match path.split('/').next().map(fold).as_deref() {
            Some(MANIFEST) => {
                return Err(bad("the name belongs to the list of generated files".to_owned()));
            }
            Some(STAGE) => {
                return Err(bad("the name belongs to the folder that runs work in".to_owned()));
            }
            _ => {}
        }
        for (place, is_file) in folders(path).map(|folder| (folder, false)).chain([(path, true)]) {
            match seen.insert(fold(place), (place, is_file)) {
                Some((other, _)) if other != place => {
                    return Err(bad(format!("`{other}` differs from it in case alone")));
                }
                Some((_, was_file)) if was_file || is_file => {
                    return Err(bad(format!("`{place}` cannot be both file and folder")));
                }
                _ => {}
            }
        }
    }
    Ok(())
}

/// The folders above a path, outermost first: `a/b/c` gives `a` and `a/b`.
pub fn folders(path: &str) -> impl DoubleEndedIterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// The path as a file system compares it that takes upper and lower case for the same.
pub fn fold(path: &str) -> String {
    path.to_lowercase()
}
