//! Patterns as the file has them become regular expressions.

use super::DialectError;
use regex::Regex;

pub(super) fn pattern(key: &'static str, text: &str) -> Result<Regex, DialectError> {
    Regex::new(text).map_err(|error| DialectError::Pattern {
        key,
        pattern: text.to_owned(),
        reason: last_line(&error.to_string()),
    })
}

/// What a message of several lines, with a picture, comes down to.
fn last_line(message: &str) -> String {
    let last = message.lines().last().unwrap_or_default();
    last.trim_start_matches("error: ").to_owned()
}

/// A pattern that must name certain groups.
pub(super) fn with_groups(
    key: &'static str,
    text: &str,
    groups: &[&str],
) -> Result<Regex, DialectError> {
    let pattern = pattern(key, text)?;
    let lacks = |group: &&&str| !pattern.capture_names().flatten().any(|name| name == **group);
    match groups.iter().find(lacks) {
        None => Ok(pattern),
        Some(group) => {
            let reason = format!("it has no group `(?<{group}>…)`");
            Err(DialectError::Pattern { key, pattern: text.to_owned(), reason })
        }
    }
}

pub(super) fn all_with(
    key: &'static str,
    texts: &[String],
    groups: &[&str],
) -> Result<Vec<Regex>, DialectError> {
    texts.iter().map(|text| with_groups(key, text, groups)).collect()
}

pub(super) fn patterns(key: &'static str, texts: &[String]) -> Result<Vec<Regex>, DialectError> {
    texts.iter().map(|text| pattern(key, text)).collect()
}

pub(super) fn optional(
    key: &'static str,
    text: &Option<String>,
) -> Result<Option<Regex>, DialectError> {
    text.as_deref().map(|text| pattern(key, text)).transpose()
}

pub(super) fn pairs<'a, R, T>(
    key: &'static str,
    rules: &'a [R],
    parts: impl Fn(&'a R) -> (&'a String, T),
) -> Result<Vec<(Regex, T)>, DialectError> {
    let compiled = rules.iter().map(|rule| {
        let (text, rest) = parts(rule);
        Ok((pattern(key, text)?, rest))
    });
    compiled.collect()
}
