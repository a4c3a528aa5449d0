//! What properties of the same name hold in other places. That fills what is open, if at least two
//! places agree, none disagrees, and they are independent of each other or close to the gap:
//! operations of one group often have properties in common that mean something else in others.

use super::body_shapes::BodyShapes;
use super::decision::Decision;
use super::drafts::Drafts;
use super::types::completes;
use super::words::written;
use crate::model::api::{CarrierId, Clue, Evidence, Type};
use crate::pages::statements::EndpointPage;
use crate::source::Span;
use indexmap::IndexMap;
use std::collections::{BTreeSet, HashMap};

/// What properties of each name hold, wherever that is known.
pub(super) struct Elsewhere<'a, 'd> {
    drafts: &'a Drafts<'d>,
    /// For each carrier the groups of operations that send or answer it, or what holds it.
    groups: Vec<Groups>,
    votes: HashMap<(String, Kind), Votes>,
}

/// Groups of operations, by number.
type Groups = BTreeSet<usize>;

/// Kinds of types that do not stand for each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Value,
    List,
    Dictionary,
}

/// What the properties of one name hold.
struct Votes {
    /// What all of them hold; `None` if they disagree.
    ty: Option<Type>,
    places: usize,
    groups: Groups,
    /// The first place.
    span: Option<Span>,
}

impl<'a, 'd> Elsewhere<'a, 'd> {
    /// Counts what is known of the properties of all carriers in `drafts`. `body_shapes` are what each of
    /// the `pages` sends and answers.
    pub fn collect(
        decided: &[IndexMap<String, Decision>],
        drafts: &'a Drafts<'d>,
        pages: &[EndpointPage],
        roots: &[BodyShapes],
    ) -> Self {
        let groups = groups(decided, pages, roots);
        let mut elsewhere = Self { drafts, groups, votes: HashMap::new() };
        for number in drafts.in_order() {
            for (name, decision) in &decided[number] {
                elsewhere.count(number, name, decision);
            }
        }
        elsewhere
    }

    fn count(&mut self, carrier: usize, name: &str, decision: &Decision) {
        // What is only remembered may contradict, but is no witness: it may come from here.
        let is_witness = match decision.reason.evidence {
            Evidence::StatedName | Evidence::Sample => true,
            Evidence::Lock => false,
            _ => return,
        };
        if decision.has_hole {
            return;
        }
        let key = (name.to_owned(), kind(&decision.ty));
        let votes = self.votes.entry(key).or_insert_with(|| Votes {
            ty: Some(decision.ty.clone()),
            places: 0,
            groups: Groups::new(),
            span: decision.reason.span,
        });
        if votes.ty.as_ref() != Some(&decision.ty) {
            votes.ty = None;
        }
        if is_witness {
            votes.places += 1;
            votes.groups.extend(&self.groups[carrier]);
        }
    }

    /// Fills what is open in the types of properties.
    pub fn fill(&self, decided: &mut [IndexMap<String, Decision>]) {
        for (number, properties) in decided.iter_mut().enumerate() {
            for (name, decision) in properties {
                let votes = self.votes.get(&(name.clone(), kind(&decision.ty)));
                if let Some(votes) = votes.filter(|_| decision.has_hole) {
                    self.weigh(votes, &self.groups[number], decision);
                }
            }
        }
    }

    fn weigh(&self, votes: &Votes, gap: &Groups, decision: &mut Decision) {
        let is_close = !votes.groups.is_disjoint(gap);
        let rejected = match &votes.ty {
            None => Some("they disagree with each other"),
            Some(_) if votes.places < 2 => Some("one place is not enough"),
            Some(_) if votes.groups.len() < 2 && !is_close => {
                Some("only operations of one other group have them")
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
                let held = written(ty, self.drafts);
                match votes.places {
                    0 => format!("another property of this name was concluded to hold {held}"),
                    1 => format!("another property of this name holds {held}"),
                    places => format!("{places} other properties of this name hold {held}"),
                }
            }
        };
        let (evidence, span) = (Evidence::Elsewhere, votes.span);
        decision.reason.clues.push(Clue { evidence, says, span, rejected });
    }
}

/// For each carrier the groups of operations that send or answer it, or what holds it.
fn groups(
    decided: &[IndexMap<String, Decision>],
    pages: &[EndpointPage],
    roots: &[BodyShapes],
) -> Vec<Groups> {
    let mut of_group: IndexMap<&[String], Vec<CarrierId>> = IndexMap::new();
    for (page, roots) in pages.iter().zip(roots) {
        let known = of_group.entry(&page.group).or_default();
        for root in [&roots.request, &roots.response] {
            known.extend(root.carrier.or_else(|| root.shown.ty().carrier()));
        }
    }
    let mut groups = vec![Groups::new(); decided.len()];
    for (group, mut waiting) in of_group.into_values().enumerate() {
        while let Some(CarrierId(number)) = waiting.pop() {
            if groups[number as usize].insert(group) {
                let held = decided[number as usize].values();
                waiting.extend(held.filter_map(|decision| decision.ty.carrier()));
            }
        }
    }
    groups
}

fn kind(ty: &Type) -> Kind {
    match ty {
        Type::List(_) => Kind::List,
        Type::Dictionary(_) => Kind::Dictionary,
        _ => Kind::Value,
    }
}
