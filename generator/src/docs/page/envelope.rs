//! What every answer is wrapped in.

use super::Reader;
use crate::docs::{PropertyTable, StatedProperty, StatedType};
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
            nested,
        };
        let beside = |(name, word): (&String, &String)| {
            let ty = self.dialect.stated_type(word).unwrap_or(StatedType::Unknown);
            property(name, ty, None)
        };
        let object = StatedType::Reference(None);
        let inner = if table.is_list { object.list() } else { object };
        let held =
            property(&envelope.property, inner, Some(PropertyTable { is_list: false, ..table }));
        let before = envelope.before.iter().map(beside);
        let rows = before.chain([held]).chain(envelope.after.iter().map(beside)).collect();
        PropertyTable { rows, is_list: false, span }
    }
}
