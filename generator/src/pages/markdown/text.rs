//! Text for people out of text with markup.

mod entity;
mod known;
mod plain;
mod tag;
mod writer;

#[cfg(test)]
mod tests;

pub use plain::plain;
use std::collections::HashMap;
use tag::Tag;
use writer::Writer;

/// What a person should read in `raw`, as clean Markdown.
///
/// Entities are decoded, twice where they were encoded twice. The tags of XML documentation and of
/// HTML become Markdown or are dropped while what is between them stays; comments and control
/// characters are dropped. Lines end in a line feed, paragraphs in one blank line. Code between
/// backticks, and a `<` that begins no tag, stay as they are.
pub fn readable(raw: &str) -> String {
    let text: String = raw.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.replace(|sign: char| sign.is_control() && !matches!(sign, '\n' | '\t'), "");
    let text = known::decode_tags(&text);
    let mut reader = Reader::new(&text);
    while reader.step() {}
    let printable = |sign: &char| !sign.is_control() || matches!(sign, '\n' | '\t');
    reader.out.finish().chars().filter(printable).collect()
}

/// The same as [`readable`], in one line: every run of blank space is one space.
pub fn one_line(raw: &str) -> String {
    readable(raw).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How far the end of a piece of code between backticks is looked for, in bytes.
const LONGEST_CODE: usize = 2_000;

/// Goes through a text once.
struct Reader<'a> {
    rest: &'a str,
    out: Writer,
    /// How many closing tags of a name are still to come.
    closing: HashMap<String, usize>,
    /// Numbers for the items of the open lists; `None` for lists without numbers.
    lists: Vec<Option<usize>>,
    /// Where the text of an open link begins, and its target.
    link: Option<(usize, String)>,
    /// Emphasis that is open.
    emphasis: Vec<&'static str>,
    /// Whether there may be an end of a comment in the rest.
    comments_end: bool,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        let mut closing = HashMap::new();
        for tag in text.match_indices("</").filter_map(|(at, _)| Tag::at(&text[at..])) {
            *closing.entry(tag.name.to_ascii_lowercase()).or_default() += 1;
        }
        let (lists, emphasis) = Default::default();
        Self {
            rest: text,
            out: Writer::default(),
            closing,
            lists,
            link: None,
            emphasis,
            comments_end: true,
        }
    }

    /// Reads up to and including the next sign that may mean something; false at the end.
    fn step(&mut self) -> bool {
        let end = self.rest.find(['<', '`']).unwrap_or(self.rest.len());
        let text = self.take(end);
        self.out.push(&entity::decode(text));
        match self.rest.bytes().next() {
            None => return false,
            Some(b'`') => self.backticks(),
            Some(_) => self.bracket(),
        }
        true
    }

    /// Takes so many bytes off the rest.
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    /// Code between backticks stays as it is.
    fn backticks(&mut self) {
        let length = self.rest.bytes().take_while(|&byte| byte == b'`').count();
        let fence = self.take(length);
        self.out.push(fence);
        let mut at = 0;
        for run in self.rest.split_inclusive('`').take_while(|run| run.ends_with('`')) {
            at += run.len();
            let code = &self.rest[..at];
            let ends = code.ends_with(fence)
                && !code[..at - length].ends_with('`')
                && !self.rest[at..].starts_with('`');
            if ends {
                let code = self.take(at);
                self.out.push(code);
                return;
            }
            if at > LONGEST_CODE {
                return;
            }
        }
    }

    fn bracket(&mut self) {
        if self.rest.starts_with("<!--") && self.drop_comment() {
            return;
        }
        if let Some(length) = tag::bracketed_link(self.rest) {
            let link = self.take(length);
            return self.out.push(link);
        }
        let after_word = self.out.last().is_some_and(|last| last.is_alphanumeric());
        match Tag::at(self.rest) {
            Some(tag) => {
                let raw = self.take(tag.length);
                self.tag(tag, raw, after_word);
            }
            None => {
                let sign = self.take(1);
                self.out.push(sign);
            }
        }
    }

    /// Drops a comment; false if it has no end.
    fn drop_comment(&mut self) -> bool {
        let end = if self.comments_end { self.rest.find("-->") } else { None };
        self.comments_end = end.is_some();
        if let Some(end) = end {
            self.take(end + "-->".len());
        }
        end.is_some()
    }

    fn tag(&mut self, tag: Tag<'_>, raw: &str, after_word: bool) {
        let name = tag.name.to_ascii_lowercase();
        if tag.closes
            && let Some(left) = self.closing.get_mut(&name)
        {
            *left = left.saturating_sub(1);
        }
        let is_closed = self.closing.get(&name).is_some_and(|&left| left > 0);
        let is_text = match () {
            _ if tag.closes || tag.empty || !tag.is_bare() || known::is_markup(&name) => false,
            _ if known::is_word(&name) => !is_closed,
            _ => after_word || !is_closed,
        };
        if is_text {
            // A placeholder such as `<id>`, or type parameters as in `List<string>`.
            return self.out.push(raw);
        }
        match name.as_str() {
            "p" | "para" | "div" | "summary" | "remarks" | "blockquote" | "table" | "section"
            | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.out.paragraph(),
            "br" | "tr" | "dt" | "dd" => self.out.line(),
            "ul" | "ol" | "list" => self.list(tag),
            "li" | "item" if !tag.closes => self.item(),
            "term" if tag.closes => self.out.push(": "),
            "td" | "th" if !tag.closes => self.out.push(" "),
            "b" | "strong" => self.emphasis(tag, "**", is_closed),
            "i" | "em" => self.emphasis(tag, "*", is_closed),
            "c" | "code" | "pre" | "tt" if !tag.closes && is_closed => self.code(tag),
            "a" | "see" | "seealso" | "paramref" | "typeparamref" => self.reference(tag),
            _ => {}
        }
    }

    fn list(&mut self, tag: Tag<'_>) {
        let numbered = tag.name.eq_ignore_ascii_case("ol")
            || tag.attribute("type").is_some_and(|kind| kind == "number");
        match tag.closes {
            true => _ = self.lists.pop(),
            false => self.lists.push(numbered.then_some(0)),
        }
        match self.lists.is_empty() || (self.lists.len() == 1 && !tag.closes) {
            true => self.out.paragraph(),
            false => self.out.line(),
        }
    }

    fn item(&mut self) {
        let depth = self.lists.len().saturating_sub(1).min(8);
        let first = self.out.last().is_none_or(|last| last == '\n');
        if !first {
            self.out.line();
        }
        let sign = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{number}. ")
            }
            _ => "- ".to_owned(),
        };
        self.out.mark(&format!("{}{sign}", "  ".repeat(depth)));
        self.skip_blank();
    }

    fn emphasis(&mut self, tag: Tag<'_>, sign: &'static str, is_closed: bool) {
        if !tag.closes && is_closed && !tag.empty && !self.emphasis.contains(&sign) {
            self.emphasis.push(sign);
            self.out.push(sign);
            self.skip_blank();
        } else if tag.closes && self.emphasis.last() == Some(&sign) {
            self.emphasis.pop();
            self.out.trim_end();
            self.out.push(sign);
        }
    }

    fn code(&mut self, tag: Tag<'_>) {
        let inside = self.rest.match_indices("</").find_map(|(at, _)| {
            let closing = Tag::at(&self.rest[at..])?;
            closing.name.eq_ignore_ascii_case(tag.name).then_some((at, closing.length))
        });
        if let Some((end, length)) = inside {
            let code = self.take(end);
            self.out.code(&entity::decode(code));
            self.take(length);
        }
        if let Some(left) = self.closing.get_mut(&tag.name.to_ascii_lowercase()) {
            *left = inside.map_or(0, |_| left.saturating_sub(1));
        }
    }

    /// A link, or a mention of some name in code.
    fn reference(&mut self, tag: Tag<'_>) {
        if tag.closes {
            if let Some((start, target)) = self.link.take() {
                self.out.link(start, &target);
            }
            return;
        }
        let has_text = !tag.empty && !self.rest.trim_start().starts_with("</");
        if let Some(target) = tag.attribute("href") {
            let is_safe = !target.trim_start().to_ascii_lowercase().starts_with("javascript:");
            self.link = is_safe.then(|| (self.out.len(), target)).filter(|_| !tag.empty);
        } else if let Some((_, path)) = tag.attributes().next().filter(|_| !has_text) {
            self.out.code(last_segment(&path));
        }
    }

    fn skip_blank(&mut self) {
        self.rest = self.rest.trim_start();
    }
}

/// The last name of a path such as `T:Some.Place.Thing` or `M:Some.Thing.Do(System.Int32)`.
fn last_segment(path: &str) -> &str {
    let path = path.split_once(':').map_or(path, |(_, path)| path);
    let path = path.split(['(', '`', '{']).next().unwrap_or(path);
    path.rsplit('.').find(|name| !name.is_empty()).unwrap_or(path)
}
