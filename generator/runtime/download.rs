use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;
use http::{HeaderMap, StatusCode};

use super::outgoing::transport;
use super::platform::{BoxedStream, Patience};
use super::{Error, Response, answer};

/// The body of an answer, piece by piece as it arrives.
///
/// It is a stream of pieces; [`chunk`](Self::chunk) gives them without a crate for streams.
pub struct Download {
    head: Response,
    length: Option<u64>,
    pieces: BoxedStream<Result<Vec<u8>, Error>>,
    patience: Patience,
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

    /// The next piece; `None` at the end.
    ///
    /// # Errors
    /// If the connection breaks, or nothing has arrived for as long as the client waits.
    pub async fn chunk(&mut self) -> Result<Option<Vec<u8>>, Error> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await.transpose()
    }
}

impl Stream for Download {
    type Item = Result<Vec<u8>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match self.pieces.as_mut().poll_next(context) {
            Poll::Pending => self.patience.poll(context).map(|error| Some(Err(error))),
            piece => {
                self.patience.renew();
                piece
            }
        }
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
pub(super) fn new(
    head: Response,
    rest: Option<reqwest::Response>,
    most: Option<Duration>,
) -> Download {
    let length = rest.as_ref().and_then(reqwest::Response::content_length);
    let pieces = match rest {
        Some(rest) => pieces(rest),
        None => Box::pin(Nothing),
    };
    Download { head, length, pieces, patience: Patience::of(most) }
}

/// No pieces.
struct Nothing;

impl Stream for Nothing {
    type Item = Result<Vec<u8>, Error>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}

/// The pieces of a body.
pub(super) fn pieces(response: reqwest::Response) -> BoxedStream<Result<Vec<u8>, Error>> {
    Box::pin(Incoming(Box::pin(response.bytes_stream())))
}

/// The next of the pieces.
pub(super) async fn next(
    pieces: &mut BoxedStream<Result<Vec<u8>, Error>>,
) -> Result<Option<Vec<u8>>, Error> {
    std::future::poll_fn(|context| pieces.as_mut().poll_next(context)).await.transpose()
}

/// What reqwest gives.
struct Incoming<S>(Pin<Box<S>>);

impl<S, B: Into<Vec<u8>>> Stream for Incoming<S>
where
    S: Stream<Item = reqwest::Result<B>>,
{
    type Item = Result<Vec<u8>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let piece = ready!(self.0.as_mut().poll_next(context));
        Poll::Ready(piece.map(|piece| piece.map(B::into).map_err(transport)))
    }
}
