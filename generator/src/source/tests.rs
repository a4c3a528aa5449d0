//! Docs on disk, and what is found there.

use super::*;
use crate::diagnostics::Diagnostics;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A folder with the given files; names end in `/` for empty folders.
fn docs(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// What is found in the given places below a folder, and the findings with the folder left out.
fn find(folder: &Path, places: &[&str], contents: Option<&str>) -> (Discovery, Vec<String>) {
    let places: Vec<PathBuf> = places.iter().map(|place| folder.join(place)).collect();
    let mut diagnostics = Diagnostics::default();
    let found = discover(&places, contents, Sources::default(), &mut diagnostics);
    let shown = folder.to_str().unwrap();
    let findings = diagnostics.iter().map(|d| d.message.replace(shown, "DOCS")).collect();
    (found, findings)
}

/// The pages' names; those that no table of contents lists with a `-`.
fn names(found: &Discovery) -> Vec<String> {
    let pages = found.pages.iter().zip(&found.listed);
    let names = pages.map(|(&page, &listed)| {
        format!("{}{}", if listed { "" } else { "-" }, found.sources.file(page).name)
    });
    names.collect()
}

#[test]
fn pages_are_sorted_by_name_and_others_passed_over() {
    let folder = docs(&[
        ("b/two.MD", "2"),
        ("b.md", "1"),
        ("a/x/one.markdown", "3"),
        ("a/picture.png", ""),
        (".git/notes.md", ""),
    ]);
    let (found, findings) = find(folder.path(), &[""], None);
    assert_eq!(names(&found), ["a/x/one.markdown", "b.md", "b/two.MD"]);
    assert!(findings.is_empty(), "{findings:?}");
    let looked_at: Vec<_> =
        found.looked_at.iter().filter_map(|path| path.strip_prefix(folder.path()).ok()).collect();
    let expected = ["", "a", "a/x", "a/x/one.markdown", "b", "b/two.MD", "b.md"];
    assert_eq!(looked_at, expected.map(Path::new));
}

#[test]
fn a_page_that_is_named_itself_has_a_short_name() {
    let folder = docs(&[("a/one.md", "\u{feff}x\ny"), ("a/two.txt", "")]);
    let (found, _) = find(folder.path(), &["a/two.txt", "a/one.md", "a/../a/one.md", "a"], None);
    assert_eq!(names(&found), ["one.md", "two.txt"]);
    let file = found.sources.file(found.pages[0]);
    assert_eq!(
        (file.path.as_str(), &*file.text),
        (folder.path().join("a/one.md").to_str().unwrap(), "x\ny")
    );
    assert_eq!(file.line_column(2), LineColumn { line: 2, column: 1 });
}

#[test]
fn what_cannot_be_read_is_a_finding() {
    let folder = docs(&[("good.md", "x")]);
    fs::write(folder.path().join("bad.md"), b"one\n\xc3\xa9x\xff").unwrap();
    let (found, findings) = find(folder.path(), &["", "missing.md"], None);
    assert_eq!(names(&found), ["good.md"]);
    assert_eq!(findings.len(), 2);
    assert!(findings[0].starts_with("cannot read `DOCS/missing.md`: "), "{findings:?}");
    assert_eq!(
        findings[1],
        "cannot read `DOCS/bad.md`: it is not UTF-8 at line 2, column 3 (byte 7)"
    );
}

#[test]
fn docs_without_pages_are_a_finding() {
    let folder = docs(&[("a/x.txt", "")]);
    let (_, findings) = find(folder.path(), &["a"], None);
    assert_eq!(findings, ["there is no Markdown page in `DOCS/a`"]);
}

#[cfg(unix)]
#[test]
fn links_names_and_sizes_are_taken_with_care() {
    use std::os::unix::{ffi::OsStrExt, fs::symlink};
    let folder = docs(&[("a/one.md", "x")]);
    let at = |name: &str| folder.path().join(name);
    symlink(folder.path(), at("a/loop")).unwrap();
    symlink(at("a/one.md"), at("b.md")).unwrap();
    symlink(at("nowhere"), at("broken.md")).unwrap();
    fs::write(folder.path().join(std::ffi::OsStr::from_bytes(b"c\xff.md")), "").unwrap();
    fs::File::create(at("large.md")).unwrap().set_len(read::LARGEST + 1).unwrap();
    let (found, mut findings) = find(folder.path(), &[""], None);
    findings.sort();
    assert_eq!(names(&found), ["a/one.md"]);
    assert_eq!(findings.len(), 3, "{findings:?}");
    assert!(findings[0].starts_with("cannot read `DOCS/broken.md`: "));
    assert_eq!(findings[1], "cannot read `DOCS/c\u{fffd}.md`: its name is not UTF-8");
    assert_eq!(findings[2], "cannot read `DOCS/large.md`: it is larger than 64 MiB");
}

#[cfg(unix)]
#[test]
fn a_page_is_read_once_however_it_is_reached() {
    use std::os::unix::fs::symlink;
    let folder = docs(&[("docs/a/one.md", ""), ("docs/b/two.md", ""), ("else/three.md", "")]);
    let at = |name: &str| folder.path().join(name);
    symlink(at("docs/a"), at("docs/again")).unwrap();
    symlink(at("docs/b/two.md"), at("docs/a/two.md")).unwrap();
    symlink(at("else"), at("docs/c")).unwrap();
    symlink(at("docs"), at("same")).unwrap();
    let (found, findings) = find(folder.path(), &["docs"], None);
    assert_eq!(names(&found), ["a/one.md", "a/two.md", "c/three.md"]);
    assert!(findings.is_empty(), "{findings:?}");
    for places in [&["docs", "docs/a", "same"], &["docs", "docs/b/../a", "same/c/three.md"]] {
        let (again, _) = find(folder.path(), places, None);
        assert_eq!(names(&again), names(&found), "{places:?}");
    }
    let (inner_first, _) = find(folder.path(), &["same/b", "docs"], None);
    assert_eq!(names(&inner_first), ["a/one.md", "c/three.md", "two.md"]);
}

#[test]
fn tables_of_contents_say_what_is_listed() {
    let folder = docs(&[
        ("toc.yml", "items:\n- name: A\n  href: a/toc.yml\n- href: in%20dex.md#x\n"),
        ("in dex.md", ""),
        ("a/toc.yml", "- items:\n  - href: one.md\n  - href: ~/b/three.md\n"),
        ("a/one.md", ""),
        ("a/two.md", ""),
        ("b/three.md", ""),
        ("b/four.md", ""),
    ]);
    let (found, findings) = find(folder.path(), &[""], Some("toc.yml"));
    assert_eq!(names(&found), ["a/one.md", "-a/two.md", "-b/four.md", "b/three.md", "in dex.md"]);
    assert!(findings.is_empty(), "{findings:?}");
    let (found, _) = find(folder.path(), &["a", "b"], Some("toc.yml"));
    assert_eq!(names(&found), ["four.md", "one.md", "three.md", "-two.md"]);
    let (found, _) = find(folder.path(), &[""], None);
    assert!(found.listed.iter().all(|&listed| listed));
}

#[test]
fn what_a_table_of_contents_lists_should_exist() {
    let contents = "\
- href: one.md
- href: two.md#top   # gone
  topicHref: three.md
- items: [{href: a%20b.md, name: x}, {name: y, href: 'sub/toc.yml'}]
- href: \"two.md\"
- href: ONE.md
- href: picture.png
- href: https://example.com/x.md
- href: ~/four.md
- href: ../five.md
- href: .hidden/six.md
";
    let folder =
        docs(&[("docs/toc.yml", contents), ("docs/one.md", ""), ("docs/.hidden/six.md", "")]);
    let mut diagnostics = Diagnostics::default();
    let places = [folder.path().join("docs")];
    let found = discover(&places, Some("toc.yml"), Sources::default(), &mut diagnostics);
    diagnostics.sort(&found.sources);
    let place = |span| found.sources.locate(span).rsplit('/').next().unwrap_or_default().to_owned();
    let findings: Vec<_> = diagnostics
        .iter()
        .map(|found| format!("{} {}", place(found.span.unwrap()), found.message))
        .collect();
    insta::assert_snapshot!(findings.join("\n"), @r"
    toc.yml:2:9 the table of contents lists `two.md#top`, which does not exist
    toc.yml:4:18 the table of contents lists `a%20b.md`, which does not exist
    toc.yml:4:55 the table of contents lists `sub/toc.yml`, which does not exist
    toc.yml:5:10 the table of contents lists `two.md`, which does not exist
    toc.yml:6:9 the table of contents lists `ONE.md`, which does not exist
    ");
}

#[test]
fn a_table_of_contents_that_is_no_yaml_lists_nothing_and_hides_nothing() {
    let folder = docs(&[("toc.yml", "- href: a\n  - b: [\n"), ("one.md", "")]);
    let (found, findings) = find(folder.path(), &[""], Some("toc.yml"));
    assert_eq!(names(&found), ["one.md"]);
    assert_eq!(findings.len(), 1);
    assert!(findings[0].starts_with("the table of contents is not YAML: "), "{findings:?}");
}

#[test]
fn includes_stay_within_the_docs() {
    let folder = docs(&[
        ("docs/rest/a/page.md", ""),
        ("docs/samples/get it.md", "sample"),
        ("secret.md", "secret"),
    ]);
    let (found, _) = find(folder.path(), &["docs/rest", "docs"], None);
    let from = |name: &str| {
        let mut files = found.sources.iter().map(|(_, file)| file);
        files.find(|file| file.name == name).unwrap()
    };
    let page = from("a/page.md");
    assert!(matches!(read_include(page, "../../samples/x.md"), Err(IncludeError::Outside(_))));

    let (found, _) = find(folder.path(), &["docs"], None);
    let page = found.sources.file(found.pages[0]);
    let sample = read_include(page, "../../samples/get%20it.md#top").unwrap();
    assert_eq!((sample.name.as_str(), &*sample.text), ("samples/get it.md", "sample"));
    assert!(sample.path.ends_with("/docs/samples/get it.md"), "{}", sample.path);
    let outcome = |target: &str| match read_include(page, target).map(|file| file.name) {
        Ok(name) => name,
        Err(IncludeError::NotRelative(_)) => "not relative".to_owned(),
        Err(IncludeError::Outside(_)) => "outside".to_owned(),
        Err(IncludeError::Unreadable(..)) => "unreadable".to_owned(),
    };
    for (target, expected) in [
        ("../../../secret.md", "outside"),
        ("../../../docs/samples/get it.md", "outside"),
        ("/etc/hostname", "not relative"),
        ("https://example.com/x.md", "not relative"),
        ("..\\x.md", "not relative"),
        ("", "not relative"),
        ("missing.md", "unreadable"),
        ("./page.md", "rest/a/page.md"),
    ] {
        assert_eq!(outcome(target), expected, "{target}");
    }

    let (alone, _) = find(folder.path(), &["docs/rest/a/page.md"], None);
    let page = alone.sources.file(alone.pages[0]);
    assert_eq!(read_include(page, "../../samples/get it.md").unwrap().name, "samples/get it.md");
}

#[test]
fn positions_are_lines_and_characters() {
    let file = SourceFile::new("a/b.md", "b.md", "é1\r\n2\n");
    let at = |offset| {
        let LineColumn { line, column } = file.line_column(offset);
        (line, column)
    };
    assert_eq!(
        [at(0), at(1), at(2), at(5), at(7), at(99)],
        [(1, 1), (1, 1), (1, 2), (2, 1), (3, 1), (3, 1)]
    );
    assert_eq!((file.stem(), file.line_span(1), file.line_span(9)), ("b", 5..6, 7..7));
}
