//! What would mend a finding.

use crate::source::Span;

/// Text to be put in the place of other text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What goes; where it is empty, the text is put in.
    pub span: Span,
    /// What comes.
    pub text: String,
}

impl Edit {
    /// Other text at a place.
    pub fn new(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }
}
