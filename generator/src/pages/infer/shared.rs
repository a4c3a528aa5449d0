//! Names of carriers that several places share and the docs do not name.
//!
//! The first place that shows one gives it a name, and that may be an accident: what an operation
//! answers may above all be what properties of carriers hold. Then it is called after the property
//! of a named carrier where most samples have it.

use super::body_shapes::BodyShapes;
use super::drafts::Drafts;
use crate::model::api::{CarrierId, CarrierName};
use crate::source::Span;
use indexmap::IndexMap;
use std::collections::{HashMap, HashSet};

/// Where carriers stand: for each its owners and their properties, with the samples and tables that
/// show it there.
#[derive(Clone, Debug, Default)]
pub(super) struct Places(HashMap<CarrierId, IndexMap<(CarrierName, String), HashSet<Span>>>);

impl Places {
    /// Notes that a sample or table shows a carrier at a property of its owner.
    pub fn note(&mut self, id: CarrierId, owner: &CarrierName, property: &str, shown: Span) {
        let places = self.0.entry(id).or_default();
        places.entry((owner.clone(), property.to_owned())).or_default().insert(shown);
    }

    /// The property of a named carrier where a carrier of this name stands most often, if it stands at
    /// such properties more than once and no less often than it is `answered` as a whole, and its
    /// name is not that of a property.
    fn better(&self, id: CarrierId, name: &CarrierName, answered: usize) -> Option<CarrierName> {
        let places = self.0.get(&id)?;
        if places.keys().any(|(owner, property)| owner.below(property) == *name) {
            return None;
        }
        let named = places.iter().filter(|((owner, _), _)| matches!(owner, CarrierName::Stated(_)));
        let times: usize = named.clone().map(|(_, shown)| shown.len()).sum();
        // The first of those that are used as often.
        let most = named.rev().max_by_key(|(_, shown)| shown.len());
        let ((owner, property), _) = most.filter(|_| times > 1 && times >= answered)?;
        Some(owner.below(property))
    }
}

/// Gives carriers that are called after an operation, and shared, the name of the place where they are
/// most at home, unless they are remembered. What is called after a place in them follows.
pub(super) fn settle_names(roots: &[BodyShapes], drafts: &mut Drafts) {
    let mut answered: HashMap<CarrierId, usize> = HashMap::new();
    for BodyShapes { response, .. } in roots {
        if let Some(id) = response.carrier.or_else(|| response.shown.ty().carrier()) {
            *answered.entry(id).or_default() += 1;
        }
    }
    let mut renamed: HashMap<CarrierName, CarrierName> = HashMap::new();
    for number in 0..drafts.all.len() {
        let id = CarrierId(number as u32);
        let draft = drafts.draft(id);
        let name = draft.name.clone();
        let is_open = matches!(name, CarrierName::Place(_)) && draft.request_of.is_none();
        if !is_open || is_remembered(drafts, &name) {
            continue;
        }
        let followed = || {
            let CarrierName::Place(place) = &name else { return None };
            let (property, owner) = place.split_last()?;
            Some(renamed.get(&CarrierName::Place(owner.to_vec()))?.below(property))
        };
        let answered = answered.get(&id).copied().unwrap_or_default();
        let better = drafts.places.better(id, &name, answered).or_else(followed);
        let is_free = |name: &CarrierName| {
            drafts.called(&name.display()).is_none() && !is_remembered(drafts, name)
        };
        if let Some(better) = better.filter(is_free) {
            drafts.rename(id, better.clone());
            renamed.insert(name, better);
        }
    }
}

/// Whether a carrier of this name is remembered, be it as gone.
fn is_remembered(drafts: &Drafts, name: &CarrierName) -> bool {
    let name = name.display();
    [&drafts.memory.carriers, &drafts.memory.gone.carriers].iter().any(|it| it.contains_key(&name))
}
