//! The faults that people have counted in the docs are found, and no others of their kind.

use std::collections::{BTreeMap, HashSet};
use tablature::diagnostics::Code::{self, *};
use tablature::pages::dialect::Dialect;
use tablature::shell::pipeline::{self, Input};
use tablature_tests::corpus;

/// What is counted in the edition of 2021: findings, and the pages that have them. Of 4,118 rows without a type,
/// 227 name one in their description, and of 70 bodies without a table and a sample, 8 have a type. A tag of doc
/// comments is on 1,048 pages, on 317, or on 153, according to which.
const OF_2021: [(Code, usize, usize); 12] = [
    (TitleDiffers, 154 + 258, 397),
    (DoubledEntity, 377, 76),
    (DocTag, 3011, 1097),
    (StrayHeadingSign, 328, 328),
    (BadHttpDate, 29, 29),
    (TypeMissing, 4118 - 227, 1841),
    (BodyUndescribed, 70 - 8, 62),
    (ListUnstated, 163, 163),
    (PathParameterOrder, 10, 10),
    (SampleFiller, 39, 39),
    (NoSuccessStatus, 2, 2),
    (AlikePaths, 33, 33),
];

/// The same of the edition of 2022, which has leftovers of an earlier one.
const OF_2022: [(Code, usize, usize); 5] = [
    (DuplicateOperation, 5, 5),
    (PageUnlisted, 5, 5),
    (SampleTypeMismatch, 2, 2),
    (BrokenRow, 1, 1),
    (NoSuccessStatus, 2, 2),
];

#[test]
#[ignore = "reads two whole editions once more"]
fn what_people_have_counted_is_found() {
    for (name, counted) in
        [("superoffice-2021-03", &OF_2021[..]), ("superoffice-2022-11", &OF_2022)]
    {
        let Some(folder) = corpus::edition(name) else { return };
        let dialect = Dialect::built_in("superoffice").unwrap();
        let input = Input { docs: vec![folder], dialect, lint: true, ..Input::default() };
        let outcome = pipeline::run(&input, &()).unwrap();
        let mut found: BTreeMap<Code, (usize, HashSet<_>)> = BTreeMap::new();
        for finding in outcome.diagnostics.iter() {
            let (count, pages) = found.entry(finding.code).or_default();
            *count += 1;
            pages.extend(finding.span.map(|span| span.file));
        }
        for &(code, findings, pages) in counted {
            let (count, files) = found.remove(&code).unwrap_or_default();
            assert_eq!((count, files.len()), (findings, pages), "{code} in {name}");
        }
    }
}
