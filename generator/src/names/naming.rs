//! Names of the docs as Rust identifiers.
//!
//! A name is first cut into words ([`heck`], with a few habits of API authors it does not know; `signs`
//! spells out what is none, `letters` knows which letters can stay), then put together in the case
//! its place asks for. [`assign`] hands names out: each once, and
//! who gets a contested one depends on the names alone, never on the order of a visit.

mod letters;
mod signs;

use heck::{ToKebabCase, ToSnakeCase, ToUpperCamelCase};
use letters::{Kept, is_unremarkable, looks, only_letters};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// Words that cannot be an identifier as they are: strict and reserved keywords of edition 2024.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// In bytes; file systems take 255, and archives may put folders into the same field.
const LONGEST_FILE_NAME: usize = 100;

/// Keywords that `r#` cannot help.
const NEVER_RAW: &[&str] = &["_", "Self", "crate", "self", "super"];

/// A value's name, `snake_case`: for functions, parameters and fields. Keywords become raw.
pub(crate) fn snake(name: &str) -> String {
    let is_small = |name: &str| !name.contains(char::is_uppercase);
    let name = cased(name, |words| words.to_snake_case(), is_small);
    if KEYWORDS.contains(&name.as_str()) { format!("r#{name}") } else { never_raw(name) }
}

/// A type's name, `UpperCamelCase`: for structs, enums and variants.
pub(crate) fn pascal(name: &str) -> String {
    let begins_big = |name: &str| !name.starts_with(char::is_lowercase);
    never_raw(cased(name, |words| words.to_upper_camel_case(), begins_big))
}

/// The words of a name, put together: with letters of all alphabets if that gives an identifier to
/// which the compiler says nothing, and `is_cased` says that they have the right case.
fn cased(name: &str, join: impl Fn(&str) -> String, is_cased: impl Fn(&str) -> bool) -> String {
    let with = |kept| digits_in_front(join(&prepare(name, kept)));
    let joined = with(Kept::All);
    match is_unremarkable(&joined) && is_cased(&joined) {
        true => joined,
        false => with(Kept::Latin),
    }
}

/// A module's name, also good as a file's name: `snake_case`, ASCII, never raw.
pub(crate) fn module(name: &str) -> String {
    let name = digits_in_front(ascii(&prepare(name, Kept::Latin)).to_snake_case());
    let name = if KEYWORDS.contains(&name.as_str()) { format!("{name}_") } else { never_raw(name) };
    file_name(name)
}

/// A Cargo feature's name, `kebab-case`, ASCII.
fn kebab(name: &str) -> String {
    ascii(&prepare(name, Kept::Latin)).to_kebab_case()
}

/// A Cargo feature's name of several words, short enough to be that of a folder, too.
pub(crate) fn feature(words: &[String]) -> String {
    file_name(words.iter().map(|word| kebab(word)).collect::<Vec<_>>().join("-"))
}

/// A file's name without its extension: as it is, but for characters some file system dislikes.
pub(crate) fn file_stem(name: &str) -> String {
    let fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let stem: String = name.chars().map(|c| if fine(c) { c } else { '_' }).collect();
    file_name(if stem.starts_with('.') || stem.is_empty() { format!("_{stem}") } else { stem })
}

/// A name that every file system takes: not too long, and not that of a device of Windows.
fn file_name(name: String) -> String {
    let device = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let numbered =
        |port: &str| device.len() == 4 && device.starts_with(port) && !device.ends_with('0');
    let is_device = matches!(device.as_str(), "aux" | "con" | "nul" | "prn")
        || (device.ends_with(|c: char| c.is_ascii_digit()) && (numbered("com") || numbered("lpt")));
    if is_device {
        return name.replacen(&name[..device.len()], &format!("{}_", &name[..device.len()]), 1);
    }
    if name.len() <= LONGEST_FILE_NAME {
        return name;
    }
    let hash = Sha256::digest(name.as_bytes());
    let mark: String = hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let kept: String = name.chars().take(LONGEST_FILE_NAME - mark.len() - 1).collect();
    format!("{kept}_{mark}")
}

/// Drops the version that some ids begin with: `v1ContactEntity` gives `ContactEntity`, `v2` nothing.
pub(crate) fn unversioned(name: &str) -> &str {
    let Some(rest) = name.strip_prefix('v') else { return name };
    let rest_of_name = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let versioned =
        rest_of_name.len() < rest.len() && !rest_of_name.starts_with(|c: char| c.is_lowercase());
    if versioned { rest_of_name.trim_start_matches('_') } else { name }
}

/// A name somebody wants.
#[derive(Clone, Debug)]
pub(crate) struct Want {
    /// What it is called in the docs; decides who gets a contested name.
    pub key: String,
    /// The names that would do, best first; at least one.
    pub candidates: Vec<String>,
}

impl Want {
    /// A wish for `name`, or for `name` with a word for how `key` differs from its rivals.
    pub(crate) fn new(key: &str, name: String) -> Self {
        let candidates = vec![name.clone(), with_word(&name, spelling(key))];
        Self { key: key.to_owned(), candidates }
    }

    /// Whether the best name is spelled as in the docs, but for what keywords need.
    fn is_verbatim(&self) -> bool {
        let best = self.candidates.first().map(|name| name.trim_start_matches("r#"));
        best.is_some_and(|best| best == self.key || best.strip_suffix('_') == Some(&self.key))
    }

    /// The same wish with another name to try before the others but the first.
    pub(crate) fn or(mut self, name: String) -> Self {
        self.candidates.insert(1, name);
        self
    }
}

/// A name for each wish, in the order of the wishes: all different, also where upper and lower
/// case are the same, and none of them reserved. A name is first for what is spelled just so in the
/// docs. Counts only when all candidates are taken.
pub(crate) fn assign(reserved: &[&str], wants: &[Want]) -> Vec<String> {
    let mut taken: BTreeSet<String> = reserved.iter().map(|name| fold(name)).collect();
    let mut names: BTreeMap<usize, String> = BTreeMap::new();
    let mut order: Vec<usize> = (0..wants.len()).collect();
    order.sort_by_key(|&index| (!wants[index].is_verbatim(), &wants[index].key, index));
    let rounds = wants.iter().map(|want| want.candidates.len()).max().unwrap_or(0);
    for round in 0..rounds {
        for &index in &order {
            let Some(name) = wants[index].candidates.get(round) else { continue };
            if !names.contains_key(&index) && taken.insert(fold(name)) {
                names.insert(index, name.clone());
            }
        }
    }
    let mut numbers = BTreeMap::new();
    for index in order {
        let name = &wants[index].candidates[0];
        let number = numbers.entry(name).or_insert(2);
        names.entry(index).or_insert_with(|| numbered(name, number, &mut taken));
    }
    names.into_values().collect()
}

/// The last resort: the first free number after the name, from `number` on.
fn numbered(name: &str, number: &mut u64, taken: &mut BTreeSet<String>) -> String {
    let bare = name.trim_start_matches("r#");
    loop {
        let name = with_word(bare, &number.to_string());
        *number += 1;
        if taken.insert(fold(&name)) {
            return name;
        }
    }
}

/// Names that differ only in case, or in being raw, or that look alike, count as one.
fn fold(name: &str) -> String {
    looks(name.trim_start_matches("r#"))
}

/// Appends a word in the case of the name.
fn with_word(name: &str, word: &str) -> String {
    let bare = name.trim_start_matches("r#");
    let has_upper = bare.contains(char::is_uppercase);
    if !has_upper && !bare.starts_with(char::is_lowercase) {
        // The one way to write it that is right in every case.
        format!("{bare}{word}")
    } else if has_upper {
        format!("{}{}", bare.trim_end_matches('_'), pascal_word(word))
    } else if bare.contains('-') {
        format!("{bare}-{word}")
    } else {
        format!("{}_{word}", bare.trim_end_matches('_'))
    }
}

fn pascal_word(word: &str) -> String {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        word.to_owned()
    } else {
        word.to_upper_camel_case()
    }
}

/// How a name is spelled, for telling it from one that differs in nothing else.
fn spelling(name: &str) -> &'static str {
    let has = |test: fn(char) -> bool| name.chars().any(test);
    match (has(char::is_uppercase), has(char::is_lowercase)) {
        _ if has(|c| !c.is_alphanumeric() && c != '_') => "marked",
        _ if name.contains('_') => "spaced",
        (true, false) => "upper",
        (false, true) => "lower",
        (true, true) if name.starts_with(char::is_lowercase) => "camel",
        _ => "mixed",
    }
}

/// Cuts what heck cuts wrongly, and leaves only characters that identifiers are made of.
fn prepare(name: &str, kept: Kept) -> String {
    let composed: String = name.nfc().collect();
    let letters = only_letters(&signs::spelled(&composed), kept);
    let mut words = String::with_capacity(letters.len());
    let characters: Vec<char> = letters.chars().collect();
    let mut at = 0;
    while at < characters.len() {
        let before = at.checked_sub(1).map_or(' ', |before| characters[before]);
        let length = run(before, &characters[at..]);
        let mut run = characters[at..at + length].iter();
        words.extend(run.next());
        if length > 1 {
            words.extend(run.flat_map(|c| c.to_lowercase()));
            words.push(' ');
        }
        at += length;
    }
    words.trim().to_owned()
}

/// How many of the first characters are one word that heck would tear apart: `URLs`, `IPv4`,
/// `iOS`, and, where a name begins, the `hTTP` of `hTTPServer`; otherwise 1.
fn run(before: char, characters: &[char]) -> usize {
    let upper = |at: usize| characters.get(at).is_some_and(|c| c.is_uppercase());
    let lower = |at: usize| characters.get(at).is_some_and(|c| c.is_lowercase());
    if !before.is_alphanumeric() && lower(0) && upper(1) && upper(2) {
        let end = (1..).find(|&at| !upper(at)).unwrap_or(1);
        return if lower(end) { end - 1 } else { end };
    }
    let version = characters.get(3).is_some_and(char::is_ascii_digit);
    if characters.starts_with(&['I', 'P', 'v']) && version {
        return 4;
    }
    if !before.is_uppercase() && upper(0) && upper(1) {
        let end = (1..).find(|&at| !upper(at)).unwrap_or(1);
        if characters.get(end) == Some(&'s') && !lower(end + 1) {
            return end + 1;
        }
    }
    1
}

/// The same words without letters beyond ASCII.
fn ascii(name: &str) -> String {
    name.chars()
        .map(|c| if c.is_ascii() { c.to_string() } else { format!("u{:x}", u32::from(c)) })
        .collect()
}

fn digits_in_front(name: String) -> String {
    if name.starts_with(|c: char| c.is_ascii_digit()) { format!("_{name}") } else { name }
}

fn never_raw(name: String) -> String {
    if NEVER_RAW.contains(&name.as_str()) { format!("{name}_") } else { name }
}

#[cfg(test)]
mod tests;
