//! The generated crate against a server: what it sends and how it reads what comes back.

#[path = "http/calls.rs"]
mod calls;
#[path = "http/credentials.rs"]
mod credentials;
#[path = "http/edit.rs"]
mod edit;
#[path = "http/example.rs"]
mod example;
#[path = "http/heard.rs"]
mod heard;
#[path = "http/mock.rs"]
mod mock;
#[path = "http/model.rs"]
mod model;
#[path = "http/operations.rs"]
mod operations;
#[path = "http/pages.rs"]
mod pages;
#[path = "http/payloads.rs"]
mod payloads;
#[path = "http/readme.rs"]
mod readme;
#[allow(dead_code, reason = "generated tests assert what these tests only ask")]
#[path = "http/same.rs"]
mod same;
#[path = "http/server.rs"]
mod server;
#[path = "http/tolerance.rs"]
mod tolerance;
