//! Where the keys of a lock are written: the YAML reader gives values without positions.

use super::scalar::quoted;
use std::collections::HashMap;
use std::ops::Range;

/// The keys that begin a line, found in one pass.
pub struct Places<'t> {
    /// By the line of the key around, from 1, or 0 if there is none, and the key as it is written.
    lines: HashMap<(usize, &'t str), Vec<Place>>,
}

/// Where a key and its value begin.
#[derive(Clone, Debug)]
pub struct Place {
    /// The bytes of the line, without the blanks around.
    pub bytes: Range<usize>,
    /// The line, from 1; 0 for the text as a whole. `None` for what has no line of its own.
    line: Option<usize>,
}

impl Place {
    /// The text as a whole.
    pub fn outermost() -> Self {
        Self { bytes: 0..0, line: Some(0) }
    }
}

impl<'t> Places<'t> {
    /// Looks for all keys. How far a line is indented says what it belongs to.
    pub fn find(text: &'t str) -> Self {
        let mut lines: HashMap<_, Vec<Place>> = HashMap::new();
        let mut around: Vec<(usize, usize)> = Vec::new();
        let mut at = 0;
        for (index, line) in text.split('\n').enumerate() {
            let content = line.trim_start_matches(' ');
            let (indent, start) = (line.len() - content.len(), at + line.len() - content.len());
            at += line.len() + 1;
            let Some(key) = key(content) else { continue };
            while around.last().is_some_and(|&(outer, _)| outer >= indent) {
                around.pop();
            }
            let parent = around.last().map_or(0, |&(_, line)| line);
            around.push((indent, index + 1));
            let bytes = start..start + content.trim_end().len();
            lines.entry((parent, key)).or_default().push(Place { bytes, line: Some(index + 1) });
        }
        Self { lines }
    }

    /// Where the `nth` (from 0) key that reads `key` stands in what is `around`; that itself if the
    /// key has no line of its own.
    pub fn of(&self, around: &Place, key: &str, nth: usize) -> Place {
        let found = around.line.and_then(|line| {
            let single = || format!("'{}'", key.replace('\'', "''"));
            let found = self.as_written(line, key, nth);
            found
                .or_else(|| self.as_written(line, &quoted(key), nth))
                .or_else(|| self.as_written(line, &single(), nth))
        });
        found.unwrap_or_else(|| Place { bytes: around.bytes.clone(), line: None })
    }

    fn as_written(&self, line: usize, key: &str, nth: usize) -> Option<Place> {
        let places = self.lines.get(&(line, key))?;
        places.get(nth).or(places.last()).cloned()
    }
}

/// The key that a line begins with, as it is written.
fn key(line: &str) -> Option<&str> {
    let line = line.trim_end();
    if let Some(key) = line.strip_prefix("? ") {
        return Some(key.trim());
    }
    let end = match line.as_bytes().first()? {
        b'#' | b':' => return None,
        quote @ (b'"' | b'\'') => end_of_quoted(line.as_bytes(), *quote)?,
        _ => line.find(": ").or_else(|| line.strip_suffix(':').map(str::len))?,
    };
    let (key, rest) = line.split_at(end);
    rest.trim_start().starts_with(':').then(|| key.trim_end())
}

/// The offset behind the quote that ends what the first one begins.
fn end_of_quoted(line: &[u8], quote: u8) -> Option<usize> {
    let mut at = 1;
    loop {
        match *line.get(at)? {
            b'\\' if quote == b'"' => at += 2,
            b'\'' if quote == b'\'' && line.get(at + 1) == Some(&quote) => at += 2,
            byte if byte == quote => return Some(at + 1),
            _ => at += 1,
        }
    }
}
