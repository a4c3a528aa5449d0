//! Markdown to blocks.

use super::comments::blanked;
use super::lines::{lines, trimmed};
use super::{Block, Fence, Heading, Page, Prose, front_matter, nesting, table};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Edit};
use crate::source::{FileId, SourceFile, Span, Spanned};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};
use regex::Regex;
use std::borrow::Cow;
use std::ops::Range;

/// Reads a page into blocks. Front matter that cannot be read, rows that do not fit their table
/// and a fence that is never closed are findings; the page is read to its end all the same.
///
/// What matches a pattern of `dressing` is read as blanks, wherever it stands: elements and shortcodes
/// that say nothing, and would keep Markdown from seeing what is beside them.
pub fn parse(
    id: FileId,
    file: &SourceFile,
    dressing: &[Regex],
    diagnostics: &mut Diagnostics,
) -> Page {
    let (front_matter, body) = front_matter::read(&file.text, id, diagnostics);
    if let Some(place) = nesting::too_deep(&file.text) {
        let message = "quotes or lists are nested too deeply to be read";
        diagnostics.push(Diagnostic::new(Code::UnreadableFile, Span::new(id, place), message));
        return Page { file: id, front_matter, blocks: Vec::new() };
    }
    let text = undressed(blanked(&file.text, body), body, dressing);
    let mut reader = Reader {
        text: &text,
        file: id,
        blocks: Vec::new(),
        read: body,
        budget: 4 * text.len() + (1 << 20),
        diagnostics,
    };
    reader.read_page();
    Page { file: id, front_matter, blocks: reader.blocks }
}

/// A page with blanks in the place of what matches from `start` on, so that nothing else moves.
fn undressed<'t>(text: Cow<'t, str>, start: usize, dressing: &[Regex]) -> Cow<'t, str> {
    let found = dressing.iter().flat_map(|pattern| pattern.find_iter(&text[start..]));
    let found: Vec<_> = found.map(|found| start + found.start()..start + found.end()).collect();
    if found.is_empty() {
        return text;
    }
    let mut bytes = text.as_bytes().to_vec();
    for at in found.into_iter().flatten() {
        if !matches!(bytes[at], b'\n' | b'\r') {
            bytes[at] = b' ';
        }
    }
    String::from_utf8(bytes).map_or(text, Cow::Owned)
}

/// What follows the `#` signs of a heading, without those that close it.
fn without_closing_signs(text: &str) -> &str {
    let rest = text.trim_end().trim_end_matches('#');
    if rest.is_empty() || rest.ends_with([' ', '\t']) { rest } else { text }
}

/// Reads blocks off a page.
struct Reader<'a> {
    text: &'a str,
    file: FileId,
    blocks: Vec<Block>,
    /// Offset up to which everything lies in a block.
    read: usize,
    /// How many bytes may be handed to the Markdown parser a further time. A table that goes on
    /// where Markdown's rules end it needs that; without a limit, hostile pages take forever.
    budget: usize,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn read_page(&mut self) {
        while let Some(again) = self.read_from(self.read) {
            self.read = again;
        }
        self.keep_up_to(self.text.len());
    }

    /// Reads the page from an offset on. Gives the offset from which it must be read anew, if a
    /// table ended elsewhere than Markdown's rules say.
    fn read_from(&mut self, start: usize) -> Option<usize> {
        let mut depth = 0_usize;
        let parser = Parser::new_ext(&self.text[start..], Options::ENABLE_TABLES);
        for (event, range) in parser.into_offset_iter() {
            let range = start + range.start..start + range.end;
            if depth == 0 && range.end > self.read {
                let reading_ended = self.read_block(&event, range);
                let rest = self.text.len() - self.read;
                if reading_ended != self.read && self.budget > rest {
                    self.budget -= rest;
                    return Some(self.read);
                }
            }
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
        None
    }

    /// Reads one top-level element. Gives the offset at which it ends by Markdown's rules.
    fn read_block(&mut self, event: &Event<'_>, range: Range<usize>) -> usize {
        let end = range.end;
        if range.start < self.read {
            self.keep_up_to(end);
            return self.read;
        }
        self.keep_up_to(range.start);
        self.read = end;
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let heading = self.heading(*level as u8, trimmed(self.text, range));
                self.blocks.push(Block::Heading(heading));
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let fence = self.fence(info, range);
                self.blocks.push(Block::Fence(fence));
            }
            Event::Start(Tag::Table(_)) => self.read_table(range),
            _ => self.keep(range),
        }
        end
    }

    /// Reads the table, or the tables with text between them, that Markdown sees as one.
    fn read_table(&mut self, range: Range<usize>) {
        self.read = range.start;
        while self.read < range.end {
            let rest = self.read..range.end;
            let reading = table::read(self.text, self.file, rest, self.diagnostics);
            self.blocks.push(Block::Table(reading.table));
            for stray in reading.stray {
                self.keep(stray);
            }
            self.read = reading.end;
        }
    }

    fn heading(&self, level: u8, range: Range<usize>) -> Heading {
        let written = &self.text[range.clone()];
        let content = match written.strip_prefix('#') {
            Some(_) => {
                let signs = written.bytes().take_while(|&byte| byte == b'#').count();
                let opened = range.start + signs..range.end;
                opened.start..opened.start + without_closing_signs(&self.text[opened.clone()]).len()
            }
            None => {
                let underline = lines(self.text, range.clone()).last();
                range.start..underline.map_or(range.end, |line| line.start)
            }
        };
        Heading { level, text: self.spanned(trimmed(self.text, content)), span: self.span(range) }
    }

    /// What would close a code block at the end of the page, if nothing in it looks like a page.
    fn closing(&self, fence: &Range<usize>) -> Option<Edit> {
        let mut lines = self.text[fence.clone()].lines();
        let opening = lines.next()?;
        let sign = opening.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
        let signs: String = opening.chars().take_while(|next| *next == sign).collect();
        if lines.any(|line| line.starts_with(['#', '|', '`', '~'])) {
            return None;
        }
        let line_end = if self.text.contains("\r\n") { "\r\n" } else { "\n" };
        Some(Edit::new(self.span(fence.end..fence.end), format!("{line_end}{signs}")))
    }

    fn fence(&mut self, info: &str, range: Range<usize>) -> Fence {
        let range = trimmed(self.text, range);
        let mut inner = lines(self.text, range.clone());
        let opening = inner.next().unwrap_or(range.start..range.start);
        let body_start = inner.at();
        let another = inner.clone().find(|line| self.opens_another(&opening, line));
        let closing = inner.last().filter(|last| self.closes(&opening, last));
        if closing.is_none() {
            let finding = Diagnostic::new(
                Code::UnclosedFence,
                self.span(opening),
                "this code block is opened and never closed",
            );
            let finding = finding.help("it is read up to the end of the page");
            self.diagnostics.push(finding.fix(self.closing(&range)));
        } else if let Some(another) = another {
            let message = "this code block is not closed where the next one is opened";
            let finding = Diagnostic::new(Code::UnclosedFence, self.span(opening), message);
            let finding = finding.label(self.span(trimmed(self.text, another)), "opened here");
            self.diagnostics.push(finding.help("what stands between is read as part of it"));
        }
        let body_end = closing.map_or(range.end, |line| line.start);
        let body = &self.text[body_start..body_end.max(body_start)];
        let body = body.strip_suffix('\n').unwrap_or(body);
        let body = body.strip_suffix('\r').unwrap_or(body);
        let body = self.spanned(body_start..body_start + body.len());
        let language = info.split_whitespace().next().unwrap_or_default().to_owned();
        let info = info.trim().to_owned();
        Fence { language, info, body, span: self.span(range) }
    }

    /// Whether a line inside of a fence looks like the opening of another.
    fn opens_another(&self, opening: &Range<usize>, line: &Range<usize>) -> bool {
        let (opening, line) = (self.text[opening.clone()].trim(), self.text[line.clone()].trim());
        let Some(sign) = opening.chars().next() else { return false };
        let length = opening.chars().take_while(|&found| found == sign).count();
        let rest = line.trim_start_matches(sign);
        let is_word = !rest.is_empty() && !rest.contains(char::is_whitespace);
        line.len() - rest.len() >= length && is_word && !rest.contains(sign)
    }

    /// Whether one line closes the fence that the other opens.
    fn closes(&self, opening: &Range<usize>, line: &Range<usize>) -> bool {
        let (opening, line) = (self.text[opening.clone()].trim(), self.text[line.clone()].trim());
        let Some(sign) = opening.chars().next() else { return false };
        let length = opening.chars().take_while(|&found| found == sign).count();
        line.len() >= length && line.chars().all(|found| found == sign)
    }

    /// Keeps the text up to an offset that no Markdown element covers, such as the definitions of
    /// link targets.
    fn keep_up_to(&mut self, end: usize) {
        if end > self.read {
            self.keep(self.read..end);
            self.read = end;
        }
    }

    /// Keeps text that is none of the other kinds of block, unless it is blank.
    fn keep(&mut self, range: Range<usize>) {
        let range = trimmed(self.text, range);
        if !range.is_empty() {
            let Spanned { value: text, span } = self.spanned(range);
            self.blocks.push(Block::Prose(Prose { text, span }));
        }
    }

    fn spanned(&self, range: Range<usize>) -> Spanned<String> {
        Spanned::new(self.text[range.clone()].to_owned(), self.span(range))
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }
}
