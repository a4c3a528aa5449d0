//! In which formats an operation is sent and answered, and which of the client's headers it listens
//! to. Most operations of an API have that in common, so a lock writes once what is usual.

use super::{Lock, LockedOperation};
use crate::model::api::Operation;
use std::collections::BTreeMap;

/// What is known of the messages of an operation beside their types.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LockedExchange {
    /// The media types that a body can be sent in; none if nothing is sent.
    pub consumes: Vec<String>,
    /// The media types that an answer can be had in.
    pub produces: Vec<String>,
    /// The headers of the client that it listens to.
    pub headers: Vec<String>,
}

impl LockedExchange {
    /// What a model says of an operation.
    pub(super) fn of(operation: &Operation) -> Self {
        let sorted = |all: &[String]| {
            let mut all = all.to_vec();
            all.sort_unstable();
            all.dedup();
            all
        };
        Self {
            consumes: operation.body.iter().flat_map(|body| sorted(&body.media_types)).collect(),
            produces: sorted(&operation.response.media_types),
            headers: sorted(&operation.context_headers),
        }
    }

    /// What most operations have, each part for itself; `None` if nothing is known of any.
    pub(super) fn usual<'o>(
        operations: impl Iterator<Item = &'o LockedOperation>,
    ) -> Option<LockedExchange> {
        let mut known = operations.filter_map(|one| Some((one, one.exchange.as_ref()?))).peekable();
        known.peek()?;
        let (mut consumes, mut produces, mut headers) = <(Counts, Counts, Counts)>::default();
        for (operation, exchange) in known {
            if operation.has_body() {
                *consumes.entry(&exchange.consumes).or_default() += 1;
            }
            *produces.entry(&exchange.produces).or_default() += 1;
            *headers.entry(&exchange.headers).or_default() += 1;
        }
        let [consumes, produces, headers] = [consumes, produces, headers].map(most);
        Some(LockedExchange { consumes, produces, headers })
    }

    /// What is to be taken for granted of an operation, if this is usual.
    pub(super) fn expected_of(&self, operation: &LockedOperation) -> Self {
        let mut expected = self.clone();
        if !operation.has_body() {
            expected.consumes.clear();
        }
        expected
    }
}

type Counts<'o> = BTreeMap<&'o Vec<String>, usize>;

/// What is there most often; of several, the first.
fn most(counts: Counts<'_>) -> Vec<String> {
    let most = counts.values().max();
    let first = counts.iter().find(|(_, count)| Some(*count) == most);
    first.map(|(all, _)| (*all).clone()).unwrap_or_default()
}

impl LockedOperation {
    fn has_body(&self) -> bool {
        self.call.as_ref().is_some_and(|call| call.body.is_some())
    }
}

impl Lock {
    /// Whether formats, headers and the words of enumerations are known: locks of before have none.
    pub fn knows_exchanges(&self) -> bool {
        self.operations.values().any(|operation| operation.exchange.is_some())
    }
}
