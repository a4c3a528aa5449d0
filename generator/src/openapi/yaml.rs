//! YAML that every reader understands alike.
//!
//! Readers of YAML 1.1, of which there are many, take a plain `Yes` for a truth value and a plain
//! `2020-02-03T04:05:06Z` for a moment in time; so texts are quoted unless they are words.

use super::json::{Json, Object};

/// How long a key may be in front of a colon.
const LONGEST_KEY: usize = 1000;

/// Words that mean something else than a text.
const RESERVED: &[&str] =
    &["false", "inf", "n", "nan", "no", "null", "off", "on", "true", "y", "yes"];

/// The document as YAML.
pub(super) fn to_yaml(document: &Object) -> String {
    let mut yaml = Yaml { text: String::new() };
    yaml.entries(document, 0, Start::Line);
    yaml.text
}

/// JSON that readers of YAML accept, too: characters that YAML does not take as they are stand in
/// escapes. All of them have four digits, and stand in texts, as the rest of JSON is ASCII.
pub(super) fn readable(json: &str) -> String {
    let mut readable = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            c if c == '\n' || is_printable(c) => readable.push(c),
            c => readable.push_str(&format!("\\u{:04x}", u32::from(c))),
        }
    }
    readable
}

struct Yaml {
    text: String,
}

/// Where the first of several lines begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    /// On a line of its own.
    Line,
    /// After the dash of a list, in the column of the lines to come.
    Dash,
}

impl Yaml {
    fn entries(&mut self, object: &Object, depth: usize, start: Start) {
        for (index, (key, value)) in object.entries().enumerate() {
            if index > 0 || start == Start::Line {
                self.indent(depth);
            }
            let key = scalar_text(key);
            if key.chars().count() > LONGEST_KEY {
                self.text.push_str("? ");
                self.text.push_str(&key);
                self.text.push('\n');
                self.indent(depth);
            } else {
                self.text.push_str(&key);
            }
            self.text.push(':');
            self.value(value, depth, Start::Line);
        }
    }

    fn items(&mut self, items: &[Json], depth: usize, start: Start) {
        for (index, item) in items.iter().enumerate() {
            if index > 0 || start == Start::Line {
                self.indent(depth);
            }
            self.text.push('-');
            self.value(item, depth, Start::Dash);
        }
    }

    /// Writes a value after a colon or a dash that stands at this depth.
    fn value(&mut self, value: &Json, depth: usize, start: Start) {
        let gap = if start == Start::Line { '\n' } else { ' ' };
        match value {
            Json::Object(object) if !object.is_empty() => {
                self.text.push(gap);
                self.entries(object, depth + 1, start);
            }
            Json::List(items) if !items.is_empty() => {
                self.text.push(gap);
                self.items(items, depth + 1, start);
            }
            Json::Text(text) if is_prose(text) => self.prose(text, depth + 1),
            value => {
                self.text.push(' ');
                self.text.push_str(&scalar(value));
                self.text.push('\n');
            }
        }
    }

    /// Writes a text of several lines as it is.
    fn prose(&mut self, text: &str, depth: usize) {
        self.text.push_str(" |-\n");
        for line in text.split('\n') {
            if !line.is_empty() {
                self.indent(depth);
                self.text.push_str(line);
            }
            self.text.push('\n');
        }
    }

    fn indent(&mut self, depth: usize) {
        (0..depth).for_each(|_| self.text.push_str("  "));
    }
}

/// What fits on one line.
fn scalar(value: &Json) -> String {
    match value {
        Json::Null => "null".to_owned(),
        Json::Bool(value) => value.to_string(),
        Json::Number(number) => number_text(number),
        Json::Text(text) => scalar_text(text),
        Json::List(_) => "[]".to_owned(),
        Json::Object(_) => "{}".to_owned(),
    }
}

/// A number with point and sign where it has an exponent: some readers do not know it otherwise.
fn number_text(number: &str) -> String {
    let Some((digits, exponent)) = number.split_once(['e', 'E']) else { return number.to_owned() };
    let point = if digits.contains('.') { "" } else { ".0" };
    let sign = if exponent.starts_with(['+', '-']) { "" } else { "+" };
    format!("{digits}{point}e{sign}{exponent}")
}

fn scalar_text(text: &str) -> String {
    if is_word(text) {
        return text.to_owned();
    }
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if is_printable(c) => quoted.push(c),
            c => quoted.push_str(&format!("\\U{:08X}", u32::from(c))),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether a text can stand without quotes, as words and paths do.
fn is_word(text: &str) -> bool {
    let is_fine = |c: char| c.is_ascii_alphanumeric() || " _./$,()'-+;!?".contains(c);
    text.starts_with(|c: char| c.is_ascii_alphabetic() || "/$_".contains(c))
        && !text.ends_with(' ')
        && text.chars().all(is_fine)
        && !RESERVED.contains(&text.to_ascii_lowercase().as_str())
}

/// Whether a text has several lines that can stand as they are.
fn is_prose(text: &str) -> bool {
    text.contains('\n')
        && !text.starts_with(char::is_whitespace)
        && !text.ends_with(char::is_whitespace)
        && text.chars().all(|c| c == '\n' || is_printable(c))
}

/// Whether a character can stand for itself. Tabs, line ends and those that look like one cannot.
fn is_printable(c: char) -> bool {
    let looks_like_a_line_end = matches!(c, '\u{2028}' | '\u{2029}');
    let is_no_character = matches!(c, '\u{FDD0}'..='\u{FDEF}' | '\u{FFFE}' | '\u{FFFF}');
    !(c.is_control() || looks_like_a_line_end || is_no_character || c == '\u{FEFF}')
}

#[cfg(test)]
mod tests;
