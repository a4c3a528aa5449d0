use std::fmt;

use http::HeaderMap;

use super::answer::content_type;
use super::mask::mask;

/// Bytes of a body to show before and after the place of an error.
const BEFORE: usize = 40;
const AFTER: usize = 20;

/// Writes what helps to see why a body cannot be read: its media type if that is not JSON, and
/// what stands at the place that the message names, but for text under names of secrets.
pub(super) fn write(
    f: &mut fmt::Formatter<'_>,
    message: &str,
    headers: &HeaderMap,
    body: &[u8],
) -> fmt::Result {
    let other = content_type(headers).filter(|media_type| !media_type.contains("json"));
    let shown = around(body, place(message, body));
    match (other, shown.as_str()) {
        (None, "") => Ok(()),
        (Some(media_type), "") => write!(f, " ({media_type})"),
        (None, shown) => write!(f, " in {shown}"),
        (Some(media_type), shown) => write!(f, " in {shown} ({media_type})"),
    }
}

/// The position in a body that a message names as `line 1 column 2`; else its beginning.
fn place(message: &str, body: &[u8]) -> usize {
    let number = |text: &str| text.trim().parse::<usize>().ok();
    let named = message.rsplit_once(" at line ").and_then(|(_, place)| {
        let (line, column) = place.split_once(" column ")?;
        Some((number(line)?, number(column)?))
    });
    let Some((line, column)) = named else { return 0 };
    let lines = body.split_inclusive(|byte| *byte == b'\n');
    let before: usize = lines.take(line.saturating_sub(1)).map(<[u8]>::len).sum();
    (before + column).min(body.len())
}

/// The text around a position, on one line.
fn around(body: &[u8], place: usize) -> String {
    let from = place.saturating_sub(BEFORE);
    let to = (place + AFTER).min(body.len());
    let masked = mask(&body[..to]);
    let text = String::from_utf8_lossy(&masked[from..]);
    // What is cut in the middle of a character.
    let text = text.trim_matches('\u{fffd}').split_whitespace().collect::<Vec<_>>().join(" ");
    let (start, end) = (if from > 0 { "…" } else { "" }, if to < body.len() { "…" } else { "" });
    if text.is_empty() { text } else { format!("`{start}{text}{end}`") }
}
