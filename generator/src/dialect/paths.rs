//! How paths write their parameters.

use super::DialectError;
use super::patterns::all_with;
use regex::Regex;
use std::ops::Range;

/// The notations of a dialect. What stands in braces is a parameter in any of them.
#[derive(Clone, Debug)]
pub(super) struct Notations(Vec<Regex>);

/// A path, and what varies in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PathTemplate {
    /// The path with a slash in front, and with all parameters in braces.
    pub text: String,
    /// The names of its parameters in order, each once, and which bytes of the path as it is written
    /// are the first to name it.
    pub parameters: Vec<(String, Range<usize>)>,
}

impl Notations {
    /// From the patterns of a dialect's file.
    pub fn compile(patterns: &[String]) -> Result<Self, DialectError> {
        all_with("endpoint.parameters", patterns, &["name"]).map(Self)
    }

    /// Reads a path as it is written.
    pub fn read(&self, path: &str) -> PathTemplate {
        let mut template = PathTemplate::default();
        if !path.starts_with('/') && !path.contains("://") {
            template.text.push('/');
        }
        let mut rest = 0;
        while let Some((range, name)) = self.next(path, rest) {
            template.text.push_str(&path[rest..range.start]);
            template.text.push_str(&format!("{{{name}}}"));
            rest = range.end;
            let is_new = template.parameters.iter().all(|(known, _)| known != name);
            if is_new && !name.is_empty() {
                template.parameters.push((name.to_owned(), range));
            }
        }
        template.text.push_str(&path[rest..]);
        template
    }

    /// The name in a text that is a parameter's notation and nothing else.
    pub fn name<'t>(&self, text: &'t str) -> Option<&'t str> {
        let (range, name) = self.next(text, 0)?;
        (range == (0..text.len()) && !name.is_empty()).then_some(name)
    }

    /// The first parameter that begins at `from` or later: which bytes it takes up, and its name.
    /// What stands in braces is looked at as a whole.
    fn next<'t>(&self, path: &'t str, from: usize) -> Option<(Range<usize>, &'t str)> {
        let found = self.0.iter().filter_map(|pattern| {
            let found = pattern.captures_at(path, from)?;
            let name = found.name("name").filter(|name| !name.is_empty())?;
            Some((found.get(0)?.range(), name.as_str()))
        });
        // Of several at one place the first counts.
        let own = found.min_by_key(|(range, _)| range.start);
        let braced = || {
            let open = from + path.get(from..)?.find('{')?;
            let close = open + path[open..].find('}')?;
            Some((open..close + 1, &path[open + 1..close]))
        };
        match (own, braced()) {
            (Some(own), Some(braced)) if braced.0.start < own.0.start => Some(braced),
            (own, braced) => own.or(braced),
        }
    }
}
