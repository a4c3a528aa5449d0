use super::*;
use crate::model::api::Operation;
use crate::source::{SourceFile, Sources, Span};

/// Two pages and a table of contents, in this order.
fn found() -> Discovery {
    let mut sources = Sources::default();
    let mut add = |name: &str| sources.add(SourceFile::new(name, name, "text\n"));
    let pages = vec![add("a.md"), add("b.md")];
    add("toc.yml");
    Discovery { sources, pages, listed: vec![true, true], looked_at: Vec::new() }
}

fn at(code: Code, file: u32) -> Diagnostic {
    Diagnostic::new(code, Span::new(FileId(file), 0..1), "something")
}

fn noted(findings: impl IntoIterator<Item = Diagnostic>) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    findings.into_iter().for_each(|finding| diagnostics.push(finding));
    diagnostics
}

#[test]
fn warnings_leave_the_gate_open() {
    let diagnostics = noted([at(Code::ShortRow, 0), at(Code::NotAnEndpoint, 1)]);
    assert!(gate_is_open(&diagnostics, &found(), false));
    assert!(faulty_pages(&diagnostics, &found()).is_empty());
}

#[test]
fn errors_on_pages_close_the_gate_unless_the_pages_are_left_out() {
    let diagnostics = noted([at(Code::EndpointMissing, 1), at(Code::ShortRow, 0)]);
    assert!(!gate_is_open(&diagnostics, &found(), false));
    assert!(gate_is_open(&diagnostics, &found(), true));
    assert_eq!(faulty_pages(&diagnostics, &found()), [FileId(1)].into());
}

#[test]
fn files_that_cannot_be_read_are_left_out_too() {
    let diagnostics = noted([Diagnostic::general(Code::UnreadableFile, "broken")]);
    assert!(!gate_is_open(&diagnostics, &found(), false));
    assert!(gate_is_open(&diagnostics, &found(), true));
}

#[test]
fn other_errors_always_close_the_gate() {
    for finding in [at(Code::BadConfig, 2), Diagnostic::general(Code::NoPages, "none")] {
        assert!(!gate_is_open(&noted([finding]), &found(), true));
    }
}

#[test]
fn severities_are_the_users_choice() {
    let input =
        Input { severities: [(Code::ShortRow, Severity::Error)].into(), ..Input::default() };
    let mut diagnostics = noted([at(Code::ShortRow, 0)]);
    input.adjust(&mut diagnostics);
    assert!(!gate_is_open(&diagnostics, &found(), false));
}

#[test]
fn an_api_without_operations_is_an_error_whatever_the_user_chose() {
    let mut diagnostics = Diagnostics::default();
    report_emptiness(&Api::default(), false, &mut diagnostics);
    assert!(diagnostics.has_errors());
    report_emptiness(&Api::default(), false, &mut diagnostics);
    assert_eq!(diagnostics.iter().count(), 1, "it is reported once");

    diagnostics.set_severities(|_| Some(Severity::Allow));
    report_emptiness(&Api::default(), false, &mut diagnostics);
    assert!(diagnostics.has_errors());
}

#[test]
fn an_api_with_operations_is_fine() {
    let operation = Operation::example(&["Thing"], "v1Thing_Get", "GET", "/thing");
    let mut diagnostics = Diagnostics::default();
    report_emptiness(
        &Api { operations: vec![operation], ..Api::default() },
        false,
        &mut diagnostics,
    );
    assert_eq!(diagnostics.iter().count(), 0);
}
