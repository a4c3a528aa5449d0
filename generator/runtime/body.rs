use std::fmt;
use std::io::{self, Read};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use super::Error;

/// What a request sends: bytes, or a source of them that can be read once.
#[derive(Clone)]
pub struct Body {
    content: Content,
    length: Option<u64>,
}

#[derive(Clone)]
enum Content {
    Bytes(Arc<Vec<u8>>),
    Once(Arc<Mutex<Option<Source>>>),
}

/// Where bytes come from that are not held in memory.
#[allow(dead_code, reason = "nothing but the async client has pieces")]
pub(super) enum Source {
    /// Something that is read while a thread waits.
    Reader(Box<dyn Read + Send>),
    /// Something that tells when there is more.
    Pieces(Pin<Box<dyn Pieces>>),
}

/// Bytes, piece by piece.
#[allow(dead_code, reason = "nothing but the async client has pieces")]
pub(super) trait Pieces: Send {
    /// The next piece; `None` at the end.
    fn poll_piece(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Piece>>;
}

/// A piece of a body.
#[allow(dead_code, reason = "nothing but the async client has pieces")]
pub(super) type Piece = io::Result<Vec<u8>>;

impl Body {
    /// A body that is read while it is sent; its length, if that is known.
    pub(super) fn once(source: Source, length: Option<u64>) -> Self {
        Self { content: Content::Once(Arc::new(Mutex::new(Some(source)))), length }
    }

    /// The bytes; `None` for a body that is read while it is sent.
    pub fn bytes(&self) -> Option<&[u8]> {
        match &self.content {
            Content::Bytes(bytes) => Some(bytes),
            Content::Once(_) => None,
        }
    }

    /// Whether the body can be sent again.
    pub fn is_repeatable(&self) -> bool {
        matches!(self.content, Content::Bytes(_))
    }

    /// The number of bytes, if it is known.
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// What to send now.
    ///
    /// # Errors
    /// [`Error::Request`] if a body that can be read once has been taken before.
    pub(super) fn take(&self) -> Result<Taken, Error> {
        match &self.content {
            Content::Bytes(bytes) => Ok(Taken::Bytes(bytes.clone())),
            Content::Once(source) => {
                let taken = source.lock().ok().and_then(|mut source| source.take());
                let sent = || Error::Request("its body can be sent only once".to_owned());
                taken.map(Taken::Source).ok_or_else(sent)
            }
        }
    }

    /// The body as bytes; a reader is read to its end.
    ///
    /// # Errors
    /// [`Error::Request`] if that fails, or the body has to be awaited.
    pub(super) fn into_bytes(self) -> Result<Vec<u8>, Error> {
        let refuse = |reason: String| Err(Error::Request(reason));
        let taken = self.take()?;
        drop(self);
        match taken {
            Taken::Bytes(bytes) => Ok(Arc::unwrap_or_clone(bytes)),
            Taken::Source(Source::Reader(mut reader)) => {
                let mut bytes = Vec::new();
                let read = reader.read_to_end(&mut bytes);
                read.map_or_else(|error| refuse(unread(&error)), |_| Ok(bytes))
            }
            Taken::Source(Source::Pieces(_)) => refuse(AWAITED.to_owned()),
        }
    }
}

/// Why a body of pieces cannot be sent by something that does not wait for them.
pub(super) const AWAITED: &str = "its body is a stream, which only the async client sends";

fn unread(error: &io::Error) -> String {
    format!("its body cannot be read: {error}")
}

/// What is sent.
pub(super) enum Taken {
    /// Bytes.
    Bytes(Arc<Vec<u8>>),
    /// What is read meanwhile.
    Source(Source),
}

impl Default for Body {
    fn default() -> Self {
        Self::from(Vec::new())
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        let length = u64::try_from(bytes.len()).ok();
        Self { content: Content::Bytes(Arc::new(bytes)), length }
    }
}

/// Without the bytes: they may be secret.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Body").field("length", &self.length).finish_non_exhaustive()
    }
}
