//! Types that have another name now, and the one of before as an alias: they are what they were.

use super::{Item, Kind, Surface};
use std::collections::HashMap;

impl Surface {
    /// The same, with the names that `new` has for what it knows by the ones of before, too.
    pub(super) fn in_names_of(&self, new: &Surface) -> Surface {
        let aliases = new.items.iter().filter(|(path, item)| {
            let was = self.items.get(*path);
            item.kind == Kind::Alias && was.is_some_and(|was| was.kind != Kind::Alias)
        });
        let names: HashMap<&str, String> = aliases
            .map(|(path, item)| (path.as_str(), public(path, &item.signature.concat())))
            .collect();
        if names.is_empty() {
            return self.clone();
        }
        let mut renamed = Surface { files: self.files.clone(), ..Surface::default() };
        for (path, item) in &self.items {
            let signature = item.signature.iter().map(|one| put(one, &names)).collect();
            renamed.items.insert(put(path, &names), Item { kind: item.kind, signature });
        }
        renamed
    }
}

/// The path of what an alias stands for, which is written as in its module.
fn public(alias: &str, of: &str) -> String {
    match (of.contains("::"), alias.rsplit_once("::")) {
        (false, Some((module, _))) => format!("{module}::{of}"),
        _ => of.to_owned(),
    }
}

/// A text with the new paths in the places of the old ones.
fn put(text: &str, names: &HashMap<&str, String>) -> String {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_part) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c: char| !is_part(c)).unwrap_or(from.len());
        let (path, after) = from.split_at(end);
        out.push_str(before);
        out.push_str(&renamed(path, names));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// A path, or what begins with one: `carriers::Shelf::new`.
fn renamed(path: &str, names: &HashMap<&str, String>) -> String {
    let mut end = path.len();
    loop {
        if let Some(new) = names.get(&path[..end]) {
            return format!("{new}{}", &path[end..]);
        }
        match path[..end].rfind("::") {
            Some(shorter) => end = shorter,
            None => return path.to_owned(),
        }
    }
}
