//! How a type goes together with the one that was there before.

use super::super::change::{Part, Subject};
use super::super::contract::{Ty, Words};
use super::super::rule::Rule;
use super::{Comparer, Direction, Places, listed};

/// How a type goes together with the one that was there before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// It is the same, but perhaps for words of enumerations.
    Same,
    /// All values of before fit it, and others.
    Wider,
    /// All its values would have fitted before.
    Narrower,
    /// It is another struct, with all that the one before had.
    Extended,
    /// Nothing was known before.
    Stated,
    /// Nothing is known any more.
    Unstated,
    /// It was any text, and is certain words.
    WordsStated,
    /// It was certain words, and is any text.
    WordsUnstated,
    /// It is something else.
    Other,
}

/// Types, and what else all their values fit.
const WIDER: &[(&str, &[&str])] = &[
    ("int32", &["int64", "double"]),
    ("int64", &["double"]),
    ("date-time", &["string", "byte"]),
    ("byte", &["string"]),
    ("string", &["byte"]),
];

impl<'c> Comparer<'c> {
    /// How two types go together.
    pub fn relation(&self, old: &Ty, new: &Ty) -> Relation {
        match (old, new) {
            _ if old == new && old.carrier().is_none() => Relation::Same,
            (Ty::Nullable(old), Ty::Nullable(new))
            | (Ty::List(old), Ty::List(new))
            | (Ty::Dictionary(old), Ty::Dictionary(new)) => self.relation(old, new),
            (Ty::Nullable(old), new) => both(Relation::Narrower, self.relation(old, new)),
            (old, Ty::Nullable(new)) => both(Relation::Wider, self.relation(old, new)),
            (Ty::Word(word), _) if word == "any" => Relation::Stated,
            (_, Ty::Word(word)) if word == "any" => Relation::Unstated,
            (Ty::Words(_), Ty::Words(_)) => Relation::Same,
            (Ty::Words(_), Ty::Word(text)) if text == "string" => {
                self.if_words_are_told(Relation::WordsUnstated)
            }
            (Ty::Word(text), Ty::Words(_)) if text == "string" => {
                self.if_words_are_told(Relation::WordsStated)
            }
            (Ty::Word(old), Ty::Word(new)) => self.of_words(old, new),
            (Ty::Carrier(old), Ty::Carrier(new)) => self.of_carriers(old, new),
            _ => Relation::Other,
        }
    }

    /// Words and text are the same where one side is a lock of before, which does not tell.
    fn if_words_are_told(&self, relation: Relation) -> Relation {
        match self.old.tells_words && self.new.tells_words {
            true => relation,
            false => Relation::Same,
        }
    }

    fn of_words(&self, old: &str, new: &str) -> Relation {
        let are_bytes = [old, new].iter().all(|word| ["byte", "string"].contains(word));
        let fits = |one: &str, other: &str| {
            WIDER.iter().any(|(word, wider)| *word == one && wider.contains(&other))
        };
        match () {
            () if old == new || are_bytes => Relation::Same,
            () if fits(old, new) => Relation::Wider,
            () if fits(new, old) => Relation::Narrower,
            () => Relation::Other,
        }
    }

    fn of_carriers(&self, old: &str, new: &str) -> Relation {
        if self.pairs.new_name(old) == Some(new) {
            return Relation::Same;
        }
        let (Some(was), Some(is)) = (self.old.carriers.get(old), self.new.carriers.get(new)) else {
            return if old == new { Relation::Same } else { Relation::Other };
        };
        let same = |one: &Ty, other: &Ty| {
            let carriers = one.carrier().zip(other.carrier());
            let are_paired =
                carriers.is_none_or(|(one, other)| self.pairs.new_name(one) == Some(other));
            are_paired && (one.carrier().is_some() || self.relation(one, other) == Relation::Same)
        };
        let has_all = was.properties.iter().all(|(name, property)| {
            is.properties.get(name).is_some_and(|other| same(&property.ty, &other.ty))
        });
        let mut new_ones =
            is.properties.iter().filter(|(name, _)| !was.properties.contains_key(*name));
        let demands_more = new_ones.any(|(_, property)| property.required == Some(true));
        match has_all && !was.properties.is_empty() && !demands_more {
            true => Relation::Extended,
            false => Relation::Other,
        }
    }

    /// Notes that a type has changed, or the words in it.
    pub fn types(
        &mut self,
        (old, new): (&Ty, &Ty),
        direction: Direction,
        (of, part): (&Subject, &Part),
        places: Places<'_>,
    ) {
        let relation = self.relation(old, new);
        let rule = direction.choose(relation.of_sent(), relation.of_answered());
        if let Some(rule) = rule {
            let says = format!("is {} now; it was {}", shown(new), shown(old));
            self.note(rule, of, part.clone(), says, places);
        } else if let (Some(old), Some(new)) = (old.words(), new.words()) {
            self.words(old, new, direction, (of, part), places);
        }
    }

    fn words(
        &mut self,
        old: &Words,
        new: &Words,
        direction: Direction,
        (of, part): (&Subject, &Part),
        places: Places<'_>,
    ) {
        let missing = |from: &Words, of: &Words| -> Vec<String> {
            of.values.iter().filter(|word| !from.values.contains(word)).cloned().collect()
        };
        let (added, gone) = (missing(old, new), missing(new, old));
        let of_answers = match old.closed {
            true => Rule::AnsweredWordAddedToClosed,
            false => Rule::AnsweredWordAdded,
        };
        let rule = direction.choose(Some(Rule::SentWordAdded), Some(of_answers));
        if let Some(rule) = rule.filter(|_| !added.is_empty()) {
            let says = format!("can be {}, too", listed(&added));
            self.note(rule, of, part.clone(), says, places);
        }
        let rule = direction.choose(Some(Rule::SentWordRemoved), Some(Rule::AnsweredWordRemoved));
        if let Some(rule) = rule.filter(|_| !gone.is_empty()) {
            let says = format!("cannot be {} any more", listed(&gone));
            self.note(rule, of, part.clone(), says, places);
        }
    }
}

/// The relation of what has two: a wider list of narrower items is neither.
fn both(outer: Relation, inner: Relation) -> Relation {
    match inner {
        Relation::Same => outer,
        inner if inner == outer => outer,
        Relation::Wider | Relation::Narrower => Relation::Other,
        inner => inner,
    }
}

/// A type for people.
fn shown(ty: &Ty) -> String {
    match ty.words() {
        Some(words) => format!("`{ty}` of {}", listed(&words.values)),
        None => format!("`{ty}`"),
    }
}

impl Relation {
    fn of_sent(self) -> Option<Rule> {
        match self {
            Relation::Same => None,
            Relation::Wider => Some(Rule::SentTypeWidened),
            Relation::Narrower | Relation::Other => Some(Rule::SentTypeChanged),
            known => known.of_knowledge(),
        }
    }

    fn of_answered(self) -> Option<Rule> {
        match self {
            Relation::Same => None,
            Relation::Narrower => Some(Rule::AnsweredTypeNarrowed),
            Relation::Wider | Relation::Other => Some(Rule::AnsweredTypeChanged),
            known => known.of_knowledge(),
        }
    }

    fn of_knowledge(self) -> Option<Rule> {
        match self {
            Relation::Extended => Some(Rule::TypeExtended),
            Relation::Stated => Some(Rule::TypeStated),
            Relation::Unstated => Some(Rule::TypeUnstated),
            Relation::WordsStated => Some(Rule::WordsStated),
            Relation::WordsUnstated => Some(Rule::WordsUnstated),
            _ => None,
        }
    }
}
