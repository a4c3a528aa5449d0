//! What people see.

use super::args::{ColorChoice, Format, Look};
use super::selection::{Detail, hint, select};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::env;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::Path;
use tablature::diagnostics::formats;
use tablature::diagnostics::{
    Diagnostic, Diagnostics, Severity, Style, USUAL_WIDTH, render, render_short,
};
use tablature::model::lock;
use tablature::shell::pipeline::Outcome;
use tablature::shell::pipeline::Pending;
use tablature::source::Sources;
use terminal_size::{Width, terminal_size_of};

/// How many changes of a lock are listed, unless all are to be shown.
const LISTED: usize = 100;

/// How many lines tell what is other than it was, when that is done.
const TOLD: usize = 10;

/// Where messages go, and how.
pub struct Terminal {
    style: Style,
    style_of_data: Style,
    format: Format,
    detail: Detail,
    /// How many columns a finding may take up.
    width: usize,
    /// Why not all data could be written.
    lost: RefCell<Option<io::Error>>,
}

impl Terminal {
    /// A terminal that looks as the command line says.
    pub fn new(look: &Look) -> Self {
        let is_forbidden = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let style = |is_terminal: bool| match look.color {
            ColorChoice::Always => Style::Ansi,
            ColorChoice::Auto if is_terminal && !is_forbidden => Style::Ansi,
            ColorChoice::Never | ColorChoice::Auto => Style::Plain,
        };
        Self {
            style: style(io::stderr().is_terminal()),
            width: terminal_size_of(io::stderr())
                .map_or(USUAL_WIDTH, |(Width(columns), _)| columns.into()),
            style_of_data: style(io::stdout().is_terminal()),
            format: look.format,
            detail: match (look.quiet, look.verbose) {
                (true, _) => Detail::Errors,
                (_, true) => Detail::All,
                _ => Detail::Usual,
            },
            lost: RefCell::default(),
        }
    }

    /// The same terminal, with findings in another format.
    pub fn in_format(self, format: Format) -> Self {
        Self { format, ..self }
    }

    /// Whether a progress bar has a place here.
    pub fn shows_progress(&self) -> bool {
        io::stderr().is_terminal() && self.detail != Detail::Errors
    }

    /// Whether all is to be shown, however much it is.
    pub fn shows_all(&self) -> bool {
        self.detail == Detail::All
    }

    /// What data for people looks like.
    pub fn style_of_data(&self) -> Style {
        self.style_of_data
    }

    /// What messages look like.
    pub fn style(&self) -> Style {
        self.style
    }

    /// Whether findings of a severity are to be seen.
    pub fn shows(&self, severity: Severity) -> bool {
        severity >= self.detail.least()
    }

    /// Whether only errors are to be seen.
    pub fn is_quiet(&self) -> bool {
        self.detail == Detail::Errors
    }

    /// Data, for the next program. Whether all of it could be written, [`lost`](Self::lost) knows.
    pub fn data(&self, text: &str) {
        let mut stdout = io::stdout().lock();
        match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            // Whoever closes the pipe has seen enough.
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                self.lost.borrow_mut().get_or_insert(error);
            }
            _ => {}
        }
    }

    /// Differences, as data. Quiet runs tell of them by their exit code alone.
    pub fn differences(&self, text: &str) {
        if !self.is_quiet() {
            self.data(text);
        }
    }

    /// Why not all data could be written, if so.
    pub fn lost(&self) -> Option<io::Error> {
        self.lost.take()
    }

    /// What was done.
    pub fn say(&self, message: &str) {
        if self.detail != Detail::Errors {
            write_message(message);
        }
    }

    /// Why it could not be done.
    pub fn error(&self, message: &str) {
        write_message(&format!("{}: {message}", self.paint("error", "1;31")));
    }

    /// What can be done about it.
    pub fn help(&self, message: &str) {
        write_message(&format!("{}: {message}", self.paint("help", "1;36")));
    }

    /// The findings that [`show`](Self::show) shows.
    pub fn chosen<'a>(&self, diagnostics: &'a Diagnostics) -> Vec<&'a Diagnostic> {
        select(diagnostics, self.detail, self.format).shown
    }

    /// The findings that are bad enough to be shown, however many there are.
    pub fn wanted<'a>(&self, diagnostics: &'a Diagnostics) -> impl Iterator<Item = &'a Diagnostic> {
        let least = self.detail.least();
        diagnostics.iter().filter(move |found| found.severity >= least)
    }

    /// The findings that are worth a person's time, as data.
    pub fn listing(&self, diagnostics: &Diagnostics, sources: &Sources, format: Format) -> String {
        let folded = select(diagnostics, self.detail, format);
        let mut text = String::new();
        for found in &folded.shown {
            text.push_str(&match format {
                Format::Short => render_short(found, sources),
                _ => render(found, sources, self.style_of_data, self.width),
            });
            text.push('\n');
        }
        if !folded.is_complete() {
            text.push_str(&format!("… {folded} ({})\n", hint(self.detail)));
        }
        text
    }

    /// The findings that are worth a person's time.
    pub fn show(&self, diagnostics: &Diagnostics, sources: &Sources) {
        let folded = select(diagnostics, self.detail, self.format);
        folded.shown.iter().for_each(|found| self.show_one(found, sources));
        if !folded.is_complete() {
            write_message(&format!("… {folded} ({})", hint(self.detail)));
        }
    }

    /// All findings, whatever the command line says.
    pub fn show_all(&self, diagnostics: &Diagnostics, sources: &Sources) {
        diagnostics.iter().for_each(|found| self.show_one(found, sources));
    }

    fn show_one(&self, found: &Diagnostic, sources: &Sources) {
        write_message(&match self.format {
            Format::Json => return self.data(&line(found, sources)),
            Format::Github => formats::github([found], sources),
            Format::Short => render_short(found, sources),
            _ => render(found, sources, self.style, self.width),
        });
    }

    /// The pages that are not in the crate.
    pub fn list_left_out(&self, outcome: &Outcome) {
        if outcome.left_out.is_empty() {
            return;
        }
        let pages = count(outcome.left_out.len(), "page", "pages");
        self.say(&format!("left out {pages} with errors:"));
        for &page in &outcome.left_out {
            self.say(&format!("  {}", outcome.sources.file(page).path));
        }
    }

    /// What the lock lacks or has too much of, as data, and what follows from that.
    pub fn lock_differs(&self, lock: &Pending, consequence: &str) {
        let path = shown(&lock.path);
        if lock.is_first {
            return self.say(&format!("there is no {path}; {consequence}"));
        }
        let most = if self.shows_all() { usize::MAX } else { LISTED };
        let changes = lock::list(&lock.changes, most);
        self.differences(
            &changes.lines().map(|line| format!("{path}: {line}\n")).collect::<String>(),
        );
        let hint = if lock.changes.len() > most { " (shown with -v)" } else { "" };
        let changes = changes_of(lock);
        self.say(&format!("{path} is out of date by {changes}{hint}; {consequence}"));
    }

    /// That the lock has changed.
    pub fn lock_written(&self, lock: &Pending) {
        let path = shown(&lock.path);
        match lock.is_first {
            true => self.say(&format!("wrote {path}")),
            false => {
                let of_known: Vec<_> =
                    lock.changes.iter().filter(|change| change.is_of_known()).cloned().collect();
                let most = if self.shows_all() { usize::MAX } else { TOLD };
                let told = lock::list(&of_known, most);
                let told: String = told.lines().map(|line| format!("\n  {line}")).collect();
                self.say(&format!("updated {path}: {}{told}", changes_of(lock)));
            }
        }
    }

    /// How many findings there are of each severity.
    pub fn tally(&self, diagnostics: &Diagnostics) -> String {
        let of = |severity| diagnostics.iter().filter(|found| found.severity == severity).count();
        let (errors, notes) = (of(Severity::Error), of(Severity::Note));
        let mut parts = Vec::new();
        if errors > 0 {
            parts.push(count(errors, "error", "errors"));
        }
        parts.push(count(of(Severity::Warning), "warning", "warnings"));
        if notes > 0 {
            let hint = if self.detail == Detail::All { "" } else { " (shown with -v)" };
            parts.push(count(notes, "note", "notes") + hint);
        }
        parts.join(", ")
    }

    fn paint(&self, word: &str, colour: &str) -> String {
        match self.style {
            Style::Ansi => format!("\u{1b}[{colour}m{word}\u{1b}[0m"),
            Style::Plain => word.to_owned(),
        }
    }
}

/// How much of a lock changes, and how much of that is no mere addition.
fn changes_of(lock: &Pending) -> String {
    let all = count(lock.changes.len(), "change", "changes");
    match lock.changes.iter().filter(|change| change.is_of_known()).count() {
        0 => all,
        of_known => format!("{all}, {of_known} of what was known"),
    }
}

/// A number and the word for so many.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A folder as people write it, with a slash at its end.
pub fn folder(path: &Path) -> String {
    let shown = shown(path);
    if shown.ends_with('/') { shown } else { shown + "/" }
}

/// A path with forward slashes.
fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

fn write_message(message: &str) {
    let mut text = message.trim_end_matches('\n').to_owned();
    text.push('\n');
    // There is nobody left to tell when stderr is closed.
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// A finding as a line of JSON.
fn line(found: &Diagnostic, sources: &Sources) -> String {
    let mut line = json!({"kind": "finding"});
    if let (Value::Object(entries), Value::Object(of_finding)) =
        (&mut line, json!(formats::Finding::new(found, sources)))
    {
        entries.extend(of_finding);
    }
    format!("{line}\n")
}
