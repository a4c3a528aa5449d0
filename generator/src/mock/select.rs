//! The parameter with which a client chooses properties: the others become `null`.

use super::request::Asked;
use crate::api::{Api, Operation, Parameter, ParameterPlace, Type};
use serde_json::Value;
use std::collections::BTreeMap;

/// Properties to keep, and of each those below it; all of it if there are none.
#[derive(Debug, Default)]
pub(super) struct Chosen(BTreeMap<String, Chosen>);

impl Chosen {
    /// What a request chooses, if it does: `Name,User/Name`.
    pub fn new(asked: &Asked<'_>, operation: &Operation) -> Option<Self> {
        let selects = |known: &&Parameter| known.selects && known.place == ParameterPlace::Query;
        let parameter = operation.parameters.iter().find(selects)?;
        let mut chosen = Self::default();
        for word in asked.query(&parameter.name).flat_map(|value| value.split(',')) {
            chosen.add(word.trim());
        }
        (!chosen.0.is_empty()).then_some(chosen)
    }

    fn add(&mut self, word: &str) {
        let steps: Vec<_> = word.split('/').map(str::trim).collect();
        // Nobody chooses from deeper than this.
        if steps.iter().any(|step| step.is_empty()) || steps.len() > 32 {
            return;
        }
        let mut here = self;
        for (index, step) in steps.iter().enumerate() {
            let is_known = here.0.contains_key(*step);
            let is_whole = is_known && here.0.get(*step).is_some_and(|below| below.0.is_empty());
            here = here.0.entry((*step).to_owned()).or_default();
            if is_whole && index + 1 < steps.len() {
                return;
            }
        }
        here.0.clear();
    }

    /// Makes all other properties `null`, but for those that never are. An answer that has none of
    /// the chosen ones, such as a page of rows, stays as it is.
    pub fn apply(&self, api: &Api, ty: &Type, value: &mut Value) {
        match (ty, value) {
            (Type::List(item), Value::Array(items)) => {
                items.iter_mut().for_each(|value| self.apply(api, item, value));
            }
            (Type::Dictionary(entry), Value::Object(entries)) => {
                entries.values_mut().for_each(|value| self.apply(api, entry, value));
            }
            (Type::Carrier(id), Value::Object(object)) => {
                let properties = &api.carrier(*id).properties;
                if !properties.iter().any(|property| self.0.contains_key(&property.name)) {
                    return;
                }
                for property in properties {
                    let Some(value) = object.get_mut(&property.name) else { continue };
                    match self.0.get(&property.name) {
                        Some(below) if below.0.is_empty() => {}
                        Some(below) => below.apply(api, &property.ty, value),
                        None if property.required => {}
                        None => *value = Value::Null,
                    }
                }
            }
            _ => {}
        }
    }
}
