//! Comments: what a page says to its authors alone.

use std::borrow::Cow;
use std::ops::Range;

/// How comments begin and end, in HTML and in MDX, and how many bytes both have in common at most, as in
/// `<!-->`.
const KINDS: [(&str, &str, usize); 2] = [("<!--", "-->", 2), ("{/*", "*/}", 0)];

/// A page with blanks in the place of all comments from `start` on, so that nothing else moves. Within
/// code, and where it has no end, there is none.
pub(super) fn blanked(text: &str, start: usize) -> Cow<'_, str> {
    let comments =
        Search { text, at: start, fence: None, ends: [true; 2], comments: Vec::new() }.run();
    if comments.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut bytes = text.as_bytes().to_vec();
    for at in comments.into_iter().flatten() {
        if !matches!(bytes[at], b'\n' | b'\r') {
            bytes[at] = b' ';
        }
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// A way through a page, line by line.
struct Search<'a> {
    text: &'a str,
    at: usize,
    /// The sign and length of the fence that is open.
    fence: Option<(char, usize)>,
    /// Whether there may be an end of a comment of each kind in the rest.
    ends: [bool; KINDS.len()],
    comments: Vec<Range<usize>>,
}

impl Search<'_> {
    fn run(mut self) -> Vec<Range<usize>> {
        while self.at < self.text.len() {
            let line = self.line();
            let (sign, length, rest) = fence(&self.text[line.clone()]);
            match self.fence {
                Some((open, least)) if sign == open && length >= least && rest.is_empty() => {
                    self.fence = None;
                    self.at = line.end;
                }
                Some(_) => self.at = line.end,
                None if length >= 3 && !(sign == '`' && rest.contains('`')) => {
                    self.fence = Some((sign, length));
                    self.at = line.end;
                }
                None => self.read_line(),
            }
        }
        self.comments
    }

    /// What is left of the line, with its end.
    fn line(&self) -> Range<usize> {
        let length = self.text[self.at..].find('\n').map(|end| end + 1);
        self.at..length.map_or(self.text.len(), |length| self.at + length)
    }

    /// Passes a line of text, or of several with comments between them.
    fn read_line(&mut self) {
        let mut line = self.line();
        while let Some(found) = self.text[line.clone()].find(['`', '<', '{', '\\']) {
            let start = line.start + found;
            let rest = &self.text[start..line.end];
            line.start = match rest.as_bytes()[0] {
                b'`' => start + code(rest),
                b'\\' => start + 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
                _ => match self.comment(start) {
                    Some(end) => {
                        self.comments.push(start..end);
                        if end > line.end {
                            self.at = end;
                            line = self.line();
                        }
                        end
                    }
                    None => start + 1,
                },
            };
        }
        self.at = line.end;
    }

    /// The end of the comment that begins here.
    fn comment(&mut self, start: usize) -> Option<usize> {
        let rest = &self.text[start..];
        let kind = KINDS.iter().position(|(open, ..)| rest.starts_with(open))?;
        let (open, close, shared) = KINDS[kind];
        let from = open.len() - shared;
        let length = if self.ends[kind] { rest[from..].find(close) } else { None };
        self.ends[kind] = length.is_some();
        Some(start + from + length? + close.len())
    }
}

/// The sign and length of what a line begins with if it is a fence, also in a quote or a list, and what
/// follows.
fn fence(line: &str) -> (char, usize, &str) {
    let line = line.trim_start_matches([' ', '\t', '>', '-', '*', '+']).trim_end();
    let sign = line.chars().next().filter(|sign| matches!(sign, '`' | '~')).unwrap_or(' ');
    let rest = line.trim_start_matches(sign);
    (sign, line.len() - rest.len(), rest)
}

/// The length of the code that a text begins with; of its backticks alone if they are not closed.
fn code(text: &str) -> usize {
    let rest = text.trim_start_matches('`');
    let length = text.len() - rest.len();
    let mut at = length;
    while let Some(found) = text[at..].find('`') {
        at += found;
        let run = text[at..].len() - text[at..].trim_start_matches('`').len();
        at += run;
        if run == length {
            return at;
        }
    }
    length
}

#[cfg(test)]
mod tests {
    use super::blanked;

    /// A page without the blanks that comments leave.
    fn left(text: &str) -> String {
        let blanked = blanked(text, 0);
        assert_eq!(blanked.len(), text.len());
        assert_eq!(blanked.matches('\n').count(), text.matches('\n').count());
        blanked.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn comments_are_blank_wherever_they_end() {
        assert_eq!(left("a <!-- ä --> b<!--->c<!-->d {/* e */} f"), "a b c d f");
        let several = "<!--\n\n```http\n```\n--> g {/*\n| a |\n*/}h";
        assert_eq!(left(several), "\n\n \n \n g \n \n h");
        assert_eq!(left("\\\\<!-- a -->b \\` <!-- c -->` d"), "\\\\ b \\` ` d");
    }

    #[test]
    fn code_and_what_has_no_end_are_no_comments() {
        for text in [
            "```\n<!-- a -->\n```` x\n<!-- b -->",
            "~~~\n{/* a */}",
            "> ```\n> <!-- a -->\n> ```",
            "` <!-- a --> ` ``{/* b */}``",
            "\\<!-- a -->",
            "<!-- a {/* b",
        ] {
            assert_eq!(left(text), text);
        }
        assert_eq!(left("```\n<!-- a -->\n````\n<!-- b -->"), "```\n<!-- a -->\n````\n");
        assert_eq!(left("```a``` <!-- b --> c"), "```a``` c");
    }
}
