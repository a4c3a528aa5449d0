//! The source files of a crate, module by module.

use super::format::{BANNER, Block, render};
use super::module::Module;
use super::plan::{Home, Plan};
use super::{carriers, docs_text, enums, operations, options, runtime_files};
use crate::output::Tree;
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Names of the runtime that the crate's users meet, exported from its root.
const EXPORTS: &str = "\
pub use self::runtime::{
    Answer, Binary, Credentials, DateTime, DecodeError, Dictionary, Error, Extra, Operation, Patch,
    PatchOperation, Request, Response, Upload, Value, WithHeaders, decode, from_json, to_json,
    unknown_properties,
};
";

/// How the text depends on features.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Features {
    /// On the crate's own, by `cfg`.
    Cargo,
    /// Not at all: what is chosen is there, what is not is left out.
    Chosen {
        /// Whether there is a client over reqwest.
        reqwest: bool,
        /// Whether dates convert to jiff's types.
        jiff: bool,
    },
}

impl Features {
    /// The `cfg` of what belongs to the client over reqwest; `None` if it is left out.
    pub(super) fn client(self) -> Option<TokenStream> {
        match self {
            Features::Cargo => Some(quote!(#[cfg(feature = "reqwest")])),
            Features::Chosen { reqwest, .. } => reqwest.then(TokenStream::new),
        }
    }

    /// Whether something is there if features are chosen once and for all.
    pub(super) fn chosen(self, feature: &str) -> bool {
        match self {
            Features::Cargo => true,
            Features::Chosen { reqwest, jiff } => (reqwest && feature == "reqwest") || (jiff && feature == "jiff"),
        }
    }

    /// The `cfg` line for something that any of these features needs, with its line feed.
    pub(super) fn any(self, features: &[&str]) -> String {
        match (self, features) {
            (Features::Chosen { .. }, _) | (_, []) => String::new(),
            (_, [feature]) => format!("#[cfg(feature = {feature:?})]\n"),
            (_, features) => {
                let features: String = features.iter().map(|feature| format!("    feature = {feature:?},\n")).collect();
                format!("#[cfg(any(\n{features}))]\n")
            }
        }
    }
}

/// All files below `src/`.
pub(super) fn sources(plan: &Plan<'_>, features: Features) -> Tree {
    let mut tree = Tree::default();
    let root = ModuleTree::new(plan);
    tree.add("src/lib.rs", library(plan, &root, features));
    for (path, text) in runtime_files::FILES {
        tree.add(format!("src/runtime/{path}"), *text);
    }
    if !plan.api.enums.is_empty() {
        let mut blocks = vec![Module::new(plan, &["enums".to_owned()]).uses()];
        blocks.extend(plan.enumerations().flat_map(|(enumeration, names)| enums::blocks(enumeration, names)));
        add(&mut tree, "enums.rs", &blocks);
    }
    if !options::is_empty(&plan.api.client) {
        add(&mut tree, "options.rs", &options::blocks(&plan.api.client, features));
    }
    shared_carriers(plan, features, &mut tree);
    for (name, child) in &root.children {
        group_files(plan, features, child, &[name.clone()], &mut tree);
    }
    tree
}

fn add(tree: &mut Tree, path: &str, blocks: &[Block]) {
    tree.add(format!("src/{path}"), format!("{BANNER}\n{}", render(blocks)));
}

/// The modules of groups, and those around them.
#[derive(Default)]
struct ModuleTree {
    group: Option<usize>,
    children: BTreeMap<String, ModuleTree>,
}

impl ModuleTree {
    fn new(plan: &Plan<'_>) -> Self {
        let mut root = Self::default();
        for (index, group) in plan.groups.iter().enumerate() {
            let node = group.module.iter().fold(&mut root, |node, name| node.children.entry(name.clone()).or_default());
            node.group = Some(index);
        }
        root
    }

    /// The declarations of the modules below, by name.
    fn declarations(&self, plan: &Plan<'_>, features: Features, attribute: &str) -> BTreeMap<String, String> {
        let declare = |(name, child): (&String, &ModuleTree)| {
            let (docs, cfg) = match child.group {
                Some(index) => {
                    let group = &plan.groups[index];
                    let name = docs_text::code(&group.segments.join("/"));
                    (format!("Operations of {name}."), features.any(&[&group.feature]))
                }
                None => (format!("Groups of operations: {}.", child.list()), String::new()),
            };
            (name.clone(), format!("/// {docs}\n{cfg}{attribute}pub mod {name};\n"))
        };
        self.children.iter().map(declare).collect()
    }

    fn list(&self) -> String {
        self.children.keys().map(|name| docs_text::code(name)).collect::<Vec<_>>().join(", ")
    }
}

fn library(plan: &Plan<'_>, root: &ModuleTree, features: Features) -> String {
    let has_context = !plan.api.client.context_headers.is_empty();
    let skip = "#[rustfmt::skip]\n";
    let mut modules = root.declarations(plan, features, skip);
    let mut declare = |name: &str, text: &str| modules.insert(name.to_owned(), format!("{text}mod {name};\n"));
    declare("carriers", &format!("/// What operations send and answer.\n{skip}pub "));
    declare("runtime", &format!("/// What everything here stands on.\n{skip}pub "));
    if !plan.api.enums.is_empty() {
        declare("enums", &format!("/// Words with a meaning.\n{skip}pub "));
    }
    if !options::is_empty(&plan.api.client) {
        declare("options", skip);
    }
    let modules: String = modules.into_values().collect();
    let options = if has_context { "pub use self::options::CallOptions;\n" } else { "" };
    let client = match features {
        Features::Cargo => "#[cfg(feature = \"reqwest\")]\npub use self::runtime::Client;\n",
        Features::Chosen { reqwest: true, .. } => "pub use self::runtime::Client;\n",
        Features::Chosen { .. } => "",
    };
    format!("{modules}\n{options}{client}{EXPORTS}")
}

/// `carriers/mod.rs`, and a file for each shared carrier.
fn shared_carriers(plan: &Plan<'_>, features: Features, tree: &mut Tree) {
    let mut by_users: BTreeMap<&BTreeSet<usize>, Vec<&str>> = BTreeMap::new();
    for (index, names) in plan.carriers.iter().enumerate() {
        let Home::Shared(users) = &names.home else { continue };
        by_users.entry(users).or_default().push(&names.file);
        let mut module = Module::new(plan, &["carriers".to_owned(), names.file.clone()]);
        let blocks = carriers::blocks(&mut module, &plan.api.carriers[index], names);
        let mut all = vec![module.uses()];
        all.extend(blocks);
        add(tree, &format!("carriers/{}.rs", names.file), &all);
    }
    let mut blocks = Vec::new();
    if features == Features::Cargo && by_users.keys().any(|users| has_cfg(plan, users)) {
        blocks.push(Block::Text(SHARED.to_owned()));
    }
    for (users, mut files) in by_users {
        files.sort_unstable();
        let names: Vec<&str> = users.iter().map(|&group| plan.groups[group].feature.as_str()).collect();
        blocks.push(Block::Text(if features == Features::Cargo && has_cfg(plan, users) {
            format!("{}shared! {{\n{}}}\n", features.any(&names), lines("    ", &files, ",\n"))
        } else {
            format!("{}\n{}", lines("mod ", &files, ";\n"), lines("pub use self::", &files, "::*;\n"))
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
    add(tree, "carriers/mod.rs", &blocks);
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

/// The file of a group, its carriers' file, and those of the modules below.
fn group_files(plan: &Plan<'_>, features: Features, node: &ModuleTree, path: &[String], tree: &mut Tree) {
    let below = path.join("/");
    let mut declarations: String = node.declarations(plan, features, "").into_values().collect();
    let mut blocks = Vec::new();
    let mut module = Module::new(plan, path);
    if let Some(group) = node.group {
        if plan.carriers_at(Home::Group(group)).next().is_some() {
            declarations.push_str("pub(crate) mod carriers;\n");
            let mut path = path.to_vec();
            path.push("carriers".to_owned());
            let mut module = Module::new(plan, &path);
            let mut all = Vec::new();
            for (carrier, names) in plan.carriers_at(Home::Group(group)) {
                all.extend(carriers::blocks(&mut module, carrier, names));
            }
            all.insert(0, module.uses());
            add(tree, &format!("{below}/carriers.rs"), &all);
        }
        for (index, operation) in plan.api.operations.iter().enumerate() {
            if plan.operations[index].group == group {
                blocks.extend(operations::blocks(&mut module, operation, &plan.operations[index]));
                let beside = plan.api.carriers.iter().zip(&plan.carriers);
                for (carrier, names) in beside.filter(|(carrier, _)| carrier.request_of == Some(index)) {
                    if names.home == Home::Operation(group) {
                        blocks.extend(carriers::blocks(&mut module, carrier, names));
                    }
                }
            }
        }
        blocks.insert(0, module.uses());
    }
    blocks.insert(0, Block::Text(declarations));
    let file = if node.children.is_empty() { format!("{below}.rs") } else { format!("{below}/mod.rs") };
    add(tree, &file, &blocks);
    for (name, child) in &node.children {
        let path: Vec<String> = path.iter().chain([name]).cloned().collect();
        group_files(plan, features, child, &path, tree);
    }
}
