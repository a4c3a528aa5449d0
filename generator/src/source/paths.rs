//! Paths as text, and what links mean.

use std::path::{MAIN_SEPARATOR, Path};

/// A path with forward slashes.
pub(super) fn slashes(path: &str) -> String {
    path.replace(MAIN_SEPARATOR, "/")
}

/// A folder and a path below it as one path, with forward slashes.
pub(super) fn joined(folder: &str, name: &str) -> String {
    match folder.strip_suffix('/') {
        Some(folder) => format!("{folder}/{name}"),
        None if folder.is_empty() => name.to_owned(),
        None => format!("{folder}/{name}"),
    }
}

/// What `target` means on the page called `name`, below the docs folder; `None` if it lies
/// outside, or above the folder itself.
pub(crate) fn resolve(name: &str, target: &str) -> Option<String> {
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop()?,
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// Whether a file is called like a document of JSON or YAML, which pages are not.
pub(crate) fn is_document(file: &Path) -> bool {
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    ["json", "yaml", "yml"].iter().any(|known| known.eq_ignore_ascii_case(extension))
}

/// The target with `%20` and the like decoded, where that gives UTF-8.
pub(crate) fn decoded(target: &str) -> String {
    let mut bytes = Vec::with_capacity(target.len());
    let mut rest = target.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).filter(|_| *first == b'%');
        let code = code.filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        let code = code.and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| target.to_owned())
}
