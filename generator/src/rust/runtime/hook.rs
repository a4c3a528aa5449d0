use super::{Body, Cause, Endpoint, Error, Response};

/// Sees, and may change, what a client sends and what comes back: for tracing, signatures, tokens.
///
/// Hooks are called for every exchange, also for those of redirects and repetitions, in the order
/// in which the client got them.
///
/// ```rust
/// use my_api::{Endpoint, Error, Hook, Response};
///
/// /// Writes a line about everything that comes back.
/// struct Log;
///
/// impl Hook for Log {
///     fn response(&self, endpoint: &'static Endpoint, response: &mut Response) {
///         eprintln!("{} {}: {}", endpoint.method, endpoint.path, response.status);
///     }
///
///     fn failure(&self, endpoint: &'static Endpoint, error: &Error) {
///         eprintln!("{} {}: {error}", endpoint.method, endpoint.path);
///     }
/// }
/// ```
pub trait Hook: Send + Sync {
    /// Called before a request is sent, with all its headers and credentials.
    ///
    /// What goes to another host because of a redirect carries no headers but `Accept`, whatever
    /// a hook sets.
    ///
    /// # Errors
    /// An error is the outcome of the call, as [`Error::Hook`]; nothing is sent.
    fn request(
        &self,
        endpoint: &'static Endpoint,
        request: &mut http::Request<Body>,
    ) -> Result<(), Cause> {
        let _ = (endpoint, request);
        Ok(())
    }

    /// Called with every response before it is read, whatever its status. The body of a download
    /// is not there yet.
    fn response(&self, endpoint: &'static Endpoint, response: &mut Response) {
        let _ = (endpoint, response);
    }

    /// Called if there is no response.
    fn failure(&self, endpoint: &'static Endpoint, error: &Error) {
        let _ = (endpoint, error);
    }
}
