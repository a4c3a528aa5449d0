//! Carriers that several groups share, and the module under which all carriers can be named.

use super::file;
use crate::names::plan::{Former, Home, Plan};
use crate::rust::features::Features;
use crate::rust::format::{Block, ident};
use crate::rust::module::Module;
use crate::rust::{carriers, envelopes, former, pages};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::{BTreeMap, BTreeSet};

/// The file of a carrier, if it is a shared one.
pub(super) fn carrier(plan: &Plan<'_>, index: usize) -> Option<(String, String)> {
    let names = &plan.carriers[index];
    let Home::Shared(_) = names.home else { return None };
    let mut module = Module::new(plan, &["carriers".to_owned(), names.file.clone()]);
    let carrier = &plan.api.carriers[index];
    let mut blocks = carriers::blocks(&mut module, carrier, names);
    blocks.extend(pages::block(&mut module, carrier, names));
    blocks.extend(envelopes::block(&mut module, carrier, names));
    blocks.insert(0, module.uses());
    Some(file(&format!("carriers/{}.rs", names.file), &blocks))
}

/// `carriers/mod.rs`: it declares the shared carriers and exports them and those of groups.
///
/// It does so name by name. Of a few hundred `*` the compiler would ask each for every name that is
/// imported from here.
pub(super) fn module(plan: &Plan<'_>, features: Features) -> (String, String) {
    let items = plan.carriers.iter().filter_map(|names| match &names.home {
        Home::Shared(users) => Some((users, &*names.file, &*names.name)),
        _ => None,
    });
    let mut blocks = declarations(plan, features, items);
    let exports = (0..plan.groups.len()).map(|group| exports(plan, features, group));
    blocks.push(Block::Items(exports.collect()));
    for Former { name, of } in &plan.formers.carriers {
        let names = plan.carrier(*of);
        blocks.push(former::alias(name, &names.name, &cfg(plan, features, &names.home.users())));
    }
    file("carriers/mod.rs", &blocks)
}

/// Declares modules that hold one item each, for the groups that need it, and exports the items.
/// Given are the groups, the module's file and the item.
pub(super) fn declarations<'a>(
    plan: &Plan<'_>,
    features: Features,
    items: impl Iterator<Item = (&'a BTreeSet<usize>, &'a str, &'a str)>,
) -> Vec<Block> {
    let mut by_users: BTreeMap<&BTreeSet<usize>, Vec<String>> = BTreeMap::new();
    for (users, file, item) in items {
        by_users.entry(users).or_default().push(format!("{}::{}", ident(file), ident(item)));
    }
    let mut blocks = Vec::new();
    if features == Features::Cargo && by_users.keys().any(|users| has_cfg(plan, users)) {
        blocks.push(Block::Text(SHARED.to_owned()));
    }
    for (users, mut places) in by_users {
        places.sort_unstable();
        let names: Vec<&str> =
            users.iter().map(|&group| plan.groups[group].feature.as_str()).collect();
        blocks.push(Block::Text(if features == Features::Cargo && has_cfg(plan, users) {
            format!("{}shared! {{\n{}}}\n", features.any(&names), lines("    ", &places, ",\n"))
        } else {
            let files = places.iter().filter_map(|place| place.split("::").next());
            format!("{}\n{}", lines("mod ", files, ";\n"), lines("pub use self::", &places, ";\n"))
        }));
    }
    blocks
}

/// Exports the carriers of a group, if it has any for itself.
fn exports(plan: &Plan<'_>, features: Features, group: usize) -> TokenStream {
    let mut names: Vec<&str> =
        plan.carriers_at(Home::Group(group)).map(|(_, names)| names.name.as_str()).collect();
    names.sort_unstable();
    if names.is_empty() {
        return TokenStream::new();
    }
    let group = &plan.groups[group];
    let cfg = features.group(&group.feature);
    let path = group.module.iter().map(|name| ident(name));
    let names = names.into_iter().map(ident);
    quote!(#cfg pub use super::#(#path)::*::carriers::{#(#names),*};)
}

/// The `cfg` of what these groups need.
pub(super) fn cfg(plan: &Plan<'_>, features: Features, users: &BTreeSet<usize>) -> TokenStream {
    let names: Vec<&str> = users.iter().map(|&group| plan.groups[group].feature.as_str()).collect();
    match names.as_slice() {
        _ if features != Features::Cargo || !has_cfg(plan, users) => TokenStream::new(),
        [name] => quote!(#[cfg(feature = #name)]),
        names => quote!(#[cfg(any(#(feature = #names),*))]),
    }
}

/// Whether what these groups need is ever left out. What all of them need never is.
fn has_cfg(plan: &Plan<'_>, users: &BTreeSet<usize>) -> bool {
    !users.is_empty() && users.len() < plan.groups.len()
}

fn lines<T: std::fmt::Display>(
    before: &str,
    names: impl IntoIterator<Item = T>,
    after: &str,
) -> String {
    names.into_iter().map(|name| format!("{before}{name}{after}")).collect()
}

const SHARED: &str = "\
/// Declares modules under one condition, and exports what each of them holds.
#[allow(unused_macros, reason = \"without any group of operations there are none\")]
macro_rules! shared {
    ($($module:ident::$item:ident),* $(,)?) => {
        $(
            mod $module;
            pub use self::$module::$item;
        )*
    };
}
";
