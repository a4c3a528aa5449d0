//! Lists with items that are null. No table says so, and nothing else depends on it: types are chosen as
//! if there were none, and then samples are held against them.
//!
//! What had a null once keeps it in the lock: a sample that shows none does not say that there is none.

use super::drafts::Drafts;
use super::memory;
use super::typed::{self, Typed};
use crate::model::api::{
    Api, BodyContent, CarrierId, Clue, Evidence, Reason, ResponseContent, Type,
};
use crate::model::lock::LockedType;
use crate::pages::statements::EndpointPage;
use crate::source::Span;
use crate::source::json;
use rayon::prelude::*;
use serde_json::Value;

/// Makes items nullable that are null in a sample, or were before. `api` has an operation for each of
/// the pages, in their order, and the carriers of the drafts.
pub(super) fn allow(api: &mut Api, pages: &[EndpointPage], drafts: &Drafts) {
    let known = &*api;
    let shown: Vec<Vec<Found>> =
        pages.par_iter().enumerate().map(|(index, page)| samples_of(known, index, page)).collect();
    for found in shown.into_iter().flatten() {
        found.note(api);
    }
    recall(api, pages, drafts);
}

/// What has a type.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    /// A property, by its index.
    Property(CarrierId, usize),
    /// What an operation, by its index, sends.
    Body(usize),
    /// What an operation, by its index, answers.
    Answer(usize),
}

/// A list with an item that is null.
struct Found {
    holder: Holder,
    /// How many lists and dictionaries are around that list.
    depth: usize,
    /// Where the null is.
    span: Span,
}

impl Found {
    /// Lets items be null there, and tells why.
    fn note(self, api: &mut Api) {
        let Some((mut ty, reason)) = of_holder(api, self.holder) else { return };
        for _ in 0..self.depth {
            match ty {
                Type::List(inner) | Type::Dictionary(inner) => ty = inner,
                _ => return,
            }
            if let Type::Nullable(inner) = ty {
                ty = inner;
            }
        }
        let Type::List(item) = ty else { return };
        if matches!(**item, Type::Nullable(_) | Type::Any) {
            return;
        }
        **item = std::mem::replace(&mut **item, Type::Any).nullable();
        reason.clues.push(Clue {
            evidence: Evidence::Sample,
            says: "a sample has `null` among the items".to_owned(),
            span: Some(self.span),
            rejected: None,
        });
    }
}

/// The type of a holder, and why it is that.
fn of_holder(api: &mut Api, holder: Holder) -> Option<(&mut Type, &mut Reason)> {
    match holder {
        Holder::Property(id, index) => {
            let property = api.carriers.get_mut(id.0 as usize)?.properties.get_mut(index)?;
            Some((&mut property.ty, &mut property.reason))
        }
        Holder::Body(index) => {
            let body = api.operations.get_mut(index)?.body.as_mut()?;
            match &mut body.content {
                BodyContent::Json(ty) => Some((ty, &mut body.reason)),
                _ => None,
            }
        }
        Holder::Answer(index) => {
            let response = &mut api.operations.get_mut(index)?.response;
            match &mut response.content {
                ResponseContent::Json(ty) | ResponseContent::JsonOrNothing(ty) => {
                    Some((ty, &mut response.reason))
                }
                _ => None,
            }
        }
    }
}

/// What the samples of a page show.
fn samples_of(api: &Api, index: usize, page: &EndpointPage) -> Vec<Found> {
    let Some(operation) = api.operations.get(index) else { return Vec::new() };
    let mut found = Vec::new();
    for Typed { text, value, ty, is_sent } in typed::samples(page, operation) {
        let holder = if is_sent { Holder::Body(index) } else { Holder::Answer(index) };
        let mut search = Search { api, path: Vec::new(), nulls: Vec::new() };
        search.look_at(ty, value, holder, 0);
        found.extend(search.nulls.into_iter().map(|(holder, depth, path)| {
            let span = text.span.part(json::locate(text, path));
            Found { holder, depth, span }
        }));
    }
    found
}

/// A walk through a sample.
struct Search<'a> {
    api: &'a Api,
    /// From the sample to where the walk is.
    path: Vec<json::Step<'a>>,
    /// The first null of each list, by what holds the list and how deep in it that is.
    nulls: Vec<(Holder, usize, Vec<json::Step<'a>>)>,
}

impl<'a> Search<'a> {
    fn look_at(&mut self, ty: &Type, value: &'a Value, holder: Holder, depth: usize) {
        match (ty.non_null(), value) {
            (Type::List(item), Value::Array(items)) => {
                for (index, value) in items.iter().enumerate() {
                    self.path.push(json::Step::Index(index));
                    match value {
                        Value::Null => self.note(holder, depth),
                        value => self.look_at(item, value, holder, depth + 1),
                    }
                    self.path.pop();
                }
            }
            (Type::Dictionary(entry), Value::Object(entries)) => {
                for (key, value) in entries {
                    self.below(key, entry, value, holder, depth + 1);
                }
            }
            (Type::Carrier(id), Value::Object(object)) => {
                for (index, property) in self.api.carrier(*id).properties.iter().enumerate() {
                    if let Some((key, value)) = object.get_key_value(&property.name) {
                        self.below(key, &property.ty, value, Holder::Property(*id, index), 0);
                    }
                }
            }
            _ => {}
        }
    }

    fn below(&mut self, key: &'a str, ty: &Type, value: &'a Value, holder: Holder, depth: usize) {
        self.path.push(json::Step::Key(key));
        self.look_at(ty, value, holder, depth);
        self.path.pop();
    }

    fn note(&mut self, holder: Holder, depth: usize) {
        if !self.nulls.iter().any(|(known, deep, _)| (*known, *deep) == (holder, depth)) {
            self.nulls.push((holder, depth, self.path.clone()));
        }
    }
}

/// Lets items be null that could be null before.
fn recall(api: &mut Api, pages: &[EndpointPage], drafts: &Drafts) {
    let before = |locked: &LockedType| locked.resolve(&|name| drafts.still_called(name));
    for carrier in &mut api.carriers {
        let owner = carrier.name.display();
        for property in &mut carrier.properties {
            let was = drafts.memory.property(&owner, &property.name).and_then(before);
            was.iter().for_each(|was| allow_as(&mut property.ty, was));
        }
    }
    for (operation, page) in api.operations.iter_mut().zip(pages) {
        let Some(was) = memory::operation(page, drafts) else { continue };
        if let (Some(body), Some(was)) = (&mut operation.body, was.sends.as_ref().and_then(before))
            && let BodyContent::Json(ty) = &mut body.content
        {
            allow_as(ty, &was);
        }
        if let ResponseContent::Json(ty) | ResponseContent::JsonOrNothing(ty) =
            &mut operation.response.content
            && let Some(was) = was.answers.as_ref().and_then(before)
        {
            allow_as(ty, &was);
        }
    }
}

/// Lets items be null where those of another type can be, as far as both are alike.
fn allow_as(ty: &mut Type, other: &Type) {
    match (ty, other) {
        (Type::List(item), Type::List(other)) => {
            allow_as(item, other);
            if matches!(**other, Type::Nullable(_)) {
                **item = std::mem::replace(&mut **item, Type::Any).nullable();
            }
        }
        (Type::Dictionary(entry), Type::Dictionary(other)) => allow_as(entry, other),
        (Type::Nullable(inner), other) => allow_as(inner, other.non_null()),
        (ty, Type::Nullable(other)) => allow_as(ty, other),
        _ => {}
    }
}
