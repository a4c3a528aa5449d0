//! Whatever stands on the pages, nothing panics, and what is emitted is Rust.

#[path = "robustness/names.rs"]
mod names;
#[path = "robustness/vendors.rs"]
mod vendors;

use proptest::prelude::*;
use std::fs;
use std::path::Path;
use tablature::diagnostics::{Code, Severity};
use tablature::output::{self, Tree};
use tablature::shell::pipeline::Outcome;
use tablature_tests::pages::{self, Page, rows, sample_api};
use tablature_tests::{cargo, corpus, trees};
use tempfile::{TempDir, tempdir};

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempdir().expect("a temporary folder");
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it is below the folder")).expect("it is writable");
        fs::write(path, content).expect("it is writable");
    }
    folder
}

/// Reads a folder and emits what there is; the files must be Rust unless there is an error.
fn survive(docs: &Path) -> (Outcome, Option<Tree>) {
    survive_outcome(corpus::read(docs))
}

/// The same of what was read already.
fn survive_outcome(outcome: Outcome) -> (Outcome, Option<Tree>) {
    let tree = outcome.api.as_ref().map(trees::emit);
    match &tree {
        Some(tree) => {
            let faults = trees::unparsable(tree);
            assert!(faults.is_empty(), "{}", faults.join("\n"));
        }
        None => assert!(outcome.diagnostics.has_errors(), "there is no model, and no reason"),
    }
    (outcome, tree)
}

/// Reads one page beside a sound one, so that there always is something to emit.
fn survive_page(text: &[u8]) -> Outcome {
    let sound = Page::full("KettleAgent", "Sound").markdown();
    let docs = folder(&[("v1Kettle_Odd.md", text), ("v1KettleAgent_Sound.md", sound.as_bytes())]);
    survive(docs.path()).0
}

/// What the page becomes, which must be a crate.
fn crate_of(pages: &[Page]) -> (Outcome, Tree) {
    let docs = tempdir().expect("a temporary folder");
    pages::write(docs.path(), pages);
    let (outcome, tree) = survive(docs.path());
    let errors: Vec<_> = outcome
        .diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .map(|found| found.message.clone())
        .collect();
    (outcome, tree.unwrap_or_else(|| panic!("{errors:?}")))
}

fn count(outcome: &Outcome, code: Code) -> usize {
    outcome.diagnostics.iter().filter(|found| found.code == code).count()
}

#[test]
fn made_up_pages_are_understood() {
    let (outcome, tree) = crate_of(&sample_api());
    let findings: Vec<_> = outcome.diagnostics.iter().collect();
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(outcome.counts.operations, 3);
    assert_eq!(outcome.counts.samples, 5);
    for path in ["src/agents/kettle.rs", "src/rest/teapot.rs", "tests/round_trip.rs"] {
        assert!(tree.files.contains_key(path), "{path}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_page_may_end_anywhere(share in 0.0..1.0f64) {
        let text = Page::full("KettleAgent", "Boil").markdown().into_bytes();
        survive_page(&text[..(text.len() as f64 * share) as usize]);
    }

    #[test]
    fn lines_may_be_mixed_up(changes in prop::collection::vec(line_change(), 1..8)) {
        let text = Page::full("KettleAgent", "Boil").markdown();
        let mut lines: Vec<&str> = text.lines().collect();
        for change in &changes {
            change.apply(&mut lines);
        }
        survive_page(lines.join("\n").as_bytes());
    }

    #[test]
    fn bytes_may_be_anything(changes in prop::collection::vec((0.0..1.0f64, any::<u8>()), 1..6)) {
        let mut text = Page::full("KettleAgent", "Boil").markdown().into_bytes();
        for (share, byte) in changes {
            let at = (text.len() as f64 * share) as usize;
            text[at] = byte;
        }
        survive_page(&text);
    }

    #[test]
    fn any_text_may_stand_anywhere(places in prop::collection::vec((0.0..1.0f64, "\\PC{0,12}"), 1..4)) {
        let mut text = Page::full("KettleAgent", "Boil").markdown();
        for (share, inserted) in places {
            let mut at = (text.len() as f64 * share) as usize;
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            text.insert_str(at, &inserted);
        }
        survive_page(text.as_bytes());
    }

    #[test]
    fn names_may_be_anything(names in prop::collection::vec("\\PC{0,12}", 1..6), id in "[\\PC&&[^/\0]]{1,20}") {
        let mut page = Page::full("KettleAgent", "Boil");
        page.id = format!("v1{id}_Op{id}");
        let named = names.iter().map(|name| (name.clone(), "string".to_owned()));
        page.query.extend(named.clone());
        page.request.extend(named.clone());
        page.response.extend(named);
        survive_page(page.markdown().as_bytes());
    }

    #[test]
    fn text_alone_is_no_page(text in "\\PC*") {
        survive_page(text.as_bytes());
    }

    #[test]
    fn samples_may_be_any_json(sample in json()) {
        let mut page = Page::full("KettleAgent", "Boil");
        page.sent = sample.to_string();
        page.answered = format!("{sample:#}");
        survive_page(page.markdown().as_bytes());
        page.request.clear();
        page.response.clear();
        survive_page(page.markdown().as_bytes());
    }
}

/// Something done to the lines of a page; positions are shares of the whole.
#[derive(Clone, Debug)]
enum LineChange {
    Swap(f64, f64),
    Delete(f64),
    Duplicate(f64),
    Insert(f64, &'static str),
}

impl LineChange {
    fn apply(&self, lines: &mut Vec<&str>) {
        if lines.is_empty() {
            return;
        }
        let at = |share: f64| (lines.len() as f64 * share) as usize;
        match *self {
            LineChange::Swap(one, other) => {
                let (one, other) = (at(one), at(other));
                lines.swap(one, other);
            }
            LineChange::Delete(place) => drop(lines.remove(at(place))),
            LineChange::Duplicate(place) => {
                let place = at(place);
                lines.insert(place, lines[place]);
            }
            LineChange::Insert(place, text) => lines.insert(at(place), text),
        }
    }
}

fn line_change() -> impl Strategy<Value = LineChange> {
    let odd = prop::sample::select(vec![
        "|",
        "||||",
        "| a |",
        "```",
        "```http!",
        "````",
        "~~~",
        "{",
        "}",
        "[",
        "]]",
        "---",
        "# ",
        "## Response",
        "## Request Body: x",
        "> | a | b |",
        "- ```",
        "<!--",
        "\\",
        "|---|",
        "    x",
        "[!include[x](y.md)]",
        "| Property Name | Type | Description |",
        "HTTP/1.1 200 OK",
        "",
    ]);
    let share = || 0.0..1.0f64;
    prop_oneof![
        (share(), share()).prop_map(|(one, other)| LineChange::Swap(one, other)),
        share().prop_map(LineChange::Delete),
        share().prop_map(LineChange::Duplicate),
        (share(), odd).prop_map(|(place, text)| LineChange::Insert(place, text)),
    ]
}

/// JSON with names and values that mean something, and some that do not.
fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<u64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        "\\PC{0,8}".prop_map(Into::into),
        Just("2020-02-03T04:05:06Z".into()),
    ];
    let key = prop_oneof![
        prop::sample::select(vec![
            "KettleId",
            "Tea",
            "Cups",
            "Notes",
            "value",
            "odata.metadata",
            "type",
            "fieldName"
        ])
        .prop_map(str::to_owned),
        "\\PC{0,6}",
    ];
    leaf.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
            prop::collection::vec((key.clone(), inner), 0..4)
                .prop_map(|pairs| pairs.into_iter().collect()),
        ]
    })
}

#[test]
fn a_page_may_be_cut_at_any_byte() {
    let page = Page::full("KettleAgent", "Boil").markdown().into_bytes();
    // All cuts are pages of one folder, so that they are read in one run; each alone costs more.
    let docs = tempdir().expect("a temporary folder");
    for end in 0..page.len() {
        fs::write(docs.path().join(format!("cut{end:05}.md")), &page[..end])
            .expect("it is writable");
    }
    survive(docs.path());
}

#[test]
fn the_tree_depends_on_the_pages_alone() {
    let mut pages = sample_api();
    let (_, first) = crate_of(&pages);
    let (_, again) = crate_of(&pages);
    pages.reverse();
    let (_, reversed) = crate_of(&pages);
    let one_thread = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool");
    let many_threads = rayon::ThreadPoolBuilder::new().num_threads(7).build().expect("a pool");
    let (_, alone) = one_thread.install(|| crate_of(&pages));
    let (_, crowded) = many_threads.install(|| crate_of(&pages));
    for (how, other) in
        [("again", again), ("reversed", reversed), ("alone", alone), ("crowded", crowded)]
    {
        let differences = trees::differences(&first, &other, "");
        assert!(differences.is_empty(), "{how}:\n{}", differences.join("\n"));
    }
}

#[test]
fn the_findings_depend_on_the_pages_alone() {
    let names: Vec<String> = (0..40).map(|number| format!("v1Kettle_Odd{number}.md")).collect();
    let text = b"---\nuid: v1Kettle_Odd\n---\n\n| Property Name | Type |\n|---|---|\n| x |\n";
    let files: Vec<_> = names.iter().map(|name| (name.as_str(), &text[..])).collect();
    let docs = folder(&files);
    let told = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        let outcome = pool.install(|| corpus::read(docs.path()));
        let lines = outcome.diagnostics.iter().map(|found| {
            let place = found.span.map(|span| outcome.sources.locate(span)).unwrap_or_default();
            format!("{place}: {}: {}", found.code, found.message)
        });
        lines.collect::<Vec<_>>()
    };
    let alone = told(1);
    assert!(alone.len() >= 40);
    assert_eq!(alone, told(8));
}

#[test]
fn a_folder_without_pages_is_an_error() {
    let nothing = folder(&[]);
    let no_markdown = folder(&[("readme.txt", b"Tea."), ("toc.yml", b"- name: Tea\n")]);
    let no_endpoint = folder(&[("tea.md", b"# Tea\n\nIs made with hot water.\n")]);
    for docs in [nothing, no_markdown, no_endpoint] {
        let (outcome, _) = survive(docs.path());
        assert!(outcome.api.is_none());
        assert_eq!(count(&outcome, Code::NoPages), 1);
    }
}

#[test]
fn what_cannot_be_read_is_a_finding() {
    let docs = folder(&[("v1KettleAgent_Odd.md", b"# \xff\xfe\n"), ("folder.md/inner.txt", b"")]);
    pages::write(docs.path(), &sample_api());
    let (outcome, _) = survive(docs.path());
    assert_eq!(count(&outcome, Code::UnreadableFile), 1, "a folder is none whatever its name");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere.md", docs.path().join("dangling.md")).expect("a link");
        std::os::unix::fs::symlink("circle.md", docs.path().join("circle.md")).expect("a link");
        assert_eq!(count(&survive(docs.path()).0, Code::UnreadableFile), 3);
    }
}

#[test]
fn a_page_that_includes_itself_ends() {
    let mut page = Page::full("KettleAgent", "Boil");
    page.summary = "[!include[again](v1KettleAgent_Boil.md)]".to_owned();
    let docs = tempdir().expect("a temporary folder");
    pages::write(docs.path(), &[page]);
    pages::write(docs.path(), &sample_api()[1..]);
    survive(docs.path());
    let circle = folder(&[
        ("v1A_B.md", b"[!include[x](v1B_A.md)]\n"),
        ("v1B_A.md", b"[!include[x](v1A_B.md)]\n"),
    ]);
    survive(circle.path());
}

#[test]
fn a_huge_table_is_read() {
    let mut page = Page::full("KettleAgent", "Boil");
    let description = "word ".repeat(200);
    let row = |number| (format!("Cup{number}"), format!("string | {description}"));
    page.response = (0..10_000).map(row).collect();
    assert!(page.markdown().len() > 10_000_000);
    let docs = tempdir().expect("a temporary folder");
    pages::write(docs.path(), &[page]);
    let outcome = corpus::read(docs.path());
    let api = outcome.api.expect("no finding of error severity");
    assert!(api.carriers.iter().any(|carrier| carrier.properties.len() >= 10_000));
}

#[test]
fn a_long_cell_is_read() {
    let mut page = Page::full("KettleAgent", "Boil");
    page.response.push(("Long".to_owned(), format!("string | {}", "é".repeat(100_000))));
    page.query.push(("N".repeat(100_000), "string".to_owned()));
    crate_of(&[page]);
}

#[test]
fn deep_nesting_is_no_way_to_crash() {
    let depths = [100, 10_000];
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"Tea\":", "}]")] {
        for depth in depths {
            let nested = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            let mut page = Page::full("KettleAgent", "Boil");
            page.sent = nested.clone();
            page.answered = nested;
            survive_page(page.markdown().as_bytes());
            page.request.clear();
            page.response.clear();
            survive_page(page.markdown().as_bytes());
        }
    }
    for markup in ["> ", "- ", "<b>", "[", "(", "**", "`", "{", "&amp;"] {
        let mut page = Page::full("KettleAgent", "Boil");
        page.summary = markup.repeat(10_000);
        survive_page(page.markdown().as_bytes());
        page.response.push(("Odd".to_owned(), format!("string | {}", markup.repeat(10_000))));
        survive_page(page.markdown().as_bytes());
    }
}
