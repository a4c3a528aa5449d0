//! Places of the model, and which of them a pattern means.

use super::{Key, Part, Pattern};
use crate::model::api::wildcard::matches;
use crate::model::api::{Api, Operation};

/// A place of the model, by indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Place {
    /// A carrier.
    Carrier(usize),
    /// A property of a carrier.
    Property(usize, usize),
    /// An operation.
    Operation(usize),
    /// What an operation sends.
    Request(usize),
    /// What an operation answers.
    Answer(usize),
    /// A parameter of an operation.
    Parameter(usize, usize),
}

impl Place {
    /// Whether a change of that kind makes sense there.
    fn takes(self, key: Key) -> bool {
        match self {
            Place::Carrier(_) => matches!(key, Key::Name | Key::Docs),
            Place::Property(..) => key != Key::Required,
            Place::Operation(_) => matches!(key, Key::Name | Key::Docs | Key::Drop),
            Place::Request(_) | Place::Answer(_) | Place::Parameter(..) => true,
        }
    }

    /// What it is, in a word or two for messages.
    pub(super) fn kind(self) -> &'static str {
        match self {
            Place::Carrier(_) => "a carrier",
            Place::Property(..) => "a property",
            Place::Operation(_) => "an operation",
            Place::Request(_) => "a request body",
            Place::Answer(_) => "an answer",
            Place::Parameter(..) => "a parameter",
        }
    }

    /// Where one pattern means places of several kinds, those of the least number are meant. A
    /// name is the carrier's; all else belongs to the property at which the carrier stands.
    fn preference(self, key: Key) -> u8 {
        match (self, key) {
            (Place::Carrier(_), Key::Name) => 0,
            (Place::Property(..), _) => 1,
            (Place::Carrier(_), _) => 2,
            _ => 3,
        }
    }

    /// The pattern that means this place alone.
    pub(super) fn name(self, api: &Api) -> String {
        let operation = |index: usize| endpoint(&api.operations[index]);
        match self {
            Place::Carrier(index) => api.carriers[index].name.display(),
            Place::Property(carrier, index) => {
                let carrier = &api.carriers[carrier];
                format!("{}.{}", carrier.name.display(), carrier.properties[index].name)
            }
            Place::Operation(index) => operation(index),
            Place::Request(index) => operation(index) + "#request",
            Place::Answer(index) => operation(index) + "#answer",
            Place::Parameter(index, parameter) => {
                let name = &api.operations[index].parameters[parameter].name;
                format!("{}?{name}", operation(index))
            }
        }
    }
}

/// Of the places a pattern matches, those that a change of this kind is for.
pub(super) fn meant(places: &[Place], key: Key) -> Vec<Place> {
    let fit = || places.iter().copied().filter(move |place| place.takes(key));
    let best = fit().map(|place| place.preference(key)).min();
    fit().filter(|place| Some(place.preference(key)) == best).collect()
}

/// All places a pattern matches, in the model's order.
///
/// What an operation sends is matched where it sends anything, or the pattern is exact: then the
/// docs may have forgotten it.
pub(super) fn matched(api: &Api, pattern: &Pattern) -> Vec<Place> {
    match pattern {
        Pattern::Name(name) => {
            let mut found = named(api, name);
            let operations = operations(api, name);
            found.extend(operations.map(Place::Operation));
            found
        }
        Pattern::Endpoint { operation, part } => {
            let operations = operations(api, operation);
            match part {
                Part::Whole => operations.map(Place::Operation).collect(),
                Part::Request => operations
                    .filter(|&index| pattern.is_exact() || api.operations[index].body.is_some())
                    .map(Place::Request)
                    .collect(),
                Part::Answer => operations.map(Place::Answer).collect(),
                Part::Parameter(name) => {
                    let parameters = |index: usize| {
                        let all = api.operations[index].parameters.iter().enumerate();
                        all.filter(|(_, parameter)| matches(name, &parameter.name))
                            .map(move |(parameter, _)| Place::Parameter(index, parameter))
                    };
                    operations.flat_map(parameters).collect()
                }
            }
        }
    }
}

/// Every place there is of the kind that a pattern means, by name.
pub(super) fn all_like(api: &Api, pattern: &Pattern) -> Vec<String> {
    let everything = match pattern {
        Pattern::Name(_) => {
            let ids = api.operations.iter().map(|operation| operation.id.clone());
            let names = named(api, "*").into_iter().chain(named(api, "*.*"));
            return names.map(|place| place.name(api)).chain(ids).collect();
        }
        Pattern::Endpoint { part, .. } => {
            let part = match part {
                Part::Parameter(_) => Part::Parameter("*".to_owned()),
                part => part.clone(),
            };
            Pattern::Endpoint { operation: "*".to_owned(), part }
        }
    };
    matched(api, &everything).into_iter().map(|place| place.name(api)).collect()
}

/// The method and path of an operation.
fn endpoint(operation: &Operation) -> String {
    format!("{} {}", operation.method, operation.path)
}

/// The operations that a pattern names by method and path, or by the page's id.
fn operations<'a>(api: &'a Api, name: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_meant = move |operation: &Operation| {
        matches(name, &operation.id) || matches(name, &endpoint(operation))
    };
    let all = api.operations.iter().enumerate();
    all.filter(move |(_, operation)| is_meant(operation)).map(|(index, _)| index)
}

/// The carriers and properties that a pattern names. The name of a property is what stands after
/// any dot, so that `Contact.*` means the properties of `Contact`, not those of the carriers below.
fn named(api: &Api, name: &str) -> Vec<Place> {
    let dots = || name.match_indices('.').map(|(at, _)| (&name[..at], &name[at + 1..]));
    let mut found = Vec::new();
    for (index, carrier) in api.carriers.iter().enumerate() {
        let display = carrier.name.display();
        if matches(name, &display) {
            found.push(Place::Carrier(index));
        }
        let wanted: Vec<&str> = dots()
            .filter(|(before, _)| matches(before, &display))
            .map(|(_, after)| after)
            .collect();
        let properties = carrier.properties.iter().enumerate();
        let is_wanted = |name: &str| wanted.iter().any(|wanted| matches(wanted, name));
        let properties = properties.filter(|(_, property)| is_wanted(&property.name));
        found.extend(properties.map(|(property, _)| Place::Property(index, property)));
    }
    found
}
