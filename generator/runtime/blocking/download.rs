use std::fmt;
use std::io::{self, Read};

use http::{HeaderMap, StatusCode};

use super::super::{Error, Response, answer};

/// How much is read at once.
pub(super) const PIECE: usize = 64 << 10;

/// The body of an answer, to be read as it arrives.
pub struct Download {
    head: Response,
    length: Option<u64>,
    body: Option<ureq::BodyReader<'static>>,
}

impl Download {
    /// The status.
    pub fn status(&self) -> StatusCode {
        self.head.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// The media type, if the server names one.
    pub fn content_type(&self) -> Option<&str> {
        answer::content_type(&self.head.headers)
    }

    /// The number of bytes, if the server tells it.
    pub fn length(&self) -> Option<u64> {
        self.length
    }
}

impl Read for Download {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.body.as_mut().map_or(Ok(0), |body| body.read(bytes).map_err(with_kind))
    }
}

/// Names the headers and hides their values.
impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("status", &self.head.status)
            .field("headers", &self.head.headers.keys().collect::<Vec<_>>())
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

/// A download of a response that has not been read.
pub(super) fn new(head: Response, body: Option<ureq::Body>) -> Download {
    let length = body.as_ref().and_then(ureq::Body::content_length);
    Download { head, length, body: body.map(ureq::Body::into_reader) }
}

/// The error with the kind that says that it took too long, if it did.
pub(super) fn with_kind(error: io::Error) -> io::Error {
    match ureq::Error::from(error) {
        error @ ureq::Error::Timeout(_) => io::Error::new(io::ErrorKind::TimedOut, error),
        error => error.into_io(),
    }
}

/// Reads a piece.
pub(super) fn read(body: &mut impl Read, piece: &mut [u8]) -> Result<usize, Error> {
    loop {
        match body.read(piece) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            read => return read.map_err(|error| Error::Transport(with_kind(error).into())),
        }
    }
}
