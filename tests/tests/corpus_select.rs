//! Parts of whole editions: what stays is as it was, and everything that is not needed is gone.

#[path = "corpus_select/features.rs"]
mod features;

use std::collections::BTreeSet;
use std::path::Path;
use tablature::model::api::{Api, CarrierId, Operation};
use tablature::model::select::{Selection, Selector};
use tablature::names::Paths;
use tablature::openapi;
use tablature::output::Tree;
use tablature::pages::dialect::Dialect;
use tablature::shell::pipeline::{self, Input, Outcome};
use tablature_tests::{corpus, trees};

const EDITIONS: [&str; 3] = ["superoffice-2021-03", "superoffice-2022-11", "superoffice-2023-01"];

/// What is included, and what is excluded, separated by commas.
const SELECTIONS: [(&str, &str); 5] = [
    ("agents/Chat", ""),
    ("rest", "rest/Contact, GET /api/v1/List/*"),
    ("GET", "agents, v1*Archive*"),
    ("/api/v1/Contact/*, POST agents-ticket", "DELETE"),
    ("", "agents"),
];

fn selection(include: &str, exclude: &str) -> Selection {
    let selectors = |texts: &str| -> Vec<Selector> {
        let texts = texts.split(',').filter(|text| !text.trim().is_empty());
        texts.map(|text| text.parse().expect("it is a selector")).collect()
    };
    let mut selection = Selection::default();
    selection.refine(&selectors(include), &selectors(exclude));
    selection
}

/// The part of an edition that a selection leaves.
fn part(whole: &Api, selection: &Selection) -> Api {
    let verdicts = selection.verdicts(whole);
    let kept: Vec<bool> = verdicts.into_iter().map(|verdict| verdict.stays()).collect();
    assert!(kept.contains(&true) && kept.contains(&false), "the selection shows nothing");
    whole.clone().part(&kept)
}

/// Does the same for all editions and selections: with the whole, the part and what they are.
fn each_part(check: impl Fn(&Api, &Api, &str)) {
    for edition in EDITIONS {
        let Some(whole) = corpus::api(edition) else { return };
        for (include, exclude) in SELECTIONS {
            let part = part(whole, &selection(include, exclude));
            check(whole, &part, &format!("{edition}, {include} without {exclude}"));
        }
    }
}

/// What carriers of these operations are needed, as simply as it can be said.
fn closure<'a>(api: &Api, operations: impl Iterator<Item = &'a Operation>) -> BTreeSet<CarrierId> {
    let mut needed = BTreeSet::new();
    let mut open: Vec<CarrierId> =
        operations.flat_map(|operation| operation.types()).filter_map(|ty| ty.carrier()).collect();
    while let Some(id) = open.pop() {
        if needed.insert(id) {
            let held = api.carrier(id).properties.iter();
            open.extend(held.filter_map(|property| property.ty.carrier()));
        }
    }
    needed
}

#[test]
fn a_part_has_what_its_operations_need_and_nothing_else() {
    each_part(|whole, part, what| {
        let of = part.part_of.as_ref().expect("it is a part");
        let kept = of.operations.iter().map(|&index| &whole.operations[index]);
        let needed: Vec<usize> = closure(whole, kept).into_iter().map(|id| id.0 as usize).collect();
        assert_eq!(of.carriers, needed, "{what}");
        for (carrier, &index) in part.carriers.iter().zip(&of.carriers) {
            let before = &whole.carriers[index];
            assert_eq!(carrier.name, before.name, "{what}");
            assert_eq!(carrier.docs, before.docs, "{what}");
            assert_eq!(carrier.request_of.is_some(), before.request_of.is_some(), "{what}");
        }
        let words = |api: &Api| -> BTreeSet<(Vec<String>, Vec<String>)> {
            api.enums.iter().map(|one| (one.name.clone(), one.values.clone())).collect()
        };
        assert!(words(part).is_subset(&words(whole)), "{what}");
    });
}

#[test]
fn what_stays_has_the_same_names() {
    each_part(|whole, part, what| {
        let of = part.part_of.as_ref().expect("it is a part");
        let (before, now) = (Paths::new(whole), Paths::new(part));
        let of_whole = |names: &[String], indices: &[usize]| -> Vec<String> {
            indices.iter().map(|&index| names[index].clone()).collect()
        };
        assert_eq!(now.functions, of_whole(&before.functions, &of.operations), "{what}");
        assert_eq!(now.structs, of_whole(&before.structs, &of.carriers), "{what}");
        for (fields, &index) in now.fields.iter().zip(&of.carriers) {
            assert_eq!(*fields, before.fields[index], "{what}");
        }
    });
}

/// The items of the sources that are written for the API, each with its docs. Conversions are
/// between carriers that one group needs, and there may be fewer of them.
fn items(tree: &Tree) -> BTreeSet<String> {
    let is_source = |path: &&String| path.starts_with("src/") && path.ends_with(".rs");
    let written = tree.files.keys().filter(is_source).filter(|path| {
        !path.starts_with("src/runtime/") && !path.ends_with("lib.rs") && !path.ends_with("mod.rs")
    });
    let texts = written.map(|path| String::from_utf8_lossy(&tree.files[path]).into_owned());
    let mut items = BTreeSet::new();
    for text in texts {
        let blocks = text.split("\n\n").map(str::trim_end);
        let is_item = |block: &&str| {
            !["use ", "//", "#[cfg(", "impl From<"].iter().any(|start| block.starts_with(start))
                || block.starts_with("///")
        };
        items.extend(blocks.filter(is_item).map(str::to_owned));
    }
    items
}

#[test]
fn what_stays_is_written_word_for_word_as_in_the_whole_crate() {
    for edition in EDITIONS {
        let Some(whole) = corpus::api(edition) else { return };
        let all = items(&trees::emit(whole));
        for (include, exclude) in SELECTIONS {
            let part = part(whole, &selection(include, exclude));
            let what = format!("{edition}, {include} without {exclude}");
            let items = items(&trees::emit(&part));
            assert!(items.len() > part.operations.len(), "{what}: that is not everything");
            let new: Vec<_> = items.difference(&all).take(3).collect();
            assert!(new.is_empty(), "{what}: {new:#?}");
        }
    }
}

#[test]
fn schemas_of_a_part_are_those_of_the_whole_document() {
    let Some(whole) = corpus::api(EDITIONS[0]) else { return };
    let schemas = |api: &Api| {
        let document = openapi::document(api, &openapi::Options::default());
        let json = document.to_json().expect("it is JSON");
        let document: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
        document["components"]["schemas"].as_object().expect("there are schemas").clone()
    };
    let all = schemas(whole);
    let part = schemas(&part(whole, &selection("agents/Contact", "")));
    assert!(part.len() > 20);
    for (name, schema) in part {
        assert_eq!(all.get(&name), Some(&schema), "{name}");
    }
}

fn run(folder: &Path, lock: &Path, selection: Selection) -> Outcome {
    let dialect = Dialect::built_in("superoffice").expect("it is built in");
    let (docs, lock) = (vec![folder.to_owned()], Some(lock.to_owned()));
    let input = Input { docs, dialect, lock, selection, ..Input::default() };
    pipeline::run(&input, &()).expect("the folder exists")
}

#[test]
fn what_is_left_out_is_remembered_as_if_it_were_there() {
    let Some(folder) = corpus::edition(EDITIONS[0]) else { return };
    let temporary = tempfile::tempdir().expect("a temporary folder");
    let lock = temporary.path().join("tablature.lock");
    let pending = |selection| run(&folder, &lock, selection).lock.expect("there is a lock");

    let first = pending(selection("agents/Chat", "GET"));
    assert_eq!(first.lock, pending(Selection::default()).lock);
    first.write().expect("it can be written");
    for (include, exclude) in [("", ""), ("rest", "DELETE"), ("v1Chat*", "")] {
        let changes = pending(selection(include, exclude)).changes;
        assert_eq!(changes, [], "{include} without {exclude}");
    }
}

#[test]
fn findings_are_those_of_all_docs() {
    let Some(whole) = corpus::outcome(EDITIONS[1]) else { return };
    let Some(folder) = corpus::edition(EDITIONS[1]) else { return };
    let none = Path::new("there/is/none");
    let filtered = run(&folder, none, selection("agents/Chat", ""));
    assert_eq!(filtered.diagnostics.iter().count(), whole.diagnostics.iter().count());
    assert_eq!(filtered.counts.pages, whole.counts.pages);
    let operations = filtered.api.map(|api| api.operations.len());
    assert_eq!(Some(filtered.counts.operations), operations);
}
