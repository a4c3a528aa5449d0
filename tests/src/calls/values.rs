//! What calls are given: values of the documented types, as they are written in Rust.

use super::signatures::Shape;
use serde_json::{Map, Value, json};
use tablature::model::api::{
    Api, Body, BodyContent, Operation, Parameter, ParameterPlace, PayloadContent, PayloadKind,
    Property, Type,
};

/// Whether an input is an argument of the function and no method of the call.
pub fn is_required(parameter: &Parameter) -> bool {
    parameter.required || parameter.place == ParameterPlace::Path
}

/// A value for a parameter.
pub fn of_parameter(api: &Api, parameter: &Parameter, shape: &Shape) -> String {
    match (&parameter.ty, shape) {
        (Type::Carrier(_) | Type::Dictionary(_) | Type::Any, Shape::Borrowed) => {
            format!("&value({:?})", filled(api, &parameter.ty).to_string())
        }
        (ty, shape) => written(&example(api, ty), shape),
    }
}

/// A value of which there is something to send: of objects all scalars.
fn filled(api: &Api, ty: &Type) -> Value {
    let Type::Carrier(id) = ty else { return least(api, ty, DEEPEST) };
    if api.carrier(*id).choice.is_some() {
        return least(api, ty, DEEPEST);
    }
    let properties = api.carrier(*id).properties.iter();
    let scalars = properties.filter(|one| one.ty.is_scalar() || one.required);
    scalars
        .map(|one| (one.name.clone(), least(api, &one.ty, DEEPEST)))
        .collect::<Map<_, _>>()
        .into()
}

/// A text as a value of a type.
fn written(text: &str, shape: &Shape) -> String {
    match shape {
        Shape::Plain => text.to_owned(),
        Shape::Float => format!("{text}.0"),
        Shape::Text | Shape::Date => format!("{text:?}"),
        Shape::Borrowed => format!("&{text:?}.into()"),
        Shape::List(item) => format!("&[{}]", written(text, item)),
        Shape::Word | Shape::Other => format!("{text:?}.into()"),
        Shape::Pair => format!("({text:?}, {text:?})"),
        Shape::Patch | Shape::Upload => unreachable!("no parameter is a file"),
    }
}

/// A text that a parameter of a type takes. Where several operations have the same path but for
/// the types in it, the operation is the first that has this type.
pub fn example(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Bool => "true".to_owned(),
        Type::Int32 | Type::Int64 | Type::Double => "1".to_owned(),
        Type::DateTime => "2024-05-31".to_owned(),
        Type::Enum(id) => api.enumeration(*id).values.first().cloned().unwrap_or_default(),
        Type::List(item) => example(api, item),
        _ => "some words".to_owned(),
    }
}

/// The body of an operation; what is JSON, the program reads from a file.
pub fn of_body(operation: &Operation, body: &Body, shape: &Shape) -> String {
    let id = &operation.id;
    match (&body.content, shape) {
        (BodyContent::Json(_), Shape::Text) => format!("&body::<String>({id:?})"),
        (BodyContent::Json(_), Shape::List(item)) if **item == Shape::Text => {
            format!("body::<Vec<String>>({id:?})")
        }
        (BodyContent::Json(_), Shape::List(_)) => format!("&body::<Vec<_>>({id:?})"),
        (BodyContent::Json(_), Shape::Plain | Shape::Float | Shape::Word) => {
            format!("body({id:?})")
        }
        (BodyContent::Json(_), _) => format!("&body({id:?})"),
        (BodyContent::Patch, _) => "&patch()".to_owned(),
        (BodyContent::Form, _) => "&[(\"$top\", \"5 & 6\")]".to_owned(),
        (BodyContent::Binary, _) => {
            let is_form = |media_type: &String| media_type.starts_with("multipart/form-data");
            match body.media_types.iter().any(is_form) {
                true => "form()".to_owned(),
                false => format!("stream({:?})", body.media_type),
            }
        }
    }
}

/// The JSON that an operation sends: its sample, or the least there can be.
pub fn json_body(api: &Api, operation: &Operation) -> Option<String> {
    let BodyContent::Json(ty) = &operation.body.as_ref()?.content else { return None };
    let fits = |content: &PayloadContent| matches!(content, PayloadContent::Json(_));
    let mut payloads = operation.payloads.iter();
    let sample = payloads.find(|payload| payload.kind == PayloadKind::Request);
    Some(match sample.filter(|sample| fits(&sample.content)) {
        Some(sample) => sample.text.clone(),
        None => least(api, ty, DEEPEST).to_string(),
    })
}

/// How many objects must stand in each other at most.
const DEEPEST: usize = 16;

/// The least value of a type: of objects what must be there, of choices the first variant.
fn least(api: &Api, ty: &Type, levels: usize) -> Value {
    match ty {
        Type::Bool => true.into(),
        Type::Int32 | Type::Int64 | Type::Double => 1.into(),
        Type::String | Type::DateTime | Type::Byte | Type::Enum(_) => "words".into(),
        Type::List(_) => json!([]),
        Type::Nullable(inner) => least(api, inner, levels),
        Type::Carrier(id) if levels > 0 => {
            let carrier = api.carrier(*id);
            let held = |property: &Property| least(api, &property.ty, levels - 1);
            match (&carrier.choice, carrier.properties.first()) {
                (Some(_), Some(variant)) => held(variant),
                _ => {
                    let required = carrier.properties.iter().filter(|one| one.required);
                    required.map(|one| (one.name.clone(), held(one))).collect::<Map<_, _>>().into()
                }
            }
        }
        Type::Carrier(_) | Type::Dictionary(_) | Type::Any => json!({}),
    }
}
