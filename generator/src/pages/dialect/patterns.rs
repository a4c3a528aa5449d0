//! Patterns as the file has them become regular expressions.

use super::DialectError;
use regex::Regex;

pub(super) fn pattern(key: &'static str, text: &str) -> Result<Regex, DialectError> {
    Regex::new(text).map_err(|error| mistake(key, text, last_line(&error.to_string())))
}

/// A mistake in a pattern; its place in the file comes later.
fn mistake(key: &'static str, text: &str, reason: String) -> DialectError {
    DialectError::Pattern { line: 0, column: 0, key, pattern: text.to_owned(), reason }
}

/// A key that says too little.
pub(super) fn lacks(key: &'static str, reason: &str) -> DialectError {
    mistake(key, "", reason.to_owned())
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
        Some(group) => Err(lacks_group(key, text, group)),
    }
}

/// A pattern that lacks a group.
pub(super) fn lacks_group(key: &'static str, text: &str, group: &str) -> DialectError {
    mistake(key, text, format!("it has no group `(?<{group}>…)`"))
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

/// An optional pattern that must name certain groups.
pub(super) fn optional_with(
    key: &'static str,
    text: &Option<String>,
    groups: &[&str],
) -> Result<Option<Regex>, DialectError> {
    text.as_deref().map(|text| with_groups(key, text, groups)).transpose()
}

/// Patterns and what they are replaced by, which may use the groups of the pattern and no others.
pub(super) fn replacing<'a, R>(
    key: &'static str,
    rules: &'a [R],
    parts: impl Fn(&'a R) -> (&'a String, &'a String),
) -> Result<Vec<(Regex, String)>, DialectError> {
    let compiled = rules.iter().map(|rule| {
        let (text, with) = parts(rule);
        let pattern = pattern(key, text)?;
        let is_known = |group: &&str| match group.parse::<usize>() {
            Ok(number) => number < pattern.captures_len(),
            Err(_) => pattern.capture_names().flatten().any(|name| name == *group),
        };
        let unknown = groups_in(with).find(|group| !is_known(group));
        let reason = |group| {
            format!(
                "`{with}` uses a group `{group}` that it has not; where letters follow a group's \
                 name, braces do: `${{name}}`"
            )
        };
        match unknown {
            Some(group) => Err(mistake(key, text, reason(group))),
            None => Ok((pattern, with.clone())),
        }
    });
    compiled.collect()
}

/// The groups that a replacement uses: `$name`, `${name}`; a `$$` is none.
fn groups_in(with: &str) -> impl Iterator<Item = &str> {
    let mut rest = with;
    std::iter::from_fn(move || {
        loop {
            rest = &rest[rest.find('$')? + 1..];
            if let Some(after) = rest.strip_prefix('$') {
                rest = after;
            } else if let Some(inner) = rest.strip_prefix('{') {
                return Some(&inner[..inner.find('}')?]);
            } else {
                let is_name = |sign: char| sign.is_ascii_alphanumeric() || sign == '_';
                let end = rest.find(|sign| !is_name(sign)).unwrap_or(rest.len());
                if end > 0 {
                    return Some(&rest[..end]);
                }
            }
        }
    })
}
