//! What is sent.

use super::super::change::{Part, Subject};
use super::super::contract::{Body, Content};
use super::super::rule::Rule;
use super::{Comparer, Places, SENT};
use std::collections::BTreeSet;

impl<'c> Comparer<'c> {
    /// Compares the bodies of an operation.
    pub fn body(
        &mut self,
        of: &Subject,
        old: Option<&Body>,
        new: Option<&Body>,
        operation: Places<'_>,
    ) {
        let (old, new) = match (old, new) {
            (None, None) => return,
            (None, Some(new)) => {
                let says = format!("is new: `{}`", new.content);
                let places = Places { old: operation.old, new: new.place.as_ref() };
                return self.note(Rule::BodyAdded, of, Part::Body, says, places);
            }
            (Some(old), None) => {
                let says = format!("is gone; it was `{}`", old.content);
                let places = Places { old: old.place.as_ref(), new: operation.new };
                return self.note(Rule::BodyRemoved, of, Part::Body, says, places);
            }
            (Some(old), Some(new)) => (old, new),
        };
        let places = Places::of(&old.place, &new.place);
        match (&old.content, &new.content) {
            (Content::Json(old), Content::Json(new)) => {
                self.types((old, new), SENT, (of, &Part::Body), places);
            }
            (one, other) if one == other => {}
            (one, other) => {
                let says = format!("is `{other}` now; it was `{one}`");
                self.note(Rule::BodyChanged, of, Part::Body, says, places);
            }
        }
        let rules = [Rule::SentMediaTypeAdded, Rule::SentMediaTypeRemoved];
        self.media_types((&old.media_types, &new.media_types), rules, (of, &Part::Body), places);
    }

    /// Compares media types: the rules are for those that are new, and for those that are gone. Where the
    /// docs list none, they just do not say.
    pub fn media_types(
        &mut self,
        (old, new): (&Option<BTreeSet<String>>, &Option<BTreeSet<String>>),
        [added, removed]: [Rule; 2],
        (of, part): (&Subject, &Part),
        places: Places<'_>,
    ) {
        let (Some(old), Some(new)) = (old, new) else { return };
        if old.is_empty() || new.is_empty() {
            return;
        }
        for one in new.difference(old) {
            self.note(added, of, part.clone(), format!("can be `{one}`, too"), places);
        }
        for one in old.difference(new) {
            self.note(removed, of, part.clone(), format!("cannot be `{one}` any more"), places);
        }
    }
}
