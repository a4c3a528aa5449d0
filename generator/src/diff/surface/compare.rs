//! What differs between what two crates offer.

use super::{Item, ItemChange, Kind, Step, Surface};

/// Code that breaks when a struct gains a field.
const LITERAL: &str =
    "code that writes or takes apart the struct with all its fields, without `..`";

/// Code that breaks when a call has other optional inputs.
const TYPE_OF_CALL: &str = "code that names the type of the call";

/// Code that breaks when an enum gains a variant.
const MATCH: &str = "code that matches all its variants";

/// All that differs, the worst first.
pub fn changes(old: &Surface, new: &Surface) -> Vec<ItemChange> {
    let mut changes = Vec::new();
    for (path, item) in &old.items {
        match new.items.get(path) {
            Some(now) => changes.extend(changed(path, item, now)),
            None if !is_part_of_gone(path, item, new) => {
                changes.push(change(Step::Major, path, "gone".to_owned(), None));
            }
            None => {}
        }
    }
    for (path, item) in &new.items {
        if !old.items.contains_key(path) && !is_part_of_new(path, item, old) {
            changes.push(added(path, item, old));
        }
    }
    changes.sort_by(|a, b| b.step.cmp(&a.step));
    changes
}

fn change(step: Step, path: &str, says: String, only: Option<&'static str>) -> ItemChange {
    ItemChange { step, path: path.to_owned(), says, only }
}

fn changed(path: &str, old: &Item, new: &Item) -> Option<ItemChange> {
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
        (Kind::Function, Kind::Function) => return function(path, old, new),
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
fn function(path: &str, old: &Item, new: &Item) -> Option<ItemChange> {
    let (Some((output, inputs)), Some((output_now, inputs_now))) =
        (old.signature.split_last(), new.signature.split_last())
    else {
        return None;
    };
    if inputs != inputs_now {
        let takes = |inputs: &[String]| format!("({})", inputs.join(", "));
        let says = format!("takes {}", another(&takes(inputs), &takes(inputs_now)));
        return Some(change(Step::Major, path, says, None));
    }
    if output == output_now {
        return None;
    }
    let only = (answer(output) == answer(output_now)).then_some(TYPE_OF_CALL);
    Some(change(Step::Major, path, format!("gives {}", another(output, output_now)), only))
}

/// What a call answers, without its optional inputs.
fn answer(output: &str) -> Option<&str> {
    let inside = output.strip_prefix("Call<")?.strip_suffix('>')?;
    Some(inside.rsplit_once(", inputs::").map_or(inside, |(answer, _)| answer))
}

fn another(old: &str, new: &str) -> String {
    format!("`{}`, was `{}`", new.trim(), old.trim())
}

fn added(path: &str, item: &Item, old: &Surface) -> ItemChange {
    let says = "new".to_owned();
    match item.kind {
        Kind::Field if owner(path, ".").is_some_and(|of| is_open(old, of)) => {
            change(Step::Major, path, says, Some(LITERAL))
        }
        Kind::Variant if owner(path, "::").is_some_and(|of| is_open(old, of)) => {
            change(Step::Major, path, says, Some(MATCH))
        }
        _ => change(Step::Minor, path, says, None),
    }
}

fn is_open(surface: &Surface, path: &str) -> bool {
    let kind = surface.items.get(path).map(|item| item.kind);
    matches!(kind, Some(Kind::Struct { is_open: true } | Kind::Enum { is_open: true }))
}

/// What a field, variant, method or implementation is of.
fn owner<'p>(path: &'p str, sign: &str) -> Option<&'p str> {
    path.rsplit_once(sign).map(|(owner, _)| owner)
}

/// Whether something else says that this is gone: what it is a part of.
fn is_part_of_gone(path: &str, item: &Item, new: &Surface) -> bool {
    whole(path, item).is_some_and(|whole| !new.items.contains_key(whole))
}

/// Whether something else says that this is new.
fn is_part_of_new(path: &str, item: &Item, old: &Surface) -> bool {
    whole(path, item).is_some_and(|whole| !old.items.contains_key(whole))
}

/// The type that something is a part of.
fn whole<'p>(path: &'p str, item: &Item) -> Option<&'p str> {
    match item.kind {
        Kind::Field => owner(path, "."),
        Kind::Variant => owner(path, "::"),
        Kind::Trait => path.rsplit_once(" for ").map(|(_, of)| of),
        _ => None,
    }
}
