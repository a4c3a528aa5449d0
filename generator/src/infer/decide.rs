//! Evidence in, one type out, with the reason: the only place where that is decided.
//!
//! Strongest first: the type word of a table; a name the docs give to the carrier; samples at the
//! property's own place; the dialect's conventions; what was concluded before; the same property
//! elsewhere, where at least two places agree and none disagrees.

use super::book::{Book, Evidence as Known};
use super::claims::Claims;
use super::clues;
use super::enums::Enums;
use super::seen::Seen;
use crate::api::{Clue, Evidence, Reason, Type};
use crate::docs::StatedType;
use crate::source::{Span, Spanned};
use indexmap::IndexMap;
use std::collections::HashMap;

/// A type and why.
#[derive(Clone, Debug)]
pub(super) struct Decision {
    pub ty: Type,
    pub reason: Reason,
    /// Whether something inside is still unknown.
    has_hole: bool,
}

impl Decision {
    fn new(ty: Type, evidence: Evidence, span: Option<Span>) -> Self {
        Self { ty, reason: Reason::new(evidence, span), has_hole: false }
    }

    /// Puts another type and reason in the place of these; what was weighed stays.
    fn overrule(&mut self, ty: Type, evidence: Evidence, span: Option<Span>) {
        self.has_hole = has_hole(&ty);
        self.ty = ty;
        self.reason.evidence = evidence;
        self.reason.span = span;
    }
}

/// The decisions for all properties of all carriers, in the carriers' order.
pub(super) fn decide(
    book: &Book,
    claims: &Claims,
    enums: &mut Enums,
) -> Vec<IndexMap<String, Decision>> {
    let mut judge = Judge { book, claims, enums };
    let mut decided = vec![IndexMap::new(); book.drafts.len()];
    // In this order, because the first of several enumerations gets the name.
    for number in book.in_order() {
        let draft = &book.drafts[number];
        let owner = draft.name.display();
        let decide =
            |(name, known): (&String, &Known)| (name.clone(), judge.decide(&owner, name, known));
        decided[number] = draft.properties.iter().map(decide).collect();
    }
    let elsewhere = Elsewhere::collect(&decided);
    for properties in &mut decided {
        for (name, decision) in properties {
            elsewhere.fill(name, decision, book);
        }
    }
    decided
}

/// Decides by a property's own evidence.
struct Judge<'a, 'd> {
    book: &'a Book<'d>,
    claims: &'a Claims,
    enums: &'a mut Enums,
}

impl Judge<'_, '_> {
    fn decide(&mut self, owner: &str, name: &str, known: &Known) -> Decision {
        let mut decision = self.own(owner, name, known);
        let remembered = self.book.remembered_type(owner, name);
        if let Some((ty, span)) = &remembered
            && *ty != decision.ty
            && (completes(ty, &decision.ty) || is_vague(known, ty, &decision.ty))
        {
            decision.overrule(ty.clone(), Evidence::Lock, *span);
        }
        decision.reason.clues =
            clues::of_type(name, known, remembered, &decision.ty, self.book, self.claims);
        decision
    }

    fn own(&mut self, owner: &str, name: &str, known: &Known) -> Decision {
        let Some(stated) = most_exact(&known.stated) else { return self.by_samples(name, known) };
        let table = |ty| Decision::new(ty, Evidence::Table, Some(stated.span));
        match &stated.value {
            StatedType::String { exact: false } if known.seen == Seen::Date => {
                Decision::new(Type::DateTime, Evidence::Sample, known.seen_at)
            }
            StatedType::Binary => table(Type::Byte),
            StatedType::Enum(words) => table(self.enums.of(owner, name, words, &known.docs)),
            StatedType::Array(_) => match scalar(&stated.value) {
                Some(list) => table(list),
                None => self.inside(name, known, Type::list, known.seen.item()),
            },
            StatedType::Dictionary => {
                self.inside(name, known, Type::dictionary, known.seen.entry())
            }
            StatedType::Reference(_) => self.reference(name, known),
            StatedType::Unknown => self.by_samples(name, known),
            scalar_word => table(scalar(scalar_word).unwrap_or(Type::Any)),
        }
    }

    fn reference(&self, name: &str, known: &Known) -> Decision {
        let named = known.stated.iter().find_map(|stated| match &stated.value {
            StatedType::Reference(Some(name)) if !self.claims.is_refuted(name) => {
                Some((self.book.named(name)?, stated.span))
            }
            _ => None,
        });
        match (named, &known.seen) {
            (Some((id, span)), Seen::Nothing) => {
                Decision::new(Type::Carrier(id), Evidence::StatedName, Some(span))
            }
            (Some((id, span)), Seen::Carrier(seen)) if *seen == id => {
                Decision::new(Type::Carrier(id), Evidence::StatedName, Some(span))
            }
            // A sample that shows another carrier refutes the name.
            _ => self.by_samples(name, known),
        }
    }

    fn by_samples(&self, name: &str, known: &Known) -> Decision {
        let evidence =
            if known.seen == Seen::Nothing { Evidence::Nothing } else { Evidence::Sample };
        let mut decision = Decision::new(known.seen.ty(), evidence, known.seen_at);
        decision.has_hole = known.seen.has_hole();
        self.or_convention(name, decision)
    }

    /// A list or dictionary whose table says no more than that.
    fn inside(
        &self,
        name: &str,
        known: &Known,
        wrap: fn(Type) -> Type,
        inner: Option<&Seen>,
    ) -> Decision {
        let inner = inner.unwrap_or(&Seen::Nothing);
        let (evidence, span) = match inner.has_hole() {
            true => (Evidence::Table, known.stated.first().map(|stated| stated.span)),
            false => (Evidence::Sample, known.seen_at),
        };
        let mut decision = Decision::new(wrap(inner.ty()), evidence, span);
        decision.has_hole = inner.has_hole();
        self.or_convention(name, decision)
    }

    /// The decision, or what the dialect's habits put in the place of something unknown.
    fn or_convention(&self, name: &str, decision: Decision) -> Decision {
        let conventions = &self.book.dialect.description().conventions;
        let named = |name: &String| self.book.named(name).map(Type::Carrier);
        let ty = match &decision.ty {
            _ if !decision.has_hole => None,
            Type::Any => conventions.property_carriers.get(name).and_then(named),
            Type::Dictionary(_) => {
                conventions.dictionary_carriers.get(name).and_then(named).map(Type::dictionary)
            }
            _ => None,
        };
        ty.map_or(decision, |ty| Decision::new(ty, Evidence::Convention, None))
    }
}

/// Whether what is known now is a vaguer word for a type that was known before, or a narrower one
/// that no table states.
fn is_vague(known: &Known, before: &Type, now: &Type) -> bool {
    match most_exact(&known.stated).map(|stated| &stated.value) {
        Some(StatedType::String { exact: false }) => {
            known.seen == Seen::Nothing && matches!(before, Type::DateTime | Type::Byte)
        }
        Some(_) => false,
        None => matches!(
            (before, now),
            (Type::Double, Type::Int32 | Type::Int64)
                | (Type::Int64, Type::Int32)
                | (Type::String, Type::DateTime)
        ),
    }
}

/// The type words of several tables are compatible; the one that says most counts.
pub(super) fn most_exact(stated: &[Spanned<StatedType>]) -> Option<&Spanned<StatedType>> {
    let vagueness = |ty: &StatedType| match ty {
        StatedType::Unknown => 2,
        StatedType::String { exact: false } | StatedType::Reference(None) => 1,
        _ => 0,
    };
    stated.iter().min_by_key(|ty| vagueness(ty))
}

/// The type of a word that says all.
pub(super) fn scalar(stated: &StatedType) -> Option<Type> {
    match stated {
        StatedType::Bool => Some(Type::Bool),
        StatedType::Int32 => Some(Type::Int32),
        StatedType::Int64 => Some(Type::Int64),
        StatedType::Double => Some(Type::Double),
        StatedType::String { .. } => Some(Type::String),
        StatedType::DateTime => Some(Type::DateTime),
        StatedType::Byte => Some(Type::Byte),
        StatedType::Array(Some(item)) => scalar(item).map(Type::list),
        _ => None,
    }
}

/// What properties of each name hold, wherever that is known.
struct Elsewhere(HashMap<(String, Kind), Vote>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Value,
    List,
    Dictionary,
}

#[derive(Clone, Debug)]
enum Vote {
    /// So many places agree; the first of them.
    For(Type, usize, Option<Span>),
    /// Places disagree; the first of them.
    Split(Option<Span>),
}

impl Vote {
    fn span(&self) -> Option<Span> {
        match self {
            Vote::For(_, _, span) | Vote::Split(span) => *span,
        }
    }
}

impl Elsewhere {
    fn collect(decided: &[IndexMap<String, Decision>]) -> Self {
        let mut votes: HashMap<(String, Kind), Vote> = HashMap::new();
        for (name, decision) in decided.iter().flatten() {
            let known = matches!(decision.reason.evidence, Evidence::StatedName | Evidence::Sample);
            if !known || decision.has_hole {
                continue;
            }
            let ty = &decision.ty;
            let span = decision.reason.span;
            let vote = votes
                .entry((name.clone(), kind(ty)))
                .or_insert_with(|| Vote::For(ty.clone(), 0, span));
            let first = vote.span();
            *vote = match std::mem::replace(vote, Vote::Split(first)) {
                Vote::For(agreed, places, _) if agreed == *ty => {
                    Vote::For(agreed, places + 1, first)
                }
                _ => Vote::Split(first),
            };
        }
        Self(votes)
    }

    fn fill(&self, name: &str, decision: &mut Decision, book: &Book) {
        if !decision.has_hole {
            return;
        }
        let Some(vote) = self.0.get(&(name.to_owned(), kind(&decision.ty))) else { return };
        let rejected = match vote {
            Vote::Split(_) => Some("they disagree with each other"),
            Vote::For(_, 1, _) => Some("one place is not enough"),
            Vote::For(ty, _, _) if kind(ty) == Kind::Value && !ty.is_by_value() => {
                Some("a table would have stated such a type")
            }
            Vote::For(ty, _, _) if !completes(ty, &decision.ty) => {
                Some("it does not go with what is known here")
            }
            Vote::For(ty, _, span) => {
                decision.overrule(ty.clone(), Evidence::Elsewhere, *span);
                None
            }
        };
        let says = match vote {
            Vote::For(ty, places, _) => {
                format!("{places} other properties of this name hold {}", clues::written(ty, book))
            }
            Vote::Split(_) => "other properties of this name hold several things".to_owned(),
        };
        let span = vote.span();
        let clue = Clue { evidence: Evidence::Elsewhere, says, span, rejected };
        decision.reason.clues.push(clue);
    }
}

/// Whether something in a type is still unknown.
pub(super) fn has_hole(ty: &Type) -> bool {
    match ty {
        Type::Any => true,
        Type::List(inner) | Type::Dictionary(inner) => has_hole(inner),
        _ => false,
    }
}

/// Whether a type only fills what another leaves open.
pub(super) fn completes(full: &Type, partial: &Type) -> bool {
    match (full, partial) {
        (_, Type::Any) => true,
        (Type::List(full), Type::List(partial)) => completes(full, partial),
        (Type::Dictionary(full), Type::Dictionary(partial)) => completes(full, partial),
        _ => full == partial,
    }
}

fn kind(ty: &Type) -> Kind {
    match ty {
        Type::List(_) => Kind::List,
        Type::Dictionary(_) => Kind::Dictionary,
        _ => Kind::Value,
    }
}
