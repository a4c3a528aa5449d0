//! Carriers that several groups share, and the module under which all carriers can be named.

use super::file;
use crate::rust::features::Features;
use crate::rust::format::Block;
use crate::rust::module::Module;
use crate::rust::plan::{Home, Plan};
use crate::rust::{carriers, pages};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The file of a carrier, if it is a shared one.
pub(super) fn carrier(plan: &Plan<'_>, index: usize) -> Option<(String, String)> {
    let names = &plan.carriers[index];
    let Home::Shared(_) = names.home else { return None };
    let mut module = Module::new(plan, &["carriers".to_owned(), names.file.clone()]);
    let carrier = &plan.api.carriers[index];
    let mut blocks = carriers::blocks(&mut module, carrier, names);
    blocks.extend(pages::block(&mut module, carrier, names));
    blocks.insert(0, module.uses());
    Some(file(&format!("carriers/{}.rs", names.file), &blocks))
}

/// `carriers/mod.rs`: it declares the shared carriers and exports them and those of groups.
pub(super) fn module(plan: &Plan<'_>, features: Features) -> (String, String) {
    let mut by_users: BTreeMap<&BTreeSet<usize>, Vec<&str>> = BTreeMap::new();
    for names in &plan.carriers {
        if let Home::Shared(users) = &names.home {
            by_users.entry(users).or_default().push(&names.file);
        }
    }
    let mut blocks = Vec::new();
    if features == Features::Cargo && by_users.keys().any(|users| has_cfg(plan, users)) {
        blocks.push(Block::Text(SHARED.to_owned()));
    }
    for (users, mut files) in by_users {
        files.sort_unstable();
        let names: Vec<&str> =
            users.iter().map(|&group| plan.groups[group].feature.as_str()).collect();
        blocks.push(Block::Text(if features == Features::Cargo && has_cfg(plan, users) {
            format!("{}shared! {{\n{}}}\n", features.any(&names), lines("    ", &files, ",\n"))
        } else {
            format!(
                "{}\n{}",
                lines("mod ", &files, ";\n"),
                lines("pub use self::", &files, "::*;\n")
            )
        }));
    }
    let mut own = String::new();
    for (index, group) in plan.groups.iter().enumerate() {
        if plan.carriers_at(Home::Group(index)).next().is_some() {
            let cfg = features.any(&[&group.feature]);
            let _ = writeln!(own, "{cfg}pub use super::{}::carriers::*;", group.module.join("::"));
        }
    }
    blocks.push(Block::Text(own));
    file("carriers/mod.rs", &blocks)
}

/// Whether carriers of these groups are ever left out. Those of all groups never are.
fn has_cfg(plan: &Plan<'_>, users: &BTreeSet<usize>) -> bool {
    !users.is_empty() && users.len() < plan.groups.len()
}

fn lines(before: &str, names: &[&str], after: &str) -> String {
    names.iter().map(|name| format!("{before}{name}{after}")).collect()
}

const SHARED: &str = "\
/// Declares modules of carriers under one condition, and exports what they hold.
#[allow(unused_macros, reason = \"without any group of operations there are none\")]
macro_rules! shared {
    ($($carrier:ident),* $(,)?) => {
        $(
            mod $carrier;
            pub use self::$carrier::*;
        )*
    };
}
";
