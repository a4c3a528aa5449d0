//! What is told of a request.

use std::fmt::{self, Display, Formatter};
use std::time::Duration;

/// A request that was answered. Queries, headers and bodies may hold secrets, and are not in it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The method.
    pub method: String,
    /// The path as sent, without the query.
    pub path: String,
    /// The status of the answer.
    pub status: u16,
    /// The id of the operation, if it is one.
    pub operation: Option<String>,
    /// How long the answer took.
    pub took: Duration,
}

impl Display for Entry {
    /// One line, whatever was sent: `GET /api/v1/Kettle/7 200 v1Kettle_Get 0.3 ms`.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { method, path, status, .. } = self;
        write!(f, "{} {} {status}", method.escape_debug(), path.escape_debug())?;
        if let Some(operation) = &self.operation {
            write!(f, " {}", operation.escape_debug())?;
        }
        write!(f, " {:.1} ms", self.took.as_secs_f64() * 1000.0)
    }
}
