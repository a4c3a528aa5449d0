//! Objects of which samples alone tell what they hold.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::api::{Api, Evidence, Reason};

pub fn check(api: &Api, diagnostics: &mut Diagnostics) {
    for carrier in &api.carriers {
        // A list that a table announces is told, though samples tell of what it is one.
        let is_told = carrier.properties.iter().any(|property| {
            let Reason { evidence, clues, .. } = &property.reason;
            *evidence != Evidence::Sample
                || clues.iter().any(|clue| clue.evidence < Evidence::Sample)
        });
        let place = carrier.properties.iter().find_map(|property| property.reason.span);
        if let Some(place) = place.filter(|_| !is_told) {
            let message =
                format!("no table tells what `{}` holds; samples do", carrier.name.display());
            diagnostics.push(Diagnostic::new(Code::OnlyInSamples, place, message));
        }
    }
}
