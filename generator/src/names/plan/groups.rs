//! Groups: their modules and features, and which carriers they need.

use crate::model::api::{Api, CarrierId};
use crate::names::naming::{self, Want, assign};
use std::collections::{BTreeMap, BTreeSet};

/// Modules that every crate has beside those of its groups; `carriers` also stands within groups.
const FIXED_MODULES: &[&str] = &[
    "blocking", "carriers", "enums", "envelope", "headers", "inputs", "options", "runtime",
    "servers",
];

/// Names that mean something else at the root: files that Cargo knows, and a crate that is exported there.
const ROOT: &[&str] = &["bin", "http", "lib", "main"];

/// Features and dependencies that every crate has.
const FIXED_FEATURES: &[&str] = &[
    "brotli",
    "decode-requests",
    "default",
    "futures-core",
    "gzip",
    "http",
    "indexmap",
    "jiff",
    "reqwest",
    "serde",
    "serde_json",
    "tokio",
    "tracing",
    "ureq",
    "zstd",
];

/// A group of operations: a module and a feature.
#[derive(Clone)]
pub(crate) struct Group {
    /// The name in the docs, outermost first.
    pub segments: Vec<String>,
    /// The path of the module from the root of the crate.
    pub module: Vec<String>,
    /// The feature.
    pub feature: String,
}

/// Where a carrier stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Home {
    /// Beside its operation, in the module of this group.
    Operation(usize),
    /// With the carriers of this group.
    Group(usize),
    /// With the carriers that these groups share.
    Shared(BTreeSet<usize>),
}

impl Home {
    /// The groups that need what stands there.
    pub(crate) fn users(&self) -> BTreeSet<usize> {
        match self {
            Home::Operation(group) | Home::Group(group) => BTreeSet::from([*group]),
            Home::Shared(groups) => groups.clone(),
        }
    }
}

/// All groups, in the order of their first operations.
pub(super) fn groups(api: &Api) -> Vec<Group> {
    let mut all: Vec<Vec<String>> = Vec::new();
    let mut seen = BTreeSet::new();
    for operation in &api.operations {
        let segments = segments(&operation.group);
        if seen.insert(segments.clone()) {
            all.push(segments);
        }
    }
    let modules = modules(&all);
    let wants: Vec<Want> = all
        .iter()
        .map(|segments| {
            let name = naming::feature(segments);
            Want::new(&segments.join("/"), name.clone()).or(format!("{name}-group"))
        })
        .collect();
    let features = assign(FIXED_FEATURES, &wants);
    all.iter()
        .zip(features)
        .map(|(segments, feature)| Group {
            module: (1..=segments.len())
                .map(|length| modules[&segments[..length]].clone())
                .collect(),
            segments: segments.clone(),
            feature,
        })
        .collect()
}

/// All groups, and for each operation which of them it belongs to.
pub(crate) fn groups_of(api: &Api) -> (Vec<Group>, Vec<usize>) {
    let groups = groups(api);
    let of = positions(api, &groups);
    (groups, of)
}

/// For each operation, which group it belongs to.
fn positions(api: &Api, groups: &[Group]) -> Vec<usize> {
    let group_of: BTreeMap<&[String], usize> = groups
        .iter()
        .enumerate()
        .map(|(index, group)| (group.segments.as_slice(), index))
        .collect();
    let operations = api.operations.iter();
    operations.map(|operation| group_of[segments(&operation.group).as_slice()]).collect()
}

/// A group's name with at least one segment.
pub(super) fn segments(group: &[String]) -> Vec<String> {
    if group.is_empty() { vec!["operations".to_owned()] } else { group.to_vec() }
}

/// The name of the module of each group and of everything around groups.
fn modules(groups: &[Vec<String>]) -> BTreeMap<&[String], String> {
    let mut siblings: BTreeMap<&[String], BTreeSet<&[String]>> = BTreeMap::new();
    for segments in groups {
        for length in 1..=segments.len() {
            siblings.entry(&segments[..length - 1]).or_default().insert(&segments[..length]);
        }
    }
    let mut modules = BTreeMap::new();
    let at_root = [FIXED_MODULES, ROOT].concat();
    for (around, children) in siblings {
        let wants: Vec<Want> = children
            .iter()
            .map(|child| {
                let segment = &child[child.len() - 1];
                let name = naming::module(segment);
                Want::new(segment, name.clone()).or(format!("{name}_group"))
            })
            .collect();
        let reserved = if around.is_empty() { &at_root } else { FIXED_MODULES };
        modules.extend(children.into_iter().zip(assign(reserved, &wants)));
    }
    modules
}

/// Where each carrier stands: with the groups from whose operations it can be reached.
pub(super) fn homes(api: &Api, groups: &[Group]) -> Vec<Home> {
    let groups_of_operations = positions(api, groups);
    let mut users = vec![BTreeSet::new(); api.carriers.len()];
    for (operation, &group) in api.operations.iter().zip(&groups_of_operations) {
        let mut open: Vec<CarrierId> =
            operation.exchanged_types().filter_map(|ty| ty.carrier()).collect();
        while let Some(id) = open.pop() {
            if users[id.0 as usize].insert(group) {
                open.extend(
                    api.carrier(id).properties.iter().filter_map(|property| property.ty.carrier()),
                );
            }
        }
    }
    api.carriers
        .iter()
        .zip(users)
        .map(|(carrier, users)| {
            let own = carrier.request_of.and_then(|operation| groups_of_operations.get(operation));
            let only = if users.len() == 1 { users.first() } else { None };
            match (own, only) {
                (Some(own), only) if only.is_none_or(|only| only == own) && users.len() < 2 => {
                    Home::Operation(*own)
                }
                (_, Some(&only)) => Home::Group(only),
                _ => Home::Shared(users),
            }
        })
        .collect()
}
