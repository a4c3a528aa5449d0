//! The model as a Rust crate.

#[allow(dead_code)]
mod docs_text;
#[allow(dead_code)]
mod naming;

use crate::api::Api;
use crate::output::Tree;

/// What the user may choose of a crate.
#[derive(Clone, Debug)]
pub struct CrateOptions {
    /// Name of the crate: `superoffice`.
    pub name: String,
}

/// The files of a whole crate: manifest, readme, sources, tests and samples.
pub fn emit_crate(api: &Api, options: &CrateOptions) -> Tree {
    let _ = (api, options);
    Tree::default()
}

/// What the user may choose of a single file for `OUT_DIR`.
#[derive(Clone, Debug, Default)]
pub struct FileOptions {
    /// Whether the file holds a client over reqwest.
    pub reqwest: bool,
    /// Whether dates convert to jiff's types.
    pub jiff: bool,
}

/// The whole API as one file that can be `include!`d: no inner attributes, no inner docs, no
/// `cfg(feature)`, only `self::` and `super::` paths.
pub fn emit_file(api: &Api, options: &FileOptions) -> String {
    let _ = (api, options);
    String::new()
}

/// The round trip tests of every payload as one file that can be `include!`d, samples inside.
/// `module` is the path, from where the file is included, of the module that includes
/// [`emit_file`]'s text: `super::api`.
pub fn emit_tests_file(api: &Api, module: &str) -> String {
    let _ = (api, module);
    String::new()
}
