use std::fmt::{self, Display};
use std::marker::PhantomData;
use std::time::Duration;

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
    /// ```rust
    /// use superoffice::{Credentials, Error, Operation};
    ///
    /// fn call<O: Operation>(
    ///     operation: O,
    ///     transport: impl Fn(http::Request<Vec<u8>>) -> http::Response<Vec<u8>>,
    /// ) -> Result<O::Answer, Error> {
    ///     let (mut request, decoder) = operation.into_http("https://example.com")?;
    ///     Credentials::bearer("token").apply(&mut request)?;
    ///     decoder.decode(transport(request))
    /// }
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
    fn header(self, name: &str, value: impl Display) -> Call<Self::Answer>
    where
        Self: Sized,
    {
        Call::of(self, |request| request.header(name, &value))
    }

    /// Gives this call up after this time, whatever the client says of other calls: `Duration::MAX`
    /// lets it take as long as it likes. Redirects and repetitions are included; each page of a
    /// list has the time for itself, and a download is given up if for so long nothing arrives.
    ///
    /// It is for the clients of this crate; a transport of your own has its own clock.
    fn timeout(self, timeout: Duration) -> Call<Self::Answer>
    where
        Self: Sized,
    {
        Call::of(self, |request| request.timeout(timeout))
    }
}

/// A call with choices of its own, such as a header or a time limit. Whatever the operation was,
/// what is left of it is the request and the type of the answer.
#[must_use = "a call does nothing until a client sends it"]
pub struct Call<A> {
    request: Request,
    answer: PhantomData<fn() -> A>,
}

impl<A> Call<A> {
    /// A call of an endpoint that this crate has no function for.
    pub fn new(request: Request) -> Self {
        Self { request, answer: PhantomData }
    }

    fn of(
        operation: impl Operation<Answer = A>,
        choose: impl FnOnce(&mut Request) -> &mut Request,
    ) -> Self {
        let mut request = operation.into_request();
        choose(&mut request);
        Self::new(request)
    }
}

impl<A: Answer> Operation for Call<A> {
    type Answer = A;

    fn into_request(self) -> Request {
        self.request
    }
}

impl<A> Clone for Call<A> {
    fn clone(&self) -> Self {
        Self::new(self.request.clone())
    }
}

impl<A> fmt::Debug for Call<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Call").field(&self.request).finish()
    }
}
