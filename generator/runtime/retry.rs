use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, SystemTime};

use http::{HeaderMap, Method, Request, StatusCode, header};

use super::{Body, Endpoint, Error, HttpDate, Response};

/// Whether a client sends a request again that has failed for the moment.
///
/// That is: there was no response, or its status is 429, 502, 503 or 504. The client waits for as
/// long as `Retry-After` says, otherwise longer each time.
///
/// Only what is safe to send twice is sent twice: `GET`, `HEAD`, `OPTIONS`, `PUT` and `DELETE`, but
/// no `PUT` or `DELETE` that depends on the state before it (`If-Unmodified-Since`, `If-Match`),
/// and no body that can be read once. In a browser nothing is sent again.
#[derive(Clone, Copy, Debug)]
pub struct Retry {
    times: u32,
    first_wait: Duration,
    longest_wait: Duration,
    also: fn(&'static Endpoint) -> bool,
}

impl Retry {
    /// Never; this is what a client does unless it is told otherwise.
    pub const fn never() -> Self {
        Self::times(0)
    }

    /// Up to so many times.
    pub const fn times(times: u32) -> Self {
        Self {
            times,
            first_wait: Duration::from_millis(500),
            longest_wait: Duration::from_secs(60),
            also: |_| false,
        }
    }

    /// How long to wait at first if the server does not say; half a second unless this is called.
    /// Each further wait is twice as long, and all are shortened at random by up to a half.
    #[must_use]
    pub const fn first_wait(self, first_wait: Duration) -> Self {
        Self { first_wait, ..self }
    }

    /// The longest time to wait; a minute unless this is called. If the server wants more, the call
    /// has failed.
    #[must_use]
    pub const fn longest_wait(self, longest_wait: Duration) -> Self {
        Self { longest_wait, ..self }
    }

    /// Also repeats calls of these endpoints, whatever their method: those that only read, say.
    #[must_use]
    pub const fn also(self, is_safe: fn(&'static Endpoint) -> bool) -> Self {
        Self { also: is_safe, ..self }
    }

    /// How long to wait before a request is sent again; `None` if what came of it stands.
    pub(super) fn wait(
        &self,
        endpoint: &'static Endpoint,
        request: &Request<Body>,
        repeated: u32,
        outcome: &Result<Response, Error>,
    ) -> Option<Duration> {
        // In a browser there is nobody to wait for us.
        if cfg!(target_arch = "wasm32") {
            return None;
        }
        let asked = match outcome {
            Ok(response) if is_for_the_moment(response.status) => retry_after(&response.headers),
            Err(Error::Transport(_)) => None,
            _ => return None,
        };
        let is_safe = is_repeatable(request) || (self.also)(endpoint);
        if repeated >= self.times || !is_safe || !request.body().is_repeatable() {
            return None;
        }
        let wait = asked.unwrap_or_else(|| self.own_wait(repeated));
        (wait <= self.longest_wait).then_some(wait)
    }

    fn own_wait(&self, repeated: u32) -> Duration {
        let wait = self.first_wait.saturating_mul(2_u32.saturating_pow(repeated));
        let half = wait.min(self.longest_wait) / 2;
        // Clients that failed together are not to come back together.
        let share = RandomState::new().hash_one(repeated) % 1000;
        half + half * u32::try_from(share).unwrap_or(0) / 1000
    }
}

impl Default for Retry {
    fn default() -> Self {
        Self::never()
    }
}

fn is_for_the_moment(status: StatusCode) -> bool {
    matches!(status.as_u16(), 429 | 502 | 503 | 504)
}

fn is_repeatable(request: &Request<Body>) -> bool {
    match *request.method() {
        Method::GET | Method::HEAD | Method::OPTIONS => true,
        Method::PUT | Method::DELETE => {
            let conditions = [header::IF_UNMODIFIED_SINCE, header::IF_MATCH];
            !conditions.iter().any(|name| request.headers().contains_key(name))
        }
        _ => false,
    }
}

/// What the server asks for: seconds, or a date.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = HttpDate::from(text).to_system_time()?;
    Some(date.duration_since(SystemTime::now()).unwrap_or_default())
}
