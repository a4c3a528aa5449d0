//! What stays of an API, what is left out, and why.

use super::{Rule, Selection, Verdict};
use crate::model::api::wildcard::matches;
use crate::model::api::{Api, CarrierId, Operation, Via};
use crate::names::Groups;
use serde::Serialize;

/// What there is in an API, and what a selection makes of it.
#[derive(Clone, Debug, Serialize)]
pub struct Listing {
    /// How many operations there are.
    pub operations: Tally,
    /// How many groups there are, of which one stays if an operation of it does.
    pub groups: Tally,
    /// How many carriers there are.
    pub carriers: Tally,
    /// How many enumerations there are.
    pub enumerations: Tally,
    /// All groups with their operations, in the docs' order.
    pub by_group: Vec<ListedGroup>,
    /// All carriers, in the order of the model.
    pub by_carrier: Vec<ListedCarrier>,
}

/// How many of something there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// How many stay.
    pub stay: usize,
    /// How many there are in all.
    pub all: usize,
}

/// A group of operations.
#[derive(Clone, Debug, Serialize)]
pub struct ListedGroup {
    /// Its name: `agents/Chat`.
    pub name: String,
    /// Its feature in a generated crate.
    pub feature: String,
    /// Its operations, in the docs' order.
    pub operations: Vec<ListedOperation>,
}

/// An operation, and what becomes of it.
#[derive(Clone, Debug, Serialize)]
pub struct ListedOperation {
    /// HTTP method.
    pub method: String,
    /// Path with `{tokens}`.
    pub path: String,
    /// The page's id.
    pub id: String,
    /// Whether it stays.
    pub stays: bool,
    /// The rule that says so, if there is one. What is left out without a rule is not included.
    pub rule: Option<ListedRule>,
}

/// A rule of the selection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListedRule {
    /// `include` or `exclude`.
    pub list: String,
    /// The selector.
    pub selector: String,
    /// Where it is written, `path:line:column`, if that is in a configuration.
    pub place: Option<String>,
}

/// A carrier, and what it is needed for.
#[derive(Clone, Debug, Serialize)]
pub struct ListedCarrier {
    /// Its name for people.
    pub name: String,
    /// Whether it stays.
    pub stays: bool,
    /// The shortest way to it from an operation: one that stays, if the carrier does.
    pub way: Vec<String>,
}

/// A carrier, and all that needs it.
#[derive(Clone, Debug)]
pub struct Needed {
    /// Its name for people.
    pub name: String,
    /// Every operation that needs it.
    pub by: Vec<Need>,
}

/// An operation that needs a carrier.
#[derive(Clone, Debug)]
pub struct Need {
    /// The name of the operation's group.
    pub group: String,
    /// What becomes of the operation.
    pub verdict: Verdict,
    /// The shortest way to the carrier: `GET /contact#answer`, then the properties,
    /// `Contact.Country`.
    pub way: Vec<String>,
}

impl Listing {
    /// What `selection` has left in `api`, and what there was before.
    pub fn new(api: &Api, selection: &Selection) -> Self {
        let whole = api.whole();
        let verdicts = selection.verdicts(whole);
        let kept = |index: &usize| verdicts[*index].stays();
        let reached = whole.reach((0..whole.operations.len()).filter(kept));
        let anyhow = whole.reach(0..whole.operations.len());
        let carrier = |(index, carrier): (usize, &crate::model::api::Carrier)| {
            let stays = reached[index].is_some();
            let way = if stays { &reached } else { &anyhow };
            let way = whole.way(way, CarrierId(index as u32));
            let way = way.into_iter().map(|via| step(whole, via)).collect();
            ListedCarrier { name: carrier.name.display(), stays, way }
        };
        let by_carrier: Vec<_> = whole.carriers.iter().enumerate().map(carrier).collect();
        let by_group = by_group(whole, selection, &verdicts);
        let group_stays = |group: &&ListedGroup| group.stays();
        Self {
            operations: Tally {
                stay: verdicts.iter().filter(|verdict| verdict.stays()).count(),
                all: verdicts.len(),
            },
            groups: Tally {
                stay: by_group.iter().filter(group_stays).count(),
                all: by_group.len(),
            },
            carriers: Tally {
                stay: by_carrier.iter().filter(|carrier| carrier.stays).count(),
                all: by_carrier.len(),
            },
            enumerations: Tally { stay: api.enums.len(), all: whole.enums.len() },
            by_group,
            by_carrier,
        }
    }
}

impl ListedGroup {
    /// Whether any of its operations stays.
    pub fn stays(&self) -> bool {
        self.operations.iter().any(|operation| operation.stays)
    }
}

/// The carriers that a name with `*` means, each with all operations that need it, also those that
/// `selection` leaves out of `api`.
pub fn needed(api: &Api, selection: &Selection, name: &str) -> Vec<Needed> {
    let whole = api.whole();
    let verdicts = selection.verdicts(whole);
    let Groups { groups, of } = Groups::new(whole);
    let wanted: Vec<usize> = (0..whole.carriers.len())
        .filter(|&index| matches(name, &whole.carriers[index].name.display()))
        .collect();
    let mut found: Vec<Needed> = wanted
        .iter()
        .map(|&index| Needed { name: whole.carriers[index].name.display(), by: Vec::new() })
        .collect();
    if wanted.is_empty() {
        return found;
    }
    for operation in 0..whole.operations.len() {
        let reached = whole.reach([operation]);
        for (needed, &carrier) in found.iter_mut().zip(&wanted) {
            let way = whole.way(&reached, CarrierId(carrier as u32));
            if !way.is_empty() {
                needed.by.push(Need {
                    group: groups[of[operation]].segments.join("/"),
                    verdict: verdicts[operation],
                    way: way.into_iter().map(|via| step(whole, via)).collect(),
                });
            }
        }
    }
    found
}

fn by_group(whole: &Api, selection: &Selection, verdicts: &[Verdict]) -> Vec<ListedGroup> {
    let Groups { groups, of } = Groups::new(whole);
    let mut listed: Vec<ListedGroup> = groups
        .into_iter()
        .map(|group| ListedGroup {
            name: group.segments.join("/"),
            feature: group.feature,
            operations: Vec::new(),
        })
        .collect();
    for ((operation, group), &verdict) in whole.operations.iter().zip(of).zip(verdicts) {
        let Operation { method, path, id, .. } = operation;
        listed[group].operations.push(ListedOperation {
            method: method.clone(),
            path: path.clone(),
            id: id.clone(),
            stays: verdict.stays(),
            rule: selection.rule(verdict).map(|(list, rule)| listed_rule(selection, list, rule)),
        });
    }
    listed
}

fn listed_rule(selection: &Selection, list: &str, rule: &Rule) -> ListedRule {
    ListedRule {
        list: list.to_owned(),
        selector: rule.selector.to_string(),
        place: selection.place(rule),
    }
}

/// A step for people, in the notation of `tablature explain`.
fn step(api: &Api, via: Via) -> String {
    let endpoint = |index: usize| {
        let Operation { method, path, .. } = &api.operations[index];
        format!("{method} {path}")
    };
    match via {
        Via::Request(operation) => endpoint(operation) + "#request",
        Via::Answer(operation) => endpoint(operation) + "#answer",
        Via::Property(owner, at) => {
            let owner = api.carrier(owner);
            format!("{}.{}", owner.name.display(), owner.properties[at].name)
        }
    }
}
