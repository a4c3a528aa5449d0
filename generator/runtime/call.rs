use std::fmt::{self, Display};
use std::marker::PhantomData;
use std::time::Duration;

use super::{Answer, Decoder, Error, Request};

/// A call of an operation, which does nothing until a client sends it.
///
/// `A` is what it answers. `I` stands for the operation's optional inputs: the call has a method
/// for each of them, and calls without any have none.
#[must_use = "a call does nothing until a client sends it"]
pub struct Call<A, I = ()> {
    request: Request,
    kind: PhantomData<fn() -> (A, I)>,
}

impl<A, I> Call<A, I> {
    /// A call of an endpoint; also of one that this crate has no function for.
    pub fn new(request: Request) -> Self {
        Self { request, kind: PhantomData }
    }

    /// The request to send.
    pub fn into_request(self) -> Request {
        self.request
    }

    /// The request as it is so far.
    pub fn request_mut(&mut self) -> &mut Request {
        &mut self.request
    }

    /// Sends a header with this call alone. It replaces whatever the client or the operation
    /// would send under this name.
    pub fn header(mut self, name: &str, value: impl Display) -> Self {
        self.request.header(name, &value);
        self
    }

    /// Gives this call up after this time, whatever the client says of other calls: `Duration::MAX`
    /// lets it take as long as it likes. Redirects and repetitions are included; each page of a
    /// list has the time for itself, and a download is given up if for so long nothing arrives.
    ///
    /// It is for the clients of this crate; a transport of your own has its own clock.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.request.timeout(timeout);
        self
    }
}

impl<A: Answer, I> Call<A, I> {
    /// The request for a transport of your own, and what reads the response.
    ///
    /// ```rust
    /// use my_api::{Answer, Call, Credentials, Error};
    ///
    /// fn send<A: Answer, I>(
    ///     call: Call<A, I>,
    ///     transport: impl Fn(http::Request<Vec<u8>>) -> http::Response<Vec<u8>>,
    /// ) -> Result<A, Error> {
    ///     let (mut request, decoder) = call.into_http("https://example.com")?;
    ///     Credentials::bearer("token").apply(&mut request)?;
    ///     decoder.decode(transport(request))
    /// }
    /// ```
    ///
    /// # Errors
    /// [`Error::Request`] if the base URL, a path value or a header cannot be sent.
    pub fn into_http(self, base_url: &str) -> Result<(http::Request<Vec<u8>>, Decoder<A>), Error> {
        let decoder = Decoder::new(self.request.endpoint());
        Ok((self.request.into_http(base_url)?, decoder))
    }
}

impl<A, I> Clone for Call<A, I> {
    fn clone(&self) -> Self {
        Self::new(self.request.clone())
    }
}

impl<A, I> fmt::Debug for Call<A, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Call").field(&self.request).finish()
    }
}
