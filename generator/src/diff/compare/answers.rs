//! What comes back.

use super::super::change::{Part, Subject};
use super::super::contract::{Answer, Content};
use super::super::rule::Rule;
use super::{ANSWERED, Comparer, Places};

impl<'c> Comparer<'c> {
    /// Compares the answers of an operation.
    pub fn answer(&mut self, of: &Subject, old: &Answer, new: &Answer) {
        let places = Places::of(&old.place, &new.place);
        let kind = match (&old.content, &new.content) {
            (Content::Json(old), Content::Json(new)) => {
                self.types((old, new), ANSWERED, (of, &Part::Answer), places);
                None
            }
            (one, other) if one == other => None,
            (Content::Unknown, _) => Some(Rule::TypeStated),
            (_, Content::Unknown) => Some(Rule::TypeUnstated),
            (Content::Nothing, _) => Some(Rule::AnswerAdded),
            (_, Content::Nothing) => Some(Rule::AnswerRemoved),
            _ => Some(Rule::AnswerChanged),
        };
        if let Some(rule) = kind {
            let says = format!("is `{}` now; it was `{}`", new.content, old.content);
            return self.note(rule, of, Part::Answer, says, places);
        }
        match (old.or_nothing, new.or_nothing) {
            (Some(false), Some(true)) => {
                let says = "may be nothing now".to_owned();
                self.note(Rule::AnswerMayBeNothing, of, Part::Answer, says, places);
            }
            (Some(true), Some(false)) => {
                let says = "is never nothing now".to_owned();
                self.note(Rule::AnswerAlwaysThere, of, Part::Answer, says, places);
            }
            _ => {}
        }
        let rules = [Rule::AnsweredMediaTypeAdded, Rule::AnsweredMediaTypeRemoved];
        self.media_types((&old.media_types, &new.media_types), rules, (of, &Part::Answer), places);
    }
}
