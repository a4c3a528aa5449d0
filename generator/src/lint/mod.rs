//! What is wrong with docs, also where the model is none the worse for it: a title that names another path,
//! rows that a sample lacks, links that lead nowhere.
//!
//! A rule is one function in one file, and has a code of its own. What it looks at decides where it stands:
//!
//! - `text`: the text of a page, whatever it means;
//! - `pages`: what a page states of an operation;
//! - `model`: what is concluded of all of them, whichever front end read them;
//! - `specification`: the tree of an OpenAPI document.
//!
//! [`baseline`] passes over what is known, [`fixes`] mends what can be mended without a change of meaning.

pub mod baseline;
pub mod fixes;
mod model;
mod pages;
mod specification;
mod text;

use crate::diagnostics::Diagnostics;
use crate::model::api::Api;
use crate::pages::dialect::Dialect;
use crate::pages::infer::Listed;
use crate::pages::markdown::Page;
use crate::source::{FileId, Sources};

/// All pages of the docs, and what they state.
#[derive(Clone, Copy)]
pub(crate) struct Edition<'a> {
    /// All files.
    pub sources: &'a Sources,
    /// The pages, in order.
    pub pages: &'a [&'a Page],
    /// What they state of operations.
    pub stated: &'a [Listed],
    /// What the docs look like.
    pub dialect: &'a Dialect,
}

impl<'a> Edition<'a> {
    /// The page that is read from a file.
    fn page(&self, file: FileId) -> Option<&'a Page> {
        self.pages.iter().copied().find(|page| page.file == file)
    }
}

/// Looks at the pages.
pub(crate) fn pages(edition: &Edition<'_>, diagnostics: &mut Diagnostics) {
    diagnostics.collect(edition.pages, |page, noted| text::check(page, edition.sources, noted));
    pages::check(edition, diagnostics);
}

/// Looks at the model.
pub(crate) fn model(api: &Api, diagnostics: &mut Diagnostics) {
    model::check(api, diagnostics);
}

/// Looks at a specification. What cannot be read is a finding of the front end already.
pub(crate) fn specification(file: FileId, sources: &Sources, diagnostics: &mut Diagnostics) {
    specification::check(file, sources, diagnostics);
}
