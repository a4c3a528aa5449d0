//! Parameters: what a call takes beside its body, and how that is written.

use super::Type;
use crate::source::Span;
use serde::Serialize;

/// A parameter: what a call takes beside its body.
#[derive(Clone, Debug, Serialize)]
pub struct Parameter {
    /// Name on the wire, verbatim: `$select`.
    pub name: String,
    /// What to call it in code, if the configuration gives it another name.
    pub alias: Option<String>,
    /// Where it goes.
    pub place: ParameterPlace,
    /// What it holds.
    pub ty: Type,
    /// How that is written.
    pub style: Style,
    /// Whether signs that mean something in a URL, such as slashes, are sent as they are.
    pub reserved: bool,
    /// Whether it is not to be used any more.
    pub deprecated: bool,
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

    /// Whether it is a list of texts between commas in the query.
    pub fn is_words(&self) -> bool {
        let of_texts = matches!(&self.ty, Type::List(item) if **item == Type::String);
        let is_plain = self.style == Style::Commas && !self.reserved;
        of_texts && is_plain && self.place == ParameterPlace::Query
    }

    /// A parameter of the path of which nothing is said: a text.
    pub(crate) fn undescribed(name: impl Into<String>, token: Span) -> Self {
        Self {
            name: name.into(),
            alias: None,
            place: ParameterPlace::Path,
            ty: Type::String,
            style: ParameterPlace::Path.style(),
            reserved: false,
            deprecated: false,
            selects: false,
            required: true,
            secret: false,
            docs: String::new(),
            span: Some(token),
        }
    }

    /// Whether a call may do without it.
    pub fn is_optional(&self) -> bool {
        !self.required && self.place != ParameterPlace::Path
    }
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum ParameterPlace {
    /// A `{token}` of the path.
    Path,
    /// After the `?`.
    Query,
    /// All that is after the `?`.
    QueryString,
    /// A request header.
    Header,
    /// A cookie.
    Cookie,
}

impl ParameterPlace {
    /// The word that OpenAPI has for it.
    pub fn word(self) -> &'static str {
        match self {
            ParameterPlace::Path => "path",
            ParameterPlace::Query => "query",
            ParameterPlace::QueryString => "querystring",
            ParameterPlace::Header => "header",
            ParameterPlace::Cookie => "cookie",
        }
    }

    /// How values are written there unless something else is said.
    pub fn style(self) -> Style {
        match self {
            ParameterPlace::Path | ParameterPlace::Header => Style::Commas,
            ParameterPlace::Query | ParameterPlace::QueryString | ParameterPlace::Cookie => {
                Style::Form
            }
        }
    }
}

/// How a value is written, if it is a list or an object; a scalar is its text in all of them but
/// those of labels, matrices and JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Style {
    /// Each item and each property by itself: `ids=1&ids=2`, `x=1&y=2`.
    Form,
    /// With commas between: `1,2`, `x,1,y,2`.
    Commas,
    /// With blanks between.
    Spaces,
    /// With bars between.
    Pipes,
    /// With tabulators between.
    Tabs,
    /// Properties as pairs with commas between: `x=1,y=2`.
    Pairs,
    /// Each property with the name of the parameter: `name[x]=1&name[y]=2`.
    DeepObject,
    /// After a dot, with commas between: `.1,2`, `.x,1,y,2`.
    Label,
    /// Each item and each property after a dot: `.1.2`, `.x=1.y=2`.
    LabelExploded,
    /// After a semicolon and the name: `;ids=1,2`, `;size=x,1,y,2`.
    Matrix,
    /// Each item and each property after a semicolon: `;ids=1;ids=2`, `;x=1;y=2`.
    MatrixExploded,
    /// As JSON.
    Json,
}

impl Style {
    /// What stands between items, in styles that have nothing else.
    pub fn separator(self) -> Option<char> {
        match self {
            Style::Commas => Some(','),
            Style::Spaces => Some(' '),
            Style::Pipes => Some('|'),
            Style::Tabs => Some('\t'),
            _ => None,
        }
    }

    /// How values look in this style, after "it is written".
    pub fn says(self) -> &'static str {
        match self {
            Style::Form => "each by itself",
            Style::Commas => "with commas",
            Style::Spaces => "with blanks",
            Style::Pipes => "with bars",
            Style::Tabs => "with tabulators",
            Style::Pairs => "in pairs",
            Style::DeepObject => "in brackets",
            Style::Label => "after a dot",
            Style::LabelExploded => "after dots",
            Style::Matrix => "after a semicolon",
            Style::MatrixExploded => "after semicolons",
            Style::Json => "as JSON",
        }
    }

    /// The same for after a type; nothing of a style that is usual at a place.
    pub fn note(self, place: ParameterPlace) -> String {
        if self == place.style() { String::new() } else { format!(" {}", self.says()) }
    }
}
