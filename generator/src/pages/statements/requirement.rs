//! Words that are nearly those that say that a parameter must be given. Without a finding, a slip of
//! the pen would make a parameter optional.

use crate::pages::dialect::Dialect;
use crate::pages::markdown::text::plain;
use std::ops::Range;

/// The fewest letters of a word that is looked for in a text.
const SHORTEST_MARK: usize = 4;

/// The fewest letters of a word that is looked for in a column of its own.
const SHORTEST_SAID: usize = 3;

/// A word in a raw description that was probably to be a mark of what is required, and the mark.
///
/// A word counts if it is emphasised, or stands apart from the sentences around it.
pub(super) fn nearly_marked(
    dialect: &Dialect,
    description: &str,
) -> Option<(Range<usize>, String)> {
    let patterns = dialect.description().required.iter();
    let marks: Vec<Mark> = patterns.filter_map(|pattern| Mark::of(pattern)).collect();
    let words = words(description).filter(|word| stands_out(description, word));
    let mut found = words.filter_map(|word| {
        let meant = marks.iter().find(|mark| is_slip(&description[word.clone()], &mark.word))?;
        Some((word, meant.written.clone()))
    });
    found.next()
}

/// What the cell of a column for it says, and the word that it was probably to say.
pub(super) fn nearly_said(dialect: &Dialect, cell: &str) -> Option<(String, String)> {
    let cell = plain(cell);
    let known = dialect.description().required_words.iter();
    let mut long = known.filter(|word| word.chars().count() >= SHORTEST_SAID);
    let meant = long.find(|word| is_slip(&cell, word))?;
    Some((cell.into_owned(), meant.clone()))
}

/// A word that a pattern looks for.
struct Mark {
    word: String,
    /// With the signs around it, if the pattern is nothing but that.
    written: String,
}

impl Mark {
    /// The longest word of a pattern; `None` if that is too short to be told from others.
    fn of(pattern: &str) -> Option<Self> {
        let text = unescaped(pattern);
        let length = |word: &Range<usize>| text[word.clone()].chars().count();
        let word = words(&text).max_by_key(length).filter(|word| length(word) >= SHORTEST_MARK)?;
        let word = text[word].to_owned();
        let is_plain = regex::escape(&text) == pattern;
        Some(Self { written: if is_plain { text } else { word.clone() }, word })
    }
}

/// A pattern without its backslashes; classes such as `\b` and groups' options leave nothing.
fn unescaped(pattern: &str) -> String {
    let mut text = String::with_capacity(pattern.len());
    let mut signs = pattern.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next() {
                Some(escaped) if escaped.is_ascii_alphanumeric() => text.push(' '),
                Some(escaped) => text.push(escaped),
                None => {}
            },
            sign => text.push(sign),
        }
    }
    text
}

/// The places of a text's words: letters that follow each other.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut read = 0;
    std::iter::from_fn(move || {
        let start = read + text[read..].find(char::is_alphabetic)?;
        let length = text[start..].find(|sign: char| !sign.is_alphabetic());
        read = length.map_or(text.len(), |length| start + length);
        Some(start..read)
    })
}

/// Whether a word is emphasised, or no part of a sentence.
fn stands_out(text: &str, word: &Range<usize>) -> bool {
    let (before, after) = (&text[..word.start], &text[word.end..]);
    let is_emphasised = before.ends_with(['*', '_', '>'])
        && after.starts_with(['*', '_', '<'])
        && !is_inside_name(before);
    let (before, after) = (before.trim_end(), after.trim_start());
    let begins = before.is_empty() || before.ends_with(['.', ',', ';', ':', '(', '[', '!']);
    let ends = after.is_empty() || after.starts_with(['.', ',', ';', ':', ')', ']', '!']);
    is_emphasised || (begins && ends)
}

/// Whether what ends here goes on with a part of a name, as in `sign_up_requires_approval`.
fn is_inside_name(before: &str) -> bool {
    let name = before.trim_end_matches('_');
    name.len() < before.len() && name.ends_with(char::is_alphanumeric)
}

/// Whether a word is another one with one slip of the pen, or the same.
fn is_slip(word: &str, known: &str) -> bool {
    word.chars().count().abs_diff(known.chars().count()) <= 1
        && strsim::osa_distance(&word.to_lowercase(), &known.to_lowercase()) <= 1
}
