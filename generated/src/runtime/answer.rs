use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use http::{HeaderMap, StatusCode, header};

use super::decode::from_body;
use super::{Decode, Endpoint, Error, Slot};

/// A response as it came.
#[derive(Clone)]
pub struct Response {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

/// The bytes of a response and what they are. What is too large to be held in memory a client's
/// `download` hands out as it arrives.
#[derive(Clone, PartialEq, Eq)]
pub struct Binary {
    /// The media type, if the server names one.
    pub content_type: Option<String>,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// An answer, with what the response said beside it. It can be used like the answer itself.
#[derive(Clone)]
pub struct WithHeaders<A> {
    /// The answer.
    pub value: A,
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
}

impl<A> WithHeaders<A> {
    /// What a header says, if it is there and text; upper and lower case are the same in its name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The answer alone.
    pub fn into_value(self) -> A {
        self.value
    }
}

impl<A: Answer> Answer for WithHeaders<A> {
    fn from_response(response: Response) -> Result<Self, Error> {
        let (status, headers) = (response.status, response.headers.clone());
        Ok(Self { value: A::from_response(response)?, status, headers })
    }
}

impl<A> Deref for WithHeaders<A> {
    type Target = A;

    fn deref(&self) -> &A {
        &self.value
    }
}

/// Names the headers and hides their values: they may be secret.
impl<A: fmt::Debug> fmt::Debug for WithHeaders<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WithHeaders")
            .field("value", &self.value)
            .field("status", &self.status)
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .finish()
    }
}

/// Names the headers and hides their values and the body: they may be secret.
impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .field("length", &self.body.len())
            .finish()
    }
}

/// Without the bytes, which nobody could read.
impl fmt::Debug for Binary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Binary")
            .field("content_type", &self.content_type)
            .field("length", &self.bytes.len())
            .finish()
    }
}

/// What a successful response can be read as.
pub trait Answer: Sized {
    /// Reads a response whose status says that the call has succeeded.
    ///
    /// # Errors
    /// If the body is not what the documentation says.
    fn from_response(response: Response) -> Result<Self, Error>;
}

/// Reads the response to a call that something else than this crate's clients has sent.
#[derive(Debug)]
pub struct Decoder<A> {
    endpoint: &'static Endpoint,
    answer: PhantomData<fn() -> A>,
}

impl<A: Answer> Decoder<A> {
    /// A decoder of what an endpoint answers.
    pub(super) fn new(endpoint: &'static Endpoint) -> Self {
        Self { endpoint, answer: PhantomData }
    }

    /// The answer in a response.
    ///
    /// # Errors
    /// [`Error::Status`] if the status does not say that the call has succeeded, and those of
    /// reading the body.
    pub fn decode(&self, response: http::Response<Vec<u8>>) -> Result<A, Error> {
        let (head, body) = response.into_parts();
        let response = Response { status: head.status, headers: head.headers, body };
        A::from_response(successful(self.endpoint, response)?)
    }
}

/// The response, if its status says that the call has succeeded.
pub(super) fn successful(
    endpoint: &'static Endpoint,
    response: Response,
) -> Result<Response, Error> {
    if response.status.is_success() {
        return Ok(response);
    }
    let Response { status, headers, body } = response;
    let documented = endpoint.documented(status.as_u16());
    Err(Error::Status { status, documented, headers: Box::new(headers), body })
}

/// The JSON in the body. A bare `null` is [`Error::Null`], unless any JSON is expected.
impl<T: Decode> Answer for T {
    fn from_response(response: Response) -> Result<Self, Error> {
        let text = json_text(&response.body);
        if text.is_empty() {
            let message = format!("the response ({}) has no content", response.status);
            return Err(undecoded(String::new(), message, response));
        }
        if text == b"null" && !matches!(T::default().slot(), Slot::Any(_) | Slot::Choice(_)) {
            let Response { status, headers, .. } = response;
            return Err(Error::Null { status, headers: Box::new(headers) });
        }
        from_body(text, response.status.as_u16())
            .map_err(|error| undecoded(error.path().into(), error.message().into(), response))
    }
}

/// `None` if the response has no content.
impl<T: Decode> Answer for Option<T> {
    fn from_response(response: Response) -> Result<Self, Error> {
        if response.status == StatusCode::NO_CONTENT || json_text(&response.body).is_empty() {
            return Ok(None);
        }
        T::from_response(response).map(Some)
    }
}

/// Nothing, whatever the body is.
impl Answer for () {
    fn from_response(_: Response) -> Result<Self, Error> {
        Ok(())
    }
}

impl Answer for Binary {
    fn from_response(response: Response) -> Result<Self, Error> {
        let content_type = content_type(&response.headers).map(str::to_owned);
        Ok(Self { content_type, bytes: response.body })
    }
}

impl Answer for Response {
    fn from_response(response: Response) -> Result<Self, Error> {
        Ok(response)
    }
}

/// The body without a byte order mark and without space around it.
pub(super) fn json_text(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body).trim_ascii()
}

/// The media type that a response names.
pub(super) fn content_type(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::CONTENT_TYPE)?.to_str().ok()
}

fn undecoded(path: String, message: String, response: Response) -> Error {
    let Response { status, headers, body } = response;
    Error::Decode { path, message, status, headers: Box::new(headers), body }
}
