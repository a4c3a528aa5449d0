//! Segments of a documented path, some with `{tokens}` in them.

/// A part of a path between slashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    parts: Vec<Part>,
    /// Whether a `{+token}` in it may stand for several.
    pub has_slashes: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// Text that must be there, decoded.
    Literal(String),
    /// The name of a parameter.
    Token(String),
}

impl Segment {
    /// Reads what stands between two slashes of a documented path, decoded.
    pub fn new(mut text: &str) -> Self {
        let mut parts = Vec::new();
        let mut has_slashes = false;
        while let Some((open, length)) = token(text) {
            if open > 0 {
                parts.push(Part::Literal(text[..open].to_owned()));
            }
            let token = &text[open + 1..open + length - 1];
            has_slashes |= token.starts_with('+');
            parts.push(Part::Token(token.trim_start_matches('+').to_owned()));
            text = &text[open + length..];
        }
        if !text.is_empty() || parts.is_empty() {
            parts.push(Part::Literal(text.to_owned()));
        }
        Self { parts, has_slashes }
    }

    /// The text, if it has no token.
    pub fn literal(&self) -> Option<&str> {
        match self.parts.as_slice() {
            [Part::Literal(text)] => Some(text),
            _ => None,
        }
    }

    /// The same with the names of tokens taken out.
    pub fn shape(&self) -> Self {
        let blank = |part: &Part| match part {
            Part::Token(_) => Part::Token(String::new()),
            literal => literal.clone(),
        };
        Self { parts: self.parts.iter().map(blank).collect(), ..*self }
    }

    /// The names of the tokens and what `text` has in their places; `None` if it is another text.
    /// A token takes as little as it can, the last as much as is left.
    pub fn values<'t>(&self, mut text: &'t str) -> Option<Vec<(&str, &'t str)>> {
        let mut found = Vec::new();
        let mut parts = self.parts.iter().peekable();
        while let Some(part) = parts.next() {
            match (part, parts.peek()) {
                (Part::Literal(literal), _) => text = text.strip_prefix(literal.as_str())?,
                (Part::Token(name), Some(Part::Literal(next))) => {
                    let is_last = parts.len() == 1;
                    let end = match is_last {
                        true => text.strip_suffix(next.as_str())?.len(),
                        false => text.find(next.as_str())?,
                    };
                    found.push((name.as_str(), &text[..end]));
                    text = &text[end..];
                }
                (Part::Token(name), Some(Part::Token(_))) => {
                    let end = text.chars().next().map_or(0, char::len_utf8);
                    found.push((name.as_str(), &text[..end]));
                    text = &text[end..];
                }
                (Part::Token(name), None) => {
                    found.push((name.as_str(), text));
                    text = "";
                }
            }
        }
        let is_filled = found.iter().all(|(_, value)| !value.is_empty());
        (text.is_empty() && is_filled).then_some(found)
    }
}

/// Where the first token begins, and how long it is with its braces.
fn token(text: &str) -> Option<(usize, usize)> {
    let open = text.find('{')?;
    let length = text[open..].find('}')? + 1;
    (length > 2).then_some((open, length))
}

#[cfg(test)]
mod tests;
