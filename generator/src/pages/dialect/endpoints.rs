//! What states method and path.

use super::description::EndpointRule;
use super::paths::{PathTemplate, without_query};
use super::patterns::{lacks_group, pattern};
use super::{Dialect, DialectError};
use crate::pages::markdown::text;
use regex::{Captures, Regex};
use std::ops::Range;

/// Method and path as a piece of text states them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointInProse {
    /// As written, and where it stands in the text.
    pub method: (String, Range<usize>),
    /// Without markup and query, and where it stands in the text.
    pub path: (String, Range<usize>),
    /// Where the text says what it does; an empty range if it does not.
    pub description: Range<usize>,
}

/// What a piece of text says of an endpoint of which another says the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartOfEndpoint {
    /// The methods, as written, and where they stand.
    pub methods: Vec<(String, Range<usize>)>,
    /// The path, without markup and query, and where it stands.
    pub path: Option<(String, Range<usize>)>,
}

/// Patterns of text that states endpoints.
#[derive(Clone, Debug, Default)]
pub(super) struct EndpointPatterns {
    /// Those that find method and path.
    whole: Vec<Regex>,
    /// Those that find one of both.
    parts: Vec<Regex>,
}

impl EndpointPatterns {
    /// From the patterns under a key, of which each finds method and path, or one of both.
    pub fn compile(key: &'static str, texts: &[String]) -> Result<Self, DialectError> {
        let mut compiled = Self::default();
        let mut alone = [None, None];
        for text in texts {
            let pattern = pattern(key, text)?;
            let has = |group| pattern.capture_names().flatten().any(|name| name == group);
            let found = ["method", "path"].map(has);
            match found {
                [true, true] => compiled.whole.push(pattern),
                [false, false] => return Err(lacks_group(key, text, "method")),
                [has_method, _] => {
                    alone[usize::from(!has_method)] = Some(text);
                    compiled.parts.push(pattern);
                }
            }
        }
        match alone {
            [Some(text), None] => Err(lacks_group(key, text, "path")),
            [None, Some(text)] => Err(lacks_group(key, text, "method")),
            _ => Ok(compiled),
        }
    }

    /// What the first pattern that finds method and path finds, wherever it does.
    fn all(&self, text: &str) -> Vec<EndpointInProse> {
        let found = self.whole.iter().map(|pattern| pattern.captures_iter(text));
        let found = found.map(|found| found.flat_map(|found| whole(&found)).collect::<Vec<_>>());
        found.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
    }

    fn part(&self, text: &str) -> PartOfEndpoint {
        let mut part = PartOfEndpoint::default();
        for found in self.parts.iter().filter_map(|pattern| pattern.captures(text)) {
            if part.methods.is_empty() {
                part.methods = methods(&found);
            }
            part.path = part.path.or_else(|| path(&found));
        }
        part
    }
}

/// Several methods that are named at once have the path in common.
fn whole(found: &Captures<'_>) -> Vec<EndpointInProse> {
    let Some(path) = path(found) else { return Vec::new() };
    let description = found.name("description").map_or(0..0, |said| said.range());
    let stated =
        |method| EndpointInProse { method, path: path.clone(), description: description.clone() };
    methods(found).into_iter().map(stated).collect()
}

fn path(found: &Captures<'_>) -> Option<(String, Range<usize>)> {
    let path = found.name("path")?;
    let bare = text::plain(path.as_str());
    Some((without_query(&bare).to_owned(), path.range()))
}

/// The words of what is found to be the method: `GET`, or `GET, POST`.
fn methods(found: &Captures<'_>) -> Vec<(String, Range<usize>)> {
    let Some(written) = found.name("method") else { return Vec::new() };
    let words = written.as_str().split(|sign: char| !sign.is_alphanumeric() && sign != '-');
    let place = |word: &str| {
        let start = written.start() + (word.as_ptr() as usize - written.as_str().as_ptr() as usize);
        (word.to_owned(), start..start + word.len())
    };
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    // Between several stand words that are none: `GET or POST`.
    let is_method = |word: &&str| words.len() == 1 || !word.contains(char::is_lowercase);
    words.iter().copied().filter(is_method).map(place).collect()
}

impl Dialect {
    /// Method and path, without a query, in the first line of a fence, as ranges of `line`.
    pub fn endpoint<'a>(&self, language: &str, line: &'a str) -> Option<(&'a str, &'a str)> {
        let known = self.description.endpoint.languages.iter().any(|known| known == language);
        let line_pattern = self.endpoint.as_ref().filter(|_| known)?;
        let found = line_pattern.captures(line)?;
        let path = without_query(found.name("path")?.as_str());
        Some((found.name("method")?.as_str(), path))
    }

    /// What a piece of text states, wherever it names method and path.
    pub fn endpoints_in_prose(&self, text: &str) -> Vec<EndpointInProse> {
        self.endpoint_prose.all(text)
    }

    /// What a piece of text states that names one of both.
    pub fn part_in_prose(&self, text: &str) -> PartOfEndpoint {
        self.endpoint_prose.part(text)
    }

    /// What stands in a piece of text beside what it states.
    pub fn beside_endpoints(&self, text: &str) -> String {
        let EndpointPatterns { whole, parts } = &self.endpoint_prose;
        let stating = whole.iter().find(|pattern| pattern.is_match(text)).into_iter().chain(parts);
        stating.fold(text.to_owned(), |rest, pattern| pattern.replace_all(&rest, "").into_owned())
    }

    /// What the text of a heading states.
    pub fn endpoints_in_heading(&self, text: &str) -> Vec<EndpointInProse> {
        self.endpoint_headings.all(text)
    }

    /// What the text of a heading states that names one of both.
    pub fn part_in_heading(&self, text: &str) -> PartOfEndpoint {
        self.endpoint_headings.part(text)
    }

    /// Whether a line would state method and path in a fence of the right language.
    pub fn is_endpoint_line(&self, line: &str) -> bool {
        self.endpoint.as_ref().is_some_and(|pattern| pattern.is_match(line))
    }

    /// What varies in a path as it is written.
    pub fn path(&self, written: &str) -> PathTemplate {
        self.notations.read(written)
    }

    /// The name of a parameter that a table of such writes as paths do.
    pub fn path_parameter<'t>(&self, written: &'t str) -> Option<&'t str> {
        self.notations.name(written)
    }
}

impl EndpointRule {
    /// Whether anything says where method and path are.
    pub(super) fn is_anywhere(&self) -> bool {
        let in_text = [&self.prose, &self.headings].iter().any(|patterns| !patterns.is_empty());
        self.line.is_some() || in_text || self.tables.is_some()
    }
}
