//! A report as JSON, with all there is.

use super::super::change::{Change, Part, Subject};
use super::super::contract::Place;
use super::super::report::Report;
use super::super::rule::Severity;
use serde_json::{Value, json};

/// The report as JSON.
pub fn json(report: &Report) -> String {
    let changes: Vec<Value> = report.changes.iter().map(change).collect();
    let surface =
        report.surface.as_ref().map(|(step, items)| json!({"step": step, "items": items}));
    let report = json!({
        "old": report.old,
        "new": report.new,
        "counts": {
            "breaking": report.count(Severity::Breaking),
            "risky": report.count(Severity::Risky),
            "compatible": report.count(Severity::Compatible),
            "accepted": report.accepted(),
        },
        "changes": changes,
        "crate": surface,
        "notCompared": report.unknown,
    });
    format!("{report:#}\n")
}

fn change(change: &Change) -> Value {
    let kind = match change.of {
        Subject::Operation(_) => "operation",
        Subject::Carrier(_) => "carrier",
    };
    let used = change.used.as_ref().map(
        |used| json!({"sentBy": used.sent, "answeredBy": used.answered, "example": used.example}),
    );
    json!({
        "rule": change.rule.name(),
        "severity": change.severity,
        "name": change.name(),
        "of": {"kind": kind, "name": change.of.name()},
        "part": part(&change.part),
        "says": change.sentence(),
        "used": used,
        "old": change.old.as_ref().map(place),
        "new": change.new.as_ref().map(place),
        "accepted": change.accepted,
    })
}

fn part(part: &Part) -> Value {
    match part {
        Part::Whole => Value::Null,
        Part::Parameter(name) => json!({"kind": "parameter", "name": name}),
        Part::Header(name) => json!({"kind": "header", "name": name}),
        Part::Body => json!({"kind": "body"}),
        Part::BodyProperty(name) => json!({"kind": "bodyProperty", "name": name}),
        Part::Answer => json!({"kind": "answer"}),
        Part::Status(code) => json!({"kind": "status", "code": code}),
        Part::Property(name) => json!({"kind": "property", "name": name}),
    }
}

fn place(place: &Place) -> Value {
    json!({"file": place.file, "line": place.line, "column": place.column})
}
