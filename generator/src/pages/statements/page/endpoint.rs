//! Code blocks that seem to state method and path, and whether the path can be understood.

use super::super::endpoint::{first_line, of_line};
use super::super::ignored::kept;
use super::Reader;
use crate::diagnostics::{Code, Diagnostic};
use crate::pages::dialect::{Dialect, PathOddity};
use crate::pages::markdown::{Block, Fence, Page};
use crate::source::{Span, Spanned};

/// Where a page without an endpoint would have stated it, and what is missing there: in a line that
/// would do in a fence of another language, or else in the first fence of the right one.
pub(super) fn almost_endpoint(page: &Page, dialect: &Dialect) -> Option<(Span, String)> {
    let languages = &dialect.description().endpoint.languages;
    let place = |fence: &Fence| {
        let (indent, line) = first_line(fence)?;
        Some(fence.body.span.part(indent..indent + line.len()))
    };
    let would_do =
        |fence: &&Fence| first_line(fence).is_some_and(|(_, line)| dialect.is_endpoint_line(line));
    if let Some(fence) = fences(page, dialect).find(would_do) {
        let language = &fence.language;
        let help = format!("the dialect's `endpoint.languages` have no `{language}`");
        return Some((place(fence)?, help));
    }
    let fence = fences(page, dialect).find(|fence| languages.contains(&fence.language))?;
    let help = "the dialect's `endpoint.line` does not match this line".to_owned();
    Some((place(fence)?, help))
}

fn fences<'p>(page: &'p Page, dialect: &'p Dialect) -> impl Iterator<Item = &'p Fence> {
    kept(&page.blocks, dialect).filter_map(|(_, block)| match block {
        Block::Fence(fence) => Some(fence),
        _ => None,
    })
}

/// Group and name where the id tells neither: the first fixed segment of the path, and all of it.
pub(super) fn group_by_path(method: &str, path: &str) -> (Vec<String>, String) {
    let fixed = path.split('/').find(|segment| !segment.is_empty() && !segment.starts_with('{'));
    (vec![fixed.unwrap_or("root").to_owned()], format!("{} {path}", method.to_lowercase()))
}

impl Reader<'_> {
    /// Whether a fence states a method and path, and not the page's.
    pub(super) fn is_other_endpoint(&self, fence: &Fence) -> bool {
        self.stated_by(fence)
            .is_some_and(|(method, path)| !self.is_own(method) || path != self.page.path.value)
    }

    /// Whether a fence states a method and path, and the path is not even an example of the page's.
    pub(super) fn is_another_start(&self, fence: &Fence) -> bool {
        let is_example = |path: &str| {
            let (found, known) = (path.split('/'), self.page.path.split('/'));
            path.split('/').count() == known.clone().count()
                && found.zip(known).all(|(one, known)| known.contains('{') || one == known)
        };
        self.stated_by(fence)
            .is_some_and(|(method, path)| !self.is_own(method) || !is_example(&path))
    }

    /// Whether a fence states the page's method and path once more, as examples with a query do.
    pub(super) fn states_own_endpoint(&self, fence: &Fence) -> bool {
        let again =
            first_line(fence).and_then(|(indent, line)| of_line(fence, indent, line, self.dialect));
        again.is_some_and(|again| again.method == self.page.method && again.path == self.page.path)
    }

    /// Whether a method is the page's.
    fn is_own(&self, method: &str) -> bool {
        method.eq_ignore_ascii_case(&self.page.method)
    }

    /// The method and path that a fence states, unless these make an operation of their own, or are one
    /// that stands here, too.
    fn stated_by<'f>(&self, fence: &'f Fence) -> Option<(&'f str, String)> {
        if self.dialect.description().page.several {
            return None;
        }
        let line = fence.body.trim_start().lines().next().unwrap_or_default();
        let (method, path) = self.dialect.endpoint(&fence.language, line)?;
        Some((method, self.dialect.path(path).text))
    }

    /// What else stands in the fence that states method and path.
    pub(super) fn rest_of_endpoint(&mut self, fence: &Fence) {
        let body = fence.body.as_str();
        let own = (self.page.path.span.start - fence.body.span.start) as usize;
        let (mut start, mut left_out) = (0, None);
        for line in body.split_inclusive('\n') {
            let (from, text) = (start + (line.len() - line.trim_start().len()), line.trim());
            start += line.len();
            let span = fence.body.span.part(from..from + text.len());
            if (from..start).contains(&own) {
                self.rest_of_line(text, span);
            } else if let Some((method, path)) = self.dialect.endpoint(&fence.language, text) {
                let is_own =
                    self.is_own(method) && self.dialect.path(path).text == self.page.path.value;
                // An operation of its own, or an example of this one.
                if !is_own && !self.dialect.description().page.several {
                    return self.second_endpoint(span);
                }
            } else if !text.is_empty() {
                left_out.get_or_insert(span).end = span.end;
            }
        }
        if let Some(span) = left_out {
            let message = "what stands below method and path is left out";
            self.report(Code::UnexpectedBlock, span, message);
        }
    }

    /// What follows the path on the line that states it.
    fn rest_of_line(&mut self, line: &str, span: Span) {
        let path = self.page.path.span;
        let rest = line.get((path.end - span.start) as usize..).unwrap_or_default().trim_end();
        let words = rest.trim_start();
        if !words.is_empty() && !words.starts_with("HTTP/") {
            let span = Span { start: path.end + (rest.len() - words.len()) as u32, ..span };
            self.report(Code::UnexpectedBlock, span, "what follows the path is left out");
        }
    }

    /// Reports a path whose parameters cannot be told.
    pub(super) fn look_at_path(
        &mut self,
        written: &str,
        oddities: &[(PathOddity, Spanned<String>)],
    ) {
        let path = self.page.path.span;
        if self.page.path.contains("://") {
            let message = "this is an address with a host, where a path should be";
            let finding = Diagnostic::new(Code::BadPath, path, message);
            self.diagnostics.push(finding.help(
                "let the dialect's pattern of the endpoint match what stands before the path",
            ));
            return;
        }
        for (oddity, part) in oddities {
            self.diagnostics.push(about(*oddity, part, part.span));
        }
        if oddities.iter().any(|(oddity, _)| *oddity != PathOddity::Optional) {
            return;
        }
        if !has_paired_braces(&self.page.path) {
            let message = "the braces of this path are not in pairs";
            let finding = Diagnostic::new(Code::BadPath, path, message);
            self.diagnostics.push(finding.help(NOTATIONS));
            return;
        }
        let unknown = self.page.path.split('/').find(|segment| is_unknown_notation(segment));
        if let Some(segment) = unknown {
            let message =
                format!("`{segment}` reads like a parameter of this path, and is taken literally");
            // Where a dialect writes parameters in its own way, the segment may not stand there as it is.
            let place = written.find(segment).map(|at| at..at + segment.len());
            let place = place.filter(|_| path.range().len() == written.len());
            let span = place.map_or(path, |place| path.part(place));
            let finding = Diagnostic::new(Code::BadPath, span, message);
            self.diagnostics.push(finding.help(NOTATIONS));
        }
    }

    /// Reports a further endpoint on the page.
    pub(super) fn second_endpoint(&mut self, span: Span) {
        self.diagnostics.push(second_endpoint(span, self.stating.first().copied()));
    }
}

/// A further endpoint on a page that is about one.
pub(super) fn second_endpoint(span: Span, first: Option<Span>) -> Diagnostic {
    let message = "this page describes a second endpoint";
    let mut finding = Diagnostic::new(Code::SecondEndpoint, span, message);
    if let Some(first) = first {
        finding = finding.label(first, "the first one");
    }
    finding.help("put it on a page of its own, or let the dialect say that pages have several")
}

/// What is odd about a part of a path.
fn about(oddity: PathOddity, part: &str, span: Span) -> Diagnostic {
    match oddity {
        PathOddity::Unknown => {
            let message = format!("what `{part}` stands for in this path is not known");
            Diagnostic::new(Code::BadPath, span, message).help(NOTATIONS)
        }
        PathOddity::Repeated => {
            let message = format!("`{part}` is the second parameter of this name in the path");
            let finding = Diagnostic::new(Code::BadPath, span, message);
            finding.help("give each a name of its own")
        }
        PathOddity::Optional => {
            let message = format!(
                "the path can go without `{part}`, which is taken for one that it must have"
            );
            Diagnostic::new(Code::OptionalPathParameter, span, message)
        }
    }
}

/// How to mend a path whose parameters are not known as such.
const NOTATIONS: &str = "a parameter stands in braces, as in `{id}`, or as the dialect's \
                         `endpoint.parameters` say, as in `':(?<name>\\w+)'` for `:id`";

/// Whether a segment is written as other docs write parameters: `:id`, `*path`, `<id>`, `[id]`, `${id}`.
fn is_unknown_notation(segment: &str) -> bool {
    let begins_name = |text: &str| {
        let text = text.trim_start_matches(['.', '*']);
        text.starts_with(|sign: char| sign.is_alphabetic() || sign == '_')
    };
    let between = |open, close| segment.split_once(open)?.1.split_once(close).map(|(name, _)| name);
    let name = segment.strip_prefix([':', '*']);
    let name = name.or_else(|| between('<', '>')).or_else(|| between('[', ']'));
    matches!(segment, "*" | "**") || segment.contains("${") || name.is_some_and(begins_name)
}

/// Whether every `{` is followed by its `}` before another one, or the next segment, begins.
fn has_paired_braces(path: &str) -> bool {
    let is_paired = |segment: &str| {
        let mut is_open = false;
        let is_turn = |sign: char| std::mem::replace(&mut is_open, sign == '{') != (sign == '{');
        segment.chars().filter(|sign| "{}".contains(*sign)).all(is_turn) && !is_open
    };
    path.split('/').all(is_paired)
}
