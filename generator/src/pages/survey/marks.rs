//! Marks in names and descriptions: what says that something must be given, and how rows nest.

use super::columns::Columns;
use super::forms::once;
use super::tally::Tally;
use crate::pages::markdown::text::plain;
use regex::{Regex, escape};

/// How often a mark has to be there.
const RECURS: usize = 2;

/// Marks that are no part of names, as a dialect has them.
const OPTIONAL: &[&str] = &[r"\?$", r"(?i)\s*\(optional\)$"];
const REQUIRED: &[&str] = &[r"\s*\*$", r"(?i)\s*\(required\)$"];

/// Signs before the names of what is nested.
const NESTING: &[&str] = &["&nbsp;", ">", "→", "↳", "└", "–", "-", "»", "»»"];

/// What marks there are, each with how often.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Patterns in descriptions that say that something must be given.
    pub required: Vec<(String, usize)>,
    pub required_names: Vec<(&'static str, usize)>,
    pub optional_names: Vec<(&'static str, usize)>,
    pub nesting: Vec<(&'static str, usize)>,
    pub separators: Vec<(&'static str, usize)>,
    pub lists: Vec<(&'static str, usize)>,
}

/// Looks for marks in tables and in definitions.
pub(super) fn marks(columns: &Columns, definitions: &[String]) -> Marks {
    let mut found = Marks::default();
    let mut required = Tally::<String>::default();
    let said: &Regex = once!(
        r#"(?i)(?:\*\*|__|[*_`(\[]|\{\{[<%]\s*|<(?:i|b|span|em|strong|code|small)\b[^<>]*>)+\s*(?:required|mandatory)\.?\s*(?:\*\*|__|[*_`)\]]|\s*[>%]\}\}|</\w+>)+"#
    );
    for text in columns.descriptions.iter().chain(definitions) {
        if let Some(mark) = said.find(text) {
            required.see(mark.as_str().to_owned(), None);
        }
        let begins: &Regex = once!(r"^(?:Required|REQUIRED|Mandatory)[.,;:]\s");
        if begins.is_match(text) {
            required.see(String::new(), None);
        }
    }
    for (mark, counted) in required.by_count() {
        if counted.count >= RECURS && found.required.len() < 8 {
            let pattern = match mark.is_empty() {
                true => r"^(?:Required|REQUIRED|Mandatory)[.,;:]\s".to_owned(),
                false => escape(mark),
            };
            found.required.push((pattern, counted.count));
        }
    }
    let names = || columns.names.iter().flatten().map(|name| plain(name));
    let with = |pattern: &'static str| {
        let compiled = Regex::new(pattern).ok();
        let has = |name: &str| compiled.as_ref().is_some_and(|found| found.is_match(name));
        (pattern, names().filter(|name| has(name)).count())
    };
    let recurs = |(_, count): &(&'static str, usize)| *count >= RECURS;
    found.optional_names = OPTIONAL.iter().map(|mark| with(mark)).filter(recurs).collect();
    found.required_names = REQUIRED.iter().map(|mark| with(mark)).filter(recurs).collect();
    let raw = || columns.names.iter().flatten();
    let before = |mark: &'static str| {
        let begins = |name: &&String| {
            name.trim_start_matches(['`', '*', '_', ' '])
                .strip_prefix(mark)
                .is_some_and(|rest| rest.chars().any(char::is_alphanumeric))
        };
        (mark, raw().filter(begins).count())
    };
    found.nesting = NESTING.iter().map(|mark| before(mark)).filter(recurs).collect();
    found.separators =
        ["."].iter().map(|sign| (*sign, inside(columns, sign))).filter(recurs).collect();
    let lists = ("[]", names().filter(|name| name.contains("[].") || name.ends_with("[]")).count());
    // Without anything inside of lists, the sign may be part of the name.
    found.lists =
        Some(lists).filter(recurs).filter(|_| !found.separators.is_empty()).into_iter().collect();
    found
}

/// How many names begin with another name of their table and this sign.
fn inside(columns: &Columns, sign: &str) -> usize {
    let of_table = |names: &Vec<String>| {
        let names: Vec<_> = names.iter().map(|name| plain(name).into_owned()).collect();
        let is_inside = |name: &&String| {
            let outer = name.split_once(sign).map(|(outer, _)| outer.trim_end_matches("[]"));
            outer.is_some_and(|outer| {
                names.iter().any(|other| other.trim_end_matches("[]") == outer)
            })
        };
        names.iter().filter(is_inside).count()
    };
    columns.names.iter().map(of_table).sum()
}
