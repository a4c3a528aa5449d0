//! Tablature reads what documents a web API, Markdown pages or an OpenAPI file, and writes the Rust
//! crate that a careful developer would have written by hand: structs for what is sent and received,
//! a function for each endpoint, a client, and a test for every sample payload in the docs.
//!
//! # From pages to a crate
//!
//! Data goes one way, and every step is one function:
//!
//! 1. [`source::discover`] finds the pages and reads them into [`source::Sources`]. From here on,
//!    everything remembers the file and the bytes it came from.
//! 2. [`pages::markdown::parse`] cuts a page into headings, tables, fences and prose, and knows nothing
//!    of web APIs.
//! 3. [`pages::statements::read_operations`] says what the page *states*: method, path, parameters, properties,
//!    samples. Which heading or table plays which part is up to the [`dialect`](pages::dialect), which is data.
//! 4. [`pages::infer::infer`] takes all pages together and decides what they leave open. Tables, names and
//!    samples are its evidence; each decision keeps its reason. The result is the model, [`model::api::Api`],
//!    of which [`select`](model::select) keeps what is wanted.
//! 5. [`rust::emit_crate`] turns the model into files, and never sees a page.
//! 6. [`output::write`] brings a folder up to date with them: only what changed is written, all of it
//!    or nothing, and no file is touched that was not generated.
//!
//! An OpenAPI file goes the same way but for steps 2 to 4: it is lowered to the model at once. [`diff`] tells
//! how two models differ.
//!
//! [`lint`] tells what is wrong with docs that says nothing of the crate.
//! [`explain`] tells of anything in the model what was decided and why, with the lines of the pages.
//! [`diff`] tells how two models differ, and what that means to callers.
//! [`openapi::document`] gives the model to everything that reads OpenAPI, and with the feature `mock`
//! a server plays its samples (`mock::Server`).
//!
//! [`shell::pipeline::run`] is steps 1 to 4 in a row. No step prints, and none panics on its input: each
//! adds what it has to say to [`diagnostics::Diagnostics`] and goes on. A finding of error severity
//! means that the model would be wrong, so nothing is generated.
//!
//! # Example
//!
//! [`Builder`] is the whole way in one call:
//!
//! ```no_run
//! # fn main() -> Result<(), tablature::Error> {
//! let report = tablature::Builder::new().docs("docs").name("our-api").emit_crate("generated")?;
//! println!("{} operations from {} pages", report.counts.operations, report.counts.pages);
//! for warning in &report.warnings {
//!     println!("{warning}");
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Build scripts use the same [`Builder`] with [`Builder::emit_to_out_dir`], and depend on this
//! crate with `default-features = false` to do without what only the command needs.

pub mod diagnostics;
pub mod diff;
pub mod explain;
pub mod lint;
#[cfg(feature = "mock")]
pub mod mock;
pub mod model;
pub mod names;
pub mod openapi;
pub mod output;
pub mod pages;
pub mod rust;
pub mod shell;
pub mod source;
mod specs;

pub use shell::builder::{Builder, Report};
pub use shell::error::Error;
pub use shell::findings::Findings;
pub use shell::testing;
