//! From statements to types: evidence in, one decision out, with its reason.

use crate::api::Api;
use crate::diagnostics::Diagnostics;
use crate::dialect::Dialect;
use crate::docs::EndpointPage;
use crate::source::Sources;

/// A page, and whether a table of contents lists it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The page.
    pub page: EndpointPage,
    /// Whether a table of contents lists it.
    pub listed: bool,
}

/// Concludes the model from what the pages state.
pub fn infer(
    pages: Vec<Listed>,
    dialect: &Dialect,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Api {
    let _ = (pages, dialect, sources, diagnostics);
    Api::default()
}
