//! What comes back.

use super::super::change::{Part, Subject};
use super::super::contract::{Answer, Content};
use super::super::rule::Rule;
use super::{ANSWERED, Comparer, Places};

impl<'c> Comparer<'c> {
    /// Compares the answers of an operation.
    pub fn answer(&mut self, of: &Subject, old: &'c Answer, new: &'c Answer) {
        let places = Places::of(&old.place, &new.place);
        if let (Some(old), Some(new)) = (&old.content, &new.content)
            && let Some(rule) = self.content(of, old, new, places)
        {
            let says = format!("is `{new}` now; it was `{old}`");
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

    /// Compares what answers hold; gives the rule if that is of another kind.
    fn content(
        &mut self,
        of: &Subject,
        old: &'c Content,
        new: &'c Content,
        places: Places<'_>,
    ) -> Option<Rule> {
        match (old, new) {
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
        }
    }
}
