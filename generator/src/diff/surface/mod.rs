//! What the Rust crate of a model offers, and what a change of that asks of its version.
//!
//! Nothing of it is guessed from the model: the crate is made, and its sources are read.

mod aliases;
mod collect;
mod compare;
mod paths;

use super::criteria::FragileCode;
use crate::model::api::Api;
use crate::output::Tree;
use crate::rust;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The file with the methods for optional inputs.
const INPUTS: &str = "src/inputs.rs";

/// What the Rust crate of a model offers.
#[derive(Clone, Debug, Default)]
pub struct Surface {
    /// Its public items, by path.
    pub(super) items: BTreeMap<String, Item>,
    /// Whether anything else of the sources has changed can be told by these: path and text of each
    /// file.
    files: BTreeMap<String, Vec<u8>>,
}

/// Something public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// What it is.
    pub kind: Kind,
    /// Types of arguments and of what is returned, or of a field; what else makes it what it is.
    pub signature: Vec<String>,
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Module,
    Function,
    /// A struct; whether others can write it with all its fields.
    Struct {
        is_open: bool,
    },
    Field,
    /// An enum; whether others can match all its variants.
    Enum {
        is_open: bool,
    },
    Variant,
    Trait,
    /// Another name for a type.
    Alias,
    Feature,
}

/// The part of a version that has to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// None: the sources are the same.
    None,
    /// The last: the sources are others, and what they offer is the same.
    Patch,
    /// The middle: there is more, and what was there is as it was.
    Minor,
    /// The first: code that compiled may not.
    Major,
}

impl Step {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Step::None => "none",
            Step::Patch => "patch",
            Step::Minor => "minor",
            Step::Major => "major",
        }
    }
}

/// What became of an item.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct ItemChange {
    /// What it asks of the version.
    pub step: Step,
    /// The item, by its path in the crate.
    pub path: String,
    /// What became of it: "gone".
    pub says: String,
    /// Which code alone it breaks, if not all that uses the item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only: Option<FragileCode>,
}

/// What two crates offer that differs, and what that asks of the version of the second. What breaks such
/// code alone as `lenient` has is minor.
pub fn surface(
    old: &Surface,
    new: &Surface,
    lenient: &BTreeSet<FragileCode>,
) -> (Step, Vec<ItemChange>) {
    let mut changes = compare::changes(&old.in_names_of(new), new);
    let forgiven =
        |change: &&mut ItemChange| change.only.is_some_and(|only| lenient.contains(&only));
    changes.iter_mut().filter(forgiven).for_each(|change| change.step = Step::Minor);
    changes.sort_by_key(|change| std::cmp::Reverse(change.step));
    let worst = changes.iter().map(|change| change.step).max();
    let is_same = old.files == new.files;
    let step = worst.unwrap_or(if is_same { Step::None } else { Step::Patch });
    (step, changes)
}

impl Surface {
    /// What the crates of two models offer. Files that both have say nothing of the difference.
    pub fn of_both(old: &Api, new: &Api) -> (Self, Self) {
        let (old, new) = rayon::join(|| rust::emit_sources(old), || rust::emit_sources(new));
        Self::of_trees(old, new)
    }

    /// What two crates offer whose files these are. The runtime, which has its own version, is passed over.
    pub fn of_trees(mut old: Tree, mut new: Tree) -> (Self, Self) {
        for tree in [&mut old, &mut new] {
            tree.files
                .retain(|path, _| path.starts_with("src/") && !path.starts_with("src/runtime/"));
        }
        let same: BTreeSet<String> = old
            .files
            .iter()
            // What methods there are for inputs is asked of all functions.
            .filter(|(path, text)| *path != INPUTS && new.files.get(*path) == Some(*text))
            .map(|(path, _)| path.clone())
            .collect();
        rayon::join(|| Self::of(&old, &same), || Self::of(&new, &same))
    }

    fn of(tree: &Tree, same: &BTreeSet<String>) -> Self {
        let files: Vec<(&String, &Vec<u8>)> =
            tree.files.iter().filter(|(path, _)| !same.contains(*path)).collect();
        let items = files
            .par_iter()
            .map(|(path, text)| collect::items(path, &String::from_utf8_lossy(text)));
        let items: Vec<Vec<(String, Item)>> = items.collect();
        let files = files.into_iter().map(|(path, text)| (path.clone(), text.clone()));
        Self { items: items.into_iter().flatten().collect(), files: files.collect() }
    }
}
