//! Payloads that say more or less than the docs: they are decoded, and go back as they came.

use superoffice::{Value, from_json, to_json};
use tablature::model::api::{PayloadContent, Type};

use super::model::API;
use super::payloads::{PAYLOADS, RoundTrip};
use super::same::difference_of;

/// A value of a type in a sample, to be replaced by another one.
struct Place {
    path: Vec<Step>,
    /// `None` where the docs do not say.
    ty: Option<Type>,
}

#[derive(Clone)]
enum Step {
    Key(String),
    Item(usize),
}

#[test]
fn every_json_payload_of_the_docs_is_listed() {
    let payloads = API.operations.iter().flat_map(|operation| &operation.payloads);
    let is_json = |payload: &&_| payload_type(payload).is_some();
    let mut documented: Vec<_> = payloads.filter(is_json).map(|found| found.id.as_str()).collect();
    let mut listed: Vec<_> = PAYLOADS.iter().map(|(id, _)| *id).collect();
    documented.sort_unstable();
    listed.sort_unstable();
    assert_eq!(listed, documented);
}

#[test]
fn samples_go_back_as_they_came() {
    check(|sample, _| vec![sample.clone()]);
}

#[test]
fn unknown_properties_are_kept() {
    let unknown = [Value::from("new"), from_json(br#"{"A": [1, null, {"B": 1.0}]}"#).unwrap()];
    check(|sample, ty| {
        let objects = places(sample, ty).into_iter().filter(|place| {
            at(sample, &place.path).is_object() && !matches!(place.ty, Some(Type::Dictionary(_)))
        });
        let mutate = |place: Place| {
            unknown.iter().map(move |unknown| {
                let mut changed = sample.clone();
                let object = at_mut(&mut changed, &place.path).as_object_mut().unwrap();
                object.insert("Not in the docs".to_owned(), unknown.clone());
                changed
            })
        };
        objects.flat_map(mutate).collect()
    });
}

#[test]
fn nulls_are_kept() {
    check(|sample, ty| {
        let properties = places(sample, ty)
            .into_iter()
            .filter(|place| matches!(place.path.last(), Some(Step::Key(_))));
        let one = properties.map(|place| {
            let mut changed = sample.clone();
            *at_mut(&mut changed, &place.path) = Value::Null;
            changed
        });
        one.collect()
    });
}

#[test]
fn words_that_no_enumeration_has_are_kept() {
    let word = Value::from("Not in the docs");
    check(|sample, ty| {
        let enums =
            places(sample, ty).into_iter().filter(|it| matches!(it.ty, Some(Type::Enum(_))));
        let one = enums.map(|place| {
            let mut changed = sample.clone();
            *at_mut(&mut changed, &place.path) = word.clone();
            changed
        });
        one.collect()
    });
    for text in ["\"Slim\"", "\"Not in the docs\"", "\"\"", "\"slim\""] {
        let mode: superoffice::enums::Mode = from_json(text.as_bytes()).unwrap();
        assert_eq!(to_json(&mode), text.as_bytes());
    }
}

/// Makes variants of every sample, and checks that they go back as they came.
fn check(variants: impl Fn(&Value, &Type) -> Vec<Value>) {
    let mut faults = Vec::new();
    let payloads = API.operations.iter().flat_map(|operation| &operation.payloads);
    for (payload, ty) in payloads.filter_map(|payload| Some((payload, payload_type(payload)?))) {
        let (_, round_trip) = PAYLOADS.iter().find(|(id, _)| *id == payload.id).expect("listed");
        let sample: Value = from_json(payload.text.as_bytes()).unwrap();
        let found = variants(&sample, ty).into_iter().filter_map(|variant| {
            fault(*round_trip, &variant).map(|fault| format!("{}: {fault}", payload.id))
        });
        faults.extend(found);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn fault(round_trip: RoundTrip, variant: &Value) -> Option<String> {
    let text = to_json(variant);
    match round_trip(&text) {
        Ok(back) => difference_of(&text, &back),
        Err(error) => Some(error.to_string()),
    }
}

fn payload_type(payload: &tablature::model::api::Payload) -> Option<&Type> {
    match &payload.content {
        PayloadContent::Json(ty) => Some(ty),
        _ => None,
    }
}

/// All values in a sample, itself included, with their types.
fn places(sample: &Value, ty: &Type) -> Vec<Place> {
    let mut found = Vec::new();
    collect(sample, Some(ty), &mut Vec::new(), &mut found);
    found
}

fn collect(value: &Value, ty: Option<&Type>, path: &mut Vec<Step>, found: &mut Vec<Place>) {
    found.push(Place { path: path.clone(), ty: ty.cloned() });
    let inner = |key: &str| match ty?.non_null() {
        Type::Carrier(id) => {
            let mut properties = API.carrier(*id).properties.iter();
            properties.find(|property| property.name == key).map(|property| &property.ty)
        }
        Type::List(item) | Type::Dictionary(item) => Some(&**item),
        _ => None,
    };
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                path.push(Step::Key(key.clone()));
                collect(value, inner(key), path, found);
                path.pop();
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(Step::Item(index));
                collect(item, inner(""), path, found);
                path.pop();
            }
        }
        _ => {}
    }
}

fn at<'a>(value: &'a Value, path: &[Step]) -> &'a Value {
    path.iter().fold(value, |value, step| match step {
        Step::Key(key) => &value[key],
        Step::Item(index) => &value[index],
    })
}

fn at_mut<'a>(value: &'a mut Value, path: &[Step]) -> &'a mut Value {
    path.iter().fold(value, |value, step| match step {
        Step::Key(key) => &mut value[key],
        Step::Item(index) => &mut value[index],
    })
}
