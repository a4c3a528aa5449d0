//! Answers as text for people.

use super::answer::{Answer, Kind, Section, Weighed};
use super::quote::Quote;
use super::words;
use crate::diagnostics::Style;

/// How many clues that count, and how many that do not, are shown unless all are asked for.
const WORTH_CLUES: usize = 6;

/// How wide a name may be before what follows it begins a line of its own.
const WIDEST_NAME: usize = 60;

/// How answers look.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Whether there are colours.
    pub style: Style,
    /// How many characters a line has at most; words that are longer stand out.
    pub width: usize,
    /// Whether to show everything, and not just as much as most people want to see.
    pub everything: bool,
}

impl Default for Look {
    /// Plain, on 100 columns.
    fn default() -> Self {
        Self { style: Style::Plain, width: 100, everything: false }
    }
}

/// An answer as text, with a line feed at its end.
pub fn lay_out(answer: &Answer, look: &Look) -> String {
    let mut page = Page { text: String::new(), look: *look };
    page.answer(answer, 0);
    page.text
}

struct Page {
    text: String,
    look: Look,
}

impl Page {
    fn answer(&mut self, answer: &Answer, indent: usize) {
        let what = match answer.kind {
            Kind::Carrier => "carrier",
            Kind::Property => "property",
            Kind::Operation => "operation",
            Kind::Body => "sent",
            Kind::Response => "answered",
            Kind::Parameter => "parameter",
        };
        let name = self.paint(&answer.name, "1");
        self.line(indent, &format!("{what} {name}"));
        let inner = indent + 2;
        let decided = match answer.kind {
            Kind::Operation => format!("is {}, {}", answer.decided, answer.because),
            Kind::Carrier => format!("is {}; {}", answer.decided, answer.because),
            _ => format!("is {}, because {}", answer.decided, answer.because),
        };
        self.wrapped(inner, &decided);
        let widest = answer.facts.iter().map(|(word, _)| word.len()).max().unwrap_or(0);
        for (word, fact) in &answer.facts {
            self.hanging(inner, &format!("{word:widest$}  "), fact);
        }
        let (counting, rejected): (Vec<_>, Vec<_>) =
            answer.clues.iter().partition(|clue| clue.rejected.is_none());
        self.clues(inner, "Evidence", &counting);
        self.clues(inner, "Rejected", &rejected);
        for section in &answer.sections {
            self.section(inner, section);
        }
        for part in &answer.parts {
            self.text.push('\n');
            self.answer(part, inner);
        }
    }

    fn clues(&mut self, indent: usize, title: &str, clues: &[&Weighed]) {
        if clues.is_empty() {
            return;
        }
        self.title(indent, title);
        let shown = if self.look.everything { clues.len() } else { WORTH_CLUES };
        for clue in clues.iter().take(shown) {
            let mut text = format!("{}: {}", words::evidence(clue.evidence), clue.says);
            if let Some(source) = &clue.source {
                text.push_str(&format!(" ({source})"));
            }
            if let Some(rejected) = clue.rejected {
                text.push_str(&format!("; it does not count: {rejected}"));
            }
            self.hanging(indent + 2, "", &text);
            if let Some(quote) = &clue.quote {
                self.quote(indent + 4, quote);
            }
        }
        self.left_out(indent + 2, clues.len().saturating_sub(shown));
    }

    fn quote(&mut self, indent: usize, quote: &Quote) {
        let place = self.paint(&quote.place(), "2");
        self.line(indent, &place);
        let (text, words) = quote.shortened(self.look.width.saturating_sub(indent + 2).max(20));
        if text.is_empty() {
            return;
        }
        let bar = self.paint("|", "2");
        self.line(indent, &format!("{bar} {text}"));
        // Marks below everything mark nothing.
        let is_all = words.start == 0 && words.end + 1 >= text.chars().count();
        if words.is_empty() || is_all {
            return;
        }
        let marks = "^".repeat(words.len());
        let marks = self.paint(&marks, "1;36");
        self.line(indent, &format!("{bar} {}{marks}", " ".repeat(words.start)));
    }

    fn section(&mut self, indent: usize, section: &Section) {
        let count = section.rows.len();
        self.title(indent, &format!("{} ({count})", section.title));
        let shown = if self.look.everything { count } else { section.worth.min(count) };
        let rows = &section.rows[..shown];
        let width = |texts: &mut dyn Iterator<Item = &String>| {
            let lengths = texts.map(|text| text.chars().count());
            lengths.filter(|&length| length <= WIDEST_NAME).max().unwrap_or(0)
        };
        let name = width(&mut rows.iter().map(|row| &row.name));
        let says = width(&mut rows.iter().map(|row| &row.says));
        for row in rows {
            let head = format!("{:name$}  {:says$}", row.name, row.says);
            let whole = format!("{head}  {}", row.note);
            if indent + 2 + whole.trim_end().chars().count() <= self.look.width {
                self.line(indent + 2, &whole);
            } else {
                self.line(indent + 2, &head);
                if !row.note.is_empty() {
                    self.line(indent + 6, &row.note);
                }
            }
        }
        self.left_out(indent + 2, count - shown);
    }

    fn left_out(&mut self, indent: usize, number: usize) {
        if number > 0 {
            self.line(indent, &format!("… {number} more"));
        }
    }

    fn title(&mut self, indent: usize, title: &str) {
        let title = self.paint(title, "1");
        self.line(indent, &title);
    }

    fn wrapped(&mut self, indent: usize, text: &str) {
        self.hanging(indent, "", text);
    }

    /// A text whose further lines begin below the first one's; `head` stands before it.
    fn hanging(&mut self, indent: usize, head: &str, text: &str) {
        let hang = indent + if head.is_empty() { 2 } else { head.chars().count() };
        let mut line = head.to_owned();
        let mut length = indent + head.chars().count();
        let mut is_begun = false;
        let mut margin = indent;
        for word in text.split_whitespace() {
            let word: String =
                word.chars().map(|one| if one.is_control() { ' ' } else { one }).collect();
            let own = word.chars().count();
            if is_begun && length + 1 + own > self.look.width {
                self.line(margin, &line);
                (line, length, margin, is_begun) = (String::new(), hang, hang, false);
            }
            if is_begun {
                line.push(' ');
                length += 1;
            }
            line.push_str(&word);
            length += own;
            is_begun = true;
        }
        self.line(margin, &line);
    }

    fn line(&mut self, indent: usize, text: &str) {
        let text = text.trim_end();
        if !text.is_empty() {
            self.text.push_str(&" ".repeat(indent));
            self.text.push_str(text);
        }
        self.text.push('\n');
    }

    fn paint(&self, text: &str, colour: &str) -> String {
        match self.look.style {
            Style::Ansi => format!("\u{1b}[{colour}m{text}\u{1b}[0m"),
            Style::Plain => text.to_owned(),
        }
    }
}
