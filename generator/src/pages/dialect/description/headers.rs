//! Request headers with a meaning for the client.

use serde::Deserialize;

/// Request headers with a meaning.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Headers {
    /// The header whose description lists the media types of answers.
    #[serde(default)]
    pub accept: Option<String>,
    /// The header whose description lists the media types of request bodies.
    #[serde(default)]
    pub content_type: Option<String>,
    /// The header of credentials with a scheme.
    #[serde(default)]
    pub authorization: Option<Authorization>,
    /// Headers that carry credentials of their own.
    #[serde(default)]
    pub credentials: Vec<ContextHeader>,
    /// Headers set for a client or a call.
    #[serde(default)]
    pub context: Vec<ContextHeader>,
}

/// The header of credentials with a scheme.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Authorization {
    /// Name on the wire.
    pub header: String,
    /// Schemes, as on the wire.
    pub schemes: Vec<String>,
}

/// A header with a name for people.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ContextHeader {
    /// Name on the wire.
    pub header: String,
    /// Name for people: lower case, underscores.
    pub name: String,
    /// One sentence.
    pub docs: String,
}
