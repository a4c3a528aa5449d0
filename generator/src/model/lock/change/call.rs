//! How what a function takes differs from what it took.

use super::compare::Changes;
use super::{How, Part};
use crate::model::api::notation::Written;
use crate::model::lock::{Inputs, LockedCall, LockedOperation};

/// Whether a call can do without an input.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Required,
    Optional,
}

/// What has to change for callers of an operation; nothing if one of both is not known.
pub(super) fn compare(old: &LockedOperation, new: &LockedOperation, changes: &mut Changes) {
    let (Some(was), Some(now)) = (&old.call, &new.call) else { return };
    for (name, kind, ty) in inputs(was) {
        match find(now, name) {
            Some((now, found)) if now == kind && changes.is_same(ty, found) => {}
            Some(found) => {
                let shown = if found.0 == kind { kind } else { Kind::Required };
                changes.push(shown.part(name), words(found, (kind, ty)));
            }
            None => changes.push(kind.part(name), How::Gone(Some(ty.clone()))),
        }
    }
    for (name, kind, ty) in inputs(now).filter(|(name, ..)| find(was, name).is_none()) {
        let how = match kind {
            Kind::Required => How::Demanded(ty.clone()),
            Kind::Optional => How::Added(Some(ty.clone())),
        };
        changes.push(kind.part(name), how);
    }
    order(Part::Order, &was.takes, &now.takes, changes);
    let sent = |operation: &LockedOperation| operation.sends.as_ref().map(|sends| sends.ty.clone());
    let is_same_body = match (&was.body, &now.body) {
        (Some(was), Some(now)) => changes.is_same(was, now),
        (was, now) => was == now,
    };
    if is_same_body {
        request(was.new.as_ref(), now.new.as_ref(), changes);
    } else if (&was.body, &now.body) != (&sent(old), &sent(new)) {
        changes.push(Part::Body, body(was.body.as_ref(), now.body.as_ref()));
    }
}

impl Kind {
    fn part(self, name: &str) -> Part {
        match self {
            Kind::Required => Part::Argument(name.to_owned()),
            Kind::Optional => Part::Optional(name.to_owned()),
        }
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

/// What an input is now, and what it was, as far as that differs.
fn words(now: (Kind, &Written), was: (Kind, &Written)) -> How {
    let is_same = (now.0 == was.0, now.1 == was.1);
    let word = |(kind, ty): (Kind, &Written)| {
        let kind = if kind == Kind::Required { "required" } else { "optional" };
        match is_same {
            (true, _) => ty.to_string(),
            (_, true) => kind.to_owned(),
            _ => format!("{kind} {ty}"),
        }
    };
    How::Changed { now: word(now), was: word(was) }
}

/// What has changed places of what both have.
fn order(part: Part, was: &Inputs, now: &Inputs, changes: &mut Changes) {
    let common = |inputs: &Inputs, others: &Inputs| {
        let names = inputs.iter().map(|(name, _)| name.as_str());
        let common: Vec<_> = names.filter(|name| type_of(others, name).is_some()).collect();
        format!("({})", common.join(", "))
    };
    let (was, now) = (common(was, now), common(now, was));
    if was != now {
        changes.push(part, How::Changed { now, was });
    }
}

fn type_of<'i>(inputs: &'i Inputs, name: &str) -> Option<&'i Written> {
    inputs.iter().find(|(other, _)| other == name).map(|(_, ty)| ty)
}

fn body(was: Option<&Written>, now: Option<&Written>) -> How {
    match (was, now) {
        (Some(was), Some(now)) => How::Changed { now: now.to_string(), was: was.to_string() },
        (None, Some(now)) => How::Demanded(now.clone()),
        (was, None) => How::Gone(was.cloned()),
    }
}

/// The values that a request is made of.
fn request(was: Option<&Inputs>, now: Option<&Inputs>, changes: &mut Changes) {
    let (was, now) = match (was, now) {
        (Some(was), Some(now)) => (was, now),
        (Some(_), None) => return changes.push(Part::New, How::Gone(None)),
        (None, Some(_)) => return changes.push(Part::New, How::Added(None)),
        (None, None) => return,
    };
    for (name, ty) in was {
        let how = match type_of(now, name) {
            Some(now) if changes.is_same(ty, now) => continue,
            Some(now) => How::Changed { now: now.to_string(), was: ty.to_string() },
            None => How::Gone(Some(ty.clone())),
        };
        changes.push(Part::Value(name.clone()), how);
    }
    for (name, ty) in now.iter().filter(|(name, _)| type_of(was, name).is_none()) {
        changes.push(Part::Value(name.clone()), How::Demanded(ty.clone()));
    }
    order(Part::OrderOfNew, was, now, changes);
}
