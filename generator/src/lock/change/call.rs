//! How what a function takes differs from what it took.

use super::Change;
use crate::api::notation::Written;
use crate::lock::{Inputs, LockedCall, LockedOperation};

/// Whether a call can do without an input.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Required,
    Optional,
}

/// What has to change for callers of an operation; nothing if one of both is not known.
pub(super) fn compare(
    name: &str,
    old: &LockedOperation,
    new: &LockedOperation,
    changes: &mut Vec<Change>,
) {
    let (Some(was), Some(now)) = (&old.call, &new.call) else { return };
    for (input, kind, ty) in inputs(was) {
        match find(now, input) {
            Some(found) if found == (kind, ty) => {}
            Some(found) => {
                let shown = if found.0 == kind { kind } else { Kind::Required };
                let (now, was) = words(found, (kind, ty));
                let what = format!("{name} {}", title(input, shown));
                changes.push(Change::Changed { what, now, was });
            }
            None => {
                changes.push(Change::Gone(format!("{name} {}: {ty}", title(input, kind))));
            }
        }
    }
    for (input, kind, ty) in inputs(now).filter(|(input, ..)| find(was, input).is_none()) {
        let what = format!("{name} {}: {ty}", title(input, kind));
        changes.push(match kind {
            Kind::Required => Change::Demanded(what),
            Kind::Optional => Change::Added(what),
        });
    }
    changes.extend(order(name, &was.takes, &now.takes));
    let sent = |operation: &LockedOperation| operation.sends.as_ref().map(|sends| sends.ty.clone());
    if was.body == now.body {
        changes.extend(request(name, was.new.as_ref(), now.new.as_ref()));
    } else if (&was.body, &now.body) != (&sent(old), &sent(new)) {
        changes.push(body(name, was.body.as_ref(), now.body.as_ref()));
    }
}

/// All inputs but the body, with their types.
fn inputs(call: &LockedCall) -> impl Iterator<Item = (&str, Kind, &Written)> {
    let required = call.takes.iter().map(|(name, ty)| (name.as_str(), Kind::Required, ty));
    required.chain(call.optional.iter().map(|(name, ty)| (name.as_str(), Kind::Optional, ty)))
}

fn find<'c>(call: &'c LockedCall, name: &str) -> Option<(Kind, &'c Written)> {
    let mut inputs = inputs(call);
    inputs.find(|(other, ..)| *other == name).map(|(_, kind, ty)| (kind, ty))
}

fn title(name: &str, kind: Kind) -> String {
    match kind {
        Kind::Required => format!("argument {name}"),
        Kind::Optional => format!("optional {name}"),
    }
}

/// What an input is now, and what it was, as far as that differs.
fn words(now: (Kind, &Written), was: (Kind, &Written)) -> (String, String) {
    let is_same = (now.0 == was.0, now.1 == was.1);
    let word = |(kind, ty): (Kind, &Written)| {
        let kind = if kind == Kind::Required { "required" } else { "optional" };
        match is_same {
            (true, _) => ty.to_string(),
            (_, true) => kind.to_owned(),
            _ => format!("{kind} {ty}"),
        }
    };
    (word(now), word(was))
}

/// Arguments of both that have changed places.
fn order(name: &str, was: &Inputs, now: &Inputs) -> Option<Change> {
    let common = |inputs: &Inputs, others: &Inputs| {
        let names = inputs.iter().map(|(name, _)| name.clone());
        names.filter(|name| others.iter().any(|(other, _)| other == name)).collect::<Vec<_>>()
    };
    let (was, now) = (common(was, now), common(now, was));
    let shown = |names: &[String]| format!("({})", names.join(", "));
    let (now_shown, was_shown) = (shown(&now), shown(&was));
    let what = format!("{name} order of arguments");
    (was != now).then_some(Change::Changed { what, now: now_shown, was: was_shown })
}

fn body(name: &str, was: Option<&Written>, now: Option<&Written>) -> Change {
    let what = format!("{name} body");
    match (was, now) {
        (Some(was), Some(now)) => {
            Change::Changed { what, now: now.to_string(), was: was.to_string() }
        }
        (None, Some(now)) => Change::Demanded(format!("{what}: {now}")),
        (was, None) => {
            Change::Gone(was.map_or_else(|| what.clone(), |was| format!("{what}: {was}")))
        }
    }
}

/// The values that a request is made of.
fn request(name: &str, was: Option<&Inputs>, now: Option<&Inputs>) -> Option<Change> {
    let shown = |inputs: &Inputs| {
        let inputs: Vec<_> = inputs.iter().map(|(name, ty)| format!("{name}: {ty}")).collect();
        format!("({})", inputs.join(", "))
    };
    let what = format!("{name} new");
    match (was, now) {
        (Some(was), Some(now)) if was != now => {
            Some(Change::Changed { what, now: shown(now), was: shown(was) })
        }
        (Some(was), None) => Some(Change::Gone(format!("{what}: {}", shown(was)))),
        (None, Some(now)) => Some(Change::Added(format!("{what}: {}", shown(now)))),
        _ => None,
    }
}
