//! Operations: what is sent, what is answered, and the samples of both.

use super::{Parameter, Reason, Type};
use crate::source::Span;
use serde::Serialize;

/// One endpoint.
#[derive(Clone, Debug, Serialize)]
pub struct Operation {
    /// The page's id: `v1ChatAgent_PickUpFirstChatSession`.
    pub id: String,
    /// Group, outermost first: `["agents", "Chat"]`.
    pub group: Vec<String>,
    /// Name within the group, as in the docs: `PickUpFirstChatSession`.
    pub name: String,
    /// HTTP method, upper case.
    pub method: String,
    /// Path with `{tokens}`.
    pub path: String,
    /// What it does, as Markdown.
    pub summary: String,
    /// Whether it is not to be used any more.
    pub deprecated: bool,
    /// Restrictions on its use, as Markdown.
    pub restrictions: Vec<String>,
    /// Path parameters in the order of the tokens in the path, then query parameters, in the
    /// order of the table. Headers that only one operation has come last; the client's own
    /// headers (see [`ClientOptions`](super::ClientOptions)) are not here. Of those that are not in
    /// the path, the required ones among themselves, and the others, keep the order of the lock.
    pub parameters: Vec<Parameter>,
    /// Which of the client's [`context_headers`](super::ClientOptions::context_headers) the page
    /// lists, by wire name.
    pub context_headers: Vec<String>,
    /// What is sent.
    pub body: Option<Body>,
    /// What comes back on success.
    pub response: Response,
    /// Every documented status, in order.
    pub statuses: Vec<Status>,
    /// The documented payloads, in order.
    pub payloads: Vec<Payload>,
    /// The page below the docs folder: `agent/Chat_Agent/v1ChatAgent_….md`.
    pub page: String,
    /// The method and path on the page.
    #[serde(skip)]
    pub span: Span,
}

impl Operation {
    /// Method and path, which no other operation has: `POST /api/v1/Agents/Chat/Accept`.
    pub fn key(&self) -> String {
        format!("{} {}", self.method, self.path)
    }

    /// The type of what is sent, where that is JSON.
    pub fn sent(&self) -> Option<&Type> {
        match &self.body.as_ref()?.content {
            BodyContent::Json(ty) => Some(ty),
            _ => None,
        }
    }

    /// The type of what comes back, where that is JSON.
    pub fn answered(&self) -> Option<&Type> {
        match &self.response.content {
            ResponseContent::Json(ty) | ResponseContent::JsonOrNothing(ty) => Some(ty),
            _ => None,
        }
    }

    /// The types of what is sent and of what comes back, where that is JSON.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        self.sent().into_iter().chain(self.answered())
    }

    /// The same and those of parameters and of the documented payloads.
    pub(crate) fn exchanged_types(&self) -> impl Iterator<Item = &Type> {
        let parameters = self.parameters.iter().map(|parameter| &parameter.ty);
        let payloads = self.payloads.iter().filter_map(|payload| payload.content.ty());
        self.types().chain(parameters).chain(payloads)
    }

    /// The types of what is sent and of what comes back, to be changed.
    pub fn types_mut(&mut self) -> impl Iterator<Item = &mut Type> {
        exchanged_mut(&mut self.body, &mut self.response)
    }

    /// Every type there is in the operation, to be changed.
    pub(super) fn all_types_mut(&mut self) -> impl Iterator<Item = &mut Type> {
        let parameters = self.parameters.iter_mut().map(|parameter| &mut parameter.ty);
        let payloads = self.payloads.iter_mut().filter_map(|payload| payload.content.ty_mut());
        exchanged_mut(&mut self.body, &mut self.response).chain(parameters).chain(payloads)
    }
}

fn exchanged_mut<'a>(
    body: &'a mut Option<Body>,
    response: &'a mut Response,
) -> impl Iterator<Item = &'a mut Type> {
    let sent = body.iter_mut().filter_map(|body| match &mut body.content {
        BodyContent::Json(ty) => Some(ty),
        _ => None,
    });
    let answered = match &mut response.content {
        ResponseContent::Json(ty) | ResponseContent::JsonOrNothing(ty) => Some(ty),
        _ => None,
    };
    sent.chain(answered)
}

/// A documented status.
#[derive(Clone, Debug, Serialize)]
pub struct Status {
    /// 100 to 599.
    pub code: u16,
    /// What the docs say of it.
    pub text: String,
}

/// A request body.
#[derive(Clone, Debug, Serialize)]
pub struct Body {
    /// The body's name in the docs: `request`, `entity`.
    pub name: String,
    /// What it holds.
    pub content: BodyContent,
    /// The media type to send: what the sample uses, else the first documented, else what the
    /// content is by nature.
    pub media_type: String,
    /// All documented media types, in order.
    pub media_types: Vec<String>,
    /// Markdown.
    pub docs: String,
    /// Why it holds that.
    pub reason: Reason,
}

/// The kinds of request body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum BodyContent {
    /// JSON of this type: a carrier, a list, a dictionary, a bare value.
    Json(Type),
    /// A JSON Patch (list of operations) or a JSON Merge Patch (object), as the caller likes.
    Patch,
    /// Raw bytes of one of the media types.
    Binary,
    /// Fields as in an HTML form; which ones is not documented.
    Form,
}

/// What comes back on success.
#[derive(Clone, Debug, Serialize)]
pub struct Response {
    /// The kind of answer.
    pub content: ResponseContent,
    /// All documented media types, in order.
    pub media_types: Vec<String>,
    /// What the answer is, as Markdown.
    pub docs: String,
    /// Why it is of that kind.
    pub reason: Reason,
}

/// The kinds of answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum ResponseContent {
    /// JSON of this type.
    Json(Type),
    /// JSON of this type, or nothing: both a status with and one without content are documented.
    JsonOrNothing(Type),
    /// Raw bytes.
    Binary,
    /// Nothing: only statuses without content are documented as success.
    Nothing,
    /// No success is documented, so nothing is known of the answer.
    Unknown,
}

/// A sample with content: it must survive decoding and encoding.
#[derive(Clone, Debug, Serialize)]
pub struct Payload {
    /// Stable id, unique in the API: `<page id>.request` or `<page id>.response.200`; a second
    /// sample of the kind gets `.2` appended, and so on.
    pub id: String,
    /// Sent or received.
    pub kind: PayloadKind,
    /// What it is decoded as.
    pub content: PayloadContent,
    /// What it holds that its type has no property for, because the configuration says so.
    pub unknown: Vec<Vec<Step>>,
    /// The text, as in the docs.
    #[serde(skip)]
    pub text: String,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// Whether a payload is sent or received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum PayloadKind {
    /// A request body.
    Request,
    /// The body of an answer with this status.
    Response(u16),
}

/// What a payload is decoded as, and with what outcome.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum PayloadContent {
    /// JSON of this type that must come back as it went in.
    Json(Type),
    /// JSON that contradicts the documented type: decoding must fail at this place, which is
    /// empty for the payload itself.
    Contradiction(Type, Vec<Step>),
    /// A JSON Patch or JSON Merge Patch.
    Patch,
    /// Bytes that must come back as they are.
    Raw,
}

impl PayloadContent {
    /// The type of what is JSON of one.
    pub fn ty(&self) -> Option<&Type> {
        match self {
            PayloadContent::Json(ty) | PayloadContent::Contradiction(ty, _) => Some(ty),
            PayloadContent::Patch | PayloadContent::Raw => None,
        }
    }

    fn ty_mut(&mut self) -> Option<&mut Type> {
        match self {
            PayloadContent::Json(ty) | PayloadContent::Contradiction(ty, _) => Some(ty),
            PayloadContent::Patch | PayloadContent::Raw => None,
        }
    }
}

/// A step from a value to one inside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Step {
    /// To a property of a carrier, by its name.
    Property(String),
    /// To an entry of a dictionary, by its key.
    Entry(String),
    /// To an item of a list, from 0.
    Item(usize),
}

#[cfg(test)]
impl Operation {
    /// An operation of which only this is known.
    pub(crate) fn example(group: &[&str], id: &str, method: &str, path: &str) -> Self {
        Self {
            id: id.to_owned(),
            group: group.iter().map(|segment| (*segment).to_owned()).collect(),
            name: id.to_owned(),
            method: method.to_owned(),
            path: path.to_owned(),
            summary: String::new(),
            deprecated: false,
            restrictions: Vec::new(),
            parameters: Vec::new(),
            context_headers: Vec::new(),
            body: None,
            response: Response {
                content: ResponseContent::Nothing,
                media_types: Vec::new(),
                docs: String::new(),
                reason: Reason::new(super::Evidence::Nothing, None),
            },
            statuses: Vec::new(),
            payloads: Vec::new(),
            page: String::new(),
            span: Span::new(crate::source::FileId(0), 0..0),
        }
    }
}
