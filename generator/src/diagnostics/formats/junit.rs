//! Findings as JUnit writes them: each is a test, which fails if it is bad enough.

use super::xml::escaped;
use crate::diagnostics::{Diagnostic, Severity, render_short};
use crate::source::Sources;

/// The findings as JUnit's XML. Those that are at least as bad as `fails` are tests that failed, the
/// others are tests that passed and have something to say. Where there is none, one test has passed.
pub fn junit<'a>(
    findings: impl IntoIterator<Item = &'a Diagnostic>,
    sources: &Sources,
    fails: Option<Severity>,
) -> String {
    let is_failure = |found: &Diagnostic| fails.is_some_and(|least| found.severity >= least);
    let (mut all, mut failed, mut tests) = (0, 0, String::new());
    for found in findings {
        let place = found.span.map(|span| sources.locate(span) + ": ").unwrap_or_default();
        let name = escaped(&format!("{place}{}", found.message));
        let mut says = escaped(&render_short(found, sources));
        if let Some(help) = &found.help {
            says.push_str(&escaped(&format!("\nhelp: {help}")));
        }
        let code = found.code;
        all += 1;
        tests.push_str(&format!("    <testcase classname=\"{code}\" name=\"{name}\">"));
        tests.push_str(&match is_failure(found) {
            true => {
                failed += 1;
                let message = escaped(&found.message);
                format!("<failure message=\"{message}\" type=\"{code}\">{says}</failure>")
            }
            false => format!("<system-out>{says}</system-out>"),
        });
        tests.push_str("</testcase>\n");
    }
    if all == 0 {
        all = 1;
        tests.push_str("    <testcase classname=\"lint\" name=\"nothing found\"/>\n");
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  \
         <testsuite name=\"tablature lint\" tests=\"{all}\" failures=\"{failed}\" errors=\"0\" skipped=\"0\">\n\
         {tests}  </testsuite>\n</testsuites>\n"
    )
}
