//! A report for people at a terminal.

use super::super::change::Used;
use super::super::report::Report;
use super::super::rule::Severity;
use super::super::surface::{ItemChange, Step};
use super::fold::{self, Fold};
use super::{SHOWN, summary, verdict};
use crate::diagnostics::Style;
use std::fmt::Write;

/// How many changes of each severity, and of the crate, are told unless all are asked for.
const TOLD: usize = 40;

/// What it is to look like.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Whether there are colours.
    pub style: Style,
    /// Whether all is told, each by itself.
    pub all: bool,
}

/// The report for people at a terminal.
pub fn text(report: &Report, look: Look) -> String {
    let mut page = Page { look, text: String::new() };
    page.line(&format!("{} → {}: {}", report.old, report.new, summary(report)));
    for note in &report.unknown {
        page.line(&format!("note: {note}"));
    }
    for severity in SHOWN {
        page.changes(report, severity);
    }
    page.accepted(report);
    page.items(report);
    page.text
}

struct Page {
    look: Look,
    text: String,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn paint(&self, word: &str, colour: &str) -> String {
        match self.look.style {
            Style::Ansi => format!("\u{1b}[{colour}m{word}\u{1b}[0m"),
            Style::Plain => word.to_owned(),
        }
    }

    fn title(&mut self, word: &str, colour: &str, number: usize) {
        let title = self.paint(&format!("{word} ({number})"), colour);
        self.line("");
        self.line(&title);
    }

    fn changes(&mut self, report: &Report, severity: Severity) {
        let folds = fold::folds(report, severity, !self.look.all);
        if folds.is_empty() {
            return;
        }
        let colour = match severity {
            Severity::Breaking => "1;31",
            Severity::Risky => "1;33",
            _ => "1;32",
        };
        self.title(severity.name(), colour, report.count(severity));
        let most = if self.look.all { usize::MAX } else { TOLD };
        folds.iter().take(most).for_each(|fold| self.fold(fold));
        self.left_out(folds.len(), most);
    }

    fn fold(&mut self, fold: &Fold<'_>) {
        let change = fold.first();
        let rule = self.paint(&format!("[{}]", change.rule), "2");
        self.line(&format!("  {}: {} {rule}", fold.subject(), fold.sentence()));
        if let Some(used) = change.used.as_ref().filter(|_| fold.is_of_one()) {
            self.line(&format!("    {}", of_use(used)));
        }
        let example = if fold.changes.len() > 1 { ", for one" } else { "" };
        for (word, place) in [("was", &change.old), ("now", &change.new)] {
            if let Some(place) = place {
                self.line(&format!("    {word} {place}{example}"));
            }
        }
    }

    fn left_out(&mut self, all: usize, most: usize) {
        if all > most {
            self.line(&format!("  … {} more (shown with -v)", all - most));
        }
    }

    fn accepted(&mut self, report: &Report) {
        if !self.look.all || report.accepted() == 0 {
            return;
        }
        self.title("accepted", "1", report.accepted());
        for change in &report.changes {
            let Some(why) = &change.accepted else { continue };
            let why = if why.is_empty() { String::new() } else { format!(" # {why}") };
            let (of, sentence) = (change.of.name(), change.sentence());
            self.line(&format!("  {of}: {sentence} [{}]{why}", change.rule));
        }
    }

    fn items(&mut self, report: &Report) {
        let Some((_, changes)) = &report.surface else { return };
        for (step, colour) in [(Step::Major, "1;31"), (Step::Minor, "1;32")] {
            let of_step: Vec<ItemChange> =
                changes.iter().filter(|change| change.step == step).cloned().collect();
            if of_step.is_empty() {
                continue;
            }
            self.title(&format!("crate, {}", step.name()), colour, of_step.len());
            let folds = fold::items(&of_step, !self.look.all);
            let most = if self.look.all { usize::MAX } else { TOLD };
            folds.iter().take(most).for_each(|fold| self.item(fold));
            self.left_out(folds.len(), most);
        }
        let verdict = verdict(report);
        self.line("");
        self.line(&format!("version of the crate: {verdict}"));
    }

    fn item(&mut self, fold: &[&ItemChange]) {
        let Some(first) = fold.first() else { return };
        let names = fold::some(fold.iter().map(|change| change.path.as_str()));
        let number = if fold.len() > 1 { format!("{} items, ", fold.len()) } else { String::new() };
        self.line(&format!("  {number}{names}: {}", first.says));
        if let Some(only) = first.only {
            self.line(&format!("    breaks only {}", only.about()));
        }
    }
}

/// Who is concerned.
pub fn of_use(used: &Used) -> String {
    let mut text = String::new();
    let count = |number: usize| match number {
        1 => "1 operation".to_owned(),
        many => format!("{many} operations"),
    };
    let _ = match (used.sent, used.answered) {
        (0, answered) => write!(text, "answered by {}", count(answered)),
        (sent, 0) => write!(text, "sent by {}", count(sent)),
        (sent, answered) => write!(text, "sent by {sent} and answered by {}", count(answered)),
    };
    let such_as = if used.sent + used.answered > 1 { ", such as" } else { "," };
    text + such_as + " " + &used.example
}
