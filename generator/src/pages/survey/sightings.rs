//! What looks like an endpoint: a method and a path that stand where docs state them.

use super::forms::{ADDRESS, Form, HOST, METHODS, Seen, once};
use super::material::Material;
use super::{elements, lists};
use crate::pages::markdown::{Block, Fence};
use crate::source::Span;
use rayon::prelude::*;
use regex::{Regex, escape};

/// A method and a path on a page.
#[derive(Clone, Debug)]
pub struct Sighting {
    /// In upper case.
    pub method: String,
    /// As written, without a query.
    pub path: String,
    /// How they are stated.
    pub form: Form,
    /// The number of the page.
    pub page: usize,
    /// The number of the block on it.
    pub block: usize,
    /// The block, or the line or row of it.
    pub span: Span,
    /// Whether it is the beginning of a message, with headers or a body.
    pub is_message: bool,
}

/// Everything on the pages that looks like an endpoint, in order.
pub fn sightings(material: &Material) -> Vec<Sighting> {
    let pages: Vec<_> = material.pages.iter().enumerate().collect();
    let of_pages = pages.par_iter().map(|(number, page)| {
        let blocks = page.blocks.iter().enumerate();
        let found = blocks.map(|(block, content)| {
            let all = seen(content).map(|seen| vec![(seen, content.span())]);
            let all = all.unwrap_or_else(|| lists::seen(content));
            all.into_iter().map(move |(seen, span)| {
                let Seen { method, path, form, is_message } = seen;
                Sighting { method, path, form, page: *number, block, span, is_message }
            })
        });
        found.flatten().collect::<Vec<_>>()
    });
    of_pages.collect::<Vec<_>>().into_iter().flatten().collect()
}

fn seen(block: &Block) -> Option<Seen> {
    match block {
        Block::Fence(fence) => of_fence(fence),
        Block::Prose(prose) => elements::endpoint(&prose.text).or_else(|| of_lines(&prose.text)),
        Block::Heading(heading) => of_heading(&heading.text),
        Block::Table(_) => None,
    }
}

/// The pattern of the first line of a code block, with only as much of what may stand before a path as these
/// lines need.
pub(super) fn fence_line<'l>(lines: impl Iterator<Item = &'l str> + Clone) -> String {
    let with = |host| format!(r"^(?<method>{METHODS})\s+{host}(?<path>[/\w{{:]\S*)");
    // Without a host a word may be one.
    let needs = |host: &Regex| lines.clone().any(|line| host.is_match(line));
    let host = match () {
        () if needs(once!(r"^\w+\s+[{$]")) => HOST,
        () if needs(once!(r"^\w+\s+https?:")) => ADDRESS,
        () => "",
    };
    with(host)
}

/// The pattern of a command line with a method in it.
pub(super) const COMMAND: &str = r#"^\$?\s*curl\s.*?(?:-X|--request)[ =]*(?<method>[A-Z]+)\s.*?https?://[^/\s"']+(?<path>/[^\s"'?]*)"#;

fn of_fence(fence: &Fence) -> Option<Seen> {
    let mut lines = fence.body.trim_start().lines();
    let line = lines.next()?;
    let first: &Regex = once!(&format!(
        r"^(?<method>{METHODS})\s+{HOST}(?<path>/\S*|[\w{{:][\w{{}}:.\-]*/\S*)(?:\s+HTTP/[\d.]+)?\s*$"
    ));
    if let Some(found) = first.captures(line) {
        let form = Form::Fence(fence.language.clone());
        let mut seen = Seen::new(&found["method"], &found["path"], form);
        let header: &Regex = once!(r"^[A-Za-z][\w-]*:\s");
        seen.is_message = lines.next().is_some_and(|line| header.is_match(line));
        return Some(seen);
    }
    let command: &Regex = once!(COMMAND);
    let found = command.captures(line)?;
    let form = Form::Command(fence.language.clone());
    Some(Seen { is_message: true, ..Seen::new(&found["method"], &found["path"], form) })
}

/// The pattern of a heading.
pub(super) fn heading() -> String {
    format!(r"\b(?<method>{METHODS})[\s`*_:]+{ADDRESS}(?<path>/[^\s`*)\]]*)")
}

fn of_heading(text: &str) -> Option<Seen> {
    let pattern: &Regex = once!(&heading());
    let found = pattern.captures(text)?;
    Some(Seen::new(&found["method"], &found["path"], Form::Heading))
}

/// A line of its own with method and path, or two with one each.
fn of_lines(text: &str) -> Option<Seen> {
    let line: &Regex = once!(&format!(
        r"^(?<before>[^\w/]*(?:[A-Za-z][A-Za-z -]{{0,24}}[:*_`]+[^\w/]*)?)(?<method>{METHODS})(?<sign>[\s`*_:|\\\[-]+)(?<host>{HOST})(?<path>/[^\s`*|)\]]*)(?<after>(?:\s+HTTP/[\d.]+)?[^\w]*)$"
    ));
    let mut found = text.lines().filter_map(|one| line.captures(one));
    if let Some(one) = found.next() {
        // Several are a list of what there is.
        if found.next().is_some() {
            return None;
        }
        let (before, sign) = (&one["before"], &one["sign"]);
        let path =
            if sign.contains('`') || before.contains('`') { r"/[^\s`]*" } else { r"/[^\s*`|]*" };
        let host = if one["host"].starts_with(['{', '$']) { HOST } else { ADDRESS };
        let pattern = format!(
            r"(?m)^{}(?<method>{METHODS}){}{host}(?<path>{path})[^\w\n]*(?:HTTP/[\d.]+)?[^\w\n]*$",
            spaced(before),
            spaced(sign),
        );
        return Some(Seen::new(&one["method"], &one["path"], Form::prose(pattern)));
    }
    LABELLED.iter().zip(labelled()).find_map(|(pattern, compiled)| {
        let found = compiled.captures(text)?;
        Some(Seen::new(&found["method"], &found["path"], Form::prose((*pattern).to_owned())))
    })
}

/// Method and path behind words that say that they are.
const LABELLED: [&str; 2] = [
    r"(?si)\b(?:method|verb)\W{1,12}(?<method>GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b.{0,60}?\b(?:url|uri|path|endpoint|route)\W{1,12}(?:https?://[^/\s`]+)?(?<path>/[^\s`*|]*)",
    r"(?si)\b(?:url|uri|path|endpoint|route)\W{1,12}(?:https?://[^/\s`]+)?(?<path>/[^\s`*|]*).{0,60}?\b(?:method|verb)\W{1,12}(?<method>GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b",
];

fn labelled() -> [&'static Regex; 2] {
    [once!(LABELLED[0]), once!(LABELLED[1])]
}

/// A text as a pattern, in which blanks may be more or fewer.
fn spaced(text: &str) -> String {
    let mut pattern = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first.is_whitespace() {
            pattern.push_str(r"[ \t]+");
            rest = rest.trim_start();
        } else {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            pattern.push_str(&escape(&rest[..end]));
            rest = &rest[end..];
        }
    }
    pattern
}

/// Whether a line begins a request.
pub(super) fn is_request(line: &str) -> bool {
    let request: &Regex = once!(&format!(r"^(?:{METHODS})\s+\S"));
    request.is_match(line)
}
