//! The model as a Rust crate.
//!
//! First everything gets its name and place (`plan`), then the modules are written one by one.
//! Items are built as tokens and laid out by prettyplease; the tables of properties are laid out
//! here. The runtime, which every generated crate contains, is copied as it is.

mod arguments;
mod carriers;
mod choices;
mod constructors;
mod docs_text;
mod enums;
mod envelopes;
mod features;
mod format;
mod former;
mod headers;
mod inputs;
mod manifest;
mod module;
mod operations;
mod options;
mod package;
mod pages;
mod payloads;
mod readme;
mod runtime_files;
mod servers;
mod single_file;
mod sources;

pub use package::{ManifestValue, Package};

use crate::model::api::{Api, Payload};
use crate::names::plan::Plan;
use crate::output::{OutputError, Tree};
use features::Features;

/// What the user may choose of a crate.
#[derive(Clone, Debug)]
pub struct CrateOptions {
    /// Name of the crate, as in its manifest.
    pub name: String,
    /// What else the manifest says of the package.
    pub package: Package,
}

impl CrateOptions {
    /// A crate of this name, as usual in everything else.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), package: Package::default() }
    }
}

/// The files of a whole crate: manifest, readme, sources, tests and samples.
pub fn emit_crate(api: &Api, options: &CrateOptions) -> Tree {
    let plan = Plan::new(api);
    let mut tree = sources::sources(&plan, Features::Cargo);
    if let Some(library) = tree.files.get_mut("src/lib.rs") {
        let modules = String::from_utf8_lossy(library);
        let text = format!("{}\n{}\n{modules}", format::BANNER, readme::library_docs(&plan));
        *library = text.into_bytes();
    }
    runtime_files::name_crate(&mut tree, &options.name.replace('-', "_"));
    tree.add("Cargo.toml", manifest::manifest(&plan, options));
    for (name, content) in &options.package.files {
        tree.add(name, content.as_slice());
    }
    tree.add("README.md", readme::readme(&plan, &options.name));
    payloads::tests(&plan, &options.name, &mut tree);
    tree
}

/// The paths of the samples in a crate, and what they are samples of.
pub(crate) fn samples(api: &Api) -> Vec<(String, &Payload)> {
    payloads::samples(&Plan::new(api))
}

/// The manifest of a whole crate.
pub fn emit_manifest(api: &Api, options: &CrateOptions) -> String {
    manifest::manifest(&Plan::new(api), options)
}

/// The sources of a whole crate, without what stands in its docs alone.
pub(crate) fn emit_sources(api: &Api) -> Tree {
    sources::sources(&Plan::new(api), Features::Cargo)
}

/// What the user may choose of a single file for `OUT_DIR`.
#[derive(Clone, Debug, Default)]
pub struct FileOptions {
    /// Whether the file holds a client over reqwest.
    pub reqwest: bool,
    /// Whether the file holds a blocking client over ureq.
    pub ureq: bool,
    /// Whether dates convert to jiff's types.
    pub jiff: bool,
    /// Whether clients make spans of tracing.
    pub tracing: bool,
}

/// The whole API as one file that can be `include!`d: no inner attributes, no inner docs, no
/// `cfg(feature)`, only `self::` and `super::` paths.
///
/// # Errors
///
/// When two modules have one path.
pub fn emit_file(api: &Api, options: &FileOptions) -> Result<String, OutputError> {
    let FileOptions { reqwest, ureq, jiff, tracing } = *options;
    let features = Features::Chosen { reqwest, ureq, jiff, tracing };
    let mut sources = sources::sources(&Plan::for_guest(api), features);
    sources.refuse_doubles()?;
    runtime_files::leave_examples_untested(&mut sources);
    Ok(format!("{}\n{}", format::BANNER, single_file::inline(&sources, features)))
}

/// The round trip tests of every payload as one file that can be `include!`d, samples inside.
/// `module` is the path, from where the file is included, of the module that includes
/// [`emit_file`]'s text: `super::api`.
pub fn emit_tests_file(api: &Api, module: &str) -> String {
    format!("{}\n{}", format::BANNER, payloads::tests_file(&Plan::new(api), module))
}
