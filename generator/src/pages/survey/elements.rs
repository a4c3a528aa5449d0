//! Elements of HTML and JSX: those that state an endpoint, and those that only dress up the text.

use super::forms::{Form, METHODS, Seen, is_method, is_path, once};
use crate::pages::markdown::text::plain;
use crate::pages::markdown::{Block, Page};
use indexmap::IndexMap;
use regex::{Captures, Regex, escape};

/// How often an element has to recur to be dressing.
const RECURS: usize = 3;

/// Elements of HTML that frame text and say nothing of it.
const FRAMES: &[&str] = &["details", "summary", "section", "aside"];

fn tag() -> &'static Regex {
    once!(
        r#"<(?<name>[A-Za-z][\w.:-]*)(?<attributes>(?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|\{[^{}]*\}))?)*)\s*(?<empty>/?)>"#
    )
}

fn attribute() -> &'static Regex {
    once!(
        r#"(?<name>[\w:-]+)(?<sign>\s*=\s*(?:\{\s*)?["'`]?)(?<value>[^"'`{}]*(?:\{[^{}]*\}[^"'`{}]*)*)"#
    )
}

/// The endpoint that a piece of text states by an element, and how.
pub(super) fn endpoint(text: &str) -> Option<Seen> {
    if !text.contains('<') {
        return None;
    }
    tag().captures_iter(text).find_map(|found| of_tag(text, &found)).or_else(|| of_pair(text))
}

/// An element with method and path in its attributes, or with the path inside.
fn of_tag(text: &str, found: &Captures<'_>) -> Option<Seen> {
    let name = &found["name"];
    let attributes: Vec<_> =
        attribute().captures_iter(found.name("attributes")?.as_str()).collect();
    let value = |one: &Captures<'_>| one["value"].trim().to_owned();
    let both = attributes.iter().find_map(|one| {
        let value = value(one);
        let (method, path) = value.split_once(char::is_whitespace)?;
        (is_method(method) && is_path(path.trim())).then(|| {
            let pattern = format!(
                r#"<{}\s[^>]*?\b{}\s*=\s*[{{"'`]+(?<method>[A-Za-z]+)\s+(?:https?://[^/\s"']+)?(?<path>[^"'`\s?]+)"#,
                escape(name),
                escape(&one["name"]),
            );
            Seen::new(method, path.trim(), Form::prose(pattern))
        })
    });
    if both.is_some() {
        return both;
    }
    let of_method = attributes.iter().position(|one| is_method(&value(one)))?;
    let method = value(&attributes[of_method]);
    let has_method = format!(
        r#"\b{}\s*=\s*[{{"'`]+(?<method>[A-Za-z]+)["'`}}]+"#,
        escape(&attributes[of_method]["name"])
    );
    if let Some(of_path) = attributes.iter().position(|one| is_path(&value(one))) {
        let has_path = format!(
            r#"\b{}\s*=\s*[{{"'`]+(?:https?://[^/\s"'`]+)?(?<path>[^"'`?\s]+)"#,
            escape(&attributes[of_path]["name"])
        );
        let (first, second) = match of_method < of_path {
            true => (has_method, has_path),
            false => (has_path, has_method),
        };
        let pattern = format!(r"<{}\s[^>]*?{first}[^>]*?{second}", escape(name));
        return Some(Seen::new(&method, &value(&attributes[of_path]), Form::prose(pattern)));
    }
    if !found["empty"].is_empty() {
        return None;
    }
    let inside = &text[found.get(0)?.end()..];
    let inside = inside[..inside.find(&format!("</{name}>"))?].trim();
    let path = plain(inside);
    (is_path(&path) && !path.contains(char::is_whitespace)).then(|| {
        let name = escape(name);
        let pattern =
            format!(r"(?s)<{name}\s[^>]*?{has_method}[^>]*>\s*(?<path>\S.*?)\s*</{name}>");
        Seen::new(&method, &path, Form::prose(pattern))
    })
}

/// A method in one element, and the path in the next or behind it.
fn of_pair(text: &str) -> Option<Seen> {
    let pair: &Regex = once!(&format!(
        r"<(?<a>[A-Za-z]\w*)(?:\s[^<>]*)?>\s*(?<method>{METHODS})\s*</(?<end>\w+)>(?<between>(?:\s|&nbsp;|</?[A-Za-z][^<>]*>)*?)(?:<(?<b>[A-Za-z]\w*)(?:\s[^<>]*)?>)?\s*(?:https?://[^/\s<]+)?(?<path>/[^\n]*)"
    ));
    let found = pair.captures(text).filter(|found| found["a"] == found["end"])?;
    let a = escape(&found["a"]);
    let start =
        format!(r"<{a}\b[^<>]*>\s*(?<method>{METHODS})\s*</{a}>(?:\s|&nbsp;|</?[A-Za-z][^<>]*>)*?");
    let host = r"(?:https?://[^/\s<]+)?";
    let rest = &found["path"];
    if let Some(b) = found.name("b") {
        let close = format!("</{}>", b.as_str());
        let path = plain(rest[..rest.find(&close)?].trim()).into_owned();
        let b = escape(b.as_str());
        let pattern = format!(r"{start}<{b}\b[^<>]*>\s*{host}(?<path>/[^\n]*?)\s*</{b}>");
        return is_path(&path).then(|| Seen::new(&found["method"], &path, Form::prose(pattern)));
    }
    let end = rest.find(|sign: char| sign.is_whitespace() || sign == '<').unwrap_or(rest.len());
    let pattern = format!(r"{start}{host}(?<path>/[^\s<]*)");
    Some(Seen::new(&found["method"], &rest[..end], Form::prose(pattern)))
}

/// Patterns of what recurs in the text of pages and says nothing: elements of JSX, imports, admonitions,
/// anchors.
pub(super) fn dressing(pages: &[Page]) -> Vec<(String, usize)> {
    let mut elements = IndexMap::<String, usize>::new();
    let mut lines = IndexMap::<&str, usize>::new();
    for page in pages {
        for block in &page.blocks {
            let Block::Prose(prose) = block else { continue };
            for pattern in LINES {
                let found: &Regex = once_of(pattern);
                *lines.entry(pattern).or_default() += found.find_iter(&prose.text).count();
            }
            for found in tag().captures_iter(&prose.text) {
                let name = &found["name"];
                let is_jsx = name.starts_with(|first: char| first.is_ascii_uppercase());
                if !is_jsx && !FRAMES.contains(&name) {
                    continue;
                }
                let states = of_tag(&prose.text, &found).is_some();
                let count = elements.entry(name.to_owned()).or_default();
                // An element that states an endpoint anywhere is no dressing.
                *count = if states || *count == usize::MAX { usize::MAX } else { *count + 1 };
            }
        }
    }
    elements.retain(|_, count| (RECURS..usize::MAX).contains(count));
    let mut dressing: Vec<_> = lines
        .into_iter()
        .filter(|(_, count)| *count >= RECURS)
        .map(|(pattern, count)| (pattern.to_owned(), count))
        .collect();
    if !elements.is_empty() {
        let count = elements.values().sum();
        let mut names: Vec<_> = elements.keys().map(|name| escape(name)).collect();
        names.sort();
        dressing.push((format!(r"</?(?:{})(?:\s[^>]*)?>", names.join("|")), count));
    }
    dressing
}

/// Lines, and pieces of lines, that say nothing.
const LINES: &[&str] = &[
    r"(?m)^import\s[^\n]*$",
    r"(?m)^[ \t]*:::[^\n]*$",
    r#"<a\s+(?:id|name)="[^"]*"\s*(?:/>|>\s*</a>)"#,
];

fn once_of(pattern: &'static str) -> &'static Regex {
    match pattern {
        _ if pattern == LINES[0] => once!(LINES[0]),
        _ if pattern == LINES[1] => once!(LINES[1]),
        _ => once!(LINES[2]),
    }
}
