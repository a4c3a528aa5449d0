//! Conditional requests: the conditions that the documented statuses of an operation speak of.

use crate::api::{Operation, ParameterPlace};

/// A condition that HTTP knows.
pub(super) struct Condition {
    /// The status that says that it does not hold.
    status: u16,
    /// The header.
    pub header: &'static str,
    /// The method of the call.
    pub method: &'static str,
    /// Lines of Markdown.
    pub docs: &'static [&'static str],
}

static KNOWN: [Condition; 2] = [
    Condition {
        status: 304,
        header: "If-Modified-Since",
        method: "if_modified_since",
        docs: &[
            "Asks for the answer only if it has changed since then.",
            "",
            "Otherwise the call ends with an error that `is_not_modified`.",
        ],
    },
    Condition {
        status: 412,
        header: "If-Unmodified-Since",
        method: "if_unmodified_since",
        docs: &[
            "Changes nothing if somebody else has made a change since then.",
            "",
            "The call then ends with an error that `is_precondition_failed`.",
        ],
    },
];

/// The conditions of an operation, but for those it has as parameters.
pub(super) fn of(operation: &Operation) -> Vec<&'static Condition> {
    let is_parameter = |header: &str| {
        operation.parameters.iter().any(|parameter| {
            parameter.place == ParameterPlace::Header && parameter.name.eq_ignore_ascii_case(header)
        })
    };
    let speaks_of = |code: u16| operation.statuses.iter().any(|status| status.code == code);
    KNOWN
        .iter()
        .filter(|condition| speaks_of(condition.status) && !is_parameter(condition.header))
        .collect()
}
