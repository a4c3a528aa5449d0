use http::{HeaderMap, StatusCode};

use super::items::StreamFormat;
use super::{DecodeError, Error};

/// Cuts the body of an answer, which arrives in pieces, into the items of a stream. It holds no more than
/// a piece and an item, which may have up to `limit` bytes.
pub(super) struct Cut<F: StreamFormat> {
    bytes: Vec<u8>,
    /// How many of the bytes have been cut off.
    start: usize,
    /// How many of the others have no end of a line among them.
    seen: usize,
    parts: F::Parts,
    /// How many bytes of the next item there are in its parts.
    held: usize,
    limit: usize,
    is_begun: bool,
    /// Whether the last line ended with a carriage return, to which a line feed may belong.
    after_return: bool,
    has_ended: bool,
    is_over: bool,
}

impl<F: StreamFormat> Cut<F> {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            bytes: Vec::new(),
            start: 0,
            seen: 0,
            parts: F::Parts::default(),
            held: 0,
            limit,
            is_begun: false,
            after_return: false,
            has_ended: false,
            is_over: false,
        }
    }

    /// Takes a piece.
    pub(super) fn push(&mut self, piece: &[u8]) {
        self.bytes.drain(..std::mem::take(&mut self.start));
        self.bytes.extend_from_slice(piece);
    }

    /// No more pieces will come.
    pub(super) fn end(&mut self) {
        self.has_ended = true;
    }

    /// Whether no more items will come.
    pub(super) fn is_over(&self) -> bool {
        self.is_over
    }

    /// Nothing will be read any more: the connection has broken.
    pub(super) fn stop(&mut self) {
        self.is_over = true;
    }

    /// The next item, if all of it has arrived.
    pub(super) fn next(
        &mut self,
        status: StatusCode,
        headers: &HeaderMap,
    ) -> Option<Result<F::Item, Error>> {
        while !self.is_over {
            let Some(line) = self.line() else {
                if self.bytes.len() - self.start + self.held > self.limit {
                    self.is_over = true;
                    return Some(Err(Error::TooLarge { status, limit: self.limit }));
                }
                if !self.has_ended {
                    return None;
                }
                self.is_over = true;
                let item = F::rest(&mut self.parts)?;
                return Some(item.map_err(|error| undecoded(&error, &[], status, headers)));
            };
            self.held += line.len();
            if self.held > self.limit {
                self.is_over = true;
                return Some(Err(Error::TooLarge { status, limit: self.limit }));
            }
            if let Some(item) = F::line(&mut self.parts, &line) {
                self.held = 0;
                return Some(item.map_err(|error| undecoded(&error, &line, status, headers)));
            }
        }
        None
    }

    /// The next line without its end; the last one need not have one.
    fn line(&mut self) -> Option<Vec<u8>> {
        let left = &self.bytes[self.start..];
        if self.after_return && left.first() == Some(&b'\n') {
            (self.start, self.after_return) = (self.start + 1, false);
            return self.line();
        }
        self.after_return &= left.is_empty();
        let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
        let found = left[self.seen..].iter().position(is_end).map(|at| at + self.seen);
        let (length, end) = match found {
            Some(at) => (at, 1),
            None if self.has_ended && !left.is_empty() => (left.len(), 0),
            None => {
                self.seen = left.len();
                return None;
            }
        };
        self.after_return = left.get(length) == Some(&b'\r');
        let mut line = left[..length].to_vec();
        if !std::mem::replace(&mut self.is_begun, true) && line.starts_with(b"\xEF\xBB\xBF") {
            line.drain(..3);
        }
        (self.start, self.seen) = (self.start + length + end, 0);
        Some(line)
    }
}

fn undecoded(error: &DecodeError, line: &[u8], status: StatusCode, headers: &HeaderMap) -> Error {
    let (path, message) = (error.path().to_owned(), error.message().to_owned());
    let (headers, body) = (Box::new(headers.clone()), line.to_vec());
    Error::Decode { path, message, status, headers, body }
}
