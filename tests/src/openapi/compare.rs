//! Models side by side.

use super::schemas::no_reason;
use serde_json::Value;
use tablature::model::api::{Api, PayloadContent};

/// A model as JSON, without what documents do not have: spans, the reasons for types and names, the
/// order of the payloads of an operation, names for code, and what a configuration leaves out. The
/// texts of payloads are there, as values if they are JSON.
pub fn comparable(api: &Api) -> Value {
    let mut api = api.clone();
    for carrier in &mut api.carriers {
        carrier.reason = no_reason();
        carrier.left_out.clear();
        for property in &mut carrier.properties {
            property.reason = no_reason();
            property.alias = None;
        }
    }
    for operation in &mut api.operations {
        operation.parameters.iter_mut().for_each(|parameter| parameter.alias = None);
        operation.body.iter_mut().for_each(|body| body.reason = no_reason());
        operation.response.reason = no_reason();
        operation.payloads.iter_mut().for_each(|payload| payload.unknown.clear());
        operation.payloads.sort_by(|one, other| one.id.cmp(&other.id));
    }
    let mut value = serde_json::to_value(&api).expect("a model can be written");
    let operations = value["operations"].as_array_mut().expect("a model has operations");
    for (written, operation) in operations.iter_mut().zip(&api.operations) {
        let payloads = written["payloads"].as_array_mut().expect("an operation has payloads");
        for (written, payload) in payloads.iter_mut().zip(&operation.payloads) {
            written["text"] = match &payload.content {
                PayloadContent::Raw => payload.text.clone().into(),
                _ => serde_json::from_str(&payload.text).expect("the payload is JSON"),
            };
        }
    }
    value
}
