use std::fmt::Display;

use super::{Answer, Decoder, Error, Request};

/// A call of an endpoint, and what it answers.
///
/// An operation does nothing by itself: a client sends it, or [`into_http`](Self::into_http) turns
/// it into something that other libraries send.
pub trait Operation {
    /// What a successful response holds.
    type Answer: Answer;

    /// The request to send.
    fn into_request(self) -> Request;

    /// The request for a transport of your own, and what reads the response.
    ///
    /// ```text
    /// let (mut request, decoder) = operation.into_http("https://example.com")?;
    /// credentials.apply(&mut request)?;
    /// let answer = decoder.decode(transport(request))?;
    /// ```
    ///
    /// # Errors
    /// [`Error::Request`] if the base URL, a path value or a header cannot be sent.
    #[allow(clippy::type_complexity, reason = "a pair reads well where it is taken apart")]
    fn into_http(
        self,
        base_url: &str,
    ) -> Result<(http::Request<Vec<u8>>, Decoder<Self::Answer>), Error>
    where
        Self: Sized,
    {
        let request = self.into_request();
        let decoder = Decoder::new(request.endpoint());
        Ok((request.into_http(base_url)?, decoder))
    }

    /// Sends a header with this call alone. It replaces whatever the client or the operation
    /// would send under this name.
    fn header(self, name: &str, value: impl Display) -> WithHeaders<Self>
    where
        Self: Sized,
    {
        let headers = vec![(name.to_owned(), value.to_string())];
        WithHeaders { operation: self, headers }
    }
}

/// An operation with headers of its own.
#[derive(Clone)]
#[must_use = "an operation does nothing until a client sends it"]
pub struct WithHeaders<O> {
    operation: O,
    headers: Vec<(String, String)>,
}

impl<O: Operation> Operation for WithHeaders<O> {
    type Answer = O::Answer;

    fn into_request(self) -> Request {
        let mut request = self.operation.into_request();
        for (name, value) in &self.headers {
            request.header(name, value);
        }
        request
    }
}

/// Without the headers' values: they may be secret.
impl<O: std::fmt::Debug> std::fmt::Debug for WithHeaders<O> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let headers: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        f.debug_struct("WithHeaders")
            .field("operation", &self.operation)
            .field("headers", &headers)
            .finish()
    }
}
