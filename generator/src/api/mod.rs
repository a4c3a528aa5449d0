//! The model: what the API is, once everything is decided.
//!
//! Knows neither Markdown nor Rust. Wire names are kept verbatim; order is the docs' order; every
//! type carries the [`Reason`] for which it was chosen. Back-ends read this and nothing else.

pub mod media_type;
pub mod notation;
mod outline;
mod part;
mod reach;
mod types;
pub mod wildcard;

pub use outline::Outline;
pub use part::PartOf;
pub use reach::Via;
pub use types::{CarrierId, EnumId, Type};

pub use crate::docs::ParameterPlace;
use crate::source::Span;
use serde::Serialize;
use std::sync::Arc;

/// A whole API.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Api {
    /// All operations, in the docs' order.
    pub operations: Vec<Operation>,
    /// All carriers; a [`CarrierId`] is an index into this.
    pub carriers: Vec<Carrier>,
    /// All enumerations; an [`EnumId`] is an index into this.
    pub enums: Vec<Enumeration>,
    /// What a client may send with every call, in the dialect's order.
    pub client: ClientOptions,
    /// What this is a part of, if not all there is.
    #[serde(skip)]
    pub part_of: Option<Arc<PartOf>>,
}

impl Api {
    /// The carrier of an id.
    pub fn carrier(&self, id: CarrierId) -> &Carrier {
        &self.carriers[id.0 as usize]
    }

    /// For each enumeration, whether a parameter or property has it.
    pub(crate) fn used_enums(&self) -> Vec<bool> {
        let mut used = vec![false; self.enums.len()];
        let parameters = self.operations.iter().flat_map(|operation| &operation.parameters);
        let properties = self.carriers.iter().flat_map(|carrier| &carrier.properties);
        let exchanged = self.operations.iter().flat_map(|operation| operation.exchanged_types());
        let types = parameters.map(|parameter| &parameter.ty).chain(exchanged);
        for id in types.chain(properties.map(|property| &property.ty)).filter_map(Type::enumeration)
        {
            used[id.0 as usize] = true;
        }
        used
    }

    /// The enumeration of an id.
    pub fn enumeration(&self, id: EnumId) -> &Enumeration {
        &self.enums[id.0 as usize]
    }
}

/// Headers that belong to the client rather than to one operation; declared by the dialect.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ClientOptions {
    /// Schemes of the `Authorization` header, as written on the wire: `Basic`, `Bearer`.
    pub authorization_schemes: Vec<String>,
    /// Headers that stand in for `Authorization`: name on the wire, and name for the method that sets it.
    pub credential_headers: Vec<ClientHeader>,
    /// Headers such as language or time zone, set for a client or for one call.
    pub context_headers: Vec<ClientHeader>,
    /// How answers that are a part of a list lead to the next part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paging: Option<Paging>,
}

/// The properties of an answer that is a part of a list.
#[derive(Clone, Debug, Serialize)]
pub struct Paging {
    /// The property that holds the link to the next part.
    pub next: String,
    /// The property that holds the items of this part.
    pub items: String,
}

/// A header with a name for people.
#[derive(Clone, Debug, Serialize)]
pub struct ClientHeader {
    /// Name on the wire: `X-TimeZone`.
    pub header: String,
    /// Name in words, lower case with underscores: `time_zone`.
    pub name: String,
    /// One sentence of documentation.
    pub docs: String,
}

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
    /// Restrictions on its use, as Markdown.
    pub restrictions: Vec<String>,
    /// Path parameters in the order of the tokens in the path, then query parameters, in the
    /// order of the table. Headers that only one operation has come last; the client's own
    /// headers (see [`ClientOptions`]) are not here.
    pub parameters: Vec<Parameter>,
    /// Which of [`ClientOptions::context_headers`] the page lists, by wire name.
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

    /// The same and those of the documented payloads.
    pub(crate) fn exchanged_types(&self) -> impl Iterator<Item = &Type> {
        self.types().chain(self.payloads.iter().filter_map(|payload| payload.content.ty()))
    }

    /// The types of what is sent and of what comes back, to be changed.
    pub fn types_mut(&mut self) -> impl Iterator<Item = &mut Type> {
        exchanged_mut(&mut self.body, &mut self.response)
    }

    /// Every type there is in the operation, to be changed.
    fn all_types_mut(&mut self) -> impl Iterator<Item = &mut Type> {
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

/// A path, query or header parameter.
#[derive(Clone, Debug, Serialize)]
pub struct Parameter {
    /// Name on the wire, verbatim: `$select`.
    pub name: String,
    /// What to call it in code, if the configuration gives it another name.
    pub alias: Option<String>,
    /// Where it goes.
    pub place: ParameterPlace,
    /// Scalar, enum, or a list of those.
    pub ty: Type,
    /// Whether it is a list of words joined by commas (`$select`); the type is then `String`.
    pub comma_separated: bool,
    /// Whether it names the properties that the answer is to have; the others come as `null`.
    pub selects: bool,
    /// Whether it must be given.
    pub required: bool,
    /// Whether nobody but the server is to see its value: a password, a token.
    pub secret: bool,
    /// Markdown.
    pub docs: String,
    /// Where its type is stated, or its token in the path if it is not.
    #[serde(skip)]
    pub span: Option<Span>,
}

impl Parameter {
    /// What to call it in code before that is cut to a language: the configuration's name, or else
    /// that on the wire.
    pub fn code_name(&self) -> &str {
        self.alias.as_ref().unwrap_or(&self.name)
    }

    /// Whether a call may do without it.
    pub fn is_optional(&self) -> bool {
        !self.required && self.place != ParameterPlace::Path
    }
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

/// A struct of the API.
#[derive(Clone, Debug, Serialize)]
pub struct Carrier {
    /// Its name, unique in the API: stated by the docs (`ChatSessionEntity`), or made of the place
    /// where it is first seen (`ContactEntity.SupportPerson`, `v1X_Op.request`).
    pub name: CarrierName,
    /// Properties in the docs' order.
    pub properties: Vec<Property>,
    /// Names of the properties that the docs have and the configuration leaves out.
    pub left_out: Vec<String>,
    /// What it is, as Markdown; empty if the docs say nothing.
    pub docs: String,
    /// Why it has this name.
    pub reason: Reason,
    /// The operation whose request body this is, as an index into [`Api::operations`]; such a
    /// carrier belongs with its operation.
    pub request_of: Option<usize>,
}

/// How a carrier got its name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum CarrierName {
    /// The docs call it so, verbatim.
    Stated(String),
    /// Named after the place where it is first seen: an owner, which is a stated name, an
    /// operation's name or again a place, and property names below it. Joined by dots for people.
    Place(Vec<String>),
}

impl CarrierName {
    /// The name for people and for configuration: `Associate`, `ContactEntity.SupportPerson`.
    pub fn display(&self) -> String {
        match self {
            CarrierName::Stated(name) => name.clone(),
            CarrierName::Place(place) => place.join("."),
        }
    }

    /// The name of what stands at a property of this carrier and has no name of its own.
    pub fn below(&self, property: &str) -> Self {
        let mut place = match self {
            CarrierName::Stated(name) => vec![name.clone()],
            CarrierName::Place(place) => place.clone(),
        };
        place.push(property.to_owned());
        CarrierName::Place(place)
    }
}

/// A property of a carrier.
#[derive(Clone, Debug, Serialize)]
pub struct Property {
    /// Name on the wire, verbatim.
    pub name: String,
    /// What to call it in code, if the configuration gives it another name.
    pub alias: Option<String>,
    /// What it holds.
    pub ty: Type,
    /// Markdown.
    pub docs: String,
    /// The deprecation text, if it is deprecated.
    pub deprecated: Option<String>,
    /// Whether it is always there and never null. The docs never say so; the configuration may.
    pub required: bool,
    /// Whether its value is not to be shown in messages and logs: a password, a token.
    pub secret: bool,
    /// Why it has this type.
    pub reason: Reason,
}

/// The evidence that decided a type or a name.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reason {
    /// The kind of evidence.
    pub evidence: Evidence,
    /// Where it stands; the first place, if there are several.
    #[serde(skip)]
    pub span: Option<Span>,
    /// All that was weighed, in the order in which it was looked at.
    #[serde(skip)]
    pub clues: Vec<Clue>,
}

impl Reason {
    /// A reason of one kind of evidence, with nothing else weighed.
    pub fn new(evidence: Evidence, span: Option<Span>) -> Self {
        Self { evidence, span, clues: Vec::new() }
    }
}

/// Something that was weighed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clue {
    /// The kind of evidence.
    pub evidence: Evidence,
    /// What it says, as a sentence: "the type is `int32`".
    pub says: String,
    /// Where it stands; the first place, if there are several.
    pub span: Option<Span>,
    /// Why it does not count, if it does not.
    pub rejected: Option<&'static str>,
}

/// Kinds of evidence, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Evidence {
    /// The configuration.
    Override,
    /// The type word of a table.
    Table,
    /// A carrier's name in a table, heading or prose.
    StatedName,
    /// A sample at the property's own place.
    Sample,
    /// A convention of the dialect.
    Convention,
    /// What was concluded before, or from another edition of the docs.
    Lock,
    /// The same property elsewhere: several places agree and none disagrees.
    Elsewhere,
    /// None: nothing is known.
    Nothing,
}

/// A set of words.
#[derive(Clone, Debug, Serialize)]
pub struct Enumeration {
    /// Its name: the parameter's or property's own where that is unambiguous (`$mode`), else with
    /// the operation before it.
    pub name: Vec<String>,
    /// The words, verbatim, in the docs' order.
    pub values: Vec<String>,
    /// Whether no other word is ever meant. The docs never say so; the configuration may.
    pub closed: bool,
    /// Markdown, from the first place that has it.
    pub docs: String,
}
