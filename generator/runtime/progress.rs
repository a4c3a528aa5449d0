use std::fmt;
use std::time::Duration;

use super::Endpoint;

/// A call on its way, as hooks see it.
pub struct Progress {
    endpoint: &'static Endpoint,
    attempt: u32,
    began: Moment,
    sent: Moment,
    data: http::Extensions,
}

impl Progress {
    /// A call of which nothing has been sent.
    pub(super) fn new(endpoint: &'static Endpoint) -> Self {
        let now = Moment::now();
        Self { endpoint, attempt: 0, began: now, sent: now, data: http::Extensions::new() }
    }

    /// The next request is about to be sent.
    pub(super) fn next(&mut self) {
        self.attempt += 1;
        self.sent = Moment::now();
    }

    /// The endpoint that is called.
    pub fn endpoint(&self) -> &'static Endpoint {
        self.endpoint
    }

    /// Which request of the call this is: 1 is the first, those after it are due to redirects,
    /// repetitions and renewed credentials; 0 before there is one.
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// The time since the request was handed to the hooks: until the answer has been read, or its
    /// head if it is a download. In a browser it is zero.
    pub fn elapsed(&self) -> Duration {
        self.sent.elapsed()
    }

    /// The time since the call began, waits between requests included. In a browser it is zero.
    pub fn elapsed_in_all(&self) -> Duration {
        self.began.elapsed()
    }

    /// What hooks remember of this call, by its type; it goes when the call is over or given up.
    pub fn data(&mut self) -> &mut http::Extensions {
        &mut self.data
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Progress")
            .field("endpoint", &self.endpoint.id)
            .field("attempt", &self.attempt)
            .field("elapsed", &self.elapsed())
            .finish_non_exhaustive()
    }
}

/// A point in time.
#[derive(Clone, Copy)]
struct Moment {
    #[cfg(not(target_arch = "wasm32"))]
    at: std::time::Instant,
}

impl Moment {
    fn now() -> Self {
        Self {
            #[cfg(not(target_arch = "wasm32"))]
            at: std::time::Instant::now(),
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn elapsed(self) -> Duration {
        self.at.elapsed()
    }

    /// A browser has no such clock.
    #[cfg(target_arch = "wasm32")]
    fn elapsed(self) -> Duration {
        Duration::ZERO
    }
}
