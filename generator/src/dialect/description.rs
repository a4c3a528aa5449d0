//! A dialect file as written.

use indexmap::IndexMap;
use serde::Deserialize;

/// A dialect file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Description {
    /// Name of the style.
    pub name: String,
    /// File name of tables of contents; none if the docs have none.
    #[serde(default)]
    pub contents: Option<String>,
    /// How pages are told apart.
    #[serde(default)]
    pub page: PageRules,
    /// Where method and path are.
    pub endpoint: EndpointRule,
    /// From the page's id to group and operation name; first match wins.
    #[serde(default)]
    pub groups: Vec<GroupRule>,
    /// Headings and their roles.
    pub sections: Vec<SectionRule>,
    /// Paragraphs that act as a heading.
    #[serde(default)]
    pub lines: Vec<LineRule>,
    /// Headings in the summary that restrict the use of the endpoint (`text`).
    #[serde(default)]
    pub restrictions: Vec<String>,
    /// Header cells of tables.
    pub tables: TableRules,
    /// Patterns in a description that say a parameter must be given.
    #[serde(default)]
    pub required: Vec<String>,
    /// Words in a column of its own that say so.
    #[serde(default)]
    pub required_words: Vec<String>,
    /// Patterns in a description that deprecate a property (`text`).
    #[serde(default)]
    pub deprecated: Vec<String>,
    /// Type words.
    pub types: TypeRules,
    /// Lines of a response's prose that name its carrier.
    #[serde(default)]
    pub carriers: Vec<CarrierRule>,
    /// Lines of a request body's prose that name its carrier.
    #[serde(default)]
    pub body_carriers: Vec<CarrierRule>,
    /// Ends of a property's description that name the carrier it holds; dropped from it.
    #[serde(default)]
    pub held_carriers: Vec<CarrierRule>,
    /// Paragraphs of the summary that name the carrier of the answer.
    #[serde(default)]
    pub summary_carriers: Vec<CarrierRule>,
    /// Descriptions of lists that name the carrier of their items.
    #[serde(default)]
    pub item_carriers: Vec<CarrierRule>,
    /// Descriptions of properties that name the carrier they belong to.
    #[serde(default)]
    pub owner_carriers: Vec<CarrierRule>,
    /// Names of operations that name the carrier they answer.
    #[serde(default)]
    pub operation_carriers: Vec<CarrierRule>,
    /// Lines of a response's prose to drop.
    #[serde(default)]
    pub noise: Vec<String>,
    /// Replacements in all text.
    #[serde(default)]
    pub text: Vec<TextRule>,
    /// Samples.
    #[serde(default)]
    pub samples: SampleRules,
    /// Request headers with a meaning for the client.
    #[serde(default)]
    pub headers: Headers,
    /// Names of body parameters (patterns) whose carrier belongs to its operation.
    #[serde(default)]
    pub request_bodies: Vec<String>,
    /// Patterns of the prose of bodies that are a list of what their table describes.
    #[serde(default)]
    pub list_bodies: Vec<String>,
    /// What bodies without table and sample hold.
    #[serde(default)]
    pub body_hints: Vec<BodyHintRule>,
    /// Habits of the vendor that no page states.
    #[serde(default)]
    pub conventions: Conventions,
}

/// How pages are told apart.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageRules {
    /// Front matter keys that hold the id.
    #[serde(default)]
    pub id: Vec<String>,
    /// Whether the id of a page without such a key has the folders in it that the page lies in.
    #[serde(default)]
    pub folders: bool,
    /// Ids of pages that promise an endpoint.
    #[serde(default)]
    pub claims: Option<String>,
    /// Marks of page formats, oldest first.
    #[serde(default)]
    pub formats: Vec<FormatMark>,
}

/// The mark of a page format: all that is given must be there.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormatMark {
    /// A key in the front matter.
    #[serde(default)]
    pub front_matter: Option<String>,
    /// A heading that matches.
    #[serde(default)]
    pub heading: Option<String>,
}

/// The fence that states method and path.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndpointRule {
    /// Fence languages.
    pub languages: Vec<String>,
    /// Pattern of the line (`method`, `path`).
    pub line: String,
    /// Patterns of parameters in the path (`name`) that do not stand in braces.
    #[serde(default)]
    pub parameters: Vec<String>,
}

/// From a page's id to group and operation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupRule {
    /// Pattern of the id (`group`, `operation`).
    pub id: String,
    /// Outer groups.
    #[serde(default)]
    pub under: Vec<String>,
}

/// A heading with a role.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionRule {
    /// Pattern of the heading's text (`name`, `kind`).
    pub heading: String,
    /// Methods of the endpoints on whose pages it plays this role; all if none are given.
    #[serde(default)]
    pub methods: Vec<String>,
    /// What follows.
    pub role: Role,
}

/// A paragraph with the role of a heading.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineRule {
    /// Pattern of the paragraph (`name`, `kind`).
    pub line: String,
    /// Methods of the endpoints on whose pages it plays this role; all if none are given.
    #[serde(default)]
    pub methods: Vec<String>,
    /// What follows.
    pub role: Role,
}

/// The role of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Path parameters.
    Path,
    /// Query parameters, and examples of them.
    Query,
    /// Request headers.
    Headers,
    /// The request body.
    RequestBody,
    /// The answer: what it is, and its statuses.
    Response,
    /// The answer's properties.
    ResponseBody,
    /// Sample requests and responses.
    Samples,
    /// Sample requests.
    RequestSamples,
    /// Sample responses.
    ResponseSamples,
    /// Nothing that is about the endpoint.
    Ignored,
}

/// Header cells of tables.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableRules {
    /// Path parameters.
    pub path: ColumnNames,
    /// Parameters of the section's kind.
    pub parameters: ColumnNames,
    /// Properties.
    pub properties: PropertyRules,
    /// Statuses.
    pub statuses: ColumnNames,
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
#[serde(deny_unknown_fields, default)]
pub struct NameMarks {
    /// What says that a parameter must be given.
    pub required: Vec<String>,
    /// What says that it need not, or nothing.
    pub optional: Vec<String>,
}

/// Names of a column.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnNames {
    /// Header cells of the name column.
    pub name: Vec<String>,
}

/// The column of properties' names, and how these are nested.
#[derive(Clone, Debug, Deserialize)]
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
#[serde(deny_unknown_fields)]
pub struct TypeRules {
    /// Word to meaning; the empty word is an empty cell.
    pub words: IndexMap<String, TypeWord>,
    /// Patterns of lists that say of what (`item`, a type word).
    #[serde(default)]
    pub lists: Vec<String>,
    /// Pattern of an enumeration (`words`, separated by commas).
    #[serde(rename = "enum", default)]
    pub enumeration: Option<String>,
    /// Pattern of a carrier's name.
    #[serde(default)]
    pub reference: Option<String>,
}

/// What a type word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
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

/// A line that names a carrier.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarrierRule {
    /// Pattern of the line.
    pub line: String,
    /// The name, with `$group` for what the pattern matched.
    pub name: String,
}

/// A replacement in text.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextRule {
    /// What is replaced.
    pub pattern: String,
    /// By what, with `$1` or `$name` for what the pattern matched.
    pub with: String,
}

/// Samples.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleRules {
    /// Fence languages of requests.
    #[serde(default)]
    pub request: Vec<String>,
    /// Fence languages of responses.
    #[serde(default)]
    pub response: Vec<String>,
    /// Code blocks to pass over.
    #[serde(default)]
    pub ignored: Vec<IgnoredRule>,
    /// Pattern of a paragraph that stands for another file (`path`).
    #[serde(default)]
    pub include: Option<String>,
}

/// Code blocks to pass over. All given patterns must match.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IgnoredRule {
    /// Pattern of what follows the opening fence.
    #[serde(default)]
    pub info: Option<String>,
    /// Pattern of the first line that is not blank.
    #[serde(default)]
    pub line: Option<String>,
}

/// Request headers with a meaning.
#[derive(Clone, Debug, Default, Deserialize)]
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
#[serde(deny_unknown_fields)]
pub struct Authorization {
    /// Name on the wire.
    pub header: String,
    /// Schemes, as on the wire.
    pub schemes: Vec<String>,
}

/// A header with a name for people.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContextHeader {
    /// Name on the wire.
    pub header: String,
    /// Name for people: lower case, underscores.
    pub name: String,
    /// One sentence.
    pub docs: String,
}

/// What a body without table and sample holds. All given patterns must match.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyHintRule {
    /// Pattern of the body's name.
    #[serde(default)]
    pub name: Option<String>,
    /// Pattern of the prose below its heading.
    #[serde(default)]
    pub prose: Option<String>,
    /// Pattern of the page's summary; such a hint also applies where no body is announced.
    #[serde(default)]
    pub summary: Option<String>,
    /// What it holds.
    pub content: BodyContentWord,
    /// Of what, for lists and dictionaries.
    #[serde(default)]
    pub of: Option<BodyContentWord>,
}

/// What a body holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyContentWord {
    /// A JSON array.
    List,
    /// A JSON object whose keys are data.
    Dictionary,
    /// A 32-bit integer.
    Int32,
    /// Text.
    String,
    /// Bytes in a JSON string.
    Byte,
    /// Raw bytes.
    Binary,
    /// Form fields.
    Form,
    /// Any JSON.
    Any,
}

/// Habits of the vendor that no page states.
#[derive(Clone, Debug, Default, Deserialize)]
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
    /// Keys that samples make up for dictionaries.
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
#[serde(deny_unknown_fields)]
pub struct PagingRule {
    /// The property that holds the link to the next part.
    pub next: String,
    /// The property that holds the items of this part.
    pub items: String,
}

/// A carrier that is another one and some properties more.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// The properties it has besides.
    pub adds: Vec<String>,
    /// Its name, with `{name}` for the other's.
    pub name: String,
}

/// A carrier known by its properties.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedShape {
    /// Its name.
    pub name: String,
    /// Its properties, all of them.
    pub properties: Vec<String>,
}

/// A list of rows whose keys are data.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenRows {
    /// The property that holds the rows.
    pub property: String,
    /// A property that stands beside it.
    pub beside: String,
}
