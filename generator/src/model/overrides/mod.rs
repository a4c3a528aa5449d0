//! What the configuration says of things that the docs get wrong or leave out.
//!
//! An [`Override`] is a [`Pattern`] for places of the model and the [`Change`]s to be made there.
//! They are made once the model is complete, so that all that follows (which carriers are
//! used, whether samples are what their types say) follows the overrides. What each change means
//! for each kind of place is explained in `docs/overrides.md`.

mod apply;
mod change;
mod claims;
mod done;
mod edit;
mod enums;
mod names;
mod pattern;
mod places;
mod presence;
mod types;

#[cfg(test)]
mod tests;

pub(crate) use apply::apply;
pub use change::{Change, Key};
pub use pattern::{Part, Pattern};

use crate::source::{FileId, SourceFile, Sources, Span, Spanned};
use std::sync::Arc;

/// All overrides of a configuration, and its text, to be shown when something is wrong with one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// The path of the configuration, as shown in messages.
    pub path: String,
    /// The text that the spans point into, in whichever file they say.
    pub text: Arc<str>,
    /// The overrides, in the order of the file.
    pub given: Vec<Override>,
}

/// One entry: what is meant, and what is to be changed there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// Which places of the model are meant.
    pub pattern: Spanned<Pattern>,
    /// The changes, each with the place of its key.
    pub changes: Vec<Spanned<Change>>,
}

impl Overrides {
    /// The same with the configuration among `sources`, so that what is found there can be shown.
    pub fn among(mut self, sources: &mut Sources) -> Self {
        if !self.given.is_empty() {
            let file = SourceFile::new(self.path.as_str(), self.path.as_str(), &self.text);
            self.move_to(sources.add(file));
        }
        self
    }

    fn move_to(&mut self, file: FileId) {
        let moved = |span: &mut Span| span.file = file;
        for given in &mut self.given {
            moved(&mut given.pattern.span);
            given.changes.iter_mut().for_each(|change| moved(&mut change.span));
        }
    }
}
