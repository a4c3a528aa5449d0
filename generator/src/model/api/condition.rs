//! Conditional requests: the conditions of HTTP that the documented statuses of an operation speak of.

use super::{Operation, ParameterPlace};

/// A condition that HTTP knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The status that says that it does not hold.
    pub status: u16,
    /// The header that sets it.
    pub header: &'static str,
}

static KNOWN: [Condition; 2] = [
    Condition { status: 304, header: "If-Modified-Since" },
    Condition { status: 412, header: "If-Unmodified-Since" },
];

impl Operation {
    /// The conditions that calls can set, but for those that are parameters.
    pub fn conditions(&self) -> impl Iterator<Item = Condition> {
        let is_parameter = |header: &str| {
            self.parameters.iter().any(|parameter| {
                parameter.place == ParameterPlace::Header
                    && parameter.name.eq_ignore_ascii_case(header)
            })
        };
        let speaks_of = |code: u16| self.statuses.iter().any(|status| status.code == code);
        KNOWN
            .into_iter()
            .filter(move |condition| speaks_of(condition.status) && !is_parameter(condition.header))
    }
}
