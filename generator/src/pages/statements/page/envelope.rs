//! What every answer is wrapped in.

use super::Reader;
use crate::pages::statements::{PropertyTable, StatedProperty, StatedType};
use crate::source::Spanned;

impl Reader<'_> {
    /// The table of what a whole answer is, made of that of what the envelope holds.
    pub(super) fn enveloped(&self, table: PropertyTable) -> PropertyTable {
        let Some(envelope) = &self.dialect.description().envelope else { return table };
        let span = table.span;
        let property = |name: &str, ty: StatedType, nested| StatedProperty {
            name: Spanned::new(name.to_owned(), span),
            ty: Spanned::new(ty, span),
            items: None,
            owner: None,
            description: String::new(),
            deprecated: None,
            required: false,
            links: Vec::new(),
            nested,
        };
        let beside = |(name, word): (&String, &String)| {
            let ty = self.dialect.stated_type(word).unwrap_or(StatedType::Unknown);
            property(name, ty, None)
        };
        let is_there = |name: &str| table.rows.iter().any(|row| row.name.value == name);
        let missing = |entry: &(&String, &String)| !is_there(entry.0);
        let before: Vec<_> = envelope.before.iter().filter(missing).map(beside).collect();
        let after: Vec<_> = envelope.after.iter().filter(missing).map(beside).collect();
        let inner = match is_there(&envelope.property) {
            // The table describes the envelope, too.
            true => table.rows,
            false => {
                let object = StatedType::Reference(None);
                let ty = if table.is_list { object.list() } else { object };
                let held = PropertyTable { is_list: false, ..table };
                vec![property(&envelope.property, ty, Some(held))]
            }
        };
        let rows = before.into_iter().chain(inner).chain(after).collect();
        PropertyTable { rows, is_list: false, span }
    }
}
