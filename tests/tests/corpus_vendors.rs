//! What is understood of the docs of other vendors, each in the dialect that is built in for it.

#[path = "corpus_vendors/specification.rs"]
mod specification;

use std::collections::BTreeSet;
use std::path::Path;
use tablature::diagnostics::{Code, Severity};
use tablature::model::api::Api;
use tablature::output;
use tablature::rust::{CrateOptions, emit_crate};
use tablature::shell::pipeline::Outcome;
use tablature_tests::cargo::cargo;
use tablature_tests::{corpus, workspace};

/// The folders of the corpus, which are called like their dialects, and how many operations people count
/// in them.
const VENDORS: [(&str, usize); 5] =
    [("binance", 48), ("bybit", 415), ("discord", 225), ("mastodon", 270), ("woocommerce", 133)];

fn outcomes() -> impl Iterator<Item = (&'static str, usize, Outcome)> {
    VENDORS.into_iter().filter_map(|(vendor, counted)| {
        let folder = corpus::edition(vendor)?;
        Some((vendor, counted, corpus::read_as(&folder, vendor)))
    })
}

fn model<'o>(vendor: &str, outcome: &'o Outcome) -> &'o Api {
    let errors: Vec<_> =
        outcome.diagnostics.iter().filter(|found| found.severity == Severity::Error).collect();
    outcome.api.as_ref().unwrap_or_else(|| panic!("{vendor}: {errors:?}"))
}

#[test]
fn nearly_every_operation_is_found_and_none_is_made_up() {
    for (vendor, counted, outcome) in outcomes() {
        let api = model(vendor, &outcome);
        let found = api.operations.len();
        assert!(found * 100 >= counted * 98, "{vendor}: {found} of {counted}");
        assert!(found * 100 <= counted * 102, "{vendor}: {found} of {counted}");
        let ids: BTreeSet<_> = api.operations.iter().map(|operation| &operation.id).collect();
        assert_eq!(ids.len(), found, "{vendor}: two operations have one id");
        let paths = api.operations.iter().map(|operation| operation.path.as_str());
        let odd: Vec<_> = paths.filter(|path| path.contains([' ', '[', '<', '\\', ':'])).collect();
        assert!(odd.is_empty(), "{vendor}: {odd:?}");
    }
}

#[test]
fn nearly_every_sample_is_read() {
    for (vendor, _, outcome) in outcomes() {
        let broken = outcome.diagnostics.iter().filter(|found| found.code == Code::SampleNotJson);
        let broken = broken.count();
        let payloads: usize =
            model(vendor, &outcome).operations.iter().map(|one| one.payloads.len()).sum();
        assert!(broken * 20 <= payloads, "{vendor}: {broken} of {payloads} cannot be read");
    }
}

#[test]
fn types_are_those_of_the_vendors_own_specification() {
    let (Some(folder), Some(text)) = (corpus::edition("discord"), corpus::specification("discord"))
    else {
        return;
    };
    let outcome = corpus::read_as(&folder, "discord");
    let specification = serde_json::from_str(&text).expect("it is JSON");
    let tally = specification::compare(model("discord", &outcome), &specification);
    let (right, wrong, all) = (tally.right.len(), tally.wrong.len(), tally.compared());
    eprintln!("{right} right, {} vague, {wrong} wrong of {all}", tally.vague.len());
    assert!(all > 300, "only {all} were compared");
    assert!(right * 100 >= all * 90, "{right} of {all} are right; not {:#?}", tally.vague);
    assert!(wrong * 100 <= all, "{wrong} of {all} are wrong: {:#?}", tally.wrong);
}

#[test]
fn what_is_remembered_changes_nothing() {
    for (vendor, _) in VENDORS {
        let Some(folder) = corpus::edition(vendor) else { return };
        let place = tempfile::tempdir().expect("a temporary folder");
        let lock = place.path().join("first.lock");
        let first = corpus::read_as_with_lock(&folder, vendor, &lock);
        first.lock.expect("there is a model").write().expect("it is written");
        let again = corpus::read_as_with_lock(&folder, vendor, &lock);
        let changes = again.lock.expect("there is a model").changes;
        let changes: Vec<_> = changes.iter().map(ToString::to_string).collect();
        assert!(changes.is_empty(), "{vendor}: {changes:#?}");
    }
}

#[test]
#[ignore = "builds crates"]
fn their_crates_build_and_every_sample_survives() {
    let folder = workspace().join("target/vendors");
    for (vendor, _, outcome) in outcomes() {
        let api = model(vendor, &outcome);
        let dir = folder.join(vendor);
        let _ = std::fs::remove_dir_all(&dir);
        output::write(&emit_crate(api, &CrateOptions::named(vendor)), &dir).expect("it is written");
        let run = |arguments: &str| cargo(&dir, Path::new(&folder.join("target")), arguments);
        run("clippy --all-features -- -D warnings").must_be_quiet();
        let payloads: usize = api.operations.iter().map(|one| one.payloads.len()).sum();
        let ran = run("test --test round_trip");
        assert_eq!(ran.tests(), (payloads, 0), "{vendor}: {}", ran.tail());
    }
}
