//! Makes the changes, one kind after another.

use super::claims::Claims;
use super::edit::Editor;
use super::places::Place;
use super::{Key, Overrides, enums, names, presence};
use crate::diagnostics::Diagnostics;
use crate::model::api::Api;

/// Kinds of changes in the order in which they are made: types may use names, and words need to
/// know the type.
const ORDER: [Key; 9] = [
    Key::Name,
    Key::Type,
    Key::Values,
    Key::Closed,
    Key::Nullable,
    Key::Required,
    Key::Secret,
    Key::Docs,
    Key::Drop,
];

/// Changes the model as the configuration says, and reports overrides that cannot be followed or
/// make no difference. For each operation there was, tells whether there still is.
pub(crate) fn apply(
    api: &mut Api,
    overrides: &Overrides,
    diagnostics: &mut Diagnostics,
) -> Vec<bool> {
    let known_enums = api.enums.len();
    let mut claims = Claims::collect(api, overrides, diagnostics);
    let mut editor = Editor::new(api);
    for key in ORDER {
        claims.make(key, diagnostics, |place, change| editor.change(place, change));
        if key == Key::Name {
            editor.learn_names();
        }
    }
    let left_out = editor.finish();
    names::check(api, &claims, diagnostics);
    presence::check(api, &claims, diagnostics);
    claims.report(diagnostics);
    let kept = leave_out(api, &left_out);
    enums::name(api, known_enums);
    kept
}

/// Takes places out of the model, so that indices change only now. For each operation there was,
/// tells whether there still is.
fn leave_out(api: &mut Api, places: &[Place]) -> Vec<bool> {
    let mut places = places.to_vec();
    places.sort_by_key(|place| match place {
        Place::Property(_, index) | Place::Parameter(_, index) => std::cmp::Reverse(*index),
        _ => std::cmp::Reverse(0),
    });
    let mut kept = vec![true; api.operations.len()];
    for place in places {
        match place {
            Place::Property(carrier, index) => {
                let carrier = &mut api.carriers[carrier];
                let property = carrier.properties.remove(index);
                carrier.left_out.push(property.name);
            }
            Place::Parameter(operation, index) => {
                api.operations[operation].parameters.remove(index);
            }
            Place::Operation(index) => kept[index] = false,
            Place::Carrier(_) | Place::Request(_) | Place::Answer(_) => {}
        }
    }
    let mut next = 0;
    let numbers: Vec<Option<usize>> =
        kept.iter().map(|&kept| kept.then(|| (next, next += 1).0)).collect();
    for carrier in &mut api.carriers {
        carrier.request_of = carrier.request_of.and_then(|operation| numbers[operation]);
    }
    let mut keep = kept.iter();
    api.operations.retain(|_| keep.next() == Some(&true));
    kept
}
