//! Names of carriers, fields, operations and enumerations.

use super::{EnumPlan, Group, Home, OperationPlan, groups};
use crate::model::api::{Api, Carrier, CarrierName, Operation, Property};
use crate::names::naming::{Want, assign, module, pascal, snake, unversioned};
use std::collections::{BTreeMap, BTreeSet};

/// Types that generated modules mention beside those they define: the standard library's and the
/// runtime's. A name of the docs must not hide one.
pub(super) const MENTIONED_TYPES: &[&str] = &[
    "Binary",
    "Body",
    "Box",
    "Call",
    "Carrier",
    "Clone",
    "Client",
    "Credentials",
    "DateTime",
    "Debug",
    "Decoder",
    "Default",
    "Deserialize",
    "Dictionary",
    "Display",
    "Endpoint",
    "Err",
    "Error",
    "Extra",
    "From",
    "HttpDate",
    "Into",
    "Json",
    "None",
    "Ok",
    "Operation",
    "Option",
    "Patch",
    "Property",
    "Request",
    "Response",
    "Result",
    "Self",
    "Serialize",
    "Some",
    "String",
    "Upload",
    "Value",
    "Vec",
];

/// The names of carriers that can be named `carriers::Name`; `None` for those beside operations.
/// A name the docs state goes before one that is made of a place.
pub(super) fn carriers(api: &Api, groups: &[Group], homes: &[Home]) -> Vec<Option<String>> {
    let mut names: Vec<Option<String>> = vec![None; api.carriers.len()];
    let mut reserved: Vec<String> = MENTIONED_TYPES.iter().map(|name| (*name).to_owned()).collect();
    for stated in [true, false] {
        let (indices, wants): (Vec<usize>, Vec<Want>) = api
            .carriers
            .iter()
            .zip(homes)
            .enumerate()
            .filter(|(_, (carrier, home))| {
                matches!(carrier.name, CarrierName::Stated(_)) == stated
                    && !matches!(home, Home::Operation(_))
            })
            .map(|(index, (carrier, home))| (index, want_carrier(carrier, home, groups)))
            .unzip();
        let taken: Vec<&str> = reserved.iter().map(String::as_str).collect();
        let assigned = assign(&taken, &wants);
        reserved.extend(assigned.iter().cloned());
        for (index, name) in indices.into_iter().zip(assigned) {
            names[index] = Some(name);
        }
    }
    names
}

/// A module for each carrier or enumeration, as not all names that differ make file names that do.
pub(super) fn files(names: &[String]) -> Vec<String> {
    let wants: Vec<Want> = names.iter().map(|name| Want::new(name, module(name))).collect();
    assign(&["mod"], &wants)
}

pub(super) fn want_carrier(carrier: &Carrier, home: &Home, groups: &[Group]) -> Want {
    let name = match &carrier.name {
        CarrierName::Stated(name) => pascal(name),
        CarrierName::Place(place) => {
            let words: Vec<&str> = place.iter().map(|segment| unversioned(segment)).collect();
            pascal(&words.join(" "))
        }
    };
    let want = Want::new(&carrier.name.display(), name.clone());
    match home {
        Home::Group(group) => {
            want.or(format!("{}{name}", pascal(&groups[*group].segments.join(" "))))
        }
        _ => want.or(format!("{name}Carrier")),
    }
}

/// The names of all operations, and of the carriers beside them.
pub(super) fn operations(
    api: &Api,
    groups: &[Group],
    homes: &[Home],
    carriers: &[Option<String>],
) -> (Vec<OperationPlan>, Vec<Option<String>>) {
    let group_of: BTreeMap<&[String], usize> = groups
        .iter()
        .enumerate()
        .map(|(index, group)| (group.segments.as_slice(), index))
        .collect();
    let mut plans: Vec<OperationPlan> = api
        .operations
        .iter()
        .map(|operation| OperationPlan {
            group: group_of[groups::segments(&operation.group).as_slice()],
            function: String::new(),
            inputs: None,
        })
        .collect();
    let mut requests = vec![None; api.carriers.len()];
    let mut reserved: Vec<&str> = MENTIONED_TYPES.to_vec();
    reserved.extend(carriers.iter().flatten().map(String::as_str));

    for group in 0..groups.len() {
        let own: Vec<usize> =
            (0..plans.len()).filter(|&index| plans[index].group == group).collect();
        let names = short_names(api, &own);
        let wants: Vec<Want> =
            own.iter().map(|index| want_function(&api.operations[*index], names[index])).collect();
        let functions = assign(&[], &wants);
        let beside: Vec<usize> =
            (0..homes.len()).filter(|&index| homes[index] == Home::Operation(group)).collect();
        for (index, function) in own.into_iter().zip(functions) {
            plans[index].function = function;
        }
        let wants: Vec<Want> =
            beside.iter().map(|&index| want_request(api, &api.carriers[index], &names)).collect();
        for (index, name) in beside.into_iter().zip(assign(&reserved, &wants)) {
            requests[index] = Some(name);
        }
    }
    (plans, requests)
}

/// The operations' names, by their indices: without the method at the end (`GetArchive_GET`) where
/// no other operation of the group could be meant.
fn short_names<'a>(api: &'a Api, group: &[usize]) -> BTreeMap<usize, &'a str> {
    let short = |index: usize| {
        let Operation { name, method, .. } = &api.operations[index];
        short(name, method)
    };
    let full = |index: usize| api.operations[index].name.as_str();
    let mut wanted: BTreeMap<String, usize> = BTreeMap::new();
    for &index in group {
        let names = BTreeSet::from([snake(short(index)), snake(full(index))]);
        names.into_iter().for_each(|name| *wanted.entry(name).or_default() += 1);
    }
    let name = |&index: &usize| match wanted.get(&snake(short(index))) {
        Some(1) => (index, short(index)),
        _ => (index, full(index)),
    };
    group.iter().map(name).collect()
}

/// An operation's name without the method at the end.
pub(super) fn short<'n>(name: &'n str, method: &str) -> &'n str {
    let (rest, last) = name.rsplit_once('_').unwrap_or((name, ""));
    if last.eq_ignore_ascii_case(method) && !rest.is_empty() { rest } else { name }
}

fn want_function(operation: &Operation, name: &str) -> Want {
    let key = format!("{} {} {}", operation.name, operation.method, operation.path);
    Want::new(&key, snake(name)).or(snake(&format!("{name} {}", operation.method)))
}

fn want_request(api: &Api, carrier: &Carrier, names: &BTreeMap<usize, &str>) -> Want {
    let key = carrier.name.display();
    let of_operation =
        carrier.request_of.and_then(|index| Some((api.operations.get(index)?, names.get(&index)?)));
    match (&carrier.name, of_operation) {
        (CarrierName::Place(_), Some((operation, name))) => {
            let method = pascal(&operation.method);
            let stem = stem(name);
            Want::new(&key, format!("{stem}Request")).or(format!("{stem}{method}Request"))
        }
        _ => Want::new(&key, pascal(&key)).or(format!("{}Request", stem(&key))),
    }
}

/// A name that something is put behind: without the `_` that a keyword alone would need.
pub(super) fn stem(name: &str) -> String {
    pascal(name).trim_end_matches('_').to_owned()
}

/// The fields of a carrier, in the order of its properties. `extra` is every carrier's own. Names
/// that the configuration gives go before those that are made of names on the wire.
pub(super) fn fields(carrier: &Carrier) -> Vec<String> {
    if carrier.choice.is_some() {
        return variants(carrier);
    }
    let mut names = vec![String::new(); carrier.properties.len()];
    let mut reserved = vec!["extra".to_owned()];
    for given in [true, false] {
        let properties = carrier.properties.iter().enumerate();
        let (indices, wants): (Vec<usize>, Vec<Want>) = properties
            .filter(|(_, property)| property.alias.is_some() == given)
            .map(|(index, property)| (index, want_field(property)))
            .unzip();
        let taken: Vec<&str> = reserved.iter().map(String::as_str).collect();
        let assigned = assign(&taken, &wants);
        reserved.extend(assigned.iter().cloned());
        for (index, name) in indices.into_iter().zip(assigned) {
            names[index] = name;
        }
    }
    names
}

/// The variants of a choice. `Other` is every choice's own.
fn variants(carrier: &Carrier) -> Vec<String> {
    let want = |property: &Property| {
        let written = property.alias.as_ref().unwrap_or(&property.name);
        let name = pascal(written);
        let want = Want::new(written, name.clone());
        if name == "Other" { want.or("OtherVariant".to_owned()) } else { want }
    };
    assign(&["Other"], &carrier.properties.iter().map(want).collect::<Vec<_>>())
}

fn want_field(property: &Property) -> Want {
    let name = snake(property.alias.as_ref().unwrap_or(&property.name));
    let want = Want::new(&property.name, name.clone());
    if name == "extra" { want.or("extra_property".to_owned()) } else { want }
}

pub(super) fn want_enum(name: &[String]) -> Want {
    let words: Vec<&str> = name.iter().map(|segment| unversioned(segment)).collect();
    let wanted = pascal(&words.join(" "));
    Want::new(&name.join("."), wanted.clone()).or(format!("{wanted}Word"))
}

/// The enumerations and their variants. `Other` is every open enumeration's own.
pub(super) fn enums(api: &Api) -> Vec<EnumPlan> {
    let wants: Vec<Want> =
        api.enums.iter().map(|enumeration| want_enum(&enumeration.name)).collect();
    let names = assign(MENTIONED_TYPES, &wants);
    let files = files(&names);
    api.enums
        .iter()
        .zip(names.into_iter().zip(files))
        .map(|(enumeration, (name, file))| {
            let wants: Vec<Want> = enumeration
                .values
                .iter()
                .map(|value| {
                    let variant = pascal(value);
                    let want = Want::new(value, variant.clone());
                    if variant == "Other" { want.or("OtherValue".to_owned()) } else { want }
                })
                .collect();
            let reserved: &[&str] = if enumeration.closed { &[] } else { &["Other"] };
            EnumPlan { name, variants: assign(reserved, &wants), file, users: BTreeSet::new() }
        })
        .collect()
}
