//! Enumerations, a file for each, and the module under which all of them can be named.

use super::{file, shared};
use crate::names::plan::{Former, Plan};
use crate::rust::features::Features;
use crate::rust::format::Block;
use crate::rust::module::Module;
use crate::rust::{enums, former};

/// The files of `enums/`; none if there are no enumerations.
pub(super) fn files(plan: &Plan<'_>, features: Features) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for (enumeration, names) in plan.enumerations() {
        let path = ["enums".to_owned(), names.file.clone()];
        let blocks = [Module::new(plan, &path).uses()];
        let blocks: Vec<Block> =
            blocks.into_iter().chain(enums::blocks(enumeration, names)).collect();
        files.push(file(&format!("enums/{}.rs", names.file), &blocks));
    }
    if !files.is_empty() {
        let items = plan.enums.iter().map(|names| (&names.users, &*names.file, &*names.name));
        let mut blocks = shared::declarations(plan, features, items);
        for Former { name, of } in &plan.formers.enums {
            let names = &plan.enums[of.0 as usize];
            let cfg = shared::cfg(plan, features, &names.users);
            blocks.push(former::alias(name, &names.name, &cfg));
        }
        files.push(file("enums/mod.rs", &blocks));
    }
    files
}
