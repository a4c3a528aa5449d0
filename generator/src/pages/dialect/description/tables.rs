//! What tables have in their header cells and their cells.

use indexmap::IndexMap;
use serde::Deserialize;

/// Header cells of tables.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TableRules {
    /// Tables of path parameters.
    pub path: ColumnNames,
    /// Tables of parameters of the section's kind.
    pub parameters: ColumnNames,
    /// Tables of properties.
    pub properties: PropertyRules,
    /// Tables of statuses.
    pub statuses: ColumnNames,
    /// All that a call takes, wherever it stands in the request, in one table below no heading.
    #[serde(default)]
    pub inputs: ColumnNames,
    /// The column of types, in any table.
    #[serde(rename = "type")]
    pub ty: Vec<String>,
    /// The column of descriptions, in any table.
    pub description: Vec<String>,
    /// The column that says whether a parameter must be given, in any table.
    #[serde(default)]
    pub required: Vec<String>,
    /// What names of parameters and properties have besides the name.
    #[serde(default)]
    pub name_marks: NameMarks,
}

/// Patterns of what is no part of a name, in the column of names.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct NameMarks {
    /// What says that a parameter must be given.
    #[cfg_attr(feature = "schema", schemars(example = [r"\*$"]))]
    pub required: Vec<String>,
    /// What says that it need not, or nothing.
    pub optional: Vec<String>,
}

/// Names of a column.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ColumnNames {
    /// Header cells of the name column.
    pub name: Vec<String>,
}

/// The column of properties' names, and how these are nested.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PropertyRules {
    /// Header cells of the name column.
    pub name: Vec<String>,
    /// How rows say that a property is one of another's value.
    #[serde(default)]
    pub nesting: Nesting,
}

/// How rows are nested in each other; in no way if nothing is given.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Nesting {
    /// What stands between a name and that of what it is nested in.
    pub separators: Vec<String>,
    /// What stands after the name of a list.
    pub lists: Vec<String>,
    /// What stands before a name once more than before that of what it is nested in.
    pub marks: Vec<String>,
}

/// Type words.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TypeRules {
    /// Word to meaning; the empty word is an empty cell.
    pub words: IndexMap<String, TypeWord>,
    /// Patterns of lists that say of what (`item`, a type word).
    #[serde(default)]
    pub lists: Vec<String>,
    /// Patterns of what type cells have besides the type word.
    #[serde(default)]
    pub ignored: Vec<String>,
    /// Pattern of an enumeration (`words`, separated by commas).
    #[serde(rename = "enum", default)]
    pub enumeration: Option<String>,
    /// Pattern of a carrier's name, or of what has it in it (`name`).
    #[serde(default)]
    pub reference: Option<String>,
}

/// What a type word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TypeWord {
    /// `true` or `false`.
    Bool,
    /// 32-bit integer.
    Int32,
    /// 64-bit integer.
    Int64,
    /// Floating point number.
    Double,
    /// Text.
    String,
    /// Text, or something else that is printed as text.
    LooseString,
    /// Date and time.
    DateTime,
    /// Bytes in a JSON string.
    Byte,
    /// An array of something.
    Array,
    /// An object whose keys are data.
    Dictionary,
    /// An object of some carrier.
    Reference,
    /// Raw bytes.
    Binary,
    /// Not said.
    Unknown,
}
