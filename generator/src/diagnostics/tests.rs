//! What findings look like.

use super::*;
use crate::source::{FileId, SourceFile};
use std::str::FromStr;

const PAGE: &str = "# GET Chat\n\n| Name | Type |\n|---|---|\n| id |\n| naïve | strnig |\n";

fn sources() -> Sources {
    let mut sources = Sources::default();
    sources.add(SourceFile::new("docs/chat.md", "chat.md", PAGE));
    sources.add(SourceFile::new("docs/other.md", "other.md", "## One\r\n## Two\r\n"));
    sources
}

/// Where `words` first stand in a file.
fn span(sources: &Sources, file: u32, words: &str) -> Span {
    let file = FileId(file);
    let start = sources.file(file).text.find(words).unwrap();
    Span::new(file, start..start + words.len())
}

fn plain(diagnostic: &Diagnostic, sources: &Sources) -> String {
    render(diagnostic, sources, Style::Plain, USUAL_WIDTH)
}

#[test]
fn a_finding_shows_its_line() {
    let sources = sources();
    let place = span(&sources, 0, "strnig");
    let finding = Diagnostic::new(Code::UnknownType, place, "`strnig` is no type")
        .help("did you mean `string`?");
    insta::assert_snapshot!(plain(&finding, &sources), @r#"
    warning[unknown-type]: `strnig` is no type
     --> docs/chat.md:6:11
      |
    6 | | naïve | strnig |
      |           ^^^^^^
      |
      = help: did you mean `string`?
    "#);
    insta::assert_snapshot!(render_short(&finding, &sources), @"docs/chat.md:6:11: warning[unknown-type]: `strnig` is no type");
}

#[test]
fn labels_may_be_in_several_files() {
    let sources = sources();
    let finding =
        Diagnostic::new(Code::DuplicateOperation, span(&sources, 0, "GET Chat"), "twice the same")
            .label(span(&sources, 1, "Two"), "here again")
            .label(span(&sources, 0, "id"), "by this")
            .label(span(&sources, 0, "GET Chat"), "first here");
    insta::assert_snapshot!(plain(&finding, &sources), @r#"
    warning[duplicate-operation]: twice the same
     --> docs/chat.md:1:3
      |
    1 | # GET Chat
      |   ^^^^^^^^ first here
    ...
    5 | | id |
      |   -- by this
      |
     ::: docs/other.md:2:4
      |
    2 | ## Two 
      |    --- here again
    "#);
}

#[test]
fn a_finding_may_have_no_place() {
    let finding = Diagnostic::general(Code::NoPages, "there is no page\nat \u{1b}[1mall");
    insta::assert_snapshot!(plain(&finding, &sources()), @"error[no-pages]: there is no page at ␛[1mall");
    insta::assert_snapshot!(render_short(&finding, &sources()), @"error[no-pages]: there is no page at ␛[1mall");
}

#[test]
fn long_lines_and_spans_are_cut() {
    let mut sources = Sources::default();
    let text = format!("{}ööps{}\n{}", "a ".repeat(5000), " b".repeat(5000), "line\n".repeat(99));
    let id = sources.add(SourceFile::new("p.md", "p.md", &text));
    let finding = Diagnostic::new(Code::UnknownType, span(&sources, 0, "ööps"), "oops");
    insta::assert_snapshot!(plain(&finding, &sources), @r#"
    warning[unknown-type]: oops
     --> p.md:1:10001
      |
    1 | ... a a a a a a a a a a a a a a a a a a a a a a a a a a ööps b b b b b b b b b b b b b b b b b b b b b b b b b b ...
      |                                                         ^^^^
    "#);
    let lines = text.find("line").unwrap()..text.len();
    let finding = Diagnostic::new(Code::UnknownTable, Span::new(id, lines), "long");
    insta::assert_snapshot!(plain(&finding, &sources), @r#"
    warning[unknown-table]: long
     --> p.md:2:1
      |
    2 | line
      | ^^^^
    "#);
    let finding = Diagnostic::new(Code::UnknownTable, Span::new(id, 0..text.len()), "all");
    insta::assert_snapshot!(plain(&finding, &sources), @r#"
    warning[unknown-table]: all
     --> p.md:1:1
      |
    1 | a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a...
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    "#);
}

#[test]
fn a_few_lines_are_shown_whole() {
    let sources = sources();
    let place = span(&sources, 0, "| Name | Type |\n|---|---|\n| id |");
    let finding = Diagnostic::new(Code::UnknownTable, place, "no role");
    insta::assert_snapshot!(plain(&finding, &sources), @r#"
    warning[unknown-table]: no role
     --> docs/chat.md:3:1
      |
    3 | / | Name | Type |
    4 | | |---|---|
    5 | | | id |
      | |______^
    "#);
}

#[test]
fn odd_spans_do_no_harm() {
    let sources = sources();
    let length = PAGE.len() as u32;
    for (start, end) in [(0, 0), (length, length), (9, 5), (length - 12, 9999), (9999, 9999)] {
        let place = Span { file: FileId(0), start, end };
        let finding = Diagnostic::new(Code::ShortRow, place, "odd").label(place, "here");
        assert!(plain(&finding, &sources).contains("docs/chat.md"));
    }
    for at in 0..length {
        let place = Span { file: FileId(0), start: at, end: at + 3 };
        render(&Diagnostic::new(Code::ShortRow, place, "odd"), &sources, Style::Ansi, USUAL_WIDTH);
    }
    let mut empty = Sources::default();
    let id = empty.add(SourceFile::new("e.md", "e.md", ""));
    plain(&Diagnostic::new(Code::ShortRow, Span::new(id, 0..0), "odd"), &empty);
}

#[test]
fn colours_are_for_those_who_ask() {
    let finding = Diagnostic::general(Code::NoPages, "none");
    assert!(render(&finding, &sources(), Style::Ansi, USUAL_WIDTH).contains('\u{1b}'));
    assert!(!plain(&finding, &sources()).contains('\u{1b}'));
}

#[test]
fn findings_are_sorted_by_place() {
    let sources = sources();
    let mut findings = Diagnostics::default();
    for (file, words, code) in
        [(1, "Two", Code::ShortRow), (0, "id", Code::ShortRow), (0, "id", Code::BadFrontMatter)]
    {
        findings.push(Diagnostic::new(code, span(&sources, file, words), "x"));
    }
    findings.push(Diagnostic::general(Code::NoPages, "y"));
    findings.sort(&sources);
    let lines: Vec<_> = findings.iter().map(|found| render_short(found, &sources)).collect();
    assert_eq!(
        lines,
        [
            "error[no-pages]: y",
            "docs/chat.md:5:3: warning[bad-front-matter]: x",
            "docs/chat.md:5:3: warning[short-row]: x",
            "docs/other.md:2:4: warning[short-row]: x",
        ]
    );
}

#[test]
fn what_is_found_twice_is_kept_once() {
    let sources = sources();
    let place = span(&sources, 0, "naïve");
    let longer = Span { end: place.end + 1, ..place };
    let mut findings = Diagnostics::default();
    for (place, message) in [(place, "x"), (longer, "x"), (place, "x"), (place, "y")] {
        findings.push(Diagnostic::new(Code::ShortRow, place, message));
    }
    findings.sort(&sources);
    let kept: Vec<_> =
        findings.iter().map(|found| (found.span.unwrap().end, &*found.message)).collect();
    assert_eq!(kept, [(place.end, "x"), (longer.end, "x"), (place.end, "y")]);
}

#[test]
fn many_findings_fold_to_a_few() {
    let mut findings = Diagnostics::default();
    for _ in 0..10 {
        findings.push(Diagnostic::general(Code::ShortRow, "short"));
    }
    findings.push(Diagnostic::general(Code::LongRow, "long"));
    findings.push(Diagnostic::general(Code::BrokenRow, "broken"));
    findings.push(Diagnostic::general(Code::NoPages, "none"));
    let folded = Folded::to_most(findings.iter(), 4);
    let shown: Vec<_> = folded.shown.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(shown, ["short", "short", "long", "none"]);
    assert_eq!(folded.to_string(), "9 more: 8 short-row, 1 broken-row");
    assert_eq!(Folded::to_most(findings.iter(), 20).to_string(), "");
}

#[test]
fn codes_are_read_by_name() {
    for &code in Code::ALL {
        assert_eq!(Code::from_str(code.name()).ok(), Some(code));
    }
    let error = Code::from_str("x").unwrap_err().to_string();
    assert_eq!(error, "there is no kind of finding called `x`");
}

#[test]
fn what_differs_in_case_alone_was_meant() {
    let known = ["PUT /boat/{id}", "GET /boat/{id}"];
    assert_eq!(super::nearest("get /boat/{id}", &known), Some("GET /boat/{id}"));
    assert_eq!(super::nearest("GET /boots/{id}", &known), Some("GET /boat/{id}"));
    assert_eq!(super::nearest("zzz", &known), None);
}

/// A page with one row, so many characters long, and spans of words in it.
fn long_row() -> (Sources, Vec<Span>) {
    let filler = "x".repeat(20_000);
    let row = format!("| here | {filler} | there | {filler} |\n");
    let mut sources = Sources::default();
    sources.add(SourceFile::new("docs/long.md", "long.md", &format!("# Long\n{row}")));
    let spans = ["here", "there", row.trim_end()].map(|words| span(&sources, 0, words)).to_vec();
    (sources, spans)
}

#[test]
fn long_lines_are_cut_around_what_is_marked() {
    let (sources, spans) = long_row();
    let far = Diagnostic::new(Code::ShortRow, spans[1], "odd").label(spans[0], "unlike this");
    insta::assert_snapshot!(render(&far, &sources, Style::Plain, 60), @r#"
    warning[short-row]: odd
     --> docs/long.md:2:20013
      |
    2 | ...xxxxxxxxxxxxxxxxxxx | there | xxxxxxxxxxxxxxxxxxxx...
      |                          ^^^^^
      |
     ::: docs/long.md:2:3
      |
    2 | | here | xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...
      |   ---- unlike this
    "#);
    let whole = Diagnostic::new(Code::ShortRow, spans[2], "odd").label(spans[2], "all of it");
    insta::assert_snapshot!(render(&whole, &sources, Style::Plain, 60), @r#"
    warning[short-row]: odd
     --> docs/long.md:2:1
      |
    2 | | here | xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ all of it
    "#);
}

#[test]
fn nothing_is_wider_than_the_terminal() {
    let (sources, spans) = long_row();
    for width in [0, 40, 80, 200] {
        for place in &spans {
            for other in &spans {
                let finding = Diagnostic::new(Code::ShortRow, *place, "odd").label(*other, "other");
                let picture = render(&finding, &sources, Style::Plain, width);
                let widest = picture.lines().map(|line| line.chars().count()).max();
                assert!(widest <= Some(width.max(40)), "{width}:\n{picture}");
            }
        }
    }
}

#[test]
fn long_texts_lose_their_middle() {
    let name = "n".repeat(40_000);
    let sources = sources();
    let place = span(&sources, 0, "id");
    let finding = Diagnostic::new(Code::ShortRow, place, format!("`{name}` is odd, and how"));
    let picture = plain(&finding, &sources);
    assert!(picture.chars().count() < 600 && picture.contains("is odd, and how"), "{picture}");
}
