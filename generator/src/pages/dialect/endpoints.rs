//! What states method and path.

use super::Dialect;
use super::paths::{PathTemplate, without_query};
use crate::pages::markdown::text;
use regex::Regex;
use std::ops::Range;

/// Method and path as a piece of text states them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointInProse {
    /// As written.
    pub method: String,
    /// Where it stands in the text.
    pub method_range: Range<usize>,
    /// Without markup.
    pub path: String,
    /// Where it stands in the text.
    pub path_range: Range<usize>,
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

    /// Method and path, without a query, in a piece of text, with the ranges of it where they stand. The
    /// path is without the markup that may be in it.
    pub fn endpoint_in_prose(&self, text: &str) -> Option<EndpointInProse> {
        in_text(&self.endpoint_prose, text)
    }

    /// The same in the text of a heading.
    pub fn endpoint_in_heading(&self, text: &str) -> Option<EndpointInProse> {
        in_text(&self.endpoint_headings, text)
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

fn in_text(patterns: &[Regex], text: &str) -> Option<EndpointInProse> {
    let found = patterns.iter().find_map(|pattern| pattern.captures(text))?;
    let (method, path) = (found.name("method")?, found.name("path")?);
    let bare = text::plain(path.as_str());
    Some(EndpointInProse {
        method: method.as_str().to_owned(),
        method_range: method.range(),
        path: without_query(&bare).to_owned(),
        path_range: path.range(),
    })
}
