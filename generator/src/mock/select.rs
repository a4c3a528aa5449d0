//! The parameter with which a client chooses properties: the others become `null`.

use super::paging::Part;
use super::request::Asked;
use crate::model::api::{Api, Operation, Parameter, ParameterPlace, Type};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What a request chooses.
#[derive(Debug)]
pub(super) struct Chosen {
    /// The words as they were sent.
    words: BTreeSet<String>,
    properties: Properties,
}

/// Properties to keep, and of each those below it; all of it if there are none.
#[derive(Debug, Default)]
struct Properties(BTreeMap<String, Properties>);

impl Chosen {
    /// What a request chooses, if it does: `Name,User/Name`.
    pub fn new(asked: &Asked<'_>, operation: &Operation) -> Option<Self> {
        let selects = |known: &&Parameter| known.selects && known.place == ParameterPlace::Query;
        let parameter = operation.parameters.iter().find(selects)?;
        let sent = asked.query(&parameter.name).flat_map(|value| value.split(','));
        let words: BTreeSet<String> = sent.map(|word| word.trim().to_owned()).collect();
        let mut properties = Properties::default();
        words.iter().for_each(|word| properties.add(word));
        (!properties.0.is_empty()).then_some(Self { words, properties })
    }

    /// Makes all other properties `null`, but for those that never are. Of a part of a list, that
    /// is done to the items; what stands around them stays.
    pub fn apply(&self, api: &Api, ty: &Type, value: &mut Value) {
        match Part::new(api, ty) {
            None => self.properties.apply(api, ty, value),
            Some(part) => {
                let items = value.get_mut(part.items).and_then(Value::as_array_mut);
                items.into_iter().flatten().for_each(|item| self.apply_to_item(api, &part, item));
            }
        }
    }

    /// An item whose keys are data has no others than those that are chosen.
    fn apply_to_item(&self, api: &Api, part: &Part<'_>, item: &mut Value) {
        match (part.item, item) {
            (Type::Dictionary(_) | Type::Any, Value::Object(columns)) => {
                // What has none of them is the sample of another choice.
                if columns.keys().any(|name| self.words.contains(name)) {
                    columns.retain(|name, _| self.words.contains(name));
                }
            }
            (ty, item) => self.properties.apply(api, ty, item),
        }
    }
}

impl Properties {
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

    /// Makes all others `null`, but for those that never are. What can have none of them stays as it
    /// is.
    fn apply(&self, api: &Api, ty: &Type, value: &mut Value) {
        match (ty, value) {
            (Type::Nullable(inner), value) => self.apply(api, inner, value),
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
