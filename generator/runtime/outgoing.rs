use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_core::Stream;
use http::{HeaderValue, header};

use super::body::{Piece, Pieces, Source, Taken};
use super::{Body, Error, Upload};

impl Upload {
    /// What a stream gives, piece by piece, sent by the async client as it comes; `length` is the
    /// number of bytes, if it is known.
    ///
    /// It can be read once, so such a call is not repeated.
    pub fn stream<S, B, E>(media_type: &str, stream: S, length: Option<u64>) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Vec<u8>>,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        Self::of(media_type, Source::Pieces(Box::pin(Theirs(Box::pin(stream)))), length)
    }
}

/// The stream of a user.
struct Theirs<S>(Pin<Box<S>>);

impl<S, B, E> Pieces for Theirs<S>
where
    S: Stream<Item = Result<B, E>> + Send,
    B: Into<Vec<u8>>,
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    fn poll_piece(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Piece>> {
        let piece = self.0.as_mut().poll_next(context);
        piece.map(|piece| Some(piece?.map(B::into).map_err(io::Error::other)))
    }
}

/// A request as reqwest has it.
pub(super) fn outgoing(request: http::Request<Body>) -> Result<reqwest::Request, Error> {
    let (mut head, body) = request.into_parts();
    let content = match body.take()? {
        Taken::Bytes(bytes) => {
            drop(body);
            reqwest::Body::from(Arc::unwrap_or_clone(bytes))
        }
        Taken::Source(source) => {
            if let Some(length) = body.length() {
                head.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
            }
            streamed(source)?
        }
    };
    reqwest::Request::try_from(http::Request::from_parts(head, content)).map_err(transport)
}

/// Without the URL, which may hold secrets and would be in the error's text.
pub(super) fn transport(error: reqwest::Error) -> Error {
    let late = error.is_timeout();
    let error = error.without_url();
    Error::Transport(match late {
        true => io::Error::new(io::ErrorKind::TimedOut, error).into(),
        false => error.into(),
    })
}

#[cfg(target_arch = "wasm32")]
fn streamed(_: Source) -> Result<reqwest::Body, Error> {
    Err(Error::Request("a browser sends no body that is read meanwhile".to_owned()))
}

#[cfg(not(target_arch = "wasm32"))]
fn streamed(source: Source) -> Result<reqwest::Body, Error> {
    let pieces = match source {
        Source::Pieces(pieces) => pieces,
        Source::Reader(reader) => Box::pin(read_apart(reader)?),
    };
    Ok(reqwest::Body::wrap_stream(Ours(pieces)))
}

/// Pieces as a stream.
#[cfg(not(target_arch = "wasm32"))]
struct Ours(Pin<Box<dyn Pieces>>);

#[cfg(not(target_arch = "wasm32"))]
impl Stream for Ours {
    type Item = Piece;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Piece>> {
        self.0.as_mut().poll_piece(context)
    }
}

/// What a thread of its own has read, because reading may have to wait.
#[cfg(not(target_arch = "wasm32"))]
struct ReadApart(tokio::sync::mpsc::Receiver<Piece>);

#[cfg(not(target_arch = "wasm32"))]
impl Pieces for ReadApart {
    fn poll_piece(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Piece>> {
        self.0.poll_recv(context)
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn read_apart(mut reader: Box<dyn io::Read + Send>) -> Result<ReadApart, Error> {
    const PIECE: usize = 64 << 10;
    let (sender, receiver) = tokio::sync::mpsc::channel(2);
    let read = move || {
        loop {
            let mut piece = vec![0; PIECE];
            let piece = match io::Read::read(&mut reader, &mut piece) {
                Ok(0) => return,
                Ok(length) => {
                    piece.truncate(length);
                    Ok(piece)
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => Err(error),
            };
            let is_last = piece.is_err();
            if sender.blocking_send(piece).is_err() || is_last {
                return;
            }
        }
    };
    match std::thread::Builder::new().name("upload".to_owned()).spawn(read) {
        Ok(_) => Ok(ReadApart(receiver)),
        Err(error) => Err(Error::Transport(error.into())),
    }
}
