//! How paths write their parameters.

use super::DialectError;
use super::expression::{self, Expression};
use super::patterns::all_with;
use regex::Regex;
use std::ops::Range;

/// The notations of a dialect. What stands in braces is a parameter in any of them.
#[derive(Clone, Debug)]
pub(super) struct Notations(Vec<Regex>);

/// A path, and what varies in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PathTemplate {
    /// The path with a slash in front, and with all parameters in braces: `{name}`, or `{+name}`, as
    /// RFC 6570 has it, where slashes in the value are sent as they are.
    pub text: String,
    /// The names of its parameters in order, each once, and which bytes of the path as it is written
    /// are the first to name it.
    pub parameters: Vec<(String, Range<usize>)>,
    /// What is odd about it, and which bytes of the path as it is written are.
    pub oddities: Vec<(PathOddity, Range<usize>)>,
}

/// What can be odd about a part of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathOddity {
    /// It is in braces, and it is not known what it stands for.
    Unknown,
    /// It is a parameter that stands elsewhere in the path, too.
    Repeated,
    /// It is a parameter that the path can go without.
    Optional,
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
        while let Some((range, found)) = self.next(path, rest) {
            template.text.push_str(&path[rest..range.start]);
            rest = range.end;
            match found {
                Some(expression) => template.add(expression, range),
                None => {
                    template.text.push_str(&path[range.clone()]);
                    template.oddities.push((PathOddity::Unknown, range));
                }
            }
        }
        template.text.push_str(&path[rest..]);
        template
    }

    /// The name in a text that is a parameter's notation and nothing else.
    pub fn name<'t>(&self, text: &'t str) -> Option<&'t str> {
        let (range, found) = self.next(text, 0)?;
        found.filter(|_| range == (0..text.len())).map(|expression| expression.name)
    }

    /// The first parameter that begins at `from` or later: which bytes it takes up, and what it is, if
    /// that is known. What stands in braces is looked at as a whole.
    fn next<'t>(
        &self,
        path: &'t str,
        from: usize,
    ) -> Option<(Range<usize>, Option<Expression<'t>>)> {
        let found = self.0.iter().filter_map(|pattern| {
            let found = pattern.captures_at(path, from)?;
            let name = found.name("name").filter(|name| !name.is_empty())?.as_str();
            let has_slashes = found.name("slashes").is_some_and(|mark| !mark.is_empty());
            let expression = Expression { name, has_slashes, is_optional: false };
            Some((found.get(0)?.range(), Some(expression)))
        });
        // Of several at one place the first counts.
        let own = found.min_by_key(|(range, _)| range.start);
        let braced = || {
            let open = from + path.get(from..)?.find('{')?;
            let close = open + expression::close(&path[open..])?;
            Some((open..close + 1, expression::read(&path[open + 1..close])))
        };
        match (own, braced()) {
            (Some(own), Some(braced)) if braced.0.start < own.0.start => Some(braced),
            (own, braced) => own.or(braced),
        }
    }
}

/// A path without the query or fragment behind it. In braces their signs are part of an expression.
pub(super) fn without_query(path: &str) -> &str {
    let mut rest = 0;
    while let Some(at) = path[rest..].find(['?', '#', '{']).map(|at| rest + at) {
        if !path[at..].starts_with('{') {
            return &path[..at];
        }
        rest = at + expression::close(&path[at..]).unwrap_or(0) + 1;
    }
    path
}

impl PathTemplate {
    /// Adds a parameter, which these bytes of the path as it is written stand for.
    fn add(&mut self, expression: Expression<'_>, range: Range<usize>) {
        let Expression { name, has_slashes, is_optional } = expression;
        self.text.push_str(&format!("{{{}{name}}}", if has_slashes { "+" } else { "" }));
        if is_optional {
            self.oddities.push((PathOddity::Optional, range.clone()));
        }
        match self.parameters.iter().any(|(known, _)| known == name) {
            true => self.oddities.push((PathOddity::Repeated, range)),
            false => self.parameters.push((name.to_owned(), range)),
        }
    }
}
