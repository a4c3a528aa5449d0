//! Markdown of the docs as doc comments that rustdoc takes without a warning.
//!
//! The text is parsed and written anew: what is Markdown stays, what only looks like it (`[x]`,
//! `<T>`, `a_b*`) is escaped, bare URLs become links, code is fenced as `text` so that nothing
//! becomes a doctest, and lines are wrapped.

mod escape;
mod wrap;

use escape::{code_span, escape, visible};
use pulldown_cmark::{
    CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeStream,
};
use wrap::wrap;

/// Columns a line of documentation may take, without indentation and `///`.
const WIDTH: usize = 94;

/// The lines of a doc comment, without `///` and without the space after it.
pub(super) fn lines(markdown: &str) -> Vec<String> {
    let mut writer = Writer::default();
    writer.write(&visible(markdown));
    writer.out
}

/// The lines of a list item: a label, which is Markdown already, and its text.
pub(super) fn item(label: &str, markdown: &str) -> Vec<String> {
    let mut writer = Writer { inline: label.to_owned(), labelled: true, ..Writer::default() };
    writer.prefixes.push(Prefix { first: Some("- ".into()), rest: "  ".into() });
    writer.write(&visible(markdown));
    writer.out
}

/// A name or a path of the docs as a code span.
pub(super) fn code(text: &str) -> String {
    code_span(&visible(text)).replace(wrap::FIXED_SPACE, " ")
}

/// What lines begin with inside a list item or a quotation.
struct Prefix {
    /// For the next line only.
    first: Option<String>,
    rest: String,
}

#[derive(Default)]
struct Writer {
    out: Vec<String>,
    prefixes: Vec<Prefix>,
    /// The inline text of the block being read.
    inline: String,
    /// Whether `inline` holds a label that the first paragraph follows on the same line.
    labelled: bool,
    /// The next numbers of the ordered lists around; `None` for a list with bullets.
    lists: Vec<Option<u64>>,
    /// Where the links around lead; `None` where only their text is kept.
    links: Vec<Option<String>>,
    /// The lines of a code block and its language.
    code: Option<(String, String)>,
    cells: Vec<String>,
}

impl Writer {
    fn write(&mut self, markdown: &str) {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
        for event in TextMergeStream::new(Parser::new_ext(markdown, options)) {
            self.event(event);
        }
        self.flush();
        while self.out.last().is_some_and(String::is_empty) {
            self.out.pop();
        }
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some((_, code)) => code.push_str(&text),
                None => self.inline.push_str(&escape(&text)),
            },
            Event::Code(code) => self.inline.push_str(&code_span(&code)),
            Event::InlineHtml(html) if is_line_break(&html) => self.inline.push('\n'),
            Event::InlineHtml(html) | Event::Html(html) => self.inline.push_str(&escape(&html)),
            Event::SoftBreak => self.inline.push(' '),
            Event::HardBreak => self.inline.push('\n'),
            Event::Rule => {
                self.blank();
                self.line("---");
            }
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.inline.push_str(&escape(&text));
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph if std::mem::take(&mut self.labelled) => {}
            Tag::Paragraph | Tag::HtmlBlock => self.blank(),
            Tag::Heading { level, .. } => {
                self.blank();
                self.inline.push_str(&"#".repeat((level as usize).max(HeadingLevel::H2 as usize)));
                self.inline.push(' ');
            }
            Tag::BlockQuote(_) => {
                self.blank();
                self.prefixes.push(Prefix { first: None, rest: "> ".into() });
            }
            Tag::CodeBlock(kind) => {
                self.blank();
                let info = match &kind {
                    CodeBlockKind::Fenced(info) => {
                        info.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("")
                    }
                    CodeBlockKind::Indented => "",
                };
                let language =
                    if matches!(info, "json" | "http" | "xml" | "js") { info } else { "text" };
                self.code = Some((language.to_owned(), String::new()));
            }
            Tag::List(number) => {
                if self.lists.is_empty() {
                    self.blank()
                } else {
                    self.flush()
                }
                self.lists.push(number);
            }
            Tag::Item => {
                self.flush();
                let first = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                };
                let rest = " ".repeat(first.len());
                self.prefixes.push(Prefix { first: Some(first), rest });
                self.labelled = true;
            }
            Tag::Emphasis => self.inline.push('*'),
            Tag::Strong => self.inline.push_str("**"),
            Tag::Strikethrough => self.inline.push_str("~~"),
            Tag::Link { dest_url, .. } => {
                let url = Some(dest_url.to_string()).filter(|url| escape::is_url(url));
                self.inline.push_str(if url.is_some() { "[" } else { "" });
                self.links.push(url);
            }
            Tag::Table(_) => self.blank(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.flush(),
            TagEnd::Heading(_) => {
                let heading = std::mem::take(&mut self.inline).replace('\n', " ");
                if !heading.trim_matches(['#', ' ']).is_empty() {
                    self.line(&heading.replace(wrap::FIXED_SPACE, " "));
                }
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.prefixes.pop();
            }
            TagEnd::CodeBlock => self.code_block(),
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Item => {
                self.flush();
                self.prefixes.pop();
                self.labelled = false;
            }
            TagEnd::Emphasis => self.inline.push('*'),
            TagEnd::Strong => self.inline.push_str("**"),
            TagEnd::Strikethrough => self.inline.push_str("~~"),
            TagEnd::Link => {
                if let Some(Some(url)) = self.links.pop() {
                    self.inline.push_str(&format!("](<{url}>)"));
                }
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.inline).replace(['\n', wrap::FIXED_SPACE], " ");
                self.cells.push(cell.replace('|', "\\|"));
            }
            TagEnd::TableHead => {
                let rule = "|---".repeat(self.cells.len()) + "|";
                self.row();
                self.line(&rule);
            }
            TagEnd::TableRow => self.row(),
            _ => {}
        }
    }

    fn row(&mut self) {
        let row = format!("| {} |", std::mem::take(&mut self.cells).join(" | "));
        self.line(&row);
    }

    fn code_block(&mut self) {
        let Some((language, code)) = self.code.take() else { return };
        let mut fence = "```".to_owned();
        while code.contains(&fence) {
            fence.push('`');
        }
        self.line(&format!("{fence}{language}"));
        for line in code.lines() {
            self.line(line);
        }
        self.line(&fence);
    }

    /// Ends the block before and separates the next one from it.
    fn blank(&mut self) {
        self.flush();
        let begun = self.prefixes.last().is_none_or(|prefix| prefix.first.is_none());
        if begun && self.out.last().is_some_and(|line| !line.is_empty()) {
            self.out.push(String::new());
        }
    }

    /// Writes the inline text read so far, wrapped.
    fn flush(&mut self) {
        self.labelled = false;
        let text = std::mem::take(&mut self.inline);
        if text.is_empty() {
            // Adding up prefixes all the same would take forever where quotes nest without end.
            return;
        }
        let indent: usize = self.prefixes.iter().map(|prefix| prefix.rest.len()).sum();
        for line in wrap(&text, WIDTH.saturating_sub(indent).max(40)) {
            self.line(&line);
        }
    }

    fn line(&mut self, text: &str) {
        let after_list = self.prefixes.is_empty()
            && self.out.last().is_some_and(|last| last.starts_with(' ') || last.starts_with("- "));
        if after_list && self.code.is_none() && !text.starts_with(' ') && !text.is_empty() {
            self.out.push(String::new());
        }
        let mut line = String::new();
        for prefix in &mut self.prefixes {
            line.push_str(&prefix.first.take().unwrap_or_else(|| prefix.rest.clone()));
        }
        line.push_str(text);
        self.out.push(line.trim_end().to_owned());
    }
}

fn is_line_break(html: &str) -> bool {
    let name = html.trim_matches(['<', '>', '/', ' ']);
    name.eq_ignore_ascii_case("br")
}

#[cfg(test)]
mod tests;
