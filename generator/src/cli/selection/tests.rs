use super::*;

fn findings(of: &[(Code, usize)]) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    for &(code, count) in of {
        for number in 0..count {
            diagnostics.push(Diagnostic::general(code, format!("number {number}")));
        }
    }
    diagnostics
}

/// How many of each severity are shown: errors, warnings, notes.
fn shown(diagnostics: &Diagnostics, detail: Detail) -> [usize; 3] {
    let shown = select(diagnostics, detail, Format::Human).shown;
    [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| shown.iter().filter(|found| found.severity == severity).count())
}

const MIXED: &[(Code, usize)] = &[
    (Code::ShortRow, 25),
    (Code::EndpointMissing, 30),
    (Code::LongRow, 20),
    (Code::NotAnEndpoint, 5),
];

#[test]
fn warnings_are_capped_and_errors_are_not() {
    let diagnostics = findings(MIXED);
    assert_eq!(shown(&diagnostics, Detail::Usual), [30, 40, 0]);
    let folded = select(&diagnostics, Detail::Usual, Format::Human);
    assert_eq!(folded.left_out, [(Code::ShortRow, 5)].into());
}

#[test]
fn everything_is_shown_if_asked_for() {
    let diagnostics = findings(MIXED);
    let all = select(&diagnostics, Detail::All, Format::Short);
    assert_eq!(all.shown.len(), 80);
    assert!(all.is_complete());
}

#[test]
fn pages_without_endpoint_are_listed_rather_than_pictured() {
    let diagnostics = findings(MIXED);
    assert_eq!(shown(&diagnostics, Detail::All), [30, 45, 3]);
    let folded = select(&diagnostics, Detail::All, Format::Human);
    assert_eq!(folded.to_string(), "2 more: 2 not-an-endpoint");
}

#[test]
fn only_errors_are_shown_if_asked_for() {
    assert_eq!(shown(&findings(MIXED), Detail::Errors), [30, 0, 0]);
}

#[test]
fn errors_of_a_capped_kind_are_still_shown() {
    let mut diagnostics = findings(&[(Code::ShortRow, 30)]);
    let error =
        Diagnostic { severity: Severity::Error, ..Diagnostic::general(Code::ShortRow, "e") };
    diagnostics.push(error);
    assert_eq!(shown(&diagnostics, Detail::Usual), [1, 20, 0]);
}
