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
    let shown = select(diagnostics, detail).shown;
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
    assert_eq!(select(&diagnostics, Detail::Usual).folded, [(Code::ShortRow, 5)].into());
}

#[test]
fn everything_is_shown_if_asked_for() {
    let diagnostics = findings(MIXED);
    assert_eq!(shown(&diagnostics, Detail::All), [30, 45, 5]);
    assert!(select(&diagnostics, Detail::All).folded.is_empty());
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
