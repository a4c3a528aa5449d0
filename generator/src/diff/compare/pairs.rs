//! What on one side is what on the other, under whatever name.

use super::super::contract::{Carrier, Content, Contract, Operation, Ty};
use super::super::likeness;
use std::collections::{HashMap, HashSet, VecDeque};

/// How many operations that are gone, times how many are new, are compared each with each at most.
const MOST_COMPARED: usize = 1_000_000;

/// From how much likeness on a path is taken for another one's successor, if the rest fits.
const LIKELY_PATH: f64 = 0.6;

/// What is what on the other side.
pub struct Pairs<'c> {
    /// Operations of both sides, by their keys, in the order of the second side.
    pub operations: Vec<(&'c str, &'c str)>,
    carriers: HashMap<&'c str, &'c str>,
    back: HashMap<&'c str, &'c str>,
}

impl<'c> Pairs<'c> {
    /// Pairs operations, then the carriers at the same places of these.
    pub fn new(old: &'c Contract, new: &'c Contract) -> Self {
        let operations = operations(old, new);
        let mut pairs = Self { operations, carriers: HashMap::new(), back: HashMap::new() };
        for name in old.carriers.keys().filter(|name| new.carriers.contains_key(*name)) {
            pairs.pair(name, name);
        }
        pairs.follow(old, new);
        pairs
    }

    /// What a carrier of the first side is called on the second, if it is there.
    pub fn new_name(&self, old: &str) -> Option<&'c str> {
        self.carriers.get(old).copied()
    }

    /// What a carrier of the second side is called on the first, if it is there.
    pub fn old_name(&self, new: &str) -> Option<&'c str> {
        self.back.get(new).copied()
    }

    fn pair(&mut self, old: &'c str, new: &'c str) {
        self.carriers.insert(old, new);
        self.back.insert(new, old);
    }

    /// Pairs carriers that have another name each, where the one stands at the place of the other and
    /// looks like it.
    fn follow(&mut self, old: &'c Contract, new: &'c Contract) {
        let mut waiting: VecDeque<(&'c Ty, &'c Ty)> = VecDeque::new();
        for (one, other) in &self.operations {
            let (one, other) = (&old.operations[*one], &new.operations[*other]);
            waiting.extend(types(one.sent(), other.sent()));
            waiting.extend(types(one.answered(), other.answered()));
        }
        let mut seen = HashSet::new();
        while let Some((one, other)) = waiting.pop_front() {
            let (Some(one), Some(other)) = (one.carrier(), other.carrier()) else { continue };
            if !seen.insert((one, other)) {
                continue;
            }
            let (Some((one, was)), Some((other, is))) =
                (old.carriers.get_key_value(one), new.carriers.get_key_value(other))
            else {
                continue;
            };
            let are_free = !self.carriers.contains_key(one.as_str())
                && !self.back.contains_key(other.as_str());
            if are_free && resembles(was, is) {
                self.pair(one, other);
            }
            if self.new_name(one) == Some(other.as_str()) {
                let both = was.properties.iter().filter_map(|(name, property)| {
                    Some((&property.ty, &is.properties.get(name)?.ty))
                });
                waiting.extend(both);
            }
        }
    }
}

/// The types of what is exchanged on both sides.
fn types<'c>(old: Option<&'c Content>, new: Option<&'c Content>) -> Option<(&'c Ty, &'c Ty)> {
    match (old?, new?) {
        (Content::Json(old), Content::Json(new)) => Some((old, new)),
        _ => None,
    }
}

/// Whether a carrier can be another one: both belong to an operation, or half of all properties are
/// common.
fn resembles(old: &Carrier, new: &Carrier) -> bool {
    let common = old.properties.keys().filter(|name| new.properties.contains_key(*name)).count();
    let all = old.properties.len() + new.properties.len() - common;
    (old.belongs_to_operation && new.belongs_to_operation) || 2 * common >= all
}

/// Operations of both sides: those of the same method and path, then of the same but for names of tokens,
/// then of the same id, then those that are alike.
fn operations<'c>(old: &'c Contract, new: &'c Contract) -> Vec<(&'c str, &'c str)> {
    let mut paired: HashMap<&str, &str> = HashMap::new();
    let mut gone: Vec<(&'c String, &'c Operation)> = Vec::new();
    for (key, operation) in &old.operations {
        match new.operations.get_key_value(key) {
            Some((other, _)) => drop(paired.insert(other, key)),
            None => gone.push((key, operation)),
        }
    }
    let by_places = |one: &Operation| format!("{} {}", one.method, without_names(&one.path));
    pair_by(&mut gone, new, &mut paired, by_places);
    pair_by(&mut gone, new, &mut paired, |one| one.id.clone());
    let left: Vec<_> =
        new.operations.iter().filter(|(key, _)| !paired.contains_key(key.as_str())).collect();
    if gone.len() * left.len() <= MOST_COMPARED {
        let like = |one: &(&String, &Operation), other: &(&String, &Operation)| {
            likeness_of(one.1, other.1)
        };
        for (one, other) in likeness::pairs(&gone, &left, like) {
            paired.insert(left[other].0, gone[one].0);
        }
    }
    let in_order = new.operations.keys();
    in_order.filter_map(|key| Some((*paired.get(key.as_str())?, key.as_str()))).collect()
}

/// Pairs what is gone with what is new where both have the same mark, and no other has.
fn pair_by<'c>(
    gone: &mut Vec<(&'c String, &'c Operation)>,
    new: &'c Contract,
    paired: &mut HashMap<&'c str, &'c str>,
    mark: impl Fn(&Operation) -> String,
) {
    let mut by_mark: HashMap<String, Vec<&'c str>> = HashMap::new();
    for (key, operation) in &new.operations {
        if !paired.contains_key(key.as_str()) {
            by_mark.entry(mark(operation)).or_default().push(key);
        }
    }
    gone.retain(|(key, operation)| match by_mark.remove(&mark(operation)).as_deref() {
        Some([other]) => paired.insert(other, key).is_some(),
        _ => true,
    });
}

/// A path without the names of its tokens.
pub fn without_names(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut inside = false;
    for c in path.chars() {
        inside = match c {
            '{' => true,
            '}' => false,
            _ => inside,
        };
        if !inside || c == '{' {
            out.push(c);
        }
    }
    out
}

/// How much two operations are alike, if the one may have become the other: same method, same answer, same
/// name in their groups, and a path that is alike.
fn likeness_of(old: &Operation, new: &Operation) -> Option<f64> {
    let own = |id: &str| id.rsplit(['_', '.', '/']).next().unwrap_or_default().to_lowercase();
    let is_same = old.method == new.method
        && own(&old.id) == own(&new.id)
        && old.answered() == new.answered()
        && old.inputs.as_ref().map(Vec::len) == new.inputs.as_ref().map(Vec::len);
    let alike = strsim::normalized_levenshtein(&old.path, &new.path);
    // What is the same in all other respects counts, too.
    (is_same && alike >= LIKELY_PATH).then_some(alike.max(likeness::LIKELY))
}
