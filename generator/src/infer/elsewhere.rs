//! What properties of the same name hold in other places. That fills what is open, if at least two
//! places agree, none disagrees, and they are independent of each other or close to the gap:
//! operations of one group often have properties in common that mean something else in others.

use super::book::Book;
use super::clues::written;
use super::decide::{Decision, completes};
use crate::api::{Clue, Evidence, Type};
use crate::docs::EndpointPage;
use crate::source::Span;
use indexmap::IndexMap;
use std::collections::{HashMap, HashSet};

/// What properties of each name hold, wherever that is known.
pub(super) struct Elsewhere<'a, 'd> {
    book: &'a Book<'d>,
    pages: &'a [EndpointPage],
    votes: HashMap<(String, Kind), Votes<'a>>,
}

/// Kinds of types that do not stand for each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Value,
    List,
    Dictionary,
}

/// What the properties of one name hold.
struct Votes<'a> {
    /// What all of them hold; `None` if they disagree.
    ty: Option<Type>,
    places: usize,
    origins: HashSet<Origin<'a>>,
    /// The first place.
    span: Option<Span>,
}

/// Where a property stands, as far as others that stand there are no further witnesses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Origin<'a> {
    /// The body of an operation in this group.
    Group(&'a [String]),
    /// The carrier of this number, which operations share.
    Carrier(usize),
}

impl<'a, 'd> Elsewhere<'a, 'd> {
    /// Counts what is known of the properties of all carriers in `book`, in its order.
    pub fn collect(
        decided: &[IndexMap<String, Decision>],
        book: &'a Book<'d>,
        pages: &'a [EndpointPage],
    ) -> Self {
        let mut elsewhere = Self { book, pages, votes: HashMap::new() };
        for number in book.in_order() {
            for (name, decision) in &decided[number] {
                elsewhere.count(number, name, decision);
            }
        }
        elsewhere
    }

    fn count(&mut self, carrier: usize, name: &str, decision: &Decision) {
        let is_known = matches!(
            decision.reason.evidence,
            Evidence::StatedName | Evidence::Sample | Evidence::Lock
        );
        if !is_known || decision.has_hole {
            return;
        }
        let origin = self.origin(carrier);
        let votes =
            self.votes.entry((name.to_owned(), kind(&decision.ty))).or_insert_with(|| Votes {
                ty: Some(decision.ty.clone()),
                places: 0,
                origins: HashSet::new(),
                span: decision.reason.span,
            });
        votes.places += 1;
        votes.origins.insert(origin);
        if votes.ty.as_ref() != Some(&decision.ty) {
            votes.ty = None;
        }
    }

    fn origin(&self, carrier: usize) -> Origin<'a> {
        match self.book.drafts[carrier].request_of {
            Some(page) => Origin::Group(&self.pages[page].group),
            None => Origin::Carrier(carrier),
        }
    }

    /// Fills what is open in the types of properties.
    pub fn fill(&self, decided: &mut [IndexMap<String, Decision>]) {
        for (number, properties) in decided.iter_mut().enumerate() {
            for (name, decision) in properties {
                let votes = self.votes.get(&(name.clone(), kind(&decision.ty)));
                if let Some(votes) = votes.filter(|_| decision.has_hole) {
                    self.weigh(votes, self.origin(number), decision);
                }
            }
        }
    }

    fn weigh(&self, votes: &Votes<'_>, gap: Origin<'_>, decision: &mut Decision) {
        let is_close = votes.origins.contains(&gap);
        let rejected = match &votes.ty {
            None => Some("they disagree with each other"),
            Some(_) if votes.places == 1 => Some("one place is not enough"),
            Some(_) if votes.origins.len() == 1 && !is_close => {
                Some("they all belong to operations of one group, which is another one")
            }
            Some(ty) if kind(ty) == Kind::Value && !ty.is_by_value() => {
                Some("a table would have stated such a type")
            }
            Some(ty) if !completes(ty, &decision.ty) => {
                Some("it does not go with what is known here")
            }
            Some(ty) => {
                decision.overrule(ty.clone(), Evidence::Elsewhere, votes.span);
                None
            }
        };
        let says = match &votes.ty {
            None => "other properties of this name hold several things".to_owned(),
            Some(ty) => {
                let held = written(ty, self.book);
                match votes.places {
                    1 => format!("another property of this name holds {held}"),
                    places => format!("{places} other properties of this name hold {held}"),
                }
            }
        };
        let (evidence, span) = (Evidence::Elsewhere, votes.span);
        decision.reason.clues.push(Clue { evidence, says, span, rejected });
    }
}

fn kind(ty: &Type) -> Kind {
    match ty {
        Type::List(_) => Kind::List,
        Type::Dictionary(_) => Kind::Dictionary,
        _ => Kind::Value,
    }
}
