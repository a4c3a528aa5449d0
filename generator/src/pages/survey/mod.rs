//! What pages look like, before anybody has said so: what recurs in them, and what it probably is.
//!
//! [`Material`] is pages that were read without a dialect. [`draft`] counts their headings, tables, code blocks
//! and whatever seems to state an endpoint, guesses from common English words what role each plays, and writes a
//! dialect that says so. [`Coverage`] goes the other way: it holds what a dialect understood of the pages
//! against what they have.
//!
//! A guess is made of words that any docs may use. What only one vendor writes is counted, and left to people.

mod advice;
mod columns;
mod coverage;
mod draft;
mod elements;
mod fences;
mod forms;
mod gaps;
mod headings;
mod lists;
mod marks;
mod material;
mod notations;
mod parts;
mod roles;
mod rows;
mod sightings;
mod tally;
mod type_guesses;
mod words;
mod yaml;

pub use coverage::{Coverage, Share, Understood};
pub use draft::{Draft, draft};
pub use gaps::{Gap, GapKind};
pub use material::Material;

#[cfg(test)]
mod tests;
