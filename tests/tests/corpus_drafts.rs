//! What drafted dialects find in the docs that the built-in ones were written for, as they are drafted.

use std::path::PathBuf;
use tablature::diagnostics::{Diagnostics, Severity};
use tablature::pages::dialect::Dialect;
use tablature::pages::survey::{Draft, Material, draft};
use tablature::shell::pipeline::{self, Input};
use tablature_tests::corpus;

/// The folders of the corpus, and how many operations people count in them.
const VENDORS: [(&str, usize); 6] = [
    ("binance", 48),
    ("bybit", 415),
    ("discord", 225),
    ("mastodon", 270),
    ("superoffice-2021-03", 2805),
    ("woocommerce", 133),
];

fn drafts() -> impl Iterator<Item = (&'static str, usize, PathBuf, Draft)> {
    VENDORS.into_iter().filter_map(|(vendor, counted)| {
        let folder = corpus::edition(vendor)?;
        let mut unread = Diagnostics::default();
        let material = Material::read(std::slice::from_ref(&folder), &mut unread);
        Some((vendor, counted, folder, draft(&material, "drafted")))
    })
}

/// At least four of five operations, and hardly more than there are; and a model comes of it.
#[test]
fn a_draft_finds_most_operations_without_any_edit() {
    for (vendor, counted, folder, draft) in drafts() {
        let dialect = draft.dialect().unwrap_or_else(|error| panic!("{vendor}: {error}"));
        let input = Input { docs: vec![folder], dialect, ..Input::default() };
        let outcome = pipeline::run(&input, &()).expect("the folder exists");
        let errors: Vec<_> =
            outcome.diagnostics.iter().filter(|found| found.severity == Severity::Error).collect();
        let api = outcome.api.as_ref().unwrap_or_else(|| panic!("{vendor}: {errors:?}"));
        let found = api.operations.len();
        assert!(found * 100 >= counted * 95, "{vendor}: {found} of {counted}");
        assert!(found * 100 <= counted * 105, "{vendor}: {found} of {counted}");
    }
}

/// Inputs, answers and samples are found, too, if not all.
#[test]
fn a_draft_understands_a_part_of_the_rest() {
    for (vendor, _, folder, draft) in drafts() {
        let dialect = draft.dialect().unwrap_or_else(|error| panic!("{vendor}: {error}"));
        let read = pipeline::read(&[folder], &dialect, &()).expect("the folder exists");
        let content = read.coverage(&dialect).content();
        assert!(content.percent() >= 40, "{vendor}: {content:?}");
    }
}

#[test]
fn the_dialect_of_a_vendor_fits_its_docs_best() {
    for (vendor, _) in VENDORS.into_iter().filter(|(vendor, _)| !vendor.contains('-')) {
        let Some(folder) = corpus::edition(vendor) else { return };
        let coverage = |name: &str| {
            let dialect = Dialect::built_in(name).expect("it is built in");
            let docs = std::slice::from_ref(&folder);
            let read = pipeline::read(docs, &dialect, &()).expect("the folder exists");
            read.coverage(&dialect)
        };
        let own = coverage(vendor);
        assert!(own.fits(), "{vendor}: {:?}, {:?}", own.endpoints, own.content());
        for other in Dialect::built_in_names().filter(|name| *name != vendor) {
            assert!(coverage(other).score() < own.score(), "{vendor}: {other} fits better");
        }
    }
}
