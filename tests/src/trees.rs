//! Comparing and parsing what was emitted.

use tablature::model::api::Api;
use tablature::output::Tree;
use tablature::rust::{CrateOptions, emit_crate};

/// The crate of a model.
pub fn emit(api: &Api) -> Tree {
    emit_crate(api, &CrateOptions::named("sample-api"))
}

/// The first differences between two trees, for people; files under `besides` do not count.
pub fn differences(one: &Tree, other: &Tree, besides: &str) -> Vec<String> {
    let paths =
        one.files.keys().chain(other.files.keys()).collect::<std::collections::BTreeSet<_>>();
    let counted = paths.into_iter().filter(|path| besides.is_empty() || !path.starts_with(besides));
    let differs = counted.filter(|path| one.files.get(*path) != other.files.get(*path));
    differs.take(20).map(|path| format!("{path}: {}", first_difference(one, other, path))).collect()
}

fn first_difference(one: &Tree, other: &Tree, path: &str) -> String {
    let text =
        |tree: &Tree| tree.files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    match (text(one), text(other)) {
        (Some(one), Some(other)) => one
            .lines()
            .zip(other.lines())
            .enumerate()
            .find(|(_, (one, other))| one != other)
            .map_or_else(
                || "one is longer".to_owned(),
                |(line, (one, other))| format!("line {}: {one:?} and {other:?}", line + 1),
            ),
        (Some(_), None) => "only in the first".to_owned(),
        _ => "only in the second".to_owned(),
    }
}

/// The Rust files of a tree that are not Rust, each with the reason.
pub fn unparsable(tree: &Tree) -> Vec<String> {
    let sources = tree.files.iter().filter(|(path, _)| path.ends_with(".rs"));
    // These are copied as they are, whatever the pages say.
    let written = sources.filter(|(path, _)| !path.starts_with("src/runtime/"));
    let check = |(path, bytes): (&String, &Vec<u8>)| {
        let text = std::str::from_utf8(bytes).map_err(|error| error.to_string());
        let parsed = text.and_then(|text| syn::parse_file(text).map_err(|error| error.to_string()));
        parsed.err().map(|error| format!("{path}: {error}"))
    };
    written.filter_map(check).collect()
}
