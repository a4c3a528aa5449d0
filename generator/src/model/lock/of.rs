//! What there is to remember of a model.

use super::{Lock, LockedCarrier, LockedExchange, LockedOperation, LockedType};
use crate::model::api::notation::Written;
use crate::model::api::{Api, BodyContent, Carrier, Operation, Property, ResponseContent, Type};
use indexmap::IndexMap;

impl Lock {
    /// What there is to remember of a model.
    pub fn of(api: &Api) -> Self {
        let mut lock = Self::of_docs(api);
        lock.note_calls(api);
        lock
    }

    /// The same but for what functions take, which is left to [`note_calls`](Self::note_calls).
    pub fn of_docs(api: &Api) -> Self {
        let mut carriers = IndexMap::new();
        for carrier in &api.carriers {
            let name = carrier.name.display();
            carriers.entry(name).or_insert_with(|| LockedCarrier::of(carrier, api));
        }
        let operations = api.operations.iter();
        let operations =
            operations.map(|operation| (operation.key(), LockedOperation::of(operation, api)));
        Self { carriers, operations: operations.collect(), enums: words(api), ..Self::default() }
    }
}

impl LockedCarrier {
    fn of(carrier: &Carrier, api: &Api) -> Self {
        let lock = |property: &Property| {
            let span = property.reason.span;
            (property.name.clone(), LockedType { ty: Written::of(&property.ty, api), span })
        };
        Self {
            properties: carrier.properties.iter().map(lock).collect(),
            belongs_to_operation: carrier.request_of.is_some(),
        }
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
        let mut statuses: Vec<_> = operation.statuses.iter().map(|status| status.code).collect();
        statuses.sort_unstable();
        statuses.dedup();
        let (id, statuses) = (operation.id.clone(), Some(statuses));
        let exchange = Some(LockedExchange::of(operation));
        Self { id, sends, answers, call: None, statuses, exchange, span: Some(operation.span) }
    }
}

/// The words of each enumeration.
pub(super) fn words(api: &Api) -> IndexMap<String, Vec<String>> {
    let enums = api.enums.iter();
    enums.map(|one| (one.name.join("."), one.values.clone())).collect()
}
