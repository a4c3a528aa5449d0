//! A crate's sources as one text: every file becomes the inline module it is in the crate.

use super::features::Features;
use crate::output::Tree;

/// The text of `src/lib.rs` with all modules inside, free of inner attributes and inner docs.
pub(super) fn inline(sources: &Tree, features: Features) -> String {
    let mut text = String::new();
    module(sources, features, "src/lib.rs", "src", &mut text);
    text
}

/// Appends a file whose modules lie in `folder`.
fn module(sources: &Tree, features: Features, path: &str, folder: &str, out: &mut String) {
    let text =
        sources.files.get(path).map(|text| String::from_utf8_lossy(text)).unwrap_or_default();
    let mut skipping = false;
    for line in text.lines() {
        if skipping {
            skipping = !line.ends_with([';', '}']);
            continue;
        }
        if let Some(needed) = needed(line) {
            skipping = !needed.iter().any(|feature| features.chosen(feature));
            continue;
        }
        match declared(line) {
            Some((before, name)) => {
                out.push_str(&format!("{before}{name} {{\n"));
                let (path, folder) = file_of(sources, folder, name);
                module(sources, features, &path, &folder, out);
                out.push_str("}\n");
            }
            None => {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
}

/// The features one of which a line asks for: `#[cfg(feature = "a")]`, or
/// `#[cfg(any(feature = "a", feature = "b"))]`.
fn needed(line: &str) -> Option<Vec<&str>> {
    let condition = line.trim().strip_prefix("#[cfg(")?.strip_suffix(")]")?;
    let any = condition.strip_prefix("any(").and_then(|rest| rest.strip_suffix(')'));
    let features = any.unwrap_or(condition).split(", ");
    features.map(|part| part.strip_prefix("feature = \"")?.strip_suffix('"')).collect()
}

/// What stands before the name, and the name, of a module that has a file of its own.
fn declared(line: &str) -> Option<(&str, &str)> {
    let name_at = line.find("mod ").filter(|&at| at == 0 || line.starts_with("pub"))? + 4;
    let name = line[name_at..].strip_suffix(';')?;
    let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    is_name.then(|| (&line[..name_at], name))
}

/// The file of a module, and the folder of the modules in it.
fn file_of(sources: &Tree, folder: &str, name: &str) -> (String, String) {
    let below = format!("{folder}/{name}");
    let nested = format!("{below}/mod.rs");
    let path = if sources.files.contains_key(&nested) { nested } else { format!("{below}.rs") };
    (path, below)
}

#[cfg(test)]
mod tests;
