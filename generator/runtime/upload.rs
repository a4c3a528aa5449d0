use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::io::{Cursor, Read};
use std::pin::Pin;
use std::task::{Context, Poll};

use super::body::{Body, Piece, Pieces, Source, Taken};

/// A file to be sent: bytes, or what is read while it is sent.
///
/// ```no_run
/// use my_api::Upload;
///
/// # fn main() -> std::io::Result<()> {
/// let file = std::fs::File::open("logo.png")?;
/// let length = file.metadata()?.len();
/// let logo = Upload::reader("image/png", file, Some(length));
/// let form = Upload::bytes("text/plain", "Hello").in_form("file", "hello.txt");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Upload {
    media_type: String,
    body: Body,
}

impl Upload {
    /// The bytes as they are.
    pub fn bytes(media_type: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { media_type: media_type.to_owned(), body: Body::from(bytes.into()) }
    }

    /// What a reader gives, a file say, read while it is sent; `length` is the number of bytes,
    /// if it is known.
    ///
    /// It can be read once, so such a call is not repeated.
    pub fn reader(
        media_type: &str,
        reader: impl Read + Send + 'static,
        length: Option<u64>,
    ) -> Self {
        Self::of(media_type, Source::Reader(Box::new(reader)), length)
    }

    /// A form (`multipart/form-data`) with one field that holds the file.
    pub fn multipart(field: &str, file_name: &str, media_type: &str, bytes: &[u8]) -> Self {
        Self::bytes(media_type, bytes).in_form(field, file_name)
    }

    /// The same file as the only field of a form (`multipart/form-data`).
    #[must_use]
    pub fn in_form(self, field: &str, file_name: &str) -> Self {
        let boundary = match self.body.bytes() {
            Some(bytes) => boundary(bytes),
            None => unguessable_boundary(),
        };
        let (field, file_name) = (quoted(field), quoted(file_name));
        let media_type: String = self.media_type.chars().filter(|c| !c.is_control()).collect();
        let head = format!(
            "--{boundary}\r\n\
             Content-Disposition: form-data; name=\"{field}\"; filename=\"{file_name}\"\r\n\
             Content-Type: {media_type}\r\n\r\n"
        );
        let tail = format!("\r\n--{boundary}--\r\n");
        Self {
            media_type: format!("multipart/form-data; boundary={boundary}"),
            body: between(head.into_bytes(), self.body, tail.into_bytes()),
        }
    }

    /// What a source gives.
    pub(super) fn of(media_type: &str, source: Source, length: Option<u64>) -> Self {
        Self { media_type: media_type.to_owned(), body: Body::once(source, length) }
    }

    /// The media type and the body.
    pub(super) fn into_body(self) -> (String, Body) {
        (self.media_type, self.body)
    }
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("media_type", &self.media_type)
            .field("length", &self.body.length())
            .finish()
    }
}

/// A body with something before and after it.
fn between(head: Vec<u8>, body: Body, tail: Vec<u8>) -> Body {
    if let Some(bytes) = body.bytes() {
        return Body::from([&head[..], bytes, &tail].concat());
    }
    let around = u64::try_from(head.len() + tail.len()).ok();
    let length = body.length().and_then(|length| length.checked_add(around?));
    let source = match body.take() {
        Ok(Taken::Source(Source::Reader(reader))) => {
            Source::Reader(Box::new(Cursor::new(head).chain(reader).chain(Cursor::new(tail))))
        }
        Ok(Taken::Source(Source::Pieces(pieces))) => {
            Source::Pieces(Box::pin(Between { head: Some(head), pieces, tail: Some(tail) }))
        }
        // It has been sent already, and sending it again will say so.
        _ => return body,
    };
    Body::once(source, length)
}

/// Pieces with one before and one after them.
#[allow(dead_code, reason = "nothing but the async client has pieces")]
struct Between {
    head: Option<Vec<u8>>,
    pieces: Pin<Box<dyn Pieces>>,
    tail: Option<Vec<u8>>,
}

impl Pieces for Between {
    fn poll_piece(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Piece>> {
        if let Some(head) = self.head.take() {
            return Poll::Ready(Some(Ok(head)));
        }
        match self.pieces.as_mut().poll_piece(context) {
            Poll::Ready(None) => Poll::Ready(self.tail.take().map(Ok)),
            other => other,
        }
    }
}

/// A line that the file does not contain.
fn boundary(bytes: &[u8]) -> String {
    let is_free = |line: &String| !bytes.windows(line.len()).any(|at| at == line.as_bytes());
    let lines = (0u64..).map(|number| format!("form-boundary-{number:016x}"));
    lines.into_iter().find(is_free).unwrap_or_default()
}

/// A line that nobody can have put into the file.
fn unguessable_boundary() -> String {
    let random = || RandomState::new().hash_one(0u8);
    format!("form-boundary-{:016x}{:016x}", random(), random())
}

/// What browsers make of a name between quotes.
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}
