//! Tests: every documented payload survives decoding and encoding.

use super::format::BANNER;
use super::module::path_to_carrier;
use crate::model::api::{CarrierId, Operation, Payload, PayloadContent, Step, Type};
use crate::names::naming::{Want, assign, file_stem, module, snake, unversioned};
use crate::names::plan::{Group, Plan};
use crate::output::Tree;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// A check of one payload.
struct Test<'a> {
    name: String,
    /// The name of the sample's file.
    file: String,
    payload: &'a Payload,
    exceptions: Option<Exceptions>,
}

/// The paths of what a payload holds and the crate leaves out, and the names of properties that are
/// never null in it.
struct Exceptions {
    unknown: Vec<String>,
    required: Vec<String>,
}

impl Test<'_> {
    /// The function that it calls.
    fn helper(&self) -> &'static str {
        match self.payload.content {
            PayloadContent::Json(_) if self.exceptions.is_some() => "round_trip_except",
            PayloadContent::Json(_) => "round_trip",
            PayloadContent::Contradiction(..) => "contradiction",
            PayloadContent::Patch => "patch",
            PayloadContent::Raw => "raw",
        }
    }
}

/// All files below `tests/`.
pub(super) fn tests(plan: &Plan<'_>, krate: &str, tree: &mut Tree) {
    let krate = krate.replace('-', "_");
    let mut modules = String::new();
    let mut helpers = BTreeSet::new();
    let wants = plan.groups.iter().map(|group| Want::new(&group.feature, module(&group.feature)));
    let names = assign(&[], &wants.collect::<Vec<_>>());
    let tests: Vec<Vec<Test<'_>>> = (0..plan.groups.len())
        .into_par_iter()
        .map(|group| tests_of(plan, plan.operations_of(group).map(|(operation, _)| operation)))
        .collect();
    for ((group, name), tests) in plan.groups.iter().zip(names).zip(tests) {
        if tests.is_empty() {
            continue;
        }
        modules.push_str(&format!("#[cfg(feature = {:?})]\nmod {name};\n", group.feature));
        let mut used = BTreeSet::from(["sample"]);
        let mut text = String::new();
        for test in tests {
            let sample = format!("{}/{}", group.feature, test.file);
            used.insert(test.helper());
            text.push_str(&function(plan, &krate, &test, &format!("&sample({sample:?})")));
            let path = sample_path(&group.feature, &test.file);
            tree.add(path, test.payload.text.as_bytes());
        }
        let uses: Vec<&str> = used.iter().copied().collect();
        let text = format!("{BANNER}\nuse super::super::support::{{{}}};\n{text}", uses.join(", "));
        tree.add(format!("tests/payloads/{name}.rs"), text);
        helpers.extend(used);
    }
    if modules.is_empty() {
        return;
    }
    tree.add("tests/round_trip.rs", format!("{BANNER}{ROUND_TRIP}"));
    tree.add("tests/payloads/mod.rs", format!("{BANNER}\n{modules}"));
    tree.add("tests/support/mod.rs", format!("{BANNER}\n{}", support(&krate, &helpers)));
}

/// The paths of all samples, and what they are samples of.
pub(super) fn samples<'a>(plan: &Plan<'a>) -> Vec<(String, &'a Payload)> {
    let of_group = |(index, group): (usize, &Group)| {
        let operations = plan.operations_of(index).map(|(operation, _)| operation);
        let tests = tests_of(plan, operations).into_iter();
        let path = |test: Test<'a>| (sample_path(&group.feature, &test.file), test.payload);
        tests.map(path).collect::<Vec<_>>()
    };
    plan.groups.iter().enumerate().flat_map(of_group).collect()
}

fn sample_path(feature: &str, file: &str) -> String {
    format!("tests/samples/{feature}/{file}")
}

/// All tests as one text, samples inside.
pub(super) fn tests_file(plan: &Plan<'_>, module: &str) -> String {
    let tests = tests_of(plan, plan.api.operations.iter());
    let helpers = tests.iter().map(Test::helper).collect();
    let mut text = if tests.is_empty() { String::new() } else { support(module, &helpers) };
    for test in tests {
        let sample = format!("b\"{}\"", test.payload.text.as_bytes().escape_ascii());
        text.push_str(&function(plan, module, &test, &sample));
    }
    text
}

fn tests_of<'a>(plan: &Plan<'_>, operations: impl Iterator<Item = &'a Operation>) -> Vec<Test<'a>> {
    let payloads: Vec<&Payload> = operations.flat_map(|operation| &operation.payloads).collect();
    let names: Vec<Want> = payloads
        .iter()
        .map(|payload| Want::new(&payload.id, snake(unversioned(&payload.id))))
        .collect();
    let files: Vec<Want> =
        payloads.iter().map(|payload| Want::new(&payload.id, file_stem(&payload.id))).collect();
    let names = assign(HELPERS.map(|(name, _)| name).as_slice(), &names).into_iter();
    let tests = names.zip(assign(&[], &files)).zip(payloads);
    tests
        .map(|((name, file), payload)| {
            let extension = if payload.content == PayloadContent::Raw { "bin" } else { "json" };
            let exceptions = exceptions(plan, payload);
            Test { name, file: format!("{file}.{extension}"), payload, exceptions }
        })
        .collect()
}

fn function(plan: &Plan<'_>, root: &str, test: &Test<'_>, sample: &str) -> String {
    let (helper, root) = (test.helper(), format!("{root}::"));
    let call = match &test.payload.content {
        PayloadContent::Json(ty) => {
            let ty = type_from(plan, &root, ty);
            let exceptions = match &test.exceptions {
                Some(Exceptions { unknown, required }) => format!(", &{unknown:?}, &{required:?}"),
                None => String::new(),
            };
            format!("{helper}::<{ty}>({sample}{exceptions})")
        }
        PayloadContent::Contradiction(ty, path) => {
            let ty = type_from(plan, &root, ty);
            format!("{helper}::<{ty}>({sample}, {:?})", path_text(path))
        }
        PayloadContent::Patch | PayloadContent::Raw => format!("{helper}({sample})"),
    };
    format!("\n#[test]\nfn {}() {{\n    {call};\n}}\n", test.name)
}

/// A path as the runtime's decode errors write it: `Items[0].Name`, `Fields["key"]`.
fn path_text(path: &[Step]) -> String {
    let is_plain = |name: &str| {
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '-' | '@');
        !name.is_empty() && name.chars().all(plain)
    };
    path.iter().fold(String::new(), |path, step| match step {
        Step::Property(name) if !is_plain(name) => format!("{path}[{name:?}]"),
        Step::Property(name) if path.is_empty() => name.clone(),
        Step::Property(name) => format!("{path}.{name}"),
        Step::Entry(key) => format!("{path}[{key:?}]"),
        Step::Item(index) => format!("{path}[{index}]"),
    })
}

/// What a payload's test has to know beyond its type, if there is anything.
fn exceptions(plan: &Plan<'_>, payload: &Payload) -> Option<Exceptions> {
    let PayloadContent::Json(ty) = &payload.content else { return None };
    let mut unknown: Vec<String> = payload.unknown.iter().map(|path| path_text(path)).collect();
    unknown.sort();
    let required = required(plan, ty);
    let is_exceptional = !unknown.is_empty() || !required.is_empty();
    is_exceptional.then_some(Exceptions { unknown, required })
}

/// The names of all properties within a type that are always there.
fn required(plan: &Plan<'_>, ty: &Type) -> Vec<String> {
    if !plan.has_required {
        return Vec::new();
    }
    let mut names = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<CarrierId> = ty.carrier().into_iter().collect();
    while let Some(id) = waiting.pop() {
        if seen.insert(id) {
            let properties = &plan.api.carrier(id).properties;
            let required = properties.iter().filter(|property| property.required);
            names.extend(required.map(|property| property.name.clone()));
            waiting.extend(properties.iter().filter_map(|property| property.ty.carrier()));
        }
    }
    names.into_iter().collect()
}

/// A type as it is written where `root` (`krate::`) leads to the root of the crate.
pub(super) fn type_from(plan: &Plan<'_>, root: &str, ty: &Type) -> String {
    match ty {
        Type::Bool => "bool".to_owned(),
        Type::Int32 => "i32".to_owned(),
        Type::Int64 => "i64".to_owned(),
        Type::Double => "f64".to_owned(),
        Type::String | Type::Byte => "String".to_owned(),
        Type::DateTime => format!("{root}DateTime"),
        Type::Enum(id) => format!("{root}enums::{}", plan.enums[id.0 as usize].name),
        Type::Carrier(id) => format!("{root}{}", path_to_carrier(plan, *id).join("::")),
        Type::List(item) => format!("Vec<{}>", type_from(plan, root, item)),
        Type::Nullable(inner) => format!("Option<{}>", type_from(plan, root, inner)),
        Type::Dictionary(item) => format!("{root}Dictionary<{}>", type_from(plan, root, item)),
        Type::Any => format!("{root}Value"),
    }
}

/// The functions that tests call, in the crate whose root is at `root`.
fn support(root: &str, helpers: &BTreeSet<&str>) -> String {
    let goes_back = helpers.contains("round_trip") || helpers.contains("round_trip_except");
    let compares = goes_back || helpers.contains("patch");
    let mut texts: Vec<String> = Vec::new();
    for (name, text) in HELPERS {
        let is_called = match name {
            "same" => compares,
            "round_trip_except" => goes_back,
            name => helpers.contains(name),
        };
        if is_called {
            texts.push(text.trim_end().replace("api::", &format!("{root}::")));
        }
    }
    texts.join("\n\n") + "\n"
}

/// Functions that tests call, by name, in the order in which they are read best.
const HELPERS: [(&str, &str); 7] = [
    ("round_trip", include_str!("../../test_support/round_trip.rs")),
    ("round_trip_except", include_str!("../../test_support/round_trip_except.rs")),
    ("contradiction", include_str!("../../test_support/contradiction.rs")),
    ("patch", include_str!("../../test_support/patch.rs")),
    ("raw", include_str!("../../test_support/raw.rs")),
    ("sample", include_str!("../../test_support/sample.rs")),
    ("same", include_str!("../../test_support/same.rs")),
];

const ROUND_TRIP: &str = "
//! Every payload of the documentation survives decoding and encoding.

#[rustfmt::skip]
mod payloads;
#[rustfmt::skip]
#[allow(dead_code, reason = \"not every group of operations has every kind of payload\")]
mod support;
";
