//! One feature for each group, with the carriers that the group needs and no others: what `cfg`
//! leaves of a crate with one feature alone is held against the model.

use super::{EDITIONS, closure, part, selection};
use std::collections::{BTreeMap, BTreeSet};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Attribute, Item, Meta, Token, UseTree};
use tablature::model::api::Api;
use tablature::names::{Groups, Paths};
use tablature::output::Tree;
use tablature_tests::{corpus, trees};

/// Features of which one must be on. Conditions are joined: each must hold.
type Condition = BTreeSet<String>;

/// What a crate holds, and under which conditions.
#[derive(Default)]
struct Crate {
    /// The conditions of each struct, by path: `agents::chat::SendRequest`, `carriers::Contact`.
    structs: BTreeMap<String, Vec<Condition>>,
    /// What is named of `carriers`, and the conditions under which.
    mentions: Vec<(String, Vec<Condition>)>,
    /// The features that each feature switches on.
    implied: BTreeMap<String, BTreeSet<String>>,
}

impl Crate {
    fn read(tree: &Tree) -> Self {
        let mut read = Self::default();
        let text = |path: &str| String::from_utf8_lossy(&tree.files[path]).into_owned();
        read.features(&text("Cargo.toml"));
        read.module(tree, "src/lib.rs", "src", &[], &[]);
        read
    }

    fn features(&mut self, manifest: &str) {
        for line in manifest.lines() {
            if let Some((name, list)) = line.split_once(" = [")
                && let Some(list) = list.strip_suffix(']')
            {
                let quoted = list.split('"').skip(1).step_by(2);
                self.implied.insert(name.to_owned(), quoted.map(str::to_owned).collect());
            }
        }
    }

    /// Reads a file and the modules in it.
    fn module(
        &mut self,
        tree: &Tree,
        path: &str,
        folder: &str,
        names: &[String],
        above: &[Condition],
    ) {
        let text = String::from_utf8_lossy(&tree.files[path]);
        for item in syn::parse_file(&text).expect("it is Rust").items {
            match item {
                Item::Mod(module) if module.content.is_none() => {
                    let conditions = joined(above, &module.attrs);
                    self.submodule(tree, folder, names, &module.ident.to_string(), &conditions);
                }
                Item::Macro(item) if item.mac.path.is_ident("shared") => {
                    let conditions = joined(above, &item.attrs);
                    let list = Punctuated::<syn::Path, Token![,]>::parse_terminated;
                    let list = list.parse2(item.mac.tokens).expect("they are paths");
                    for carrier in list {
                        let module = carrier.segments[0].ident.to_string();
                        self.submodule(tree, folder, names, &module, &conditions);
                    }
                }
                Item::Struct(item) => {
                    let conditions = joined(above, &item.attrs);
                    self.structs.insert(named(names, &item.ident.to_string()), conditions);
                }
                Item::Use(item) => {
                    let conditions = joined(above, &item.attrs);
                    for path in paths(&item.tree) {
                        if let Some(name) = path.strip_prefix("crate::carriers::") {
                            self.mentions.push((name.to_owned(), conditions.clone()));
                        }
                    }
                }
                Item::Impl(item) => {
                    let conditions = joined(above, &item.attrs);
                    if let syn::Type::Path(ty) = &*item.self_ty
                        && ty.path.segments.len() == 3
                    {
                        let name = ty.path.segments[2].ident.to_string();
                        self.mentions.push((name, conditions));
                    }
                }
                _ => {}
            }
        }
    }

    fn submodule(
        &mut self,
        tree: &Tree,
        folder: &str,
        names: &[String],
        name: &str,
        conditions: &[Condition],
    ) {
        if folder == "src" && name == "runtime" {
            return;
        }
        let folder = format!("{folder}/{}", name.trim_start_matches("r#"));
        let nested = format!("{folder}/mod.rs");
        let path = if tree.files.contains_key(&nested) { nested } else { format!("{folder}.rs") };
        let names: Vec<String> = names.iter().cloned().chain([name.to_owned()]).collect();
        self.module(tree, &path, &folder, &names, conditions);
    }

    /// Whether something is there when this feature is the only one that is asked for.
    fn is_on(&self, conditions: &[Condition], feature: &str) -> bool {
        let holds = |condition: &Condition| {
            condition.contains(feature)
                || self.implied[feature].iter().any(|implied| condition.contains(implied))
        };
        conditions.iter().all(holds)
    }

    /// The structs that are there with this feature alone.
    fn with(&self, feature: &str) -> BTreeSet<&str> {
        let structs = self.structs.iter();
        let on = structs.filter(|(_, conditions)| self.is_on(conditions, feature));
        on.map(|(path, _)| path.as_str()).collect()
    }
}

/// Where a struct can be named: carriers of groups are exported with all others.
fn named(modules: &[String], name: &str) -> String {
    if modules.iter().any(|module| module == "carriers") {
        return format!("carriers::{name}");
    }
    modules.iter().map(String::as_str).chain([name]).collect::<Vec<_>>().join("::")
}

fn joined(above: &[Condition], attributes: &[Attribute]) -> Vec<Condition> {
    let own = attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"));
    let own = own.map(|attribute| condition(&attribute.meta));
    above.iter().cloned().chain(own).collect()
}

/// The features in `cfg(feature = "a")` or `cfg(any(feature = "a", …))`.
fn condition(meta: &Meta) -> Condition {
    let Meta::List(list) = meta else { panic!("it is no condition that is known") };
    let text = list.tokens.to_string();
    text.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

fn paths(tree: &UseTree) -> Vec<String> {
    match tree {
        UseTree::Path(path) => {
            let below = paths(&path.tree);
            below.iter().map(|below| format!("{}::{below}", path.ident)).collect()
        }
        UseTree::Name(name) => vec![name.ident.to_string()],
        UseTree::Group(group) => group.items.iter().flat_map(paths).collect(),
        _ => Vec::new(),
    }
}

/// Every group of a crate with its own feature alone.
fn check(api: &Api, what: &str) {
    let read = Crate::read(&trees::emit(api));
    let Groups { groups, of } = Groups::new(api.whole());
    let operations: Vec<usize> = match &api.part_of {
        Some(of) => of.operations.clone(),
        None => (0..api.operations.len()).collect(),
    };
    let structs = Paths::new(api).structs;
    let carriers: BTreeSet<&str> = structs.iter().map(String::as_str).collect();
    assert_eq!(carriers.len(), api.carriers.len());
    let mut checked = 0;
    for (index, group) in groups.iter().enumerate() {
        // A feature switches on those of the groups around its group.
        let belongs =
            |own: usize| own == index || group.segments.starts_with(&groups[own].segments);
        let own = api.operations.iter().zip(&operations);
        let own: Vec<_> = own.filter(|(_, at)| belongs(of[**at])).collect();
        if !own.iter().any(|(_, at)| of[**at] == index) {
            assert!(!read.implied.contains_key(&group.feature), "{what}: {}", group.feature);
            continue;
        }
        let needed = closure(api, own.into_iter().map(|(operation, _)| operation));
        let needed: BTreeSet<&str> =
            needed.into_iter().map(|id| structs[id.0 as usize].as_str()).collect();
        let there = read.with(&group.feature);
        let there: BTreeSet<&str> = there.intersection(&carriers).copied().collect();
        let missing: Vec<_> = needed.difference(&there).collect();
        let spare: Vec<_> = there.difference(&needed).collect();
        assert!(
            missing.is_empty() && spare.is_empty(),
            "{what}: {} lacks {missing:?}, and does not need {spare:?}",
            group.feature
        );
        for (name, conditions) in &read.mentions {
            let is_mentioned = read.is_on(conditions, &group.feature);
            let is_there = there.contains(format!("carriers::{name}").as_str());
            assert!(is_there || !is_mentioned, "{what}: {} names {name}", group.feature);
        }
        checked += 1;
    }
    assert!(checked > 0, "{what}");
}

#[test]
fn a_feature_has_the_carriers_its_group_needs_and_no_others() {
    for edition in EDITIONS {
        let Some(api) = corpus::api(edition) else { return };
        check(api, edition);
    }
}

#[test]
fn so_have_the_features_that_filters_leave() {
    let Some(whole) = corpus::api(EDITIONS[2]) else { return };
    for (include, exclude) in [("rest", "rest/Contact"), ("GET, agents/Chat", "")] {
        let part = part(whole, &selection(include, exclude));
        check(&part, &format!("{include} without {exclude}"));
    }
}
