//! Findings as text.

use super::excerpt::excerpts;
use super::{Diagnostic, Severity};
use crate::source::Sources;
use annotate_snippets::{Group, Level, Renderer, normalize_untrusted_str};
use std::borrow::Cow;

/// How findings look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// With colours.
    Ansi,
    /// Without.
    Plain,
}

/// How many columns a picture is wide where nothing says how many there are.
pub const USUAL_WIDTH: usize = 120;

/// A picture is not made narrower than this.
const LEAST_WIDTH: usize = 40;

/// How many characters of a text are shown; what is in the middle of longer ones is left out.
const MOST_CHARACTERS: usize = 400;

/// The whole picture of a finding: message, source lines with labels, help. Of lines that are longer
/// than `width` columns the part is shown that the finding is about.
pub fn render(diagnostic: &Diagnostic, sources: &Sources, style: Style, width: usize) -> String {
    let width = width.max(LEAST_WIDTH);
    let renderer = match style {
        Style::Ansi => Renderer::styled(),
        Style::Plain => Renderer::plain(),
    };
    let title = level(diagnostic.severity).primary_title(clean(&diagnostic.message));
    let mut group = Group::with_title(title.id(diagnostic.code.name()));
    let mut is_apart = false;
    for excerpt in excerpts(diagnostic, sources, width) {
        let (origin, snippet) = excerpt.snippet();
        is_apart |= origin.is_some();
        if let Some(origin) = origin {
            group = group.element(origin);
        }
        group = group.element(snippet);
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(clean(help)));
    }
    let picture = renderer.term_width(width).render(&[group]);
    match is_apart {
        // The sign of a file without a name, which stands between a place and what is there.
        true => picture.lines().filter(|line| line.trim() != ":::").collect::<Vec<_>>().join("\n"),
        false => picture,
    }
}

/// One line: `path:line:col: warning[code]: message`.
pub fn render_short(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let place = diagnostic.span.map(|span| format!("{}: ", sources.locate(span)));
    let place = place.unwrap_or_default();
    let word = diagnostic.severity.name();
    let line = format!("{place}{word}[{}]: {}", diagnostic.code, diagnostic.message);
    clean(&line)
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Allow => Level::INFO,
        Severity::Note => Level::NOTE,
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    }
}

/// Text in one line that cannot play tricks with a terminal, nor fill it.
pub(super) fn clean(text: &str) -> String {
    normalize_untrusted_str(&shortened(text).split(['\n', '\r']).collect::<Vec<_>>().join(" "))
}

/// The text, or its beginning and its end.
fn shortened(text: &str) -> Cow<'_, str> {
    let mut starts = text.char_indices().map(|(at, _)| at);
    if starts.clone().nth(MOST_CHARACTERS).is_none() {
        return Cow::Borrowed(text);
    }
    let start = starts.nth(MOST_CHARACTERS / 2).unwrap_or(0);
    let end = starts.nth_back(MOST_CHARACTERS / 2 - 1).unwrap_or(start);
    Cow::Owned(format!("{} … {}", &text[..start], &text[end..]))
}
