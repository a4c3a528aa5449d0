//! What was claimed, told for people.

use super::super::drafts::{Draft, Drafts, Keys};
use super::{Claim, Claimant, Claims};
use crate::model::api::{CarrierName, Clue, Evidence, Reason};
use crate::source::Span;
use indexmap::IndexMap;
use std::collections::{BTreeSet, HashMap};

/// Every claim, once for each name, claimant and set of properties.
#[derive(Debug, Default)]
pub(super) struct Record {
    told: Vec<Told>,
    of_name: HashMap<String, Vec<usize>>,
    of_core: HashMap<Keys, Vec<usize>>,
}

/// Claims that say the same.
#[derive(Debug)]
struct Told {
    name: String,
    by: Claimant,
    /// The properties that requests have, too.
    core: Keys,
    /// The first place.
    span: Span,
    times: usize,
}

impl Claims {
    /// Why a carrier has its name, with all names that were claimed for it.
    pub fn reason(&self, draft: &Draft, drafts: &Drafts) -> Reason {
        let name = draft.name.display();
        if draft.request_of.is_some() {
            return Reason::new(Evidence::Convention, None);
        }
        let core = drafts.core(&draft.properties.keys().cloned().collect());
        let of_name = self.record.of_name.get(&name).into_iter().flatten();
        let of_core = self.record.of_core.get(&core).into_iter().flatten();
        let numbers: BTreeSet<usize> = of_name.chain(of_core).copied().collect();
        let clues: Vec<Clue> =
            numbers.into_iter().map(|at| self.clue(&self.record.told[at], &name, &core)).collect();
        let first = clues.iter().find(|clue| clue.rejected.is_none());
        let (evidence, span) = match (first, &draft.name) {
            (Some(clue), _) => (Evidence::StatedName, clue.span),
            _ if drafts.memory.carriers.contains_key(&name) => (Evidence::Lock, None),
            (None, CarrierName::Stated(_)) => (Evidence::Convention, None),
            (None, CarrierName::Place(_)) => (Evidence::Nothing, None),
        };
        Reason { evidence, span, clues }
    }

    /// A claim, as something that was weighed for the carrier that came to be called `name`. One that is
    /// described by this name may have more than the description says, because samples show it.
    fn clue(&self, told: &Told, name: &str, core: &Keys) -> Clue {
        let claimed = &told.name;
        let says = match told.by {
            Claimant::Described => format!("`{claimed}` is described on its own"),
            Claimant::Answer => format!("an answer is called `{claimed}`"),
            Claimant::Body => format!("a body is called `{claimed}`"),
            Claimant::Summary => format!("an operation is said to answer `{claimed}`"),
            Claimant::Property => format!("a property is said to hold `{claimed}`"),
            Claimant::Owner => format!("a property is said to belong to `{claimed}`"),
            Claimant::Item => format!("a list is said to hold `{claimed}`"),
            Claimant::Operation => format!("an operation is named after `{claimed}`"),
        };
        let says = match told.times {
            1 => says,
            times => format!("{says} ({times} times)"),
        };
        let rejected = if self.refuted.contains(claimed) {
            Some("the docs use this name for several sets of properties")
        } else if told.core != *core && !(told.by == Claimant::Described && claimed == name) {
            Some("that has other properties")
        } else if !self.believed.contains_key(claimed) {
            Some("nothing else uses this name, or there are several for these properties")
        } else if claimed != name {
            Some("there are several names for these properties")
        } else {
            None
        };
        Clue { evidence: Evidence::StatedName, says, span: Some(told.span), rejected }
    }
}

impl Record {
    pub fn of(claims: &[Claim], drafts: &Drafts) -> Self {
        let mut told: IndexMap<(&str, Claimant, Keys), Told> = IndexMap::new();
        for claim in claims {
            let core = drafts.core(&claim.keys());
            let same = told.entry((&claim.name, claim.by, core.clone())).or_insert_with(|| Told {
                name: claim.name.clone(),
                by: claim.by,
                core,
                span: claim.span,
                times: 0,
            });
            same.times += 1;
        }
        let mut record = Self::default();
        for told in told.into_values() {
            let number = record.told.len();
            record.of_name.entry(told.name.clone()).or_default().push(number);
            record.of_core.entry(told.core.clone()).or_default().push(number);
            record.told.push(told);
        }
        record
    }
}
