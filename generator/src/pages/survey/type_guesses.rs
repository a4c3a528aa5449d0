//! What type words probably mean.

use super::forms::once;
use super::tally::Tally;
use crate::pages::markdown::text::plain;
use regex::Regex;

/// Common type words in lower case, and what they mean in a dialect.
const WORDS: &[(&str, &[&str])] = &[
    (
        "string",
        &[
            "string",
            "str",
            "text",
            "char",
            "varchar",
            "uuid",
            "guid",
            "url",
            "uri",
            "email",
            "enum",
            "date",
            "time",
            "file",
            "password",
            "id",
            "hex",
            "ip",
            "locale",
            "strings",
            "image",
            "slug",
            "base64",
            "snowflake",
            "symbol",
            "binary",
            "bytes",
            "blob",
        ],
    ),
    (
        "int64",
        &[
            "integer",
            "int",
            "long",
            "int64",
            "bigint",
            "uint",
            "uint64",
            "unsigned",
            "short",
            "integers",
            "biginteger",
            "timestamp_ms",
        ],
    ),
    ("int32", &["int32", "uint32", "int16", "uint16", "int8", "uint8"]),
    (
        "double",
        &[
            "number", "double", "float", "decimal", "float64", "float32", "numeric", "numbers",
            "money",
        ],
    ),
    ("bool", &["bool", "boolean", "flag", "booleans", "true/false"]),
    (
        "date_time",
        &[
            "datetime",
            "date-time",
            "date time",
            "datetimeoffset",
            "iso8601",
            "iso 8601",
            "dateTime",
            "iso8601 timestamp",
            "iso8601 date",
        ],
    ),
    ("array", &["array", "list", "collection", "set", "arrays", "vector", "slice", "tuple"]),
    ("reference", &["object", "json", "struct", "json object", "objects", "record"]),
    ("dictionary", &["map", "dict", "dictionary", "hash", "hashmap", "key-value"]),
    (
        "unknown",
        &[
            "any",
            "mixed",
            "null",
            "void",
            "none",
            "-",
            "*",
            "n/a",
            "varies",
            "unknown",
            "timestamp",
        ],
    ),
];

/// Patterns of lists that say of what: as a dialect has them.
const LISTS: &[&str] = &[
    r"^(?i:(?:array|list|collection|set) of )(?:an? )?(?<item>.+?)$",
    r"^(?i:array|list|set|vec|collection)\s*<(?<item>.+)>$",
    r"^(?i:array|list)\s*\[(?<item>[^\[\]]+)\]$",
    r"^(?i:array|list)\s*\((?<item>[^()]+)\)$",
    r"^(?<item>.+)\[\]$",
    r"^\[\](?<item>.+)$",
    r"^\[(?<item>\w+)\]$",
    r"^(?<item>\w+) (?i:array|list)$",
];

/// What type cells have besides the word.
const BESIDE: &[&str] = &[
    r"\s+\([^()]*\)$",
    r"^\?",
    r"(?i)\s*,?\s*(?:or |\| ?)null(?:able)?\b.*$",
    r"(?i)\s*[,(]\s*(?:optional|required|nullable|read-?only)\)?$",
    r"^(?i:an?|the|partial|optional|required|nullable)\s+",
    r"\?$",
];

/// What is known of type words.
#[derive(Debug, Default)]
pub(super) struct Types {
    /// Words as written, their meaning, and how often they are there.
    pub words: Vec<(String, &'static str, usize)>,
    pub lists: Vec<(&'static str, usize)>,
    pub beside: Vec<(&'static str, usize)>,
    /// The pattern of enumerations.
    pub enumeration: Option<(&'static str, usize)>,
    /// The pattern of names of carriers.
    pub reference: Option<(&'static str, usize)>,
    /// What is none of this.
    pub unknown: Vec<(String, usize)>,
}

const ENUM: &str = r"^(?i:enum(?:eration)?|one of)\s*[:(]?\s*(?<words>[^()]*,[^()]*)\)?$";
const LINK: &str = r"^\[(?<name>[^\]]+)\]\([^)]*\)(?: objects?)?$";
const CAPITAL: &str = r"^[A-Z]\w*$";

/// Guesses what the words mean that stand in columns of types.
pub(super) fn types(cells: &Tally<String>) -> Types {
    let beside: Vec<&Regex> = vec![
        once!(BESIDE[0]),
        once!(BESIDE[1]),
        once!(BESIDE[2]),
        once!(BESIDE[3]),
        once!(BESIDE[4]),
        once!(BESIDE[5]),
    ];
    let lists: Vec<&Regex> = vec![
        once!(LISTS[0]),
        once!(LISTS[1]),
        once!(LISTS[2]),
        once!(LISTS[3]),
        once!(LISTS[4]),
        once!(LISTS[5]),
        once!(LISTS[6]),
        once!(LISTS[7]),
    ];
    let mut words = Tally::<String>::default();
    let mut of_lists = vec![0; LISTS.len()];
    let mut of_beside = vec![0; BESIDE.len()];
    let mut enumerations = 0;
    let enumeration: &Regex = once!(ENUM);
    for (cell, counted) in cells.by_count() {
        let mut word = cell.trim().to_owned();
        if enumeration.is_match(&plain(&word)) {
            enumerations += counted.count;
            continue;
        }
        for (at, pattern) in beside.iter().enumerate() {
            let bare = pattern.replace(&word, "").trim().to_owned();
            if bare != word && !bare.is_empty() {
                of_beside[at] += counted.count;
                word = bare;
            }
        }
        // Items of lists are type words themselves.
        for _ in 0..4 {
            let bare = plain(&word).into_owned();
            let whole = if word.starts_with('[') && word.contains("](") { &word } else { &bare };
            let Some((at, item)) = lists.iter().enumerate().find_map(|(at, pattern)| {
                Some((at, pattern.captures(whole)?.name("item")?.as_str().trim().to_owned()))
            }) else {
                break;
            };
            of_lists[at] += counted.count;
            word = item;
        }
        for _ in 0..counted.count {
            words.see(word.clone(), counted.place);
        }
    }
    let mut found = Types::default();
    let (mut links, mut capitals) = (0, 0);
    for (word, counted) in words.by_count() {
        let bare = plain(word);
        match meaning(&bare) {
            Some(meaning) => {
                let known = found.words.iter_mut().find(|(known, ..)| *known == *bare);
                match known {
                    Some(known) => known.2 += counted.count,
                    None => found.words.push((bare.into_owned(), meaning, counted.count)),
                }
            }
            None if is_match(once!(LINK), word) => links += counted.count,
            None if is_match(once!(CAPITAL), &bare) => capitals += counted.count,
            None if bare.is_empty() => {}
            None => found.unknown.push((word.clone(), counted.count)),
        }
    }
    let counted = |patterns: &[&'static str], counts: Vec<usize>| {
        let pairs = patterns.iter().copied().zip(counts);
        pairs.filter(|(_, count)| *count > 0).collect::<Vec<_>>()
    };
    found.lists = counted(LISTS, of_lists);
    found.beside = counted(BESIDE, of_beside);
    found.enumeration = (enumerations > 0).then_some((ENUM, enumerations));
    found.reference = match links >= capitals {
        true => (links > 0).then_some((LINK, links)),
        false => Some((CAPITAL, capitals)),
    };
    found
}

fn is_match(pattern: &Regex, text: &str) -> bool {
    pattern.is_match(text)
}

/// What a word means that many docs use. One of several may be anything.
pub(super) fn meaning(word: &str) -> Option<&'static str> {
    let word = word.trim().to_lowercase();
    let single = |word: &str| WORDS.iter().find(|(_, words)| words.contains(&word.trim()));
    if let Some((meaning, _)) = single(&word) {
        return Some(meaning);
    }
    let choices = [" or ", "|", "/"].into_iter().find(|sign| word.contains(sign))?;
    word.split(choices).all(|one| single(one).is_some()).then_some("unknown")
}
