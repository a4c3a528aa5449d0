//! The front end for Markdown: from pages to the model.

pub mod dialect;
pub mod infer;
pub mod markdown;
pub mod statements;
pub mod survey;
