//! What stands around the way from docs to files: settings, the run as a whole, and what it tells
//! its callers.

pub(crate) mod builder;
pub mod cache;
pub mod config;
pub(crate) mod error;
pub(crate) mod findings;
mod git;
pub mod pipeline;
pub mod release;
pub mod samples;
#[cfg(feature = "schema")]
pub mod schema;
pub mod sides;
pub mod testing;
