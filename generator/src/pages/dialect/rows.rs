//! Rows of tables that are written as text or as headings.

use super::Dialect;
use std::ops::Range;

/// Where the cells of a row stand that is written as text; an empty range for one that is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProseRow {
    /// The name.
    pub name: Range<usize>,
    /// The type.
    pub ty: Range<usize>,
    /// What says that it must be given.
    pub required: Range<usize>,
    /// The description.
    pub description: Range<usize>,
}

impl Dialect {
    /// The rows of a table that a piece of text is instead, with the ranges of it where their cells
    /// stand; `None` if any of it is something else.
    pub fn rows(&self, text: &str) -> Option<Vec<ProseRow>> {
        self.rows.iter().find_map(|pattern| {
            let mut rest = 0;
            let mut rows = Vec::new();
            for found in pattern.captures_iter(text) {
                let whole = found.get(0)?;
                if !text[rest..whole.start()].trim().is_empty() {
                    return None;
                }
                rest = whole.end();
                let cell = |name| found.name(name).map_or(0..0, |cell| cell.range());
                rows.push(ProseRow {
                    name: cell("name"),
                    ty: cell("type"),
                    required: cell("required"),
                    description: cell("description"),
                });
            }
            (!rows.is_empty() && text[rest..].trim().is_empty()).then_some(rows)
        })
    }

    /// The name in a heading that is a row of a table.
    pub fn row_heading<'h>(&self, heading: &'h str) -> Option<&'h str> {
        let found = self.row_headings.iter().find_map(|(pattern, _)| pattern.captures(heading))?;
        found.name("name").map(|name| name.as_str())
    }

    /// Where type and description stand in the text below such a heading.
    pub fn row_text(&self, text: &str) -> Option<ProseRow> {
        let found = self.row_headings.iter().find_map(|(_, pattern)| pattern.captures(text))?;
        let cell = |name| found.name(name).map_or(0..0, |cell| cell.range());
        let (name, required) = (0..0, 0..0);
        Some(ProseRow { name, ty: cell("type"), required, description: cell("description") })
    }
}
