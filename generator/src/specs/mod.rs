//! The front end for OpenAPI (3.0, 3.1, 3.2) and Swagger 2.0: from a specification to the model.
//!
//! 1. [`document`] reads the file, and those that it refers to, into trees.
//! 2. [`schemas`] makes carriers, enumerations ([`words`]), choices ([`choices`]) and types of schemas; what of a
//!    schema is a property is up to [`properties`].
//! 3. [`operations`] makes operations of paths, with their [`parameters`], [`contents`], [`answers`], [`headers`]
//!    and [`examples`]; bodies of Swagger 2.0 are [`older`].
//! 4. [`extensions`] completes what this library wrote itself.
//!
//! What is left to do is the same for all front ends ([`finish`](crate::model::finish)).

mod answers;
mod choices;
mod client;
mod contents;
mod document;
mod examples;
mod extensions;
mod headers;
mod older;
mod operations;
mod parameters;
mod properties;
mod schemas;
mod words;

pub(crate) use operations::METHODS;

use crate::diagnostics::Diagnostics;
use crate::model::api::Api;
use crate::model::finish::Drafted;
use crate::source::{FileId, Sources};
use document::Document;
use schemas::Schemas;
use std::path::PathBuf;

/// Reads a specification and the files that it refers to, which join `sources` and `looked_at`. `None`, with a
/// finding, if the file is no specification that can be read.
pub(crate) fn read(
    file: FileId,
    sources: &mut Sources,
    looked_at: &mut Vec<PathBuf>,
    diagnostics: &mut Diagnostics,
) -> Option<Drafted> {
    let document = Document::read(file, sources, looked_at, diagnostics)?;
    let mut schemas = Schemas::new(&document, diagnostics);
    if document.is_own {
        schemas.number_components();
    }
    let (operations, samples) = operations::read(&document, sources, &mut schemas);
    let client = client::options(&document, &mut schemas);
    let (carriers, enums) = schemas.finish();
    let mut api = Api { operations, carriers, enums, client, ..Api::default() };
    if !document.is_own {
        require_what_is_sent(&mut api);
        return Some(Drafted { api, samples, ..Drafted::default() });
    }
    let mut drafted = Drafted { api, samples, ..Drafted::default() };
    extensions::arrange(&mut drafted, document.root().node);
    Some(drafted)
}

/// Makes always there what must be in carriers that are only ever sent. Of answers it is documented: servers
/// keep their word less well than compilers do.
fn require_what_is_sent(api: &mut Api) {
    let answered = api.answered();
    for (carrier, is_answered) in api.carriers.iter_mut().zip(answered) {
        for property in carrier.properties.iter_mut().filter(|_| !is_answered) {
            property.required = property.stated_required.is_some();
        }
    }
}
