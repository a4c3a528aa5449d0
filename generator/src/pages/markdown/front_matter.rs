//! The block between `---` lines at the top of a page.

use super::lines::{lines, trimmed};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{FileId, Span, Spanned, yaml};
use indexmap::IndexMap;
use serde_yaml::{Mapping, Value};
use std::ops::Range;

/// The `key: value` pairs at the top of a page, and the offset at which the rest begins (0 if
/// there are none).
///
/// Front matter that is not YAML is a finding; its plain `key: value` lines are read all the same.
pub(super) fn read(
    text: &str,
    file: FileId,
    diagnostics: &mut Diagnostics,
) -> (IndexMap<String, Spanned<String>>, usize) {
    let Some((yaml, end)) = find(text) else {
        if let Some(opening) = never_closed(text) {
            let message = "this front matter is opened and never closed";
            let finding = Diagnostic::new(Code::BadFrontMatter, Span::new(file, opening), message);
            diagnostics.push(finding.help("write `---` below it; as it is, it is text"));
        } else if let Some(first) = never_opened(text) {
            let message = "this front matter is closed but not opened";
            let finding = Diagnostic::new(Code::BadFrontMatter, Span::new(file, first), message);
            let help = "begin the page with `---` above it; as it is, it is text";
            diagnostics.push(finding.help(help));
        }
        return Default::default();
    };
    let pairs = Pairs { text, yaml: yaml.clone(), file };
    let bad = match yaml::read::<Option<Mapping>>(&text[yaml.clone()]) {
        Ok(mapping) => return (pairs.of(&mapping.unwrap_or_default()), end),
        Err(error) => error,
    };
    let place = lines(text, yaml.clone()).nth(bad.line).unwrap_or(yaml);
    let reason = bad.reason;
    let finding = Diagnostic::new(
        Code::BadFrontMatter,
        Span::new(file, trimmed(text, place)),
        format!("the front matter is not a YAML mapping: {reason}"),
    );
    diagnostics.push(finding.help("its plain `key: value` lines are read as they are"));
    let plain = pairs.plain();
    let end = if plain.is_empty() { 0 } else { end };
    (plain, end)
}

/// The lines between the first line and the next one, if both are `---`, and the offset after them.
fn find(text: &str) -> Option<(Range<usize>, usize)> {
    let mut all = lines(text, 0..text.len());
    all.next().filter(|first| text[first.clone()].trim_end() == "---")?;
    let start = all.at();
    let closing = all.find(|line| matches!(text[line.clone()].trim_end(), "---" | "..."))?;
    Some((start..closing.start, all.at()))
}

/// The first line, if it opens front matter (what follows looks like `key: value`) that no line
/// closes.
fn never_closed(text: &str) -> Option<Range<usize>> {
    let mut all = lines(text, 0..text.len());
    let opening = all.next().filter(|first| text[first.clone()].trim_end() == "---")?;
    is_pair(&text[all.next()?]).then_some(opening)
}

/// The first of the lines that are front matter by their looks, and which a line closes, but no
/// first line of the page opens. Above it there may be dashes that are too few or too many.
fn never_opened(text: &str) -> Option<Range<usize>> {
    let mut first: Option<Range<usize>> = None;
    for line in lines(text, 0..text.len()) {
        let content = text[line.clone()].trim_end();
        let goes_on = content.is_empty() || content.starts_with([' ', '\t', '#', '-']);
        match &first {
            Some(_) if matches!(content, "---" | "...") => return first,
            None if content.trim_start().bytes().all(|byte| byte == b'-') => {}
            None if is_pair(content) => first = Some(line),
            Some(_) if is_pair(content) || goes_on => {}
            _ => break,
        }
    }
    None
}

/// Whether a line looks like `key: value`.
fn is_pair(line: &str) -> bool {
    let Some((key, value)) = line.split_once(':') else { return false };
    let is_apart = value.is_empty() || value.starts_with(char::is_whitespace);
    let key = unquoted(key);
    let may_be_in_key = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '-' | '.');
    is_apart && key.starts_with(char::is_alphabetic) && key.chars().all(may_be_in_key)
}

/// Finds where the pairs of a mapping are written.
struct Pairs<'a> {
    text: &'a str,
    yaml: Range<usize>,
    file: FileId,
}

impl Pairs<'_> {
    /// The scalars of a mapping with their places.
    fn of(&self, mapping: &Mapping) -> IndexMap<String, Spanned<String>> {
        let places = self.plain();
        let whole = Span::new(self.file, trimmed(self.text, self.yaml.clone()));
        let scalars = mapping.iter().filter_map(|(key, value)| {
            let key = key.as_str()?;
            let span = places.get(key).map_or(whole, |place| place.span);
            Some((key.to_owned(), Spanned::new(scalar(value)?, span)))
        });
        scalars.collect()
    }

    /// What the lines say that look like `key: value`; of several with one key, the first.
    fn plain(&self) -> IndexMap<String, Spanned<String>> {
        let mut pairs = IndexMap::new();
        for line in lines(self.text, self.yaml.clone()) {
            let Some((key, value)) = self.text[line.clone()].split_once(':') else { continue };
            let separate = value.is_empty() || value.starts_with(char::is_whitespace);
            let indented = key.starts_with(char::is_whitespace);
            let key = unquoted(key.trim_end());
            if indented || !separate || key.is_empty() || key.starts_with('#') {
                continue;
            }
            let place = trimmed(self.text, line.end - value.len()..line.end);
            let value = unquoted(&self.text[place.clone()]).to_owned();
            let value = Spanned::new(value, Span::new(self.file, place));
            pairs.entry(key.to_owned()).or_insert(value);
        }
        pairs
    }
}

fn unquoted(text: &str) -> &str {
    let inner = |quote: char| text.strip_prefix(quote)?.strip_suffix(quote);
    inner('"').or_else(|| inner('\'')).unwrap_or(text)
}

/// The text of a scalar; `None` for null and for what is no scalar.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Sequence(_) | Value::Mapping(_) | Value::Tagged(_) => None,
    }
}
