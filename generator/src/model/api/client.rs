//! What a client may send with every call.

use serde::Serialize;

/// Headers that belong to the client rather than to one operation; declared by the dialect.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ClientOptions {
    /// Where the API is, if that is said: what stands before the paths, the usual place first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub servers: Vec<String>,
    /// Schemes of the `Authorization` header, as written on the wire: `Basic`, `Bearer`.
    pub authorization_schemes: Vec<String>,
    /// Headers that stand in for `Authorization`: name on the wire, and name for the method that sets it.
    pub credential_headers: Vec<ClientHeader>,
    /// Headers such as language or time zone, set for a client or for one call.
    pub context_headers: Vec<ClientHeader>,
    /// How answers that are a part of a list lead to the next part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paging: Option<Paging>,
    /// What answers are wrapped in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub envelope: Option<Envelope>,
}

/// The properties of an answer that wraps another value.
#[derive(Clone, Debug, Serialize)]
pub struct Envelope {
    /// The property that holds the value.
    pub property: String,
    /// Those that stand beside it.
    pub beside: Vec<String>,
    /// The one of these that says whether the call has succeeded, and what it says then.
    pub success: Option<(String, String)>,
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
