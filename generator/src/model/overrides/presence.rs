//! Values that are always there must end somewhere.

use super::claims::{Claims, refusal};
use super::places::Place;
use super::{Change, Key};
use crate::diagnostics::Diagnostics;
use crate::model::api::Api;

/// Reports properties that are always there by the configuration and hold, by way of such properties,
/// their own carrier: no value of it would ever be complete. What the docs require gives way where a type
/// that the configuration states leads there.
pub(super) fn check(api: &mut Api, claims: &Claims<'_>, diagnostics: &mut Diagnostics) {
    for (place, change) in claims.of(Key::Nullable) {
        let Place::Property(carrier, index) = place else { continue };
        if change.value == Change::Nullable(false) && api.requires_itself(carrier, index) {
            let name = place.name(api);
            let message = format!("`{name}` cannot always be there: it would hold itself for ever");
            diagnostics.push(refusal(change.span, message));
        }
    }
    for carrier in 0..api.carriers.len() {
        for index in 0..api.carriers[carrier].properties.len() {
            let is_stated = api.carriers[carrier].properties[index].stated_required.is_some();
            if is_stated && api.requires_itself(carrier, index) {
                api.carriers[carrier].properties[index].required = false;
            }
        }
    }
}
