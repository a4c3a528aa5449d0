//! A report as JUnit writes it: each change is a test, which fails if it breaks callers.

use super::super::report::Report;
use super::super::rule::Severity;
use crate::diagnostics::formats::xml::escaped;

/// The report as JUnit's XML.
pub fn junit(report: &Report) -> String {
    let (all, failed) = (report.changes.len(), report.count(Severity::Breaking));
    let skipped = report.accepted();
    let suite = escaped(&format!("{} → {}", report.old, report.new));
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    text.push_str(&format!(
        "  <testsuite name=\"{suite}\" tests=\"{all}\" failures=\"{failed}\" errors=\"0\" skipped=\"{skipped}\">\n"
    ));
    for change in &report.changes {
        let (rule, name) = (change.rule.name(), escaped(&change.name()));
        let says = escaped(&change.sentence());
        let places = [("was", &change.old), ("is", &change.new)];
        let places = places.into_iter().filter_map(|(word, place)| Some((word, place.as_ref()?)));
        let places: String =
            places.map(|(word, place)| escaped(&format!("\n{word}: {place}"))).collect();
        text.push_str(&format!("    <testcase classname=\"{rule}\" name=\"{name}\">"));
        text.push_str(&match (&change.accepted, change.severity) {
            (Some(why), _) => format!("<skipped message=\"{}\"/>", escaped(why)),
            (None, Severity::Breaking) => {
                format!("<failure message=\"{says}\" type=\"breaking\">{says}{places}</failure>")
            }
            _ => format!("<system-out>{says}{places}</system-out>"),
        });
        text.push_str("</testcase>\n");
    }
    text + "  </testsuite>\n</testsuites>\n"
}
