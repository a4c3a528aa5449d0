//! Text as YAML: plain where that cannot be taken for anything else, else in double quotes.

/// Words that some reader of YAML takes for something other than text.
const SPECIAL: &[&str] =
    &["false", "inf", "infinity", "n", "nan", "no", "null", "off", "on", "true", "y", "yes", "~"];

/// How deeply brackets may nest in text that is written as it is; readers count them.
const DEEPEST: usize = 8;

/// The longest key, in bytes, that YAML allows without `?` before it, on the safe side.
pub const LONGEST_KEY: usize = 500;

/// What stands around a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// Lines: brackets and commas mean nothing.
    Lines,
    /// Brackets.
    Brackets,
}

/// A text as YAML.
pub fn scalar(text: &str, within: Within) -> String {
    if is_plain(text, within) { text.to_owned() } else { quoted(text) }
}

/// A key at the start of a line, with the colon behind it; `indent` is the blanks before it.
pub fn key(text: &str, indent: &str) -> String {
    let key = scalar(text, Within::Lines);
    match key.len() > LONGEST_KEY {
        true => format!("{indent}? {key}\n{indent}:"),
        false => format!("{indent}{key}:"),
    }
}

/// A text in double quotes.
pub fn quoted(text: &str) -> String {
    let keeps_brackets = is_balanced(text);
    let mut out = String::from('"');
    for c in text.chars() {
        let is_bracket = matches!(c, '[' | ']' | '{' | '}');
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            _ if is_bracket && !keeps_brackets => out.push_str(&format!("\\x{:02X}", c as u32)),
            ' '..='~' => out.push(c),
            _ if c.is_alphanumeric() && c < '\u{8000}' => out.push(c),
            _ => out.push_str(&format!("\\U{:08X}", c as u32)),
        }
    }
    out.push('"');
    out
}

fn is_plain(text: &str, within: Within) -> bool {
    let is_safe = |c: char| match c {
        '_' | '-' | '+' | '.' | '/' | '$' | '(' | ')' | '=' | ' ' => true,
        '{' | '}' | '[' | ']' | ',' | '?' | '&' => within == Within::Lines,
        _ => c.is_ascii_alphanumeric(),
    };
    text.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '/' | '$'))
        && !text.ends_with(' ')
        && text.chars().all(is_safe)
        && is_balanced(text)
        && !SPECIAL.contains(&text.to_ascii_lowercase().as_str())
}

/// Whether brackets open and close as they should, and not too deeply.
fn is_balanced(text: &str) -> bool {
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '[' | '{' => depth += 1,
            ']' | '}' if depth == 0 => return false,
            ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth > DEEPEST {
            return false;
        }
    }
    depth == 0
}
