//! Evidence in, one type out, with the reason: the only place where that is decided.
//!
//! Strongest first: the type word of a table; a name the docs give to the carrier; samples at the
//! property's own place; the dialect's conventions; what was concluded before. What is open then is
//! filled from the same property [`elsewhere`](super::elsewhere).

use super::claims::Claims;
use super::clues;
use super::decision::Decision;
use super::drafts::{Drafts, Evidence as Known};
use super::seen::Seen;
use super::types::{agrees, completes, most_exact, scalar};
use crate::model::api::{CarrierId, Evidence, Type};
use crate::model::enums::Enums;
use crate::pages::statements::StatedType;
use crate::source::{Span, Spanned};
use indexmap::IndexMap;
use rayon::prelude::*;

/// The decisions for all properties of all carriers, in the carriers' order.
pub(super) fn decide(
    drafts: &Drafts,
    claims: &Claims,
    enums: &mut Enums,
) -> Vec<IndexMap<String, Decision>> {
    let mut judge = Judge { drafts, claims, enums };
    let mut decided = vec![IndexMap::new(); drafts.all.len()];
    // In this order, because the first of several enumerations gets the name.
    for number in drafts.in_order() {
        let draft = &drafts.all[number];
        let owner = draft.name.display();
        let decide =
            |(name, known): (&String, &Known)| (name.clone(), judge.decide(&owner, name, known));
        decided[number] = draft.properties.iter().map(decide).collect();
    }
    decided.par_iter_mut().zip(&drafts.all).for_each(|(decided, draft)| {
        for ((name, known), decision) in draft.properties.iter().zip(decided.values_mut()) {
            let remembered = decision.remembered.take();
            decision.reason.clues =
                clues::of_type(name, known, remembered, &decision.ty, drafts, claims);
        }
    });
    decided
}

/// Decides by a property's own evidence.
struct Judge<'a, 'd> {
    drafts: &'a Drafts<'d>,
    claims: &'a Claims,
    enums: &'a mut Enums,
}

impl Judge<'_, '_> {
    fn decide(&mut self, owner: &str, name: &str, known: &Known) -> Decision {
        let mut decision = self.own(owner, name, known);
        let remembered = self.drafts.remembered_type(owner, name);
        if let Some((ty, span)) = &remembered
            && *ty != decision.ty
            && (completes(ty, &decision.ty) || is_vague(known, ty, &decision.ty))
        {
            decision.overrule(ty.clone(), Evidence::Lock, *span);
        }
        decision.remembered = remembered;
        decision
    }

    fn own(&mut self, owner: &str, name: &str, known: &Known) -> Decision {
        let Some(stated) = most_exact(&known.stated) else { return self.by_samples(name, known) };
        let table = |ty| Decision::new(ty, Evidence::Table, Some(stated.span));
        if let Some(id) = known.nested() {
            return table(around(Type::Carrier(id), &stated.value));
        }
        match &stated.value {
            StatedType::String { exact: false } if known.seen == Seen::Date => {
                Decision::new(Type::DateTime, Evidence::Sample, known.seen_at)
            }
            StatedType::Binary => table(Type::Byte),
            StatedType::Enum(words) => table(self.enums.of(owner, name, words, &known.docs)),
            StatedType::Array(item) => match (scalar(&stated.value), item.as_deref()) {
                (Some(list), _) => table(list),
                (None, Some(StatedType::Enum(words))) => {
                    table(self.enums.of(owner, name, words, &known.docs).list())
                }
                _ => self.lists_of_named(known, stated).unwrap_or_else(|| self.list(name, known)),
            },
            StatedType::Dictionary => {
                self.inside(name, known, Type::dictionary, known.seen.entry())
            }
            StatedType::Reference(_) => self.reference(name, known),
            StatedType::Unknown => self.by_samples(name, known),
            scalar_word => table(scalar(scalar_word).unwrap_or(Type::Any)),
        }
    }

    /// Lists in each other of a carrier that the table names. Samples that show something else refute it.
    fn lists_of_named(&self, known: &Known, stated: &Spanned<StatedType>) -> Option<Decision> {
        let Some(StatedType::Reference(Some(name))) = stated.innermost() else { return None };
        if stated.lists() < 2 || self.claims.is_refuted(name) {
            return None;
        }
        let ty = around(Type::Carrier(self.drafts.named(name)?), stated);
        let is_shown = agrees(&known.seen.ty(), &ty);
        is_shown.then(|| Decision::new(ty, Evidence::StatedName, Some(stated.span)))
    }

    /// A list of which the table says no more, or that it is of a named carrier.
    fn list(&self, name: &str, known: &Known) -> Decision {
        let seen = known.seen.item();
        match self.stated_carrier(known, seen.unwrap_or(&Seen::Nothing)) {
            Some((id, span)) => {
                Decision::new(Type::Carrier(id).list(), Evidence::StatedName, Some(span))
            }
            None => self.inside(name, known, Type::list, seen),
        }
    }

    /// The carrier that a table names, and where, if that name can be believed. A sample that shows
    /// something else refutes it.
    fn stated_carrier(&self, known: &Known, seen: &Seen) -> Option<(CarrierId, Span)> {
        let (id, span) = known.stated.iter().find_map(|stated| {
            let name = stated.carrier().filter(|name| !self.claims.is_refuted(name))?;
            Some((self.drafts.named(name)?, stated.span))
        })?;
        let agrees = *seen == Seen::Nothing || *seen == Seen::Carrier(id);
        agrees.then_some((id, span))
    }

    fn reference(&self, name: &str, known: &Known) -> Decision {
        match self.stated_carrier(known, &known.seen) {
            Some((id, span)) => Decision::new(Type::Carrier(id), Evidence::StatedName, Some(span)),
            None => self.by_samples(name, known),
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
        let conventions = &self.drafts.dialect.description().conventions;
        let named = |name: &String| self.drafts.named(name).map(Type::Carrier);
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

/// A type in the lists that a type word speaks of.
fn around(inner: Type, stated: &StatedType) -> Type {
    match stated {
        StatedType::Array(Some(item)) => around(inner, item).list(),
        StatedType::Array(None) => inner.list(),
        _ => inner,
    }
}

/// Whether what is known now is a vaguer word for a type that was known before, or a narrower one
/// that no table states.
fn is_vague(known: &Known, before: &Type, now: &Type) -> bool {
    match most_exact(&known.stated).map(|stated| &stated.value) {
        Some(StatedType::String { exact: false }) => {
            match before {
                // Bytes are text, too, and any text may be what a sample shows of them.
                Type::Byte => matches!(known.seen, Seen::Nothing | Seen::Text),
                Type::DateTime => known.seen == Seen::Nothing,
                _ => false,
            }
        }
        Some(_) => false,
        None => matches!(
            (before, now),
            // Of whole numbers samples do not show how large they may be, which a table may have said.
            (Type::Double, Type::Int32 | Type::Int64)
                | (Type::Int64, Type::Int32)
                | (Type::Int32, Type::Int64)
                | (Type::String, Type::DateTime)
        ),
    }
}
