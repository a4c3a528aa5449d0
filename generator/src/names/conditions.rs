//! How conditions of requests are set in Rust.

use crate::model::api::Operation;

/// A condition that HTTP knows.
pub(crate) struct Condition {
    /// The header.
    pub header: &'static str,
    /// The method of the call.
    pub method: &'static str,
    /// Lines of Markdown.
    pub docs: &'static [&'static str],
}

static KNOWN: [Condition; 2] = [
    Condition {
        header: "If-Modified-Since",
        method: "if_modified_since",
        docs: &[
            "Asks for the answer only if it has changed since then.",
            "",
            "Otherwise the call ends with an error that `is_not_modified`. When it last changed says",
            "`Last-Modified` of an earlier answer, which a client's `send_with_headers` gives.",
        ],
    },
    Condition {
        header: "If-Unmodified-Since",
        method: "if_unmodified_since",
        docs: &[
            "Changes nothing if somebody else has made a change since then.",
            "",
            "The call then ends with an error that `is_precondition_failed`. When it last changed says",
            "`Last-Modified` of an earlier answer, which a client's `send_with_headers` gives.",
        ],
    },
];

/// The conditions of an operation, but for those it has as parameters.
pub(crate) fn of(operation: &Operation) -> Vec<&'static Condition> {
    let known = |header: &str| KNOWN.iter().find(|condition| condition.header == header);
    operation.conditions().filter_map(|condition| known(condition.header)).collect()
}
