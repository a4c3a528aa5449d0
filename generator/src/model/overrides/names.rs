//! Names that the configuration gives.

use super::claims::{Claims, refusal};
use super::done::{Done, replace};
use super::places::Place;
use super::{Change, Key};
use crate::diagnostics::Diagnostics;
use crate::model::api::{Api, CarrierId, CarrierName};
use indexmap::IndexMap;

/// All carriers by the names they have now.
pub(super) fn of_carriers(api: &Api) -> IndexMap<String, CarrierId> {
    let names = api.carriers.iter().map(|carrier| carrier.name.display());
    names.enumerate().map(|(index, name)| (name, CarrierId(index as u32))).collect()
}

/// Gives a place a name.
pub(super) fn rename(api: &mut Api, place: Place, name: &str) -> Done {
    Ok(match place {
        Place::Carrier(index) => rename_carrier(api, index, name),
        Place::Property(carrier, index) => {
            let property = &mut api.carriers[carrier].properties[index];
            property.name != name && replace(&mut property.alias, Some(name.to_owned()))
        }
        Place::Operation(index) => replace(&mut api.operations[index].name, name.to_owned()),
        Place::Request(index) => match &mut api.operations[index].body {
            Some(body) => replace(&mut body.name, name.to_owned()),
            None => return Err("the operation sends nothing".into()),
        },
        Place::Answer(_) => false,
        Place::Parameter(operation, index) => {
            let parameter = &mut api.operations[operation].parameters[index];
            parameter.name != name && replace(&mut parameter.alias, Some(name.to_owned()))
        }
    })
}

/// Renames a carrier, and those that are named after places below it.
fn rename_carrier(api: &mut Api, index: usize, name: &str) -> bool {
    let old = match &api.carriers[index].name {
        CarrierName::Stated(old) => vec![old.clone()],
        CarrierName::Place(place) => place.clone(),
    };
    let differs = replace(&mut api.carriers[index].name, CarrierName::Stated(name.to_owned()));
    for carrier in api.carriers.iter_mut().filter(|_| differs) {
        if let CarrierName::Place(place) = &mut carrier.name
            && place.len() > old.len()
            && place.starts_with(&old)
        {
            place.splice(..old.len(), [name.to_owned()]);
        }
    }
    differs
}

/// Reports names that the configuration gives to one thing and that another has.
pub(super) fn check(api: &Api, claims: &Claims<'_>, diagnostics: &mut Diagnostics) {
    for (place, change) in claims.of(Key::Name) {
        if let Change::Name(name) = &change.value
            && let Some(rival) = rival(api, place, name)
        {
            let message = format!("`{name}` is the name of another {rival}");
            diagnostics.push(refusal(change.span, message));
        }
    }
}

/// What else is called `name` where the name of a place must be its own.
fn rival(api: &Api, place: Place, name: &str) -> Option<&'static str> {
    match place {
        Place::Carrier(index) => {
            let names = api.carriers.iter().map(|carrier| carrier.name.display());
            is_another(names, index, name).then_some("carrier")
        }
        Place::Property(carrier, index) => {
            let properties = api.carriers[carrier].properties.iter();
            let names =
                properties.map(|property| property.alias.as_ref().unwrap_or(&property.name));
            is_another(names, index, name).then_some("property")
        }
        Place::Operation(index) => {
            let group = &api.operations[index].group;
            let names = api.operations.iter().map(|operation| {
                if operation.group == *group { operation.name.as_str() } else { "" }
            });
            is_another(names, index, name).then_some("operation of the group")
        }
        Place::Parameter(operation, index) => {
            let parameters = api.operations[operation].parameters.iter();
            let names =
                parameters.map(|parameter| parameter.alias.as_ref().unwrap_or(&parameter.name));
            is_another(names, index, name).then_some("parameter")
        }
        Place::Request(_) | Place::Answer(_) => None,
    }
}

/// Whether any of `names` but the one at `own` is `name`, or would be the same in code, where case
/// and `_` follow conventions.
fn is_another(names: impl Iterator<Item: AsRef<str>>, own: usize, name: &str) -> bool {
    let name = letters(name);
    names.enumerate().any(|(index, other)| index != own && letters(other.as_ref()) == name)
}

/// What is left of a name where conventions decide on case and `_`.
fn letters(name: &str) -> String {
    name.chars().filter(|&c| c != '_').flat_map(char::to_lowercase).collect()
}
