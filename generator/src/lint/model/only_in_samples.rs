//! Objects of which samples alone tell what they hold.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::api::{Api, Evidence, Property};

pub fn check(api: &Api, diagnostics: &mut Diagnostics) {
    for carrier in &api.carriers {
        if carrier.properties.iter().any(is_told) {
            continue;
        }
        let mut reasons = carrier.properties.iter().map(|property| &property.reason);
        let shown = reasons.find(|reason| reason.evidence == Evidence::Sample);
        if let Some(place) = shown.and_then(|reason| reason.span) {
            let name = carrier.name.display();
            let message = format!("no table tells what `{name}` holds; samples do");
            diagnostics.push(Diagnostic::new(Code::OnlyInSamples, place, message));
        }
    }
}

/// Whether a table, a name or the configuration tells of a property. A list that a row announces is told,
/// though samples tell of what it is one.
fn is_told(property: &Property) -> bool {
    let has_row = property.reason.clues.iter().any(|clue| clue.evidence == Evidence::Table);
    property.reason.evidence < Evidence::Sample || has_row
}
