//! Why things are as they are: what was decided of a carrier, a property or an operation, from
//! which evidence, and what was rejected.
//!
//! [`Explainer::find`] finds what a name means, [`Explainer::explain`] gathers what is to be said of
//! it, and [`lay_out`] writes that for people.

mod answer;
mod carriers;
mod index;
mod layout;
mod operations;
mod quote;
mod suggest;
#[cfg(test)]
mod tests;
mod words;

pub use answer::{Answer, Kind, Row, Section, Weighed};
pub use layout::{Look, lay_out};
pub use quote::Quote;

use crate::model::api::Api;
use crate::names::Paths;
use crate::source::Sources;
use index::Index;

/// A thing of the model that can be explained, by its index in the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A carrier.
    Carrier(usize),
    /// A property of a carrier: that one, and which of its properties.
    Property(usize, usize),
    /// An operation.
    Operation(usize),
    /// What an operation sends.
    Body(usize),
    /// What an operation answers.
    Response(usize),
    /// A parameter of an operation: that one, and which of its parameters.
    Parameter(usize, usize),
}

/// Explains one model.
pub struct Explainer<'a> {
    api: &'a Api,
    sources: &'a Sources,
    /// Name of the dialect, for what its conventions say.
    dialect: &'a str,
    paths: Paths,
    index: Index,
}

impl<'a> Explainer<'a> {
    /// Explains `api`, which was read from `sources` in the dialect of this name.
    pub fn new(api: &'a Api, sources: &'a Sources, dialect: &'a str) -> Self {
        let paths = Paths::new(api);
        let index = Index::new(api, &paths);
        Self { api, sources, dialect, paths, index }
    }

    /// All that a name can mean, in the order of [`Subject`].
    ///
    /// A name is that of a carrier (`Contact`, `Contact.Owner`), of a property (`Contact.Name`), or
    /// of an operation: its page's id, method and path, path alone, page, or Rust function. Parts of
    /// an operation are `#request`, `#answer` and `?parameter`. `*` stands for any characters. What
    /// is written otherwise but for upper and lower case is found if nothing else is.
    pub fn find(&self, name: &str) -> Vec<Subject> {
        self.index.find(name, self.api)
    }

    /// Names that look like one that means nothing, best first; never many.
    pub fn suggest(&self, name: &str) -> Vec<String> {
        suggest::like(name, self.api, &self.paths)
    }

    /// What is to be said of a thing.
    pub fn explain(&self, subject: Subject) -> Answer {
        match subject {
            Subject::Carrier(carrier) => self.carrier(carrier),
            Subject::Property(carrier, property) => self.property(carrier, property),
            Subject::Operation(operation) => self.operation(operation),
            Subject::Body(operation) => self.body(operation),
            Subject::Response(operation) => self.response(operation),
            Subject::Parameter(operation, parameter) => self.parameter(operation, parameter),
        }
    }

    /// The name of a thing, as [`find`](Self::find) finds it.
    pub fn name(&self, subject: Subject) -> String {
        let endpoint = |operation: usize| {
            let operation = &self.api.operations[operation];
            format!("{} {}", operation.method, operation.path)
        };
        match subject {
            Subject::Carrier(carrier) => self.api.carriers[carrier].name.display(),
            Subject::Property(carrier, property) => {
                let carrier = &self.api.carriers[carrier];
                format!("{}.{}", carrier.name.display(), carrier.properties[property].name)
            }
            Subject::Operation(operation) => endpoint(operation),
            Subject::Body(operation) => endpoint(operation) + "#request",
            Subject::Response(operation) => endpoint(operation) + "#answer",
            Subject::Parameter(operation, parameter) => {
                let name = &self.api.operations[operation].parameters[parameter].name;
                format!("{}?{name}", endpoint(operation))
            }
        }
    }
}
