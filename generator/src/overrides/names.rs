//! Names that the configuration gives.

use super::claims::{Claims, refusal};
use super::edit::{Done, replace};
use super::places::Place;
use super::{Change, Key};
use crate::api::{Api, CarrierId, CarrierName};
use crate::diagnostics::Diagnostics;
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
        let Change::Name(name) = &change.value else { continue };
        let rival = match place {
            Place::Carrier(index) => {
                let mut others = api.carriers.iter().enumerate();
                let is_rival = |(other, carrier): (usize, &crate::api::Carrier)| {
                    other != index && carrier.name.display() == *name
                };
                others.any(is_rival).then_some("carrier")
            }
            Place::Property(carrier, index) => {
                let mut others = api.carriers[carrier].properties.iter().enumerate();
                let is_rival = |(other, property): (usize, &crate::api::Property)| {
                    other != index && property.alias.as_ref().unwrap_or(&property.name) == name
                };
                others.any(is_rival).then_some("property")
            }
            Place::Parameter(operation, index) => {
                let mut others = api.operations[operation].parameters.iter().enumerate();
                let is_rival = |(other, parameter): (usize, &crate::api::Parameter)| {
                    other != index && parameter.alias.as_ref().unwrap_or(&parameter.name) == name
                };
                others.any(is_rival).then_some("parameter")
            }
            Place::Operation(index) => {
                let group = &api.operations[index].group;
                let mut others = api.operations.iter().enumerate();
                let is_rival = |(other, operation): (usize, &crate::api::Operation)| {
                    other != index && operation.group == *group && operation.name == *name
                };
                others.any(is_rival).then_some("operation of the group")
            }
            Place::Request(_) | Place::Answer(_) => None,
        };
        if let Some(rival) = rival {
            let message = format!("`{name}` is the name of another {rival}");
            diagnostics.push(refusal(change.span, message));
        }
    }
}
