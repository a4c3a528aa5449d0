//! What users ask of any generated client, held against the crate in `generated/` with both
//! clients: the probes that tell good clients from others, and the faults of networks and servers.

use superoffice::runtime;

#[allow(dead_code, reason = "other tests need more of it")]
#[path = "runtime/any.rs"]
mod any;
#[path = "probes/dates.rs"]
mod dates;
#[path = "probes/faults.rs"]
mod faults;
#[path = "probes/refusals.rs"]
mod refusals;
#[path = "probes/saved.rs"]
mod saved;
#[allow(dead_code, reason = "other tests need more of it")]
#[path = "runtime/server.rs"]
mod server;
#[path = "probes/values.rs"]
mod values;
