use super::*;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::{SourceFile, Sources, Span};

/// The outcome of a run over one page with so many warnings and so many errors.
fn outcome(warnings: usize, errors: usize, api: bool) -> Outcome {
    let mut sources = Sources::default();
    let file = sources.add(SourceFile::new("docs/a.md", "a.md", "one\ntwo\n"));
    let mut diagnostics = Diagnostics::default();
    for (code, count) in [(Code::ShortRow, warnings), (Code::EndpointMissing, errors)] {
        for number in 1..=count {
            let message = format!("finding {number}\nof {count}");
            diagnostics.push(Diagnostic::new(code, Span::new(file, 4..5), message));
        }
    }
    Outcome {
        api: api.then(Default::default),
        lock: None,
        better: Default::default(),
        sources,
        diagnostics,
        left_out: Vec::new(),
        counts: Counts::default(),
        looked_at: vec!["docs".into(), "docs/a.md".into()],
    }
}

#[test]
fn cargo_is_told_what_was_looked_at_and_found() {
    let text = directives(&outcome(2, 1, true), Some(Path::new("style.yaml")));
    insta::assert_snapshot!(text, @r"
    cargo::rerun-if-changed=docs
    cargo::rerun-if-changed=docs/a.md
    cargo::rerun-if-changed=style.yaml
    cargo::warning=docs/a.md:2:1: short-row: finding 1 of 2
    cargo::warning=docs/a.md:2:1: short-row: finding 2 of 2
    cargo::warning=docs/a.md:2:1: endpoint-missing: finding 1 of 1
    ");
}

#[test]
fn findings_are_folded_to_twenty() {
    let text = directives(&outcome(25, 3, false), None);
    let warnings: Vec<_> = text.lines().filter(|line| line.contains("::warning=")).collect();
    assert_eq!(warnings.len(), 21);
    assert_eq!(warnings[20], "cargo::warning=5 more: 5 short-row");
}

#[test]
fn errors_are_readable_when_main_returns_them() {
    let error = findings(&outcome(3, 22, false));
    let text = error.to_string();
    assert_eq!(text.lines().count(), 21);
    let first = "docs/a.md:2:1: endpoint-missing: finding 1 of 22";
    assert_eq!(text.lines().next(), Some(first));
    assert_eq!(text.lines().last(), Some("… 2 more: 2 endpoint-missing"));
    assert!(format!("{error:?}").contains(first));
}

#[test]
fn says_what_is_missing() {
    let root = tempfile::tempdir().unwrap();
    let out = root.path().join("out");
    let message = |builder: Builder| {
        let message = format!("{:?}", builder.emit_crate(&out).unwrap_err());
        message.replace(&root.path().display().to_string(), "ROOT")
    };
    assert_eq!(message(Builder::new()), "no docs are given");
    assert!(
        message(Builder::new().docs(root.path().join("nowhere")))
            .starts_with("cannot read the docs in ROOT/nowhere: ")
    );
    let no_dialect = message(Builder::new().docs("docs").dialect("klingon"));
    let expected = "no dialect `klingon` is built in (known are `superoffice`, `binance`, `bybit`, `discord`, `gitlab`, `mastodon`, `woocommerce`), and no such file can be read: ";
    assert!(no_dialect.starts_with(expected), "{no_dialect}");
    let shown_by_main = format!("{:?}", Builder::new().emit_crate(&out).unwrap_err());
    assert_eq!(shown_by_main, "no docs are given");
    assert_eq!(
        message(Builder::new().docs("docs").name("a b")),
        "`a b` cannot be the name of a crate: only letters from a to z, digits, `-` and `_` are \
         allowed"
    );
    assert_eq!(
        message(Builder::new().docs(root.path())),
        "the output folder ROOT/out lies in the docs folder ROOT; choose one outside"
    );
    assert_eq!(
        message(Builder::new().docs("docs").severity(Code::NoPages, Severity::Allow)),
        "the severity of `no-pages` cannot be changed"
    );
    assert!(!out.exists());
}

#[test]
fn says_which_line_of_a_configuration_names_what_is_missing() {
    let root = tempfile::tempdir().unwrap();
    let config = root.path().join("tablature.yaml");
    fs::write(&config, "dialect: superoffice\ndocs: nowhere\n").unwrap();
    let builder = Builder::new().config(&config);
    let error = builder.emit_crate(root.path().join("out")).unwrap_err().to_string();
    let place = format!("{}:2:7: bad-config: cannot read the docs in ", config.display());
    assert!(error.starts_with(&place.replace('\\', "/")), "{error}");
    let builder = builder.docs(root.path().join("elsewhere"));
    let error = builder.emit_crate(root.path().join("out")).unwrap_err();
    assert!(matches!(error, Error::Docs { .. }), "{error}");
}

#[test]
fn a_folder_without_pages_is_an_error() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("docs")).unwrap();
    let builder = Builder::new().docs(root.path().join("docs"));
    let error = builder.emit_crate(root.path().join("out")).unwrap_err();
    assert!(matches!(error, Error::Findings(_)), "{error}");
    assert!(error.to_string().contains("no-pages: "), "{error}");
}

#[test]
fn tests_need_the_path_of_a_module() {
    let error = Builder::new().docs("docs").emit_tests_to_out_dir("t.rs", "super api").unwrap_err();
    assert!(error.to_string().starts_with("`super api` is not the path of a Rust module"));
}

#[test]
fn a_lock_is_written_with_the_crate() {
    let root = tempfile::tempdir().unwrap();
    let (docs, lock) = (root.path().join("docs"), root.path().join("tablature.lock"));
    fs::create_dir(&docs).unwrap();
    fs::write(docs.join("a.md"), include_str!("../../../tests/command/pages/get_shelf.md"))
        .unwrap();
    let builder = Builder::new().docs(&docs);
    builder.emit_crate(root.path().join("without")).unwrap();
    assert!(!lock.exists());
    let builder = builder.lock(&lock);
    builder.emit_crate(root.path().join("with")).unwrap();
    assert!(fs::read_to_string(&lock).unwrap().contains("    Label: string\n"));
}

#[test]
fn filters_are_the_callers_and_the_configurations() {
    let root = tempfile::tempdir().unwrap();
    let path = |name: &str| root.path().join(name);
    fs::create_dir(path("docs")).unwrap();
    let page = include_str!("../../../tests/command/pages/get_shelf.md");
    fs::write(path("docs/get.md"), page).unwrap();
    let delete = page.replace("GET ", "DELETE ").replace("_Get", "_Delete");
    fs::write(path("docs/delete.md"), delete).unwrap();
    fs::write(path("tablature.yaml"), "docs: docs\nexclude: DELETE\n").unwrap();
    let emit = |builder: Builder| builder.config(path("tablature.yaml")).emit_crate(path("out"));

    assert_eq!(emit(Builder::new()).unwrap().counts.operations, 1);
    assert_eq!(emit(Builder::new().include(["/api/*"])).unwrap().counts.operations, 1);
    let error = emit(Builder::new().exclude(vec!["GET".to_owned()])).unwrap_err();
    assert!(error.to_string().contains("nothing-selected: no operation is left"), "{error}");
    let error = emit(Builder::new().include([" "])).unwrap_err();
    assert!(format!("{error:?}").starts_with("` ` is no selector: it names nothing"), "{error:?}");
}

/// What the manual tells people to depend on is what code for a build script needs.
#[test]
fn the_manual_names_every_dependency() {
    let manual = include_str!("../../../../docs/build-script.md");
    let section = manual.split("[build-dependencies]").next().unwrap();
    let tree = crate::rust::emit_crate(
        &crate::model::api::Api::default(),
        &crate::rust::CrateOptions::named("a"),
    );
    let manifest = String::from_utf8_lossy(&tree.files["Cargo.toml"]).into_owned();
    let needed = manifest.split("[dependencies]").nth(1).unwrap().split("\n\n").next().unwrap();
    let said: Vec<&str> = section.lines().map(|line| line.trim_start_matches("# ")).collect();
    for line in needed.trim().lines() {
        let (name, of_it) = line.split_once(" = ").unwrap();
        let of_it = match of_it.replace("optional = true, ", "").replace(", optional = true", "") {
            of_it if of_it.matches('=').count() == 1 => {
                of_it.replace("{ version = ", "").replace(" }", "")
            }
            of_it => of_it,
        };
        let line = format!("{name} = {of_it}");
        assert!(said.contains(&line.as_str()), "docs/build-script.md lacks `{line}`");
    }
}
