//! What the runtime of generated crates does.

#[allow(dead_code, unused_imports)]
#[path = "../../generator/runtime/mod.rs"]
mod runtime;

#[allow(dead_code, reason = "a crate has it that needs it")]
#[path = "../../generator/optional/envelope.rs"]
mod envelope;

#[allow(dead_code, reason = "tests of the generated crate need more of it")]
#[path = "runtime/any.rs"]
mod any;
#[path = "runtime/both.rs"]
mod both;
#[path = "runtime/calls.rs"]
mod calls;
#[path = "runtime/choices.rs"]
mod choices;
#[path = "runtime/client.rs"]
mod client;
#[path = "runtime/compressed.rs"]
mod compressed;
#[path = "runtime/dates.rs"]
mod dates;
#[path = "runtime/envelopes.rs"]
mod envelopes;
#[path = "runtime/errors.rs"]
mod errors;
#[path = "runtime/hooks.rs"]
mod hooks;
#[path = "runtime/http_dates.rs"]
mod http_dates;
#[path = "runtime/json.rs"]
mod json;
#[path = "runtime/locations.rs"]
mod locations;
#[path = "runtime/nulls.rs"]
mod nulls;
#[path = "runtime/pages.rs"]
mod pages;
#[path = "runtime/policies.rs"]
mod policies;
#[path = "runtime/redirects.rs"]
mod redirects;
#[path = "runtime/requests.rs"]
mod requests;
#[path = "runtime/required.rs"]
mod required;
#[path = "runtime/samples.rs"]
mod samples;
#[path = "runtime/server.rs"]
mod server;
#[path = "runtime/streams.rs"]
mod streams;
#[path = "runtime/styles.rs"]
mod styles;
#[path = "runtime/values.rs"]
mod values;
