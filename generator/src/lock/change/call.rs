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
    changes.extend(order(format!("{name} order of arguments"), &was.takes, &now.takes));
    let sent = |operation: &LockedOperation| operation.sends.as_ref().map(|sends| sends.ty.clone());
    if was.body == now.body {
        request(name, was.new.as_ref(), now.new.as_ref(), changes);
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

/// What has changed places of what both have.
fn order(what: String, was: &Inputs, now: &Inputs) -> Option<Change> {
    let common = |inputs: &Inputs, others: &Inputs| {
        let names = inputs.iter().map(|(name, _)| name.as_str());
        let common: Vec<_> = names.filter(|name| type_of(others, name).is_some()).collect();
        format!("({})", common.join(", "))
    };
    let (was, now) = (common(was, now), common(now, was));
    (was != now).then_some(Change::Changed { what, now, was })
}

fn type_of<'i>(inputs: &'i Inputs, name: &str) -> Option<&'i Written> {
    inputs.iter().find(|(other, _)| other == name).map(|(_, ty)| ty)
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
fn request(name: &str, was: Option<&Inputs>, now: Option<&Inputs>, changes: &mut Vec<Change>) {
    let whole = format!("{name} new");
    let (was, now) = match (was, now) {
        (Some(was), Some(now)) => (was, now),
        (Some(_), None) => return changes.push(Change::Gone(whole)),
        (None, Some(_)) => return changes.push(Change::Added(whole)),
        (None, None) => return,
    };
    for (value, ty) in was {
        let what = format!("{whole} {value}");
        match type_of(now, value) {
            Some(now) if now == ty => {}
            Some(now) => {
                let (now, was) = (now.to_string(), ty.to_string());
                changes.push(Change::Changed { what, now, was });
            }
            None => changes.push(Change::Gone(format!("{what}: {ty}"))),
        }
    }
    for (value, ty) in now.iter().filter(|(value, _)| type_of(was, value).is_none()) {
        changes.push(Change::Demanded(format!("{whole} {value}: {ty}")));
    }
    changes.extend(order(format!("{name} order of new"), was, now));
}
