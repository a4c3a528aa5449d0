//! The schema of findings takes what is printed.

use super::Schema;
use crate::diagnostics::{Code, Diagnostic, Edit, formats};
use crate::shell::schema::lint;
use crate::source::{SourceFile, Sources, Span};

#[test]
fn findings_are_what_their_schema_says() {
    let schema = Schema::new(lint());
    let mut sources = Sources::default();
    let file = sources.add(SourceFile::new("docs/a.md", "a.md", "one\ntwo\n"));
    let (one, two) = (Span::new(file, 0..3), Span::new(file, 4..7));
    let full = Diagnostic::new(Code::ShortRow, one, "x").label(two, "y").help("z");
    let findings =
        [full.fix([Edit::new(two, "three")]), Diagnostic::general(Code::NoPages, "none")];
    assert_eq!(schema.faults(&formats::json(&findings, &sources)), "");
    assert_eq!(schema.faults(&formats::json(&[], &sources)), "");
    assert_ne!(schema.faults("{findings: [{code: short-row}]}"), "");
    schema.assert_describes_all();
}
