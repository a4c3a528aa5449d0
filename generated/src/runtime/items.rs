use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use super::{Decode, DecodeError, from_json};

/// How the items of a stream follow each other in the body of an answer.
#[diagnostic::on_unimplemented(
    message = "what this call answers is no stream",
    note = "send it: `client.send(call)`"
)]
pub trait StreamFormat {
    /// What the stream consists of.
    type Item;

    /// What has arrived of the next item.
    #[doc(hidden)]
    type Parts: Default;

    /// Takes a line, without its end; gives the item that ends with it.
    #[doc(hidden)]
    fn line(parts: &mut Self::Parts, line: &[u8]) -> Option<Result<Self::Item, DecodeError>>;

    /// The item that ends with the stream.
    #[doc(hidden)]
    fn rest(parts: &mut Self::Parts) -> Option<Result<Self::Item, DecodeError>>;
}

/// Events of a server (`text/event-stream`) whose data are the JSON of a `T`.
pub struct Events<T>(PhantomData<fn() -> T>);

/// Values one after another: `application/jsonl`, `application/x-ndjson`, `application/json-seq`.
pub struct JsonLines<T>(PhantomData<fn() -> T>);

/// An event of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event<T> {
    /// Its kind, `message` if the server names none.
    pub event: String,
    /// Its id, by which a server knows where to go on: send it as `Last-Event-ID`.
    pub id: Option<String>,
    /// After which time to connect again, if the connection breaks.
    pub retry: Option<Duration>,
    /// The data as they came; lines are separated by line feeds. Some servers end with a word that is
    /// no JSON, such as `[DONE]`.
    pub data: String,
    kind: PhantomData<fn() -> T>,
}

impl<T: Decode> Event<T> {
    /// The data.
    ///
    /// # Errors
    /// If they are not the JSON of a `T`.
    pub fn read(&self) -> Result<T, DecodeError> {
        from_json(self.data.as_bytes())
    }
}

/// What has arrived of an event.
#[doc(hidden)]
#[derive(Debug, Default)]
pub struct EventParts {
    event: String,
    id: Option<String>,
    retry: Option<Duration>,
    data: Option<String>,
}

impl<T> StreamFormat for Events<T> {
    type Item = Event<T>;
    type Parts = EventParts;

    fn line(parts: &mut EventParts, line: &[u8]) -> Option<Result<Event<T>, DecodeError>> {
        if line.is_empty() {
            // An event without data is none, but what it says of the connection counts.
            let (event, data) = (std::mem::take(&mut parts.event), parts.data.take()?);
            let event = if event.is_empty() { "message".to_owned() } else { event };
            let (id, retry) = (parts.id.take(), parts.retry.take());
            return Some(Ok(Event { event, id, retry, data, kind: PhantomData }));
        }
        let line = String::from_utf8_lossy(line);
        let (field, value) = line.split_once(':').unwrap_or((&line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut parts.event),
            "data" => match &mut parts.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                None => parts.data = Some(value.to_owned()),
            },
            "id" if !value.contains('\0') => parts.id = Some(value.to_owned()),
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                parts.retry = value.parse().ok().map(Duration::from_millis);
            }
            // What begins with a colon is a comment; other fields are for later.
            _ => {}
        }
        None
    }

    /// An event that is not whole is none.
    fn rest(_: &mut EventParts) -> Option<Result<Event<T>, DecodeError>> {
        None
    }
}

/// What each text of `application/json-seq` begins with.
const RECORD: u8 = 0x1e;

impl<T: Decode> StreamFormat for JsonLines<T> {
    type Item = T;
    /// A text of `application/json-seq` that goes over several lines.
    type Parts = Vec<u8>;

    fn line(parts: &mut Vec<u8>, line: &[u8]) -> Option<Result<T, DecodeError>> {
        let Some(first) = line.strip_prefix(&[RECORD]) else {
            if !parts.is_empty() {
                parts.push(b'\n');
                parts.extend_from_slice(line);
                return None;
            }
            let line = line.trim_ascii();
            return (!line.is_empty()).then(|| from_json(line));
        };
        let before = Self::rest(parts);
        let is_whole =
            before.is_none() && serde_json::from_slice::<serde::de::IgnoredAny>(first).is_ok();
        if is_whole {
            return Some(from_json(first));
        }
        parts.extend_from_slice(first);
        before
    }

    fn rest(parts: &mut Vec<u8>) -> Option<Result<T, DecodeError>> {
        let text = std::mem::take(parts);
        let text = text.trim_ascii();
        (!text.is_empty()).then(|| from_json(text))
    }
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Events")
    }
}

impl<T> fmt::Debug for JsonLines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JsonLines")
    }
}
