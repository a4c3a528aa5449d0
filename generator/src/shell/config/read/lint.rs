//! What `tablature lint` passes over.

use super::super::known::LintKey;
use super::super::node::Node;
use super::Reader;
use std::ops::Range;

impl Reader<'_> {
    /// The file need not be there for the other commands, nor before it is first written.
    pub(super) fn lint(&mut self, place: Range<usize>, key: &str, value: &Node) {
        match LintKey::named(key) {
            Some(LintKey::Baseline) => {
                self.config.baseline = self.text(place, key, value).map(|text| self.path(&text));
            }
            None => {}
        }
    }
}
