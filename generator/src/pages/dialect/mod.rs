//! What a style of docs looks like, as data: which heading, table header, fence language, type
//! word and marker plays which role.
//!
//! [`Description`] is the YAML file as written; [`Dialect`] is the same with its patterns compiled.
//! The words of a vendor's docs live in such files and nowhere in the code.

mod built_in;
mod compile;
mod description;
mod endpoints;
mod expression;
mod headings;
mod mistakes;
mod naming;
mod paths;
mod patterns;
mod rows;
mod stated_type;
mod type_words;

pub use compile::{BodyHint, Dialect, Section};
pub use description::{
    BodyContentWord, ColumnNames, ContextHeader, Conventions, Description, Envelope, Headers,
    IgnoredRule, Leniency, LinkCell, LinkRules, NameMarks, NamedShape, Nesting, OpenRows,
    PropertyRules, Repeated, Role, SampleRules, TableRules, TypeWord, Variant,
};
pub use endpoints::{EndpointInProse, PartOfEndpoint};
pub use mistakes::DialectError;
pub use paths::{PathOddity, PathTemplate};
pub use rows::ProseRow;
pub use stated_type::StatedType;

#[cfg(test)]
mod tests;
