//! A report as JSON, with all there is.

use super::super::change::{Change, Part, Subject};
use super::super::contract;
use super::super::report;
use super::super::rule::{Rule, Severity};
use super::super::surface::{ItemChange, Step};
use serde::Serialize;

/// The report as JSON.
pub fn json(report: &report::Report) -> String {
    let text = serde_json::to_string_pretty(&Report::of(report));
    // All keys are text, so nothing can fail.
    text.unwrap_or_default() + "\n"
}

/// How two sides differ, as `tablature diff --format json` tells it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub struct Report<'r> {
    /// What people call the first side.
    old: &'r str,
    /// What they call the second one.
    new: &'r str,
    /// How many changes there are.
    counts: Counts,
    /// What has changed in the contract: operations, then structs.
    changes: Vec<OfContract<'r>>,
    /// What the changes ask of the crate's version; `null` where a side is a lock.
    #[serde(rename = "crate")]
    of_crate: Option<OfCrate<'r>>,
    /// What was not compared, in sentences.
    not_compared: &'r [String],
}

/// How many changes there are that are not accepted, by what they mean to callers, and how many are.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Counts {
    /// Those that break callers.
    breaking: usize,
    /// Those that may.
    risky: usize,
    /// Those that do not.
    compatible: usize,
    /// Those that somebody has looked at.
    accepted: usize,
}

/// A change of the contract.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct OfContract<'r> {
    /// The kind of change.
    rule: Rule,
    /// What it means to callers.
    severity: Severity,
    /// The name of what has changed, as `tablature explain` and a file of accepted changes take it.
    name: String,
    /// What it is a change of.
    of: Whole<'r>,
    /// Which part of that has changed; `null` for all of it.
    part: Option<OfWhole<'r>>,
    /// What has become of it, in a sentence.
    says: String,
    /// Who is concerned by a change of a struct; `null` where that is plain.
    used: Option<Used<'r>>,
    /// Where it stands on the first side; `null` if it does not.
    old: Option<Place<'r>>,
    /// Where it stands on the second side; `null` if it does not.
    new: Option<Place<'r>>,
    /// Why it is accepted, which may be empty; `null` if it is not.
    accepted: Option<&'r str>,
}

/// What can change.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(tag = "kind", rename_all = "camelCase")]
enum Whole<'r> {
    /// An operation.
    Operation {
        /// Method and path.
        name: &'r str,
    },
    /// A struct.
    Carrier {
        /// Its name for people.
        name: &'r str,
    },
}

/// A part of what can change.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(tag = "kind", rename_all = "camelCase")]
enum OfWhole<'r> {
    /// An input of an operation.
    Parameter {
        /// Its name on the wire.
        name: &'r str,
    },
    /// A header of the client's own.
    Header {
        /// Its name on the wire.
        name: &'r str,
    },
    /// What is sent.
    Body,
    /// A property of the body that an operation has for itself.
    BodyProperty {
        /// Its name on the wire.
        name: &'r str,
    },
    /// What is answered.
    Answer,
    /// A status.
    Status {
        /// Its number.
        code: u16,
    },
    /// A property of a struct.
    Property {
        /// Its name on the wire.
        name: &'r str,
    },
}

/// Who is concerned by a change of a struct.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
struct Used<'r> {
    /// How many operations send it.
    sent_by: usize,
    /// How many operations answer it.
    answered_by: usize,
    /// One of these, by method and path.
    example: &'r str,
}

/// A place in a file.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Place<'r> {
    /// The file, as people name it.
    file: &'r str,
    /// The line, from 1.
    line: u32,
    /// The column in characters, from 1.
    column: u32,
}

/// What the changes ask of the crate's version.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct OfCrate<'r> {
    /// The part of the version that has to change.
    step: Step,
    /// The public items that have changed, the worst first.
    items: &'r [ItemChange],
}

impl<'r> Report<'r> {
    fn of(report: &'r report::Report) -> Self {
        let surface = report.surface.as_ref();
        Self {
            old: &report.old,
            new: &report.new,
            counts: Counts {
                breaking: report.count(Severity::Breaking),
                risky: report.count(Severity::Risky),
                compatible: report.count(Severity::Compatible),
                accepted: report.accepted(),
            },
            changes: report.changes.iter().map(OfContract::of).collect(),
            of_crate: surface.map(|(step, items)| OfCrate { step: *step, items }),
            not_compared: &report.unknown,
        }
    }
}

impl<'r> OfContract<'r> {
    fn of(change: &'r Change) -> Self {
        let of = match &change.of {
            Subject::Operation(name) => Whole::Operation { name },
            Subject::Carrier(name) => Whole::Carrier { name },
        };
        let used = change.used.as_ref().map(|used| Used {
            sent_by: used.sent,
            answered_by: used.answered,
            example: &used.example,
        });
        Self {
            rule: change.rule,
            severity: change.severity,
            name: change.name(),
            of,
            part: part(&change.part),
            says: change.sentence(),
            used,
            old: change.old.as_ref().map(Place::of),
            new: change.new.as_ref().map(Place::of),
            accepted: change.accepted.as_deref(),
        }
    }
}

fn part(part: &Part) -> Option<OfWhole<'_>> {
    Some(match part {
        Part::Whole => return None,
        Part::Parameter(name) => OfWhole::Parameter { name },
        Part::Header(name) => OfWhole::Header { name },
        Part::Body => OfWhole::Body,
        Part::BodyProperty(name) => OfWhole::BodyProperty { name },
        Part::Answer => OfWhole::Answer,
        Part::Status(code) => OfWhole::Status { code: *code },
        Part::Property(name) => OfWhole::Property { name },
    })
}

impl<'r> Place<'r> {
    fn of(place: &'r contract::Place) -> Self {
        Self { file: &place.file, line: place.line, column: place.column }
    }
}
