//! What there is to remember of a model.

use super::{Lock, LockedCarrier, LockedOperation, LockedType};
use crate::api::notation::Written;
use crate::api::{
    Api, BodyContent, Carrier, CarrierId, Evidence, Operation, Property, ResponseContent, Type,
};
use indexmap::IndexMap;
use std::collections::HashSet;

impl Lock {
    /// What there is to remember of a model.
    pub fn of(api: &Api) -> Self {
        let mut lock = Self::beside(api, &Lock::default());
        lock.note_calls(api);
        lock
    }

    /// What there is to remember of a model where `old` is remembered already: also what tables
    /// state, if `old` says something of it, so that the two can be compared. What functions take is
    /// left to [`note_calls`](Self::note_calls).
    pub fn beside(api: &Api, old: &Lock) -> Self {
        let held: HashSet<CarrierId> =
            properties(api).filter_map(|property| property.ty.carrier()).collect();
        let mut carriers = IndexMap::new();
        for (index, carrier) in api.carriers.iter().enumerate() {
            let name = carrier.name.display();
            let locked = LockedCarrier::of(carrier, api, old.carriers.get(&name));
            let is_held = held.contains(&CarrierId(index as u32));
            if !locked.belongs_to_operation || !locked.properties.is_empty() || is_held {
                carriers.entry(name).or_insert(locked);
            }
        }
        let operations = api.operations.iter();
        let operations =
            operations.map(|operation| (operation.key(), LockedOperation::of(operation, api)));
        Self { carriers, operations: operations.collect() }
    }
}

impl LockedCarrier {
    fn of(carrier: &Carrier, api: &Api, old: Option<&LockedCarrier>) -> Self {
        let belongs_to_operation = carrier.request_of.is_some();
        let is_known = |property: &Property| {
            let was_known = old.is_some_and(|old| old.properties.contains_key(&property.name));
            let evidence = property.reason.evidence;
            was_known || !matches!(evidence, Evidence::Table | Evidence::Nothing)
        };
        let wanted = |property: &&Property| !belongs_to_operation || is_known(property);
        let lock = |property: &Property| {
            let span = property.reason.span;
            (property.name.clone(), LockedType { ty: Written::of(&property.ty, api), span })
        };
        let properties = carrier.properties.iter().filter(wanted).map(lock).collect();
        Self { properties, belongs_to_operation }
    }
}

impl LockedOperation {
    fn of(operation: &Operation, api: &Api) -> Self {
        let carried = |ty: &Type| {
            let is_shared = api.carrier(ty.carrier()?).request_of.is_none();
            let span = Some(operation.span);
            is_shared.then(|| LockedType { ty: Written::of(ty, api), span })
        };
        let sends = operation.body.as_ref().and_then(|body| match &body.content {
            BodyContent::Json(ty) => carried(ty),
            _ => None,
        });
        let answers = match &operation.response.content {
            ResponseContent::Json(ty) | ResponseContent::JsonOrNothing(ty) => carried(ty),
            _ => None,
        };
        let id = operation.id.clone();
        Self { id, sends, answers, call: None, span: Some(operation.span) }
    }
}

fn properties(api: &Api) -> impl Iterator<Item = &Property> {
    api.carriers.iter().flat_map(|carrier| &carrier.properties)
}
