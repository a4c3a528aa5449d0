//! How a mock server is to behave.

use std::time::Duration;

/// How a mock server is to behave.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Whether requests need credentials; any will do.
    pub auth: bool,
    /// How long every answer of an operation takes.
    pub delay: Duration,
    /// The share of requests that are answered with an error: 0 for none, 1 for all.
    pub errors: f64,
    /// What chance depends on: the same seed gives the same answers and, to the same requests in
    /// the same order, the same errors.
    pub seed: u64,
    /// The longest body of a request, in bytes.
    pub max_body: usize,
    /// How long the head of a request may take to arrive, and how long its body.
    pub patience: Duration,
}

impl Default for Options {
    /// Credentials are needed, nothing is late, nothing fails, and bodies have up to 16 MiB, which
    /// take up to half a minute.
    fn default() -> Self {
        Self {
            auth: true,
            delay: Duration::ZERO,
            errors: 0.0,
            seed: 0,
            max_body: 16 << 20,
            patience: Duration::from_secs(30),
        }
    }
}
