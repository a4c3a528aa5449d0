//! Answers that are streams.

use crate::model::api::media_type::StreamFormat;
use crate::model::api::{Payload, PayloadContent};

/// The body of a stream: the sample that shows the whole, if there is one; else the items that samples show,
/// or those that are `made`.
pub(super) fn body(
    format: StreamFormat,
    samples: &[&Payload],
    made: impl FnOnce() -> Vec<String>,
) -> String {
    if let Some(whole) = samples.iter().find(|sample| sample.content == PayloadContent::Raw) {
        return whole.text.clone();
    }
    let shown: Vec<String> = samples.iter().map(|sample| sample.text.clone()).collect();
    let items = if shown.is_empty() { made() } else { shown };
    items.iter().map(|item| framed(format, item)).collect()
}

/// An item on its way. JSON that goes over several lines is put on one.
fn framed(format: StreamFormat, item: &str) -> String {
    let line = match serde_json::from_str::<&serde_json::value::RawValue>(item) {
        Ok(json) if json.get().contains(['\n', '\r']) => {
            serde_json::from_str::<serde_json::Value>(item)
                .map_or_else(|_| item.to_owned(), |value| value.to_string())
        }
        _ => item.to_owned(),
    };
    match format {
        StreamFormat::Events => format!("data: {line}\n\n"),
        StreamFormat::Lines => format!("{line}\n"),
        StreamFormat::Sequence => format!("\u{1e}{line}\n"),
    }
}
