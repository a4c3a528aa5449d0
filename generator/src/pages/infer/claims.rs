//! Names that pages give to carriers, and which of them can be believed.
//!
//! A name can be claimed for a set of properties by an answer, by the prose of a body, by a
//! property, by the properties it has, and by an operation that is called after it. The strongest
//! claims to a name decide what it names; if they disagree, and neither most pages nor the lock tell
//! which of them are right, it names nothing.

mod believe;
mod claim_log;
mod collect;

use super::drafts::{Drafts, Keys, keys_of};
use super::memory;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::pages::statements::{DescribedCarrier, EndpointPage};
use crate::source::Span;
use believe::believe;
use claim_log::Record;
use collect::{Claim, Claimant, Table, all, named, names_of, written};
use indexmap::IndexMap;
use std::collections::{HashMap, HashSet};

/// What a name that can be believed names.
#[derive(Clone, Debug)]
pub(super) struct Believed {
    /// Its properties, in order.
    pub properties: Vec<String>,
    /// Whether those may be missing that requests leave out.
    pub partial: bool,
    /// What its carrier is called: this name, or the one that the carrier had before.
    pub called: String,
    by: Claimant,
    /// Where the name is first claimed for these properties.
    span: Span,
}

impl Believed {
    pub fn keys(&self) -> Keys {
        self.properties.iter().cloned().collect()
    }
}

/// The names that can be believed.
#[derive(Debug, Default)]
pub(super) struct Claims {
    believed: IndexMap<String, Believed>,
    refuted: HashSet<String>,
    tables: HashMap<Table, String>,
    record: Record,
}

impl Claims {
    /// Collects the claims of all pages; each conflict becomes a finding. `drafts` knows the lock.
    pub fn collect(
        pages: &[EndpointPage],
        described: &[DescribedCarrier],
        drafts: &Drafts,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut claims: Vec<_> = described.iter().map(Claim::of_described).collect();
        claims.extend(all(pages, drafts));
        let mut names: IndexMap<&str, Vec<&Claim>> = IndexMap::new();
        for claim in &claims {
            names.entry(&claim.name).or_default().push(claim);
        }
        let mut found = Self::default();
        for (name, claims) in &names {
            match believe(claims, drafts) {
                Ok((believed, odd)) => {
                    odd.iter().for_each(|claim| diagnostics.push(odd_one(claim, &believed)));
                    found.believed.insert((*name).to_owned(), believed);
                }
                Err(conflict) => {
                    if let [first, second, ..] = conflict[..]
                        && first.by <= Claimant::Property
                    {
                        diagnostics.push(finding(name, conflict.len(), first, second));
                    }
                    found.refuted.insert((*name).to_owned());
                }
            }
        }
        found.doubt_hints(pages, drafts);
        found.complete(pages, drafts);
        let mut rivals: HashMap<Keys, usize> = HashMap::new();
        for believed in found.believed.values() {
            *rivals.entry(believed.keys()).or_default() += 1;
        }
        // Of several names for the same properties none is that of what was named after a place.
        let alone = found.believed.iter_mut().filter(|(_, one)| rivals[&one.keys()] == 1);
        for (name, believed) in alone {
            believed.called = memory::kept_name(name, &believed.keys(), drafts).to_owned();
        }
        // Backwards, because a page's strongest claim comes first.
        let held = claims.iter().rev().filter(|claim| found.holds(claim, drafts));
        found.tables = held.filter_map(|claim| Some((claim.table?, claim.name.clone()))).collect();
        found.record = Record::of(&claims, drafts);
        found
    }

    /// All names that can be believed, in the order of their first claims.
    pub fn believed(&self) -> impl Iterator<Item = (&str, &Believed)> {
        self.believed.iter().map(|(name, believed)| (name.as_str(), believed))
    }

    /// What is named after a place as before, and the names that the docs have for it now.
    pub fn kept_names(&self) -> impl Iterator<Item = (String, String)> {
        let kept = self.believed.iter().filter(|(name, believed)| believed.called != **name);
        kept.map(|(name, believed)| (believed.called.clone(), name.clone()))
    }

    /// The name of the carrier that the page of this number answers, if its table has one.
    pub fn answer(&self, page: usize) -> Option<&str> {
        self.tables.get(&Table::Answer(page)).map(String::as_str)
    }

    /// The name of the carrier that the page of this number sends, if its table has one.
    pub fn body(&self, page: usize) -> Option<&str> {
        self.tables.get(&Table::Body(page)).map(String::as_str)
    }

    /// What the carrier of a name that can be believed is called.
    pub fn called(&self, name: &str) -> Option<&str> {
        self.believed.get(name).map(|believed| believed.called.as_str())
    }

    /// Whether the name is one that pages contradict each other about.
    pub fn is_refuted(&self, name: &str) -> bool {
        self.refuted.contains(name)
    }

    /// Of the names that only lists or operations claim, keeps those that the docs use elsewhere,
    /// and that nothing else is claimed for.
    fn doubt_hints(&mut self, pages: &[EndpointPage], drafts: &Drafts) {
        let (named, written) = (named(pages, drafts), written(pages));
        let mut rivals: HashMap<Keys, usize> = HashMap::new();
        for believed in self.believed.values() {
            *rivals.entry(believed.keys()).or_default() += 1;
        }
        self.believed.retain(|name, believed| {
            let is_used = match believed.by {
                Claimant::Operation => named.contains(name),
                Claimant::Item => written.contains(name.as_str()),
                _ => return true,
            };
            is_used && rivals[&believed.keys()] == 1
        });
    }

    /// Gives carriers that only requests describe the properties that requests leave out, where
    /// just one set of properties in answers can be meant, and just one name can be its.
    fn complete(&mut self, pages: &[EndpointPage], drafts: &Drafts) {
        let mut wholes: HashMap<Keys, IndexMap<Keys, Vec<String>>> = HashMap::new();
        for table in pages.iter().filter_map(|page| page.response.table.as_ref()) {
            let keys = keys_of(table);
            let core = drafts.core(&keys);
            wholes.entry(core).or_default().entry(keys).or_insert_with(|| names_of(table));
        }
        let mut rivals: HashMap<Keys, usize> = HashMap::new();
        for believed in self.believed.values() {
            *rivals.entry(drafts.core(&believed.keys())).or_default() += 1;
        }
        for believed in self.believed.values_mut().filter(|believed| believed.partial) {
            let core = drafts.core(&believed.keys());
            let mut wholes = wholes.get(&core).into_iter().flat_map(IndexMap::values);
            if let (Some(whole), None, 1) = (wholes.next(), wholes.next(), rivals[&core]) {
                believed.properties.clone_from(whole);
                believed.partial = false;
            }
        }
        // What only requests describe adds nothing to a carrier that answers name.
        self.believed
            .retain(|_, believed| !believed.partial || rivals[&drafts.core(&believed.keys())] == 1);
    }

    /// Whether a claim is one that is believed.
    fn holds(&self, claim: &Claim, drafts: &Drafts) -> bool {
        let keys: Keys = claim.keys();
        self.believed.get(&claim.name).is_some_and(|believed| {
            let whole = believed.keys();
            keys == whole || (claim.partial && drafts.core(&keys) == drafts.core(&whole))
        })
    }
}

fn finding(name: &str, shapes: usize, first: &Claim, second: &Claim) -> Diagnostic {
    let message = format!("`{name}` is claimed for {shapes} sets of properties, so it names none");
    let finding = Diagnostic::new(Code::TypeNameConflict, first.span, message);
    finding.label(second.span, "here for another one")
}

/// That a page means something else by a name than those that are believed.
fn odd_one(claim: &Claim, believed: &Believed) -> Diagnostic {
    let differences = differences(&claim.properties, &believed.properties);
    let message = format!("here `{}` is not what it is on other pages{differences}", claim.name);
    let finding = Diagnostic::new(Code::TypeNameOutvoted, claim.span, message);
    let finding = finding.label(believed.span, "this counts");
    finding.help("what is here gets another name; if it is the same thing, one page is mistaken")
}

/// What only one of two sets of properties has, as the end of a sentence; nothing if that is much.
fn differences(odd: &[String], usual: &[String]) -> String {
    const FEW: usize = 3;
    let without = |all: &[String], others: &[String]| -> Vec<String> {
        all.iter().filter(|name| !others.contains(name)).map(|name| format!("`{name}`")).collect()
    };
    let told = |does: &str, names: Vec<String>| match names.len() {
        1..=FEW => Some(format!("{does} {}", names.join(", "))),
        _ => None,
    };
    let parts = [told("has", without(odd, usual)), told("lacks", without(usual, odd))];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!(": it {}", parts.join(" and ")) }
}
