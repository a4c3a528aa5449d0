//! Headers that the docs say an answer comes with.

use super::generate::Maker;
use crate::model::api::{Api, Operation};
use http::{HeaderName, HeaderValue};

/// Headers that say how an answer is sent, or when it may be sent again: those are up to the server itself. To
/// say that a body is compressed which is not would break it.
const OWN: [&str; 14] = [
    "age",
    "cache-control",
    "connection",
    "content-encoding",
    "content-length",
    "date",
    "etag",
    "keep-alive",
    "last-modified",
    "link",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "vary",
];

/// The documented headers of a status, as their examples have them or made up. Chance depends on `seed`.
pub(super) fn documented(
    api: &Api,
    operation: &Operation,
    status: u16,
    seed: u64,
) -> Vec<(HeaderName, HeaderValue)> {
    let headers = operation.status(status).into_iter().flat_map(|status| &status.headers);
    let mut maker = Maker::new(api, seed);
    let sent = headers.filter_map(|header| {
        let name = HeaderName::from_bytes(header.name.as_bytes()).ok()?;
        let made = || match maker.value(&header.ty, name.as_str()) {
            serde_json::Value::String(text) => text,
            value => value.to_string(),
        };
        let value = header.example.clone().unwrap_or_else(made);
        let value = HeaderValue::from_str(&value).ok()?;
        (!OWN.contains(&name.as_str())).then_some((name, value))
    });
    sent.collect()
}
