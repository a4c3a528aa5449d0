//! Operations and their parameters.

use super::bodies::body;
use super::json::{flag, list, optional_texts, referenced, text, without_paragraph};
use super::payloads::{NOWHERE, outside};
use super::responses::{response, statuses};
use super::schemas::Schemas;
use super::{Stated, group};
use serde_json::Value;
use tablature::model::api::{Operation, Parameter, ParameterPlace, PayloadKind, Style, Type};

/// An operation.
pub fn operation(document: &Value, stated: &Stated<'_>, schemas: &mut Schemas<'_>) -> Operation {
    let written = stated.written;
    let restrictions = optional_texts(written, "x-tablature-restrictions").unwrap_or_default();
    let mut summary = text(written, "description");
    for restriction in restrictions.iter().rev() {
        summary = without_paragraph(&summary, &format!("**Note:** {restriction}"));
    }
    let (mut parameters, mut context_headers) = (Vec::new(), Vec::new());
    let repeated = list(written, "x-tablature-repeated-parameters");
    for parameter in list(written, "parameters").iter().chain(repeated) {
        match referenced(parameter) {
            Some(key) => {
                let shared = &document["components"]["parameters"][key];
                context_headers.push(text(shared, "name"));
            }
            None => parameters.push(self::parameter(parameter, schemas)),
        }
    }
    let mut payloads = outside(written, PayloadKind::Request, &Type::Any);
    let body = written.get("requestBody").map(|written| body(written, schemas, &mut payloads));
    let response = response(written, schemas, &mut payloads);
    Operation {
        id: text(written, "operationId"),
        group: group(document, written),
        name: text(written, "x-tablature-name"),
        method: stated.method.clone(),
        path: path(stated.path, list(written, "parameters")),
        summary,
        deprecated: flag(written, "deprecated"),
        restrictions,
        parameters,
        context_headers,
        body,
        statuses: statuses(written, &response.docs),
        response,
        payloads,
        page: text(written, "x-tablature-page"),
        span: NOWHERE,
    }
}

/// A path as the docs have it: with letters beyond ASCII, and a plus sign where slashes pass.
fn path(written: &str, parameters: &[Value]) -> String {
    let mut bytes = Vec::new();
    let mut rest = written.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escape = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let escaped = escape.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        let letter = escaped.filter(|byte| first == b'%' && !byte.is_ascii());
        bytes.push(letter.unwrap_or(first));
        rest = if letter.is_some() { &after[2..] } else { after };
    }
    let path = String::from_utf8(bytes).expect("paths are text");
    let long = parameters.iter().filter(|parameter| parameter["x-tablature-slashes"] == true);
    long.fold(path, |path, parameter| {
        let name = text(parameter, "name");
        path.replace(&format!("{{{name}}}"), &format!("{{+{name}}}"))
    })
}

fn parameter(written: &Value, schemas: &mut Schemas<'_>) -> Parameter {
    let ty = schemas.ty(&written["schema"]);
    let docs = text(written, "description");
    schemas.describe(&ty, &docs);
    let place = match text(written, "in").as_str() {
        "path" => ParameterPlace::Path,
        "query" => ParameterPlace::Query,
        "header" => ParameterPlace::Header,
        place => panic!("no parameter is written in {place:?}"),
    };
    Parameter {
        name: text(written, "name"),
        alias: None,
        style: match (text(written, "style").as_str(), &written["explode"]) {
            ("form", Value::Bool(false)) => Style::Commas,
            ("form", _) => Style::Form,
            ("simple" | "", _) => place.style(),
            (style, _) => panic!("no page has the style {style:?}"),
        },
        ty,
        place,
        reserved: false,
        deprecated: false,
        selects: flag(written, "x-tablature-selects"),
        required: flag(written, "required"),
        secret: flag(&written["schema"], "x-tablature-secret"),
        docs,
        span: None,
    }
}
