//! What went wrong, as a problem document (RFC 9457).

use crate::model::api::{Operation, Step};
use http::{HeaderName, HeaderValue, Response, StatusCode, header};
use hyper::body::Bytes;
use serde_json::{Map, Value, json};

/// What went wrong with a request.
#[derive(Debug)]
pub(super) struct Problem {
    status: StatusCode,
    detail: String,
    /// What the docs say of the status.
    documented: Option<String>,
    faults: Vec<Fault>,
    headers: Vec<(HeaderName, HeaderValue)>,
    /// What is answered in place of a problem document: a media type, and JSON.
    body: Option<Box<(HeaderValue, String)>>,
}

/// One thing that is wrong with a request.
#[derive(Debug)]
pub(super) struct Fault {
    /// Where it is: `("parameter", "$top")`, `("pointer", "/Tea/Name")`.
    pub place: (&'static str, String),
    /// What is wrong.
    pub detail: String,
}

impl Problem {
    /// A problem with this status, and what it is.
    pub fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        let (documented, faults, headers, body) = Default::default();
        Self { status, detail: detail.into(), documented, faults, headers, body }
    }

    /// A request that is not as documented. The status is 400, or the 422 that the docs have in its
    /// place.
    pub fn bad(operation: &Operation, detail: impl Into<String>) -> Self {
        let has = |code: u16| operation.statuses.iter().any(|status| status.code == code);
        let status = match !has(400) && has(422) {
            true => StatusCode::UNPROCESSABLE_ENTITY,
            false => StatusCode::BAD_REQUEST,
        };
        Self::new(status, detail).of(operation)
    }

    /// The same for several things at once.
    pub fn faults(operation: &Operation, faults: Vec<Fault>) -> Self {
        let details: Vec<_> = faults.iter().map(|fault| fault.detail.as_str()).collect();
        let problem = Self::bad(operation, details.join("; "));
        Self { faults, ..problem }
    }

    /// Adds what the operation's docs say of the status.
    pub fn of(mut self, operation: &Operation) -> Self {
        let code = self.status.as_u16();
        self.documented = operation.status(code).map(|status| status.text.clone());
        self
    }

    /// Adds a header; one that HTTP cannot carry is left out.
    pub fn header(mut self, name: HeaderName, value: &str) -> Self {
        self.headers.extend(HeaderValue::from_str(value).ok().map(|value| (name, value)));
        self
    }

    /// Whether it comes with a header.
    pub fn has_header(&self, name: &HeaderName) -> bool {
        self.headers.iter().any(|(known, _)| known == name)
    }

    /// Answers this JSON in place of a problem document.
    pub fn body(mut self, media_type: &str, json: String) -> Self {
        let media_type = HeaderValue::from_str(media_type).ok();
        self.body = media_type.map(|media_type| Box::new((media_type, json)));
        self
    }

    /// The problem as an answer.
    pub fn into_response(mut self) -> Response<Bytes> {
        let (status, headers) = (self.status, std::mem::take(&mut self.headers));
        let (media_type, text) = match self.body.take() {
            Some(body) => *body,
            None => {
                let media_type = HeaderValue::from_static("application/problem+json");
                (media_type, Value::Object(self.into_document()).to_string())
            }
        };
        let mut response = Response::new(Bytes::from(text));
        *response.status_mut() = status;
        response.headers_mut().insert(header::CONTENT_TYPE, media_type);
        response.headers_mut().extend(headers);
        response
    }

    fn into_document(self) -> Map<String, Value> {
        let mut document = Map::new();
        document.insert("type".into(), "about:blank".into());
        document.insert("title".into(), self.status.canonical_reason().unwrap_or("Error").into());
        document.insert("status".into(), self.status.as_u16().into());
        document.insert("detail".into(), self.detail.into());
        if let Some(text) = self.documented.filter(|text| !text.is_empty()) {
            document.insert("documented".into(), text.into());
        }
        if !self.faults.is_empty() {
            let fault = |fault: Fault| {
                let (kind, place) = fault.place;
                json!({ kind: place, "detail": fault.detail })
            };
            document.insert("errors".into(), self.faults.into_iter().map(fault).collect());
        }
        document
    }
}

/// A path as a JSON pointer (RFC 6901).
pub(super) fn pointer(path: &[Step]) -> String {
    let token = |step: &Step| match step {
        Step::Property(key) | Step::Entry(key) => key.replace('~', "~0").replace('/', "~1"),
        Step::Item(index) => index.to_string(),
    };
    path.iter().map(|step| format!("/{}", token(step))).collect()
}

/// A path for people: `Cups[0].Owner.Name`; `the body` if it is empty.
pub(super) fn shown(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Property(key) | Step::Entry(key) if text.is_empty() => text.push_str(key),
            Step::Property(key) | Step::Entry(key) => text.push_str(&format!(".{key}")),
            Step::Item(index) => text.push_str(&format!("[{index}]")),
        }
    }
    if text.is_empty() { "the body".to_owned() } else { format!("`{text}`") }
}
