//! The source files of a crate, module by module.

mod enums;
mod groups;
mod shared;

use super::features::Features;
use super::format::{BANNER, Block, render};
use super::{inputs, options, runtime_files};
use crate::names::plan::Plan;
use crate::output::Tree;
use groups::ModuleTree;
use rayon::prelude::*;

/// Names of the runtime that the crate's users meet, exported from its root.
const EXPORTS: &str = "\
pub use self::runtime::{
    Answer, Binary, Body, Call, Cause, Credentials, DateTime, DecodeError, Decoder, Dictionary,
    Endpoint, Error, Extra, HeaderMap, HttpDate, Page, Patch, PatchOperation, Request, Response,
    StatusCode, Upload, Value, WithHeaders, from_json, http, to_json, unknown_properties,
};
";

/// Of a module all of whose items may be left out.
const UNUSED: &str = "\
#[allow(unused_imports, reason = \"without any group of operations nothing is left\")]
";

/// Types that stand for inputs have no values.
const MARKERS: &str = "\
#[allow(missing_copy_implementations, missing_debug_implementations)]
";

/// All files below `src/`.
pub(super) fn sources(plan: &Plan<'_>, features: Features) -> Tree {
    let mut tree = Tree::default();
    let root = ModuleTree::new(plan);
    tree.add("src/lib.rs", library(plan, &root, features));
    for (path, text) in runtime_files::FILES {
        tree.add(format!("src/runtime/{path}"), *text);
    }
    let mut files = vec![shared::module(plan, features)];
    files.extend(enums::files(plan, features));
    files.extend(inputs::blocks(plan, features).map(|blocks| file("inputs.rs", &blocks)));
    if plan.api.client.envelope.is_some() {
        tree.add("src/envelope.rs", runtime_files::ENVELOPE);
    }
    if !options::is_empty(&plan.api.client) {
        files.push(file("options.rs", &options::blocks(&plan.api.client, features)));
    }
    let modules = root.modules();
    files.par_extend(modules.par_iter().flat_map_iter(|module| module.files(plan, features)));
    files.par_extend(
        (0..plan.carriers.len()).into_par_iter().filter_map(|index| shared::carrier(plan, index)),
    );
    for (path, text) in files {
        tree.add(path, text);
    }
    tree
}

/// A file below `src/`: its path and its text.
fn file(path: &str, blocks: &[Block]) -> (String, String) {
    (format!("src/{path}"), format!("{BANNER}\n{}", render(blocks)))
}

fn library(plan: &Plan<'_>, root: &ModuleTree, features: Features) -> String {
    let skip = "#[rustfmt::skip]\n";
    let mut modules = root.declarations(plan, features, skip);
    let mut declare =
        |name: &str, text: &str| modules.insert(name.to_owned(), format!("{text}mod {name};\n"));
    declare("carriers", &format!("/// What operations send and answer.\n{skip}pub "));
    declare("runtime", &format!("/// What everything here stands on.\n{skip}pub "));
    if !plan.api.enums.is_empty() {
        declare("enums", &format!("/// Words with a meaning.\n{skip}pub "));
    }
    if plan.inputs_in_use().next().is_some() {
        let allow = if features == Features::Cargo { UNUSED } else { "" };
        let docs = "/// Optional inputs, and the calls that have them.\n";
        declare("inputs", &format!("{docs}{MARKERS}{allow}{skip}pub "));
    }
    let wraps = plan.api.client.envelope.is_some();
    if wraps {
        declare("envelope", skip);
    }
    if !options::is_empty(&plan.api.client) {
        declare("options", skip);
    }
    let modules: String = modules.into_values().collect();
    // In the order in which rustfmt sorts them.
    let export = |needed: &[&str], names: &str| {
        if needed.iter().any(|feature| features.chosen(feature)) {
            format!("{}pub use self::runtime::{names};\n", features.any(needed))
        } else {
            String::new()
        }
    };
    let envelope = if wraps { "pub use self::envelope::{Envelope, Unwrapped};\n" } else { "" };
    let blocking = export(&["ureq"], "blocking");
    let client = export(&["reqwest"], "{Client, Download, Pages, Rows}");
    let any_client = export(&["reqwest", "ureq"], "{Hook, Progress, Retry}");
    format!("{modules}\n{envelope}{blocking}{EXPORTS}{client}{any_client}")
}
