//! The modules of groups: operations, request carriers, and carriers a group has for itself.

use super::file;
use crate::model::api::Operation;
use crate::names::plan::{Former, Home, OperationPlan, Plan};
use crate::rust::features::Features;
use crate::rust::format::Block;
use crate::rust::module::Module;
use crate::rust::{carriers, constructors, docs_text, envelopes, former, operations, pages};
use proc_macro2::TokenStream;
use std::collections::{BTreeMap, HashMap};

/// The modules of groups, and those around them.
#[derive(Default)]
pub(super) struct ModuleTree {
    group: Option<usize>,
    children: BTreeMap<String, ModuleTree>,
}

impl ModuleTree {
    /// The tree of all groups; the root stands for the crate.
    pub(super) fn new(plan: &Plan<'_>) -> Self {
        let mut root = Self::default();
        for (index, group) in plan.groups.iter().enumerate() {
            let node = group
                .module
                .iter()
                .fold(&mut root, |node, name| node.children.entry(name.clone()).or_default());
            node.group = Some(index);
        }
        root
    }

    /// The declarations of the modules below, by name.
    pub(super) fn declarations(
        &self,
        plan: &Plan<'_>,
        features: Features,
        attribute: &str,
    ) -> BTreeMap<String, String> {
        let declare = |(name, child): (&String, &ModuleTree)| {
            let (docs, cfg) = match child.group {
                Some(index) => {
                    let group = &plan.groups[index];
                    let called = docs_text::code(&group.segments.join("/"));
                    let table = table(plan, index, name);
                    (
                        format!("/// Operations of {called}.\n{table}"),
                        features.any(&[&group.feature]),
                    )
                }
                None => (format!("/// Groups of operations: {}.\n", child.list()), String::new()),
            };
            (name.clone(), format!("{docs}{cfg}{attribute}pub mod {name};\n"))
        };
        self.children.iter().map(declare).collect()
    }

    fn list(&self) -> String {
        self.children.keys().map(|name| docs_text::code(name)).collect::<Vec<_>>().join(", ")
    }

    /// All modules below.
    pub(super) fn modules(&self) -> Vec<GroupModule<'_>> {
        let mut modules = Vec::new();
        self.collect(&[], &mut modules);
        modules
    }

    fn collect<'t>(&'t self, path: &[String], modules: &mut Vec<GroupModule<'t>>) {
        for (name, node) in &self.children {
            let path: Vec<String> = path.iter().chain([name]).cloned().collect();
            node.collect(&path, modules);
            modules.push(GroupModule { path, node });
        }
    }
}

/// The operations of a group and their functions, as docs of its module.
fn table(plan: &Plan<'_>, group: usize, module: &str) -> String {
    let operations = plan.api.operations.iter().zip(&plan.operations);
    let of_group = operations.filter(|(_, names)| names.group == group);
    let row = |(operation, names): (&Operation, &OperationPlan)| {
        let wire = docs_text::code(&format!("{} {}", operation.method, operation.path));
        let function = names.function.trim_start_matches("r#");
        format!("/// | {} | [`{function}`]({module}::{function}) |\n", wire.replace('|', "\\|"))
    };
    let rows: String = of_group.map(row).collect();
    format!("///\n/// | Operation | Function |\n/// |---|---|\n{rows}")
}

/// A module of a group, or around groups.
pub(super) struct GroupModule<'t> {
    path: Vec<String>,
    node: &'t ModuleTree,
}

impl GroupModule<'_> {
    /// The file of the module, and that of the carriers its group has for itself.
    pub(super) fn files(&self, plan: &Plan<'_>, features: Features) -> Vec<(String, String)> {
        let below = self.path.join("/");
        let own = self.node.group.and_then(|group| carriers_of(plan, group, &self.path));
        let mut declarations: String =
            self.node.declarations(plan, features, "").into_values().collect();
        if own.is_some() {
            declarations.push_str("pub(crate) mod carriers;\n");
        }
        let mut blocks = vec![Block::Text(declarations)];
        blocks.extend(
            self.node.group.into_iter().flat_map(|group| operations_of(plan, group, &self.path)),
        );
        let path = if self.node.children.is_empty() {
            format!("{below}.rs")
        } else {
            format!("{below}/mod.rs")
        };
        let own = own.map(|blocks| file(&format!("{below}/carriers.rs"), &blocks));
        own.into_iter().chain([file(&path, &blocks)]).collect()
    }
}

/// The carriers that a group has for itself; `None` if there are none.
fn carriers_of(plan: &Plan<'_>, group: usize, path: &[String]) -> Option<Vec<Block>> {
    let path: Vec<String> = path.iter().cloned().chain(["carriers".to_owned()]).collect();
    let mut module = Module::new(plan, &path);
    let own = plan.carriers_at(Home::Group(group));
    let mut blocks: Vec<Block> = Vec::new();
    for (carrier, names) in own {
        blocks.extend(carriers::blocks(&mut module, carrier, names));
        blocks.extend(pages::block(&mut module, carrier, names));
        blocks.extend(envelopes::block(&mut module, carrier, names));
    }
    if blocks.is_empty() {
        return None;
    }
    blocks.insert(0, module.uses());
    Some(blocks)
}

/// The operations of a group, each with the carriers it sends.
fn operations_of(plan: &Plan<'_>, group: usize, path: &[String]) -> Vec<Block> {
    let mut module = Module::new(plan, path);
    let mut blocks = Vec::new();
    let mut beside: HashMap<_, Vec<_>> = HashMap::new();
    for sent in plan.carriers_at(Home::Operation(group)) {
        beside.entry(sent.0.request_of).or_default().push(sent);
    }
    for (index, (operation, names)) in plan.api.operations.iter().zip(&plan.operations).enumerate()
    {
        if names.group != group {
            continue;
        }
        blocks.push(operations::block(&mut module, operation, names));
        for (carrier, names) in beside.remove(&Some(index)).into_iter().flatten() {
            blocks.extend(carriers::blocks(&mut module, carrier, names));
            blocks.extend(constructors::block(&mut module, carrier, names));
        }
        let functions = plan.formers.functions.iter().filter(|former| former.of == index);
        for Former { name, .. } in functions {
            blocks.push(former::function(&mut module, name, operation, names));
        }
        for Former { name, of } in &plan.formers.requests {
            if plan.api.carrier(*of).request_of == Some(index) {
                let new = &plan.carrier(*of).name;
                blocks.push(former::alias(name, new, &TokenStream::new()));
            }
        }
    }
    blocks.insert(0, module.uses());
    blocks
}
