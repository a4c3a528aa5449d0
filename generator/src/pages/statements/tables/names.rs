//! Names as rows have them, and whether they can be such.

use super::Tables;
use crate::diagnostics::{Code, Diagnostic};
use crate::pages::markdown::Cell;

/// What is markup of some kind of Markdown, and in no name.
const MARKUP: [&str; 7] = ["~~", "**", "[^", "](", "</", "/>", "`"];

/// Quotes that a name may stand between, which are no part of it.
const QUOTES: [char; 8] = ['"', '\'', '“', '”', '„', '‘', '’', '«'];

impl Tables<'_> {
    /// Reports a name that has a mark at its end, or that markup is left in.
    pub(super) fn look_for_mark(&mut self, name: &Cell) {
        let at_end = name.chars().last().filter(|sign| "?*".contains(*sign));
        let quote = name.chars().next().filter(|sign| QUOTES.contains(sign));
        let of_markup = MARKUP.iter().find(|mark| name.contains(**mark));
        let Some(mark) =
            of_markup.map(|mark| (*mark).to_owned()).or_else(|| at_end.or(quote).map(String::from))
        else {
            return;
        };
        let message = format!("`{name}` is taken for the name, with the `{mark}`");
        let finding = Diagnostic::new(Code::MarkedName, name.span, message);
        self.diagnostics.push(finding.help(
            "if that is no part of it, such as a mark of what is required or optional, say so in the dialect's `tables.name_marks`",
        ));
    }

    /// Reports the name of a parameter that is several words.
    pub(super) fn look_for_blank(&mut self, name: &Cell) {
        if name.contains(char::is_whitespace) {
            let message = format!("`{}` is taken for the name, with the blank", one_line(name));
            let finding = Diagnostic::new(Code::MarkedName, name.span, message);
            self.diagnostics.push(finding.help(
                "what is no part of the name can be taken out with the dialect's `tables.name_marks`",
            ));
        }
    }

    /// The name of a header: what a row has in its place, or what stands there before a colon. If that
    /// cannot be one either, there is none. Both are findings.
    pub(super) fn header_name(&mut self, written: Cell) -> Option<Cell> {
        if is_token(&written) {
            return Some(written);
        }
        let name = written.split(':').next().map(str::trim).filter(|name| is_token(name));
        let shown = one_line(&written);
        let message = match name {
            Some(name) => {
                format!("`{shown}` is not the name of a header; `{name}` is taken for it")
            }
            None => format!("`{shown}` cannot be the name of a header; it is left out"),
        };
        self.report(Code::BadHeaderName, written.span, message);
        name.map(str::to_owned).map(|name| written.map(|_| name))
    }
}

/// Whether a text is what HTTP calls a token (RFC 9110), as names of headers are.
fn is_token(text: &str) -> bool {
    let is_fine = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_fine)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
