#[cfg(feature = "tracing")]
pub(super) mod spans;

use http::StatusCode;

use super::{Body, Cause, Error, Progress, Response};

/// Sees, and may change, what a client sends and what comes back: for logs, metrics, signatures,
/// tokens.
///
/// Hooks are called in the order in which the client got them: for every request of a call, also
/// those of redirects and repetitions, and once at its end. What one of them has to remember
/// meanwhile it keeps in the call's [`data`](Progress::data).
///
/// ```rust
/// use my_api::{Error, Hook, Progress, Response, StatusCode};
///
/// /// Writes a line about everything that comes back.
/// struct Log;
///
/// impl Hook for Log {
///     fn response(&self, call: &mut Progress, response: &mut Response) {
///         let (endpoint, took) = (call.endpoint(), call.elapsed());
///         eprintln!("{} {}: {} in {took:?}", endpoint.method, endpoint.path, response.status);
///     }
///
///     fn end(&self, call: &mut Progress, outcome: Result<StatusCode, &Error>) {
///         if let Err(error) = outcome {
///             eprintln!("{}: {error}, after {} requests", call.endpoint().id, call.attempt());
///         }
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
    fn request(&self, call: &mut Progress, request: &mut http::Request<Body>) -> Result<(), Cause> {
        let _ = (call, request);
        Ok(())
    }

    /// Called with every response before it is read, whatever its status. The body of a download
    /// is not there yet.
    fn response(&self, call: &mut Progress, response: &mut Response) {
        let _ = (call, response);
    }

    /// Called if there is no response to a request.
    fn failure(&self, call: &mut Progress, error: &Error) {
        let _ = (call, error);
    }

    /// Called when the call is over, with the status of the response that stands, or why there is
    /// none that says that the call has succeeded. Whether the body is what the documentation says
    /// turns out later. A call whose future is dropped has no end; its data are dropped with it.
    fn end(&self, call: &mut Progress, outcome: Result<StatusCode, &Error>) {
        let _ = (call, outcome);
    }
}
