//! Every operation of whole editions, without a network: each is found by its path, takes the
//! documented request, and answers something of the documented type.

use http::Request;
use serde_json::Value;
use tablature::mock::{Mock, Options};
use tablature::model::api::{
    Api, BodyContent, Operation, Parameter, ParameterPlace, Payload, PayloadContent, PayloadKind,
    ResponseContent, Type,
};
use tablature_tests::calls::values::example;
use tablature_tests::corpus;

#[test]
fn every_operation_answers_what_its_docs_say() {
    for (edition, expected) in [
        ("superoffice-2021-03", 2805),
        ("superoffice-2022-11", 3091),
        ("superoffice-2023-01", 3111),
    ] {
        let Some(api) = corpus::api(edition) else { return };
        let mock = Mock::new(api.clone(), Options::default());
        let played = api.operations.iter().map(|operation| play(&mock, api, operation));
        let faults: Vec<_> = played.filter_map(Result::err).collect();
        let shown = &faults[..faults.len().min(20)];
        assert!(faults.is_empty(), "{edition}: {} faults:\n{}", faults.len(), shown.join("\n"));
        assert_eq!(api.operations.len(), expected, "{edition}");
    }
}

/// Asks twice: for the sample, and for something of the type.
fn play(mock: &Mock, api: &Api, operation: &Operation) -> Result<(), String> {
    for wish in ["", "dynamic=true"] {
        let request = request(api, operation, wish);
        let response = mock.answer(&request.map(Into::into));
        let (status, body) = (response.status().as_u16(), response.body());
        let fault = |what: &str| {
            let body = String::from_utf8_lossy(body);
            let start: String = body.chars().take(300).collect();
            Err(format!("{} {wish}: {what}, {status}: {start}", operation.id))
        };
        if !(200..300).contains(&status) {
            return fault("no success");
        }
        let sample =
            operation.payloads.iter().find(|known| known.kind == PayloadKind::Response(status));
        if wish.is_empty() && sample.is_some_and(is_contradiction) {
            continue;
        }
        match &operation.response.content {
            ResponseContent::Json(ty) | ResponseContent::JsonOrNothing(ty) if status != 204 => {
                let value: Value = match serde_json::from_slice(body) {
                    Ok(value) => value,
                    Err(_) => return fault("no JSON"),
                };
                if !is_of(api, ty, &value) {
                    return fault("another type");
                }
            }
            ResponseContent::Binary if body.is_empty() => return fault("no bytes"),
            ResponseContent::Nothing if !body.is_empty() => return fault("something"),
            _ => {}
        }
    }
    Ok(())
}

fn is_contradiction(payload: &Payload) -> bool {
    matches!(payload.content, PayloadContent::Contradiction(..))
}

/// The documented request, with made up parameters.
fn request(api: &Api, operation: &Operation, wish: &str) -> Request<Vec<u8>> {
    let mut uri = operation.path.replace(' ', "%20");
    let mut separator = '?';
    for parameter in &operation.parameters {
        let value = example(api, &parameter.ty).replace(' ', "%20");
        match parameter.place {
            ParameterPlace::Path => uri = uri.replace(&token(parameter), &value),
            ParameterPlace::Query if parameter.required => {
                uri.push_str(&format!("{separator}{}={value}", parameter.name));
                separator = '&';
            }
            _ => {}
        }
    }
    let mut request = Request::builder().method(operation.method.as_str()).uri(uri);
    request = request.header("Authorization", "Bearer hush");
    for parameter in
        operation.parameters.iter().filter(|known| known.place == ParameterPlace::Header)
    {
        request = request.header(&parameter.name, example(api, &parameter.ty));
    }
    if !wish.is_empty() {
        request = request.header("Prefer", wish);
    }
    let sample = operation.payloads.iter().find(|known| known.kind == PayloadKind::Request);
    let body = match (&operation.body, sample) {
        (None, _) => String::new(),
        (Some(_), Some(sample)) if !is_contradiction(sample) => sample.text.clone(),
        (Some(body), _) => match &body.content {
            BodyContent::Json(ty) => smallest(ty).to_owned(),
            BodyContent::Patch => "[]".to_owned(),
            BodyContent::Binary | BodyContent::Form => "some bytes".to_owned(),
        },
    };
    if let Some(body) = &operation.body {
        request = request.header("Content-Type", &body.media_type);
    }
    request.body(body.into_bytes()).unwrap_or_else(|error| panic!("{}: {error}", operation.id))
}

fn token(parameter: &Parameter) -> String {
    format!("{{{}}}", parameter.name)
}

fn smallest(ty: &Type) -> &'static str {
    match ty {
        Type::Bool => "true",
        Type::Int32 | Type::Int64 | Type::Double => "1",
        Type::String | Type::DateTime | Type::Byte | Type::Enum(_) => "\"\"",
        Type::List(_) => "[]",
        Type::Nullable(inner) => smallest(inner),
        Type::Carrier(_) | Type::Dictionary(_) | Type::Any => "{}",
    }
}

/// Whether a value is of a type. Below the whole, everything may be null.
fn is_of(api: &Api, ty: &Type, value: &Value) -> bool {
    let may_be = |ty: &Type, value: &Value| value.is_null() || is_of(api, ty, value);
    match ty {
        Type::Any => true,
        Type::Bool => value.is_boolean(),
        Type::Int32 => value.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
        Type::Int64 => value.is_i64(),
        Type::Double => value.is_number(),
        Type::String | Type::DateTime | Type::Byte | Type::Enum(_) => value.is_string(),
        Type::Nullable(inner) => may_be(inner, value),
        Type::List(item) => {
            value.as_array().is_some_and(|items| items.iter().all(|value| is_of(api, item, value)))
        }
        Type::Dictionary(entry) => value
            .as_object()
            .is_some_and(|object| object.values().all(|value| may_be(entry, value))),
        Type::Carrier(id) => value.as_object().is_some_and(|object| {
            let properties = api.carrier(*id).properties.iter();
            let mut held =
                properties.filter_map(|known| Some((&known.ty, object.get(&known.name)?)));
            held.all(|(ty, value)| may_be(ty, value))
        }),
    }
}
