//! What has no name is called after the place where it stands.

use crate::model::api::CarrierName;
use crate::pages::statements::{EndpointPage, StatedBody};

/// The name of an operation as the owner of what has no name: with its group, unless it says that.
pub(super) fn operation_place(page: &EndpointPage) -> CarrierName {
    let mut place = vec![page.name.clone()];
    if let Some(group) = page.group.last().filter(|group| !page.name.contains(group.as_str())) {
        place.insert(0, group.clone());
    }
    CarrierName::Place(place)
}

/// What a body without a carrier's name is called below its operation: by its own name, unless
/// the operation's ends with it.
pub(super) fn body_word<'p>(page: &EndpointPage, body: &'p StatedBody) -> &'p str {
    let repeats = page.name.to_lowercase().ends_with(&body.name.to_lowercase());
    if repeats { "Body" } else { &body.name }
}
