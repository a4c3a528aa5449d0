//! What is answered.

use super::json::{entries, flag, list, optional_texts, text, without_paragraph};
use super::payloads::{examples, outside};
use super::schemas::{Schemas, no_reason};
use serde_json::Value;
use tablature::model::api::{
    Payload, PayloadContent, PayloadKind, Response, ResponseContent, Status, StatusRange, Type,
};

/// The answer of an operation; its examples go to `payloads`.
pub fn response(
    operation: &Value,
    schemas: &mut Schemas<'_>,
    payloads: &mut Vec<Payload>,
) -> Response {
    let content = content(operation, schemas);
    for (code, response) in entries(&operation["responses"]) {
        let Ok(code) = code.parse() else { continue };
        let kind = PayloadKind::Response(code);
        for (_, described) in entries(&response["content"]) {
            let shown = PayloadContent::Json(match &content {
                ResponseContent::Json(ty) | ResponseContent::JsonOrNothing(ty) => ty.clone(),
                ResponseContent::Binary if shows_texts(described) => Type::Byte,
                _ => Type::Any,
            });
            payloads.extend(examples(described, kind, &shown, schemas));
        }
        payloads.extend(outside(response, kind, &Type::Any));
    }
    let known = &operation["x-tablature-answer"];
    Response {
        media_types: media_types(operation, known, &content),
        content,
        docs: text(known, "description"),
        reason: no_reason(),
    }
}

/// Whether all examples are texts.
fn shows_texts(described: &Value) -> bool {
    entries(&described["examples"]).all(|(_, example)| example["value"].is_string())
}

fn content(operation: &Value, schemas: &mut Schemas<'_>) -> ResponseContent {
    let successes: Vec<_> =
        entries(&operation["responses"]).filter(|(code, _)| code.starts_with('2')).collect();
    let may_be_nothing = successes.iter().any(|(code, _)| matches!(*code, "204" | "205"));
    let described = successes.iter().find_map(|(_, response)| response.get("content"));
    let Some((_, first)) = described.and_then(|content| entries(content).next()) else {
        return if may_be_nothing { ResponseContent::Nothing } else { ResponseContent::Unknown };
    };
    let Some(schema) = first.get("schema") else { return ResponseContent::Binary };
    let ty = schemas.ty(schema);
    match may_be_nothing {
        true => ResponseContent::JsonOrNothing(ty),
        false => ResponseContent::Json(ty),
    }
}

fn media_types(operation: &Value, known: &Value, content: &ResponseContent) -> Vec<String> {
    if let Some(stated) = optional_texts(known, "mediaTypes") {
        return stated;
    }
    if matches!(content, ResponseContent::Nothing | ResponseContent::Unknown) {
        return Vec::new();
    }
    let mut responses = entries(&operation["responses"]);
    let content = responses.find_map(|(_, response)| response.get("content"));
    content.into_iter().flat_map(entries).map(|(key, _)| key.to_owned()).collect()
}

/// The documented statuses. `docs` are those of the answer, which follow the text of a success.
pub fn statuses(operation: &Value, docs: &str) -> Vec<Status> {
    let mut statuses = Vec::new();
    for (code, response) in entries(&operation["responses"]) {
        if flag(response, "x-tablature-undocumented") {
            continue;
        }
        let code: StatusRange = code.parse().expect("a documented status is a number");
        let also = list(response, "x-tablature-also").iter();
        let also: Vec<_> = also.filter_map(Value::as_str).collect();
        let mut first = text(response, "description");
        for text in also.iter().rev() {
            first = without_paragraph(&first, text);
        }
        if response.get("content").is_some() && first != docs && !docs.is_empty() {
            first = without_paragraph(&first, docs);
        }
        let texts = std::iter::once(first).chain(also.into_iter().map(str::to_owned));
        statuses.extend(texts.map(|text| Status::new(code, text)));
    }
    statuses
}
