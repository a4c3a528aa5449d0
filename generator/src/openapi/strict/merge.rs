//! Two operations as one that takes and gives what either does.

use crate::openapi::json::{Json, Object};
use crate::openapi::schemas::joined;

/// Adds to an operation what another one takes and gives.
pub(super) fn merge_into(operation: &mut Object, other: Object) {
    let mut required_body = operation.has("requestBody") && other.has("requestBody");
    for (key, value) in other.into_entries() {
        match key.as_str() {
            "operationId" | "summary" | "x-tablature-name" | "x-tablature-page"
            | "x-tablature-path" | "x-tablature-answer" => {}
            "description" => merge_text(operation, &key, value),
            "parameters" => merge_parameters(operation.list_mut(&key), value),
            "requestBody" => merge_described(operation.object_mut(&key), value),
            "responses" => merge_responses(operation.object_mut(&key), value),
            _ => merge_lists_and_objects(operation, &key, value),
        }
    }
    if let Some(Json::Object(body)) = operation.get_mut("requestBody") {
        required_body &= body.get("required") == Some(&Json::Bool(true));
        body.set("required", required_body);
    }
}

/// All parameters of both. Only what both demand is required.
fn merge_parameters(parameters: &mut Vec<Json>, others: Json) {
    let Json::List(mut others) = others else { return };
    for parameter in parameters.iter_mut() {
        let same = others.iter().position(|other| is_same_parameter(parameter, other));
        let other = same.map(|index| others.remove(index));
        let Json::Object(parameter) = parameter else { continue };
        match other {
            Some(Json::Object(other)) => merge_parameter(parameter, other),
            _ => drop(parameter.take("required")),
        }
    }
    for mut other in others {
        if let Json::Object(other) = &mut other {
            other.take("required");
        }
        parameters.push(other);
    }
}

fn merge_parameter(parameter: &mut Object, mut other: Object) {
    if other.get("required") != parameter.get("required") {
        parameter.take("required");
    }
    if let Some(description) = other.take("description") {
        merge_text(parameter, "description", description);
    }
    merge_schemas(parameter, &mut other);
}

fn is_same_parameter(one: &Json, other: &Json) -> bool {
    let (Json::Object(one), Json::Object(other)) = (one, other) else { return false };
    let name = |parameter: &Object| match parameter.text("in") {
        "header" => parameter.text("name").to_lowercase(),
        _ => parameter.text("name").to_owned(),
    };
    one.text("$ref") == other.text("$ref")
        && one.text("in") == other.text("in")
        && name(one) == name(other)
}

fn merge_responses(responses: &mut Object, others: Json) {
    let Json::Object(others) = others else { return };
    for (code, other) in others.into_entries() {
        match responses.has(&code) {
            true => merge_described(responses.object_mut(&code), other),
            false => responses.set(&code, other),
        }
    }
}

/// Merges two bodies or two responses: their descriptions and contents.
fn merge_described(described: &mut Object, other: Json) {
    let Json::Object(mut other) = other else { return };
    if described.is_empty() {
        *described = other;
        return;
    }
    if !other.has("x-tablature-undocumented") {
        described.take("x-tablature-undocumented");
    }
    if let Some(description) = other.take("description") {
        merge_text(described, "description", description);
    }
    let Some(Json::Object(contents)) = other.take("content") else { return };
    let content = described.object_mut("content");
    for (media_type, other) in contents.into_entries() {
        let Json::Object(mut other) = other else { continue };
        if !content.has(&media_type) {
            content.set(&media_type, other);
            continue;
        }
        let here = content.object_mut(&media_type);
        merge_schemas(here, &mut other);
        for (key, value) in other.into_entries() {
            merge_lists_and_objects(here, &key, value);
        }
    }
}

/// Makes a schema take what either does. Without a schema, anything goes.
fn merge_schemas(described: &mut Object, other: &mut Object) {
    match (described.get_mut("schema"), other.take("schema")) {
        (Some(schema), Some(other)) => {
            let mut choices = choices(std::mem::replace(schema, Json::Null));
            let more = self::choices(other).into_iter();
            more.for_each(|choice| push_new(&mut choices, choice));
            *schema = match <[Json; 1]>::try_from(choices) {
                Ok([only]) => only,
                Err(choices) => Object::new().with("anyOf", choices).into(),
            };
        }
        (Some(_), None) => drop(described.take("schema")),
        (None, _) => {}
    }
}

/// What a schema chooses from, if it says nothing else, else the schema itself.
fn choices(schema: Json) -> Vec<Json> {
    match schema {
        Json::Object(mut object) if object.keys().eq(["anyOf"]) => match object.take("anyOf") {
            Some(Json::List(choices)) => choices,
            _ => Vec::new(),
        },
        schema => vec![schema],
    }
}

fn merge_text(object: &mut Object, key: &str, other: Json) {
    let Json::Text(other) = other else { return };
    let text = object.text(key);
    if !text.split("\n\n").any(|paragraph| paragraph == other) && text != other {
        let text = joined([text, other.as_str()]);
        object.set(key, text);
    }
}

/// Adds the items of a list, or the entries of an object, that are not there yet.
fn merge_lists_and_objects(object: &mut Object, key: &str, other: Json) {
    match (object.get_mut(key), other) {
        (Some(Json::List(list)), Json::List(others)) => {
            others.into_iter().for_each(|other| push_new(list, other));
        }
        (Some(Json::Object(entries)), Json::Object(others)) => {
            for (key, other) in others.into_entries() {
                if !entries.has(&key) {
                    entries.set(&key, other);
                }
            }
        }
        (None, other) => object.set(key, other),
        _ => {}
    }
}

fn push_new(list: &mut Vec<Json>, item: Json) {
    if !list.contains(&item) {
        list.push(item);
    }
}
