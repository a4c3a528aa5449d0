//! Habits of the vendor that no page states.

use indexmap::IndexMap;
use serde::Deserialize;

/// Habits of the vendor that no page states.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Conventions {
    /// Query parameters that are words with commas between.
    pub comma_separated: Vec<String>,
    /// Those of them that name the properties an answer is to have.
    pub selecting: Vec<String>,
    /// Properties of answers that requests leave out.
    pub response_only: Vec<String>,
    /// Property name to the name of the carrier it holds.
    pub property_carriers: IndexMap<String, String>,
    /// Property name to the name of the carrier its dictionary's values are of.
    pub dictionary_carriers: IndexMap<String, String>,
    /// Carriers that are named after another one.
    pub variants: Vec<Variant>,
    /// Carriers known by their properties.
    pub named_shapes: Vec<NamedShape>,
    /// Whether samples may show different parts of what stands at one place.
    pub partial_samples: bool,
    /// Whether answers always have what tables say is required.
    #[cfg_attr(feature = "schema", schemars(example = true))]
    pub required_answers: bool,
    /// Patterns of keys that samples make up for dictionaries; `{property}` is the name of the
    /// dictionary.
    pub dictionary_keys: Vec<String>,
    /// Lists of rows whose keys are data.
    pub open_rows: Vec<OpenRows>,
    /// Names of properties and parameters whose text nobody is to see, with `*` for any characters.
    pub secrets: Vec<String>,
    /// Properties of answers that are a part of a list.
    pub paging: Option<PagingRule>,
}

/// How an answer leads to the next part of a list.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PagingRule {
    /// The property that holds the link to the next part.
    pub next: String,
    /// The property that holds the items of this part.
    pub items: String,
}

/// A carrier that is another one and some properties more.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// The properties it has besides.
    pub adds: Vec<String>,
    /// Its name, with `{name}` for the other's.
    pub name: String,
}

/// A carrier known by its properties.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NamedShape {
    /// Its name.
    pub name: String,
    /// Its properties, all of them.
    pub properties: Vec<String>,
}

/// A list of rows whose keys are data.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenRows {
    /// The property that holds the rows.
    pub property: String,
    /// A property that stands beside it.
    pub beside: String,
}
