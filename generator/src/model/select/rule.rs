//! A selector that somebody wrote somewhere.

use super::Selector;
use crate::source::Span;

/// One selector, and where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Which operations are meant.
    pub selector: Selector,
    /// Where it is written.
    pub origin: Origin,
}

/// Where a selector is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In the configuration, at these bytes.
    Configuration(Span),
    /// On the command line, or in the code of a build script.
    Caller,
}

impl From<Selector> for Rule {
    fn from(selector: Selector) -> Self {
        Self { selector, origin: Origin::Caller }
    }
}
