//! A dialect file as written.

mod conventions;
mod headers;
mod tables;

pub use conventions::{Conventions, NamedShape, OpenRows, Variant};
pub use headers::{ContextHeader, Headers};
use indexmap::IndexMap;
use serde::Deserialize;
pub use tables::{ColumnNames, NameMarks, Nesting, PropertyRules, TableRules, TypeRules, TypeWord};

/// A dialect file.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// Patterns of headings in the summary that restrict the use of the endpoint (`text`).
    #[serde(default)]
    pub restrictions: Vec<String>,
    /// Header cells by which tables and their columns are known.
    pub tables: TableRules,
    /// Patterns of pieces of text that are rows of a table instead: a definition, an item of a list
    /// (`name`, and perhaps `type`, `required`, `description`).
    #[serde(default)]
    pub rows: Vec<String>,
    /// Patterns in a description that say a parameter must be given.
    #[serde(default)]
    pub required: Vec<String>,
    /// Words in a column of its own that say so.
    #[serde(default)]
    pub required_words: Vec<String>,
    /// Patterns in a description that deprecate a property (`text`).
    #[serde(default)]
    pub deprecated: Vec<String>,
    /// What type words mean.
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
    /// Patterns of lines of a response's prose to drop.
    #[serde(default)]
    pub noise: Vec<String>,
    /// Replacements in all text.
    #[serde(default)]
    pub text: Vec<TextRule>,
    /// Which code blocks are samples, and what is special about them.
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
    /// Headings below which a carrier is described, apart from the operations that use it.
    #[serde(default)]
    pub described: Vec<DescribedRule>,
    /// What links in tables are good for; nothing if it is not said.
    #[serde(default)]
    pub links: Option<LinkRules>,
    /// Headings that are rows of a table instead, with the text below them.
    #[serde(default)]
    pub row_headings: Vec<RowHeading>,
    /// What every answer is wrapped in, where tables describe what is inside.
    #[serde(default)]
    pub envelope: Option<Envelope>,
    /// Habits of the vendor that no page states.
    #[serde(default)]
    pub conventions: Conventions,
}

/// A heading below which a carrier is described.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DescribedRule {
    /// Pattern of the heading's text (`name`, unless the page's title has it).
    pub heading: String,
    /// Pattern of the `title` in the front matter, where that has the name (`name`).
    #[serde(default)]
    pub title: Option<String>,
}

/// What links in tables are good for: they lead to what a row is of.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkRules {
    /// The cells whose links count, first ones more; `[type]` if it is not said.
    #[serde(default = "only_types")]
    pub cells: Vec<LinkCell>,
    /// Headers of the column of words in tables that list words.
    #[serde(default)]
    pub words: Vec<String>,
    /// Pattern of a line that is an item of a list of words (`word`).
    #[serde(default)]
    pub items: Option<String>,
}

fn only_types() -> Vec<LinkCell> {
    vec![LinkCell::Type]
}

/// A cell of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LinkCell {
    /// That of the type.
    Type,
    /// That of the name.
    Name,
    /// That of the description.
    Description,
}

/// A heading that is a row of a table.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RowHeading {
    /// Pattern of the heading's text (`name`).
    pub heading: String,
    /// Pattern of the text below it (`type`, `description`).
    pub text: String,
}

/// What every answer is wrapped in.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// The property that holds what tables describe.
    pub property: String,
    /// The properties that stand before it, and their type words.
    #[serde(default)]
    pub before: IndexMap<String, String>,
    /// The properties that stand after it, and their type words.
    #[serde(default)]
    pub after: IndexMap<String, String>,
    /// How an answer says that the call has succeeded, where its status does not tell.
    #[serde(default)]
    pub success: Option<Success>,
}

/// How an answer says that the call has succeeded.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Success {
    /// The property that says it, one of those beside the value.
    pub property: String,
    /// What it holds then: text, a whole number or `true`, in quotes.
    pub value: String,
}

/// How pages are told apart.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PageRules {
    /// Front matter keys that hold the id.
    #[serde(default)]
    pub id: Vec<String>,
    /// Whether the id of a page without such a key has the folders in it that the page lies in.
    #[serde(default)]
    pub folders: bool,
    /// Pattern of the ids of pages that promise an endpoint.
    #[serde(default)]
    pub claims: Option<String>,
    /// Whether a page may describe several operations, each below a heading of its own.
    #[serde(default)]
    pub several: bool,
    /// What it means that several places describe one method and path; `rivals` if it is not said.
    #[serde(default)]
    pub repeated: Repeated,
    /// Patterns of what pages have that says nothing, and is read as blanks: elements, shortcodes.
    #[serde(default)]
    pub dressing: Vec<String>,
    /// Pattern of what names a heading for links (`anchor`), and is no part of its text.
    #[serde(default)]
    pub anchor: Option<String>,
    /// Marks of page formats, oldest first.
    #[serde(default)]
    pub formats: Vec<FormatMark>,
}

/// What it means that several places describe one method and path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Repeated {
    /// They are rivals, of which one counts.
    #[default]
    Rivals,
    /// They are parts of one description: what they say is put together.
    Parts,
}

/// The mark of a page format: all that is given must be there.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FormatMark {
    /// A key in the front matter.
    #[serde(default)]
    pub front_matter: Option<String>,
    /// Pattern of a heading.
    #[serde(default)]
    pub heading: Option<String>,
}

/// The fence, the piece of text, the heading, or the row of a table that states method and path.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EndpointRule {
    /// Fence languages.
    #[serde(default)]
    pub languages: Vec<String>,
    /// Pattern of the first line of such a fence (`method`, `path`).
    #[serde(default)]
    pub line: Option<String>,
    /// Patterns of a paragraph, of items of a list, or of HTML or JSX (`method`, `path`, perhaps
    /// `description`). One that names method or path alone is about an endpoint of which another
    /// paragraph of the section says the rest.
    #[serde(default)]
    pub prose: Vec<String>,
    /// Patterns of a heading (`method`, `path`). One that names the path alone is about all headings
    /// below it that name a method alone.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(example = [r"(?<method>[A-Z]+) `(?<path>/[^`]*)`"]))]
    pub headings: Vec<String>,
    /// Tables that have a row for each endpoint.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(example = serde_json::json!({"method": ["Method"], "path": ["Path", "URL"]})))]
    pub tables: Option<EndpointTables>,
    /// Patterns of parameters in the path (`name`) that do not stand in braces.
    #[serde(default)]
    pub parameters: Vec<String>,
}

/// Tables that have a row for each endpoint.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EndpointTables {
    /// Header cells of the column of methods.
    #[cfg_attr(feature = "schema", schemars(example = ["Method"]))]
    pub method: Vec<String>,
    /// Header cells of the column of paths, which may be that of methods, too: `GET /boats`.
    #[cfg_attr(feature = "schema", schemars(example = ["Path", "URL"]))]
    pub path: Vec<String>,
    /// Header cells of the column of the answers' media types.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(example = ["Produces"]))]
    pub media_types: Vec<String>,
}

/// From a page's id to group and operation.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LineRule {
    /// Pattern of the paragraph (`name`, `kind`).
    pub line: String,
    /// Methods of the endpoints on whose pages it plays this role; all if none are given.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(example = ["GET", "DELETE"]))]
    pub methods: Vec<String>,
    /// What follows.
    pub role: Role,
}

/// The role of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

/// A line that names a carrier.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CarrierRule {
    /// Pattern of the line.
    pub line: String,
    /// The name, with `$group` for what the pattern matched.
    pub name: String,
}

/// A replacement in text.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TextRule {
    /// What is replaced.
    pub pattern: String,
    /// By what, with `$1` or `$name` for what the pattern matched.
    pub with: String,
}

/// Samples.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SampleRules {
    /// Fence languages of requests.
    #[serde(default)]
    pub request: Vec<String>,
    /// Fence languages of responses.
    #[serde(default)]
    pub response: Vec<String>,
    /// Whether JSON in the summary, where no heading says what it is, is the body of an answer.
    #[serde(default)]
    pub unannounced: bool,
    /// What samples have that JSON has not.
    #[serde(default)]
    pub lenient: Vec<Leniency>,
    /// Code blocks to pass over.
    #[serde(default)]
    pub ignored: Vec<IgnoredRule>,
    /// Pattern of a paragraph that stands for another file (`path`).
    #[serde(default)]
    pub include: Option<String>,
}

/// What samples may have that JSON has not. It is left out when they are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Leniency {
    /// `// …`, `/* … */` and `# …`.
    Comments,
    /// Commas behind the last item, or before the first.
    TrailingCommas,
    /// `...` and `…` for what is left out.
    Ellipses,
}

/// Code blocks to pass over. All given patterns must match.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IgnoredRule {
    /// Pattern of what follows the opening fence.
    #[serde(default)]
    pub info: Option<String>,
    /// Pattern of the first line that is not blank.
    #[serde(default)]
    pub line: Option<String>,
}

/// What a body without table and sample holds. All given patterns must match.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
