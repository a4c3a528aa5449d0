//! Annotations of a pull request: commands that the runner of GitHub reads from the log of a job.

use super::{Diagnostic, Severity};
use crate::source::Sources;

/// How much an annotation weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The check fails.
    Error,
    /// Somebody should look at it.
    Warning,
    /// It is worth knowing.
    Notice,
}

/// An annotation, as a line. The place is a file with a line and a column, from 1.
pub fn annotation(
    weight: Weight,
    place: Option<(&str, u32, u32)>,
    title: &str,
    text: &str,
) -> String {
    let word = match weight {
        Weight::Error => "error",
        Weight::Warning => "warning",
        Weight::Notice => "notice",
    };
    let place = place
        .map(|(file, line, column)| format!("file={},line={line},col={column},", property(file)));
    let place = place.unwrap_or_default();
    format!("::{word} {place}title={}::{}\n", property(title), message(text))
}

/// A finding as an annotation.
pub fn render_github(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let weight = match diagnostic.severity {
        Severity::Error => Weight::Error,
        Severity::Warning => Weight::Warning,
        Severity::Note | Severity::Allow => Weight::Notice,
    };
    let place = diagnostic.span.map(|span| {
        let file = sources.file(span.file);
        let at = file.line_column(span.start);
        (file.path.as_str(), at.line, at.column)
    });
    let help = diagnostic.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
    let text = format!("{}{help}", diagnostic.message);
    annotation(weight, place, diagnostic.code.name(), &text)
}

/// Text as a message of a command.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Text as a property of a command.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
