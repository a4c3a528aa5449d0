//! Selectors: how people say which operations they mean.

use std::fmt;
use std::str::FromStr;

/// Says which operations are meant: `agents/Chat`, `GET /api/v1/Contact/*`.
///
/// It consists of words, all of which must be true of an operation. A word is the path, the page's
/// id, the group or the method of what it is true of; `*` in it stands for any run of characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector {
    text: String,
    words: Vec<Word>,
}

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// What it is about; any of these if it does not say.
    pub kind: Option<Kind>,
    /// What that is called, with `*`.
    pub pattern: String,
}

/// What a word is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Method,
    Path,
    Group,
    Id,
}

impl Kind {
    /// All kinds, with the mark that a word of the kind may begin with.
    const ALL: [(Kind, &'static str); 4] = [
        (Kind::Method, "method:"),
        (Kind::Path, "path:"),
        (Kind::Group, "group:"),
        (Kind::Id, "id:"),
    ];

    /// The mark that a word of the kind may begin with.
    pub fn mark(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, mark)| mark)
    }
}

/// A selector without a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it names nothing; operations are meant like `agents/Chat`, `GET` or `/api/v1/Contact/*`")]
pub struct EmptySelector;

impl Selector {
    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }
}

impl FromStr for Selector {
    type Err = EmptySelector;

    fn from_str(text: &str) -> Result<Self, EmptySelector> {
        let words: Vec<Word> = text.split_whitespace().map(Word::new).collect();
        if words.is_empty() || words.iter().any(|word| word.pattern.is_empty()) {
            return Err(EmptySelector);
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(Self { text, words })
    }
}

impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Word {
    fn new(text: &str) -> Self {
        let marked = |(kind, mark): (Kind, &str)| Some((kind, text.strip_prefix(mark)?));
        match Kind::ALL.into_iter().find_map(marked) {
            // A path of Rust, in which two colons follow.
            Some((_, rest)) if rest.starts_with(':') => Self::plain(text),
            Some((kind, pattern)) => Self { kind: Some(kind), pattern: pattern.to_owned() },
            None => Self::plain(text),
        }
    }

    fn plain(text: &str) -> Self {
        Self { kind: None, pattern: text.to_owned() }
    }

    /// Whether it may be about this.
    pub fn is_about(&self, kind: Kind) -> bool {
        self.kind.is_none_or(|own| own == kind)
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.map_or("", Kind::mark))?;
        f.write_str(&self.pattern)
    }
}
