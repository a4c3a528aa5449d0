//! Text that must stay text.

use super::wrap::FIXED_SPACE;

/// The text without what compilers refuse or readers cannot see: control characters, marks that
/// change the direction of writing, zero-width characters. Tabs become spaces.
pub(super) fn visible(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\t', "    ");
    let hidden = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    text.chars().filter(|&c| !hidden(c)).collect()
}

/// Plain text as Markdown that reads the same.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let before = out.chars().next_back().unwrap_or(' ');
        if let Some(url) = url_at(rest).filter(|_| !before.is_alphanumeric()) {
            out.push_str(&format!("<{url}>"));
            rest = &rest[url.len()..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        if needs_escape(before, c, rest) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Whether `c`, between `before` and `rest`, would mean something to a Markdown parser.
fn needs_escape(before: char, c: char, rest: &str) -> bool {
    let after = rest.chars().next().unwrap_or(' ');
    match c {
        '[' | ']' | '<' | '`' => true,
        '>' => before.is_whitespace(),
        '*' => !(before.is_whitespace() && after.is_whitespace()),
        '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
        '~' => !(before.is_whitespace() && after.is_whitespace()),
        '\\' => after.is_ascii_punctuation() || after.is_whitespace(),
        '&' => after == '#' || after.is_ascii_alphabetic(),
        _ => false,
    }
}

/// Code as a code span that is not broken between lines.
pub(super) fn code_span(code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if code.starts_with('`') || code.ends_with('`') || code.trim().is_empty() {
        " "
    } else {
        ""
    };
    format!("{fence}{space}{code}{space}{fence}").replace([' ', '\n'], &FIXED_SPACE.to_string())
}

/// Whether all of the text is a URL that may stand between `<` and `>`.
pub(super) fn is_url(text: &str) -> bool {
    url_at(text).is_some_and(|url| url.len() == text.len())
}

/// The URL that the text begins with, without the punctuation of the sentence around it.
fn url_at(text: &str) -> Option<&str> {
    let after_scheme = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let scheme = text.len() - after_scheme.len();
    let end = text.find(|c: char| {
        !c.is_ascii_graphic() || matches!(c, '<' | '>' | '"' | '`' | '\\' | '|' | '{' | '}')
    });
    let url = text[..end.unwrap_or(text.len())]
        .trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', ')', ']', '*', '_']);
    (url.len() > scheme).then_some(url)
}
