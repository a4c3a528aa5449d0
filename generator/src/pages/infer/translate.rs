//! What other editions say, in the names of these docs. A carrier that the docs name here may have
//! another name in another edition, or none, and be called after a place there. Its name here stays.

use super::claims::Claims;
use super::drafts::Drafts;
use super::memory;
use crate::model::lock::{Lock, LockedType};
use crate::pages::statements::EndpointPage;
use indexmap::IndexMap;
use std::collections::HashMap;

/// The lock, which `drafts` knows, completed by other editions. Of these, the first count more.
pub(super) fn complete(
    editions: &[Lock],
    pages: &[EndpointPage],
    claims: &Claims,
    drafts: &Drafts,
) -> Lock {
    let mut memory = drafts.memory.clone();
    for edition in editions {
        let names = names(edition, pages, claims, drafts);
        memory.absorb(edition.clone().renamed(names));
    }
    memory
}

/// The names that carriers of another edition have here, where these are others.
fn names(
    edition: &Lock,
    pages: &[EndpointPage],
    claims: &Claims,
    drafts: &Drafts,
) -> HashMap<String, String> {
    let here = carriers(claims, drafts);
    let is_same = |there: &str, name: &str| {
        let carrier = edition.carriers.get(there).filter(|it| !it.belongs_to_operation);
        let properties = here.get(name);
        carrier.zip(properties).is_some_and(|(it, names)| it.resembles(names.iter().copied()))
    };
    let mut names = HashMap::new();
    for (there, votes) in pairs(edition, pages, claims, drafts) {
        // Of several with the most votes, the first.
        let most = votes.into_iter().rev().max_by_key(|(_, votes)| *votes);
        let Some((name, _)) = most else { continue };
        let is_free = !here.contains_key(there) && !edition.carriers.contains_key(name);
        if is_free && is_same(there, name) {
            names.insert(there.to_owned(), name.to_owned());
        }
    }
    names
}

/// The properties of all carriers that have a name here before the docs are looked at in full.
fn carriers<'a>(claims: &'a Claims, drafts: &Drafts<'a>) -> HashMap<&'a str, Vec<&'a String>> {
    let locked = drafts.memory.carriers.iter();
    let locked = locked.map(|(name, carrier)| (name.as_str(), carrier.properties.keys().collect()));
    let stated = claims.believed();
    let stated = stated.map(|(_, it)| (it.called.as_str(), it.properties.iter().collect()));
    locked.chain(stated).collect()
}

/// For names in another edition, what might be called so here, and how much speaks for it: one
/// operation sends or answers the one there and the other here, or they have the same properties.
fn pairs<'a>(
    edition: &'a Lock,
    pages: &[EndpointPage],
    claims: &'a Claims,
    drafts: &Drafts<'a>,
) -> IndexMap<&'a str, IndexMap<&'a str, usize>> {
    let mut pairs: IndexMap<&str, IndexMap<&str, usize>> = IndexMap::new();
    let mut add = |there: Option<&'a str>, here: Option<&'a str>| {
        if let (Some(there), Some(here)) = (there, here) {
            *pairs.entry(there).or_default().entry(here).or_default() += 1;
        }
    };
    let carrier = |locked: Option<&'a LockedType>| locked.and_then(|locked| locked.ty.carrier());
    for (index, page) in pages.iter().enumerate() {
        let Some(there) = edition.operations.get(&memory::key(page)) else { continue };
        let was = memory::operation(page, drafts);
        let answers = || carrier(was?.answers.as_ref());
        let sends = || carrier(was?.sends.as_ref());
        let answered = claims.answer(index).and_then(|name| claims.called(name));
        let sent = claims.body(index).and_then(|name| claims.called(name));
        add(carrier(there.answers.as_ref()), answered.or_else(answers));
        add(carrier(there.sends.as_ref()), sent.or_else(sends));
    }
    for (_, believed) in claims.believed() {
        add(memory::placed(&believed.keys(), edition), Some(&believed.called));
    }
    pairs
}
