//! YAML with comments, as people would write it.

use super::words::shown;
use std::fmt::Write as _;

/// A file in the making.
#[derive(Debug, Default)]
pub(super) struct Writer {
    pub text: String,
}

impl Writer {
    /// A line as it is.
    pub fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// A line with a comment behind it.
    pub fn noted(&mut self, line: &str, comment: &str) {
        let comment = shown(comment);
        match comment.is_empty() {
            true => self.line(line),
            false => self.line(&format!("{line}   # {comment}")),
        }
    }

    /// A line that is a comment.
    pub fn comment(&mut self, indent: &str, comment: &str) {
        let comment = comment.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(self.text, "{indent}# {comment}");
    }
}

/// Text in single quotes, in which backslashes stay as they are. Where that cannot be, in double quotes.
pub(super) fn quoted(text: &str) -> String {
    let is_plain = |sign: char| {
        !sign.is_control()
            && sign != '\u{feff}'
            && !('\u{7f}'..='\u{9f}').contains(&sign)
            && !"\u{2028}\u{2029}".contains(sign)
    };
    if text.chars().all(is_plain) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut out = String::from('"');
    for sign in text.chars() {
        match sign {
            '"' | '\\' => out.extend(['\\', sign]),
            _ if is_plain(sign) => out.push(sign),
            _ => {
                let _ = write!(out, "\\U{:08X}", sign as u32);
            }
        }
    }
    out.push('"');
    out
}

/// A list in brackets.
pub(super) fn list<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let texts: Vec<_> = texts.into_iter().map(quoted).collect();
    format!("[{}]", texts.join(", "))
}
