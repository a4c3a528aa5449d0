//! What differs between what two crates offer.

use super::super::criteria::FragileCode;
use super::{Item, ItemChange, Kind, Step, Surface};
use std::collections::BTreeMap;

/// The module of the types that stand for optional inputs.
const INPUTS: &str = "inputs::";

/// All that differs.
pub fn changes(old: &Surface, new: &Surface) -> Vec<ItemChange> {
    let both = Both { old, new };
    let mut changes = Vec::new();
    for (path, item) in &old.items {
        match new.items.get(path) {
            Some(now) => changes.extend(both.changed(path, item, now)),
            None if is_told_with_whole(path, item, old, new) => {}
            None => {
                let only = path.starts_with(INPUTS).then_some(FragileCode::CallTypes);
                changes.push(change(Step::Major, path, "gone".to_owned(), only));
            }
        }
    }
    for (path, item) in &new.items {
        if !old.items.contains_key(path) && !is_told_with_whole(path, item, new, old) {
            changes.push(added(path, item, old));
        }
    }
    changes
}

fn change(step: Step, path: &str, says: String, only: Option<FragileCode>) -> ItemChange {
    ItemChange { step, path: path.to_owned(), says, only }
}

/// What two crates offer.
struct Both<'s> {
    old: &'s Surface,
    new: &'s Surface,
}

impl Both<'_> {
    fn changed(&self, path: &str, old: &Item, new: &Item) -> Option<ItemChange> {
        match (old.kind, new.kind) {
            (Kind::Struct { is_open: true }, Kind::Struct { is_open: false })
            | (Kind::Enum { is_open: true }, Kind::Enum { is_open: false }) => {
                let says = "others may be added from now on".to_owned();
                return Some(change(Step::Major, path, says, None));
            }
            (Kind::Struct { is_open: false }, Kind::Struct { is_open: true })
            | (Kind::Enum { is_open: false }, Kind::Enum { is_open: true }) => {
                return Some(change(Step::Minor, path, "no others will be added".to_owned(), None));
            }
            (Kind::Function, Kind::Function) => return self.function(path, old, new),
            // Numbers came or went with what is said of the whole enum.
            (Kind::Variant, Kind::Variant) if old.signature.len() != new.signature.len() => {
                return None;
            }
            _ => {}
        }
        (old != new).then(|| {
            let says = match old.signature == new.signature {
                true => "of another kind".to_owned(),
                false => another(&old.signature.join(" "), &new.signature.join(" ")),
            };
            change(Step::Major, path, says, None)
        })
    }

    /// A function whose types are others.
    fn function(&self, path: &str, old: &Item, new: &Item) -> Option<ItemChange> {
        let (output, inputs) = old.signature.split_last()?;
        let (output_now, inputs_now) = new.signature.split_last()?;
        if inputs != inputs_now {
            let takes = |inputs: &[String]| format!("({})", inputs.join(", "));
            let says = format!("takes {}", another(&takes(inputs), &takes(inputs_now)));
            return Some(change(Step::Major, path, says, None));
        }
        if output == output_now {
            return None;
        }
        let says = format!("gives {}", another(output, output_now));
        let (Some((answer, set)), Some((answer_now, set_now))) = (call(output), call(output_now))
        else {
            return Some(change(Step::Major, path, says, None));
        };
        let lost = lost(&methods(self.old, set), &methods(self.new, set_now));
        let (says, only) = match lost.as_slice() {
            _ if answer != answer_now => (says, None),
            [] => (says, Some(FragileCode::CallTypes)),
            lost => (format!("{says}, without {}", lost.join(", ")), None),
        };
        Some(change(Step::Major, path, says, only))
    }
}

/// What a call answers, and the type that stands for its optional inputs, if it has any.
fn call(output: &str) -> Option<(&str, Option<&str>)> {
    let inside = output.strip_prefix("Call<")?.strip_suffix('>')?;
    Some(match inside.rfind(&format!(", {INPUTS}")) {
        Some(at) => (&inside[..at], Some(&inside[at + 2..])),
        None => (inside, None),
    })
}

/// The methods of calls with these optional inputs, and what they take.
fn methods<'s>(surface: &'s Surface, set: Option<&str>) -> BTreeMap<&'s str, &'s Item> {
    let Some(set) = set else { return BTreeMap::new() };
    let start = format!("Call<A, {set}>::");
    let all = surface.items.range(start.clone()..);
    let all = all.take_while(|(path, _)| path.starts_with(&start));
    all.map(|(path, item)| (&path[start.len()..], item)).collect()
}

/// Those that are there no more, or take something else.
fn lost(old: &BTreeMap<&str, &Item>, new: &BTreeMap<&str, &Item>) -> Vec<String> {
    let is_lost = |(name, item): &(&&str, &&Item)| new.get(**name) != Some(item);
    old.iter().filter(is_lost).map(|(name, _)| format!("`{name}`")).collect()
}

fn another(old: &str, new: &str) -> String {
    format!("`{}`, was `{}`", new.trim(), old.trim())
}

fn added(path: &str, item: &Item, old: &Surface) -> ItemChange {
    let says = "new".to_owned();
    match item.kind {
        Kind::Field if owner(path, ".").is_some_and(|of| is_open(old, of)) => {
            change(Step::Major, path, says, Some(FragileCode::StructLiterals))
        }
        Kind::Variant if owner(path, "::").is_some_and(|of| is_open(old, of)) => {
            change(Step::Major, path, says, Some(FragileCode::EnumMatches))
        }
        _ => change(Step::Minor, path, says, None),
    }
}

fn is_open(surface: &Surface, path: &str) -> bool {
    let kind = surface.items.get(path).map(|item| item.kind);
    matches!(kind, Some(Kind::Struct { is_open: true } | Kind::Enum { is_open: true }))
}

/// Whether something else says that this is on the one side alone: what it is a part of is so, too.
fn is_told_with_whole(path: &str, item: &Item, here: &Surface, there: &Surface) -> bool {
    whole(path, item)
        .is_some_and(|whole| here.items.contains_key(whole) && !there.items.contains_key(whole))
}

/// What something is a part of: a type, a module, or the optional inputs of a call.
fn whole<'p>(path: &'p str, item: &Item) -> Option<&'p str> {
    match item.kind {
        Kind::Field => owner(path, "."),
        Kind::Trait => path.rsplit_once(" for ").map(|(_, of)| of),
        Kind::Feature => None,
        _ => match path.strip_prefix("Call<A, ") {
            Some(set) => owner(set, ">::"),
            None => owner(path, "::"),
        },
    }
}

/// What a field, variant, function or module stands in.
fn owner<'p>(path: &'p str, sign: &str) -> Option<&'p str> {
    path.rsplit_once(sign).map(|(owner, _)| owner)
}
