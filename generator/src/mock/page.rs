//! The start page: what there is, with a sample of each, and a way to try it.

use super::answer::success;
use super::request::Asked;
use super::routes::Routes;
use crate::model::api::notation::Shown;
use crate::model::api::{
    Api, BodyContent, Operation, Parameter, PayloadKind, ResponseContent, Type,
};
use http::{HeaderValue, Method, Response, StatusCode, header};
use hyper::body::Bytes;
use serde_json::{Value, json};

/// Where the page is if the docs have something at `/`, and below it what it reads.
const FOLDER: &str = "_tablature";

/// The page, with all that belongs to it. It reads the rest as JSON.
const HTML: &str = include_str!("page.html");

/// Nothing comes from elsewhere, and what is shown cannot run.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
                      connect-src 'self'; img-src blob: data:; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'";

/// The start page of an API.
#[derive(Debug)]
pub(super) struct Page {
    /// Whether the docs have nothing at `/`.
    is_at_root: bool,
    /// The operations as JSON, in short.
    list: Bytes,
    /// Each operation as JSON.
    operations: Vec<Bytes>,
}

impl Page {
    /// Writes down what the page reads.
    pub fn new(api: &Api, routes: &Routes) -> Self {
        let short = |operation: &Operation| {
            let Operation { id, method, path, .. } = operation;
            json!([method, path, id, operation.group.join("/")])
        };
        let headers = api.client.credential_headers.iter().map(|known| known.header.as_str());
        let list = json!({
            "schemes": api.client.authorization_schemes,
            "credentials": headers.collect::<Vec<_>>(),
            "operations": api.operations.iter().map(short).collect::<Vec<_>>(),
        });
        Self {
            is_at_root: routes.at(&[String::new()]).is_empty(),
            list: list.to_string().into(),
            operations: api
                .operations
                .iter()
                .map(|operation| describe(api, operation).to_string().into())
                .collect(),
        }
    }

    /// The page or a part of it, if it is asked for.
    pub fn answer(&self, asked: &Asked<'_>) -> Option<Response<Bytes>> {
        if !matches!(*asked.method, Method::GET | Method::HEAD) {
            return None;
        }
        let segments: Vec<&str> = asked.segments.iter().map(String::as_str).collect();
        let (media_type, body) = match segments.as_slice() {
            [""] if self.is_at_root => {
                ("text/html; charset=utf-8", Bytes::from_static(HTML.as_bytes()))
            }
            [FOLDER] | [FOLDER, ""] => {
                ("text/html; charset=utf-8", Bytes::from_static(HTML.as_bytes()))
            }
            [FOLDER, "operations.json"] => ("application/json", self.list.clone()),
            [FOLDER, "operations", index] => {
                ("application/json", self.operations.get(index.parse::<usize>().ok()?)?.clone())
            }
            _ => return None,
        };
        let mut response = Response::new(body);
        *response.status_mut() = StatusCode::OK;
        let headers = response.headers_mut();
        let mut set = |name, value| headers.insert(name, HeaderValue::from_static(value));
        set(header::CONTENT_TYPE, media_type);
        set(header::CACHE_CONTROL, "no-store");
        set(header::CONTENT_SECURITY_POLICY, POLICY);
        set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
        Some(response)
    }
}

/// All that the page shows of an operation.
fn describe(api: &Api, operation: &Operation) -> Value {
    let statuses = operation.statuses.iter();
    let payloads = operation.payloads.iter();
    let answers = payloads.clone().filter(|payload| payload.kind != PayloadKind::Request);
    let request = payloads.clone().find(|payload| payload.kind == PayloadKind::Request);
    let body = operation.body.as_ref().map(|body| {
        let content = match &body.content {
            BodyContent::Json(ty) => shown(api, ty),
            BodyContent::Patch => "a patch".to_owned(),
            BodyContent::Binary => "bytes".to_owned(),
            BodyContent::Form => "a form".to_owned(),
        };
        json!({
            "name": body.name,
            "type": content,
            "mediaType": body.media_type,
            "sample": request.map(|payload| &payload.text),
        })
    });
    json!({
        "id": operation.id,
        "method": operation.method,
        "path": operation.path,
        "summary": operation.summary,
        "page": operation.page,
        "parameters": operation.parameters.iter().map(|known| parameter(api, known)).collect::<Vec<_>>(),
        "headers": operation.context_headers,
        "body": body,
        "answer": answer(api, &operation.response.content),
        "status": success(operation),
        "statuses": statuses.map(|status| json!([status.code, status.text])).collect::<Vec<_>>(),
        "samples": answers.map(|payload| json!([payload.id, payload.text])).collect::<Vec<_>>(),
    })
}

fn answer(api: &Api, content: &ResponseContent) -> String {
    match content {
        ResponseContent::Json(ty) => shown(api, ty),
        ResponseContent::JsonOrNothing(ty) => format!("{} or nothing", shown(api, ty)),
        ResponseContent::Binary => "bytes".to_owned(),
        ResponseContent::Nothing => "nothing".to_owned(),
        ResponseContent::Unknown => "something unknown".to_owned(),
    }
}

fn parameter(api: &Api, parameter: &Parameter) -> Value {
    let words = parameter.ty.enumeration().map(|id| &api.enumeration(id).values);
    json!({
        "name": parameter.name,
        "in": parameter.place.word(),
        "isWritten": is_written(&parameter.ty),
        "type": shown(api, &parameter.ty),
        "required": parameter.required,
        "docs": parameter.docs,
        "words": words,
        "example": example(api, &parameter.ty),
    })
}

/// Whether people write the part of the query themselves.
fn is_written(ty: &Type) -> bool {
    matches!(ty, Type::Carrier(_) | Type::Dictionary(_))
}

/// A value that a path parameter takes.
fn example(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Bool => "true".to_owned(),
        Type::Int32 | Type::Int64 | Type::Double => "1".to_owned(),
        Type::DateTime => "2024-05-31T12:30:00Z".to_owned(),
        Type::Enum(id) => api.enumeration(*id).values.first().cloned().unwrap_or_default(),
        Type::List(item) => example(api, item),
        _ => "text".to_owned(),
    }
}

fn shown(api: &Api, ty: &Type) -> String {
    Shown(ty, api).to_string()
}
