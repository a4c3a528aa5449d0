//! What a page *states*, as written and with spans, before anything is concluded from it.
//!
//! A [`Dialect`](crate::pages::dialect::Dialect) says which block of a page plays which role;
//! [`read_operations`] applies it. Type words stay as [`StatedType`]: what a reference refers to, and
//! what an array holds, is left to [`infer`](crate::pages::infer).

mod described;
mod endpoint;
mod ignored;
mod include;
mod links;
mod page;
mod requirement;
mod samples;
mod suspicious_text;
mod tables;
mod units;

pub use crate::pages::dialect::StatedType;
pub use described::{DescribedCarrier, read_carriers};
pub(crate) use ignored::kept;
pub use include::expand_includes;
pub use links::{Link, Targets};
pub use page::read_operations;
pub use units::has_operations;

use crate::model::api::ParameterPlace;
use crate::model::sample::{Sample, SampleBody, SampleKind};
use crate::source::{FileId, Span, Spanned};

/// A page, or a part of one, that describes one endpoint.
#[derive(Clone, Debug)]
pub struct EndpointPage {
    /// The file.
    pub file: FileId,
    /// The docs' own name for the endpoint, unique in an edition: from the front matter, else the file's name,
    /// and the anchor of its part of the page, if it has one.
    pub id: Spanned<String>,
    /// Group of endpoints, from the id: `["agents", "Chat"]`. At least one segment.
    pub group: Vec<String>,
    /// The operation's name within its group, from the id: `PickUpFirstChatSession`.
    pub name: String,
    /// HTTP method in upper case.
    pub method: Spanned<String>,
    /// Path with `{tokens}`, without a query, however the page writes them.
    pub path: Spanned<String>,
    /// The names of the tokens, each once, where the path has them first.
    pub path_parameters: Vec<Spanned<String>>,
    /// Whether it is one of a list of endpoints, which says little of each.
    pub is_entry: bool,
    /// How new the page's format is; of two pages for one endpoint the newer format wins.
    pub format_rank: u32,
    /// Readable Markdown: what the endpoint does.
    pub summary: String,
    /// What the summary says of the answer.
    pub summary_carrier: Option<SummaryCarrier>,
    /// Restrictions on its use ("not available in Online by default"), readable.
    pub restrictions: Vec<String>,
    /// Path, query and header parameters in the order of the tables.
    pub parameters: Vec<StatedParameter>,
    /// Which of the client's own headers (language, time zone) the page lists, by wire name.
    pub context_headers: Vec<String>,
    /// Media types of a request body where the page announces no body.
    pub body_media_types: Vec<String>,
    /// The request body, if the page has one.
    pub body: Option<StatedBody>,
    /// The answer of success.
    pub response: StatedContent,
    /// Documented statuses in order.
    pub statuses: Vec<StatedStatus>,
    /// Sample requests and responses in order.
    pub samples: Vec<Sample>,
}

impl EndpointPage {
    /// The JSON of sample requests, or of successful answers: as written, and as read.
    pub(crate) fn json_samples(
        &self,
        is_request: bool,
    ) -> impl Iterator<Item = (&Spanned<String>, &serde_json::Value)> {
        self.samples.iter().filter_map(move |sample| {
            let wanted = match sample.kind {
                SampleKind::Request => is_request,
                SampleKind::Response(status) => !is_request && (200..300).contains(&status),
            };
            match &sample.body {
                SampleBody::Json(text, value) if wanted => Some((text, value)),
                _ => None,
            }
        })
    }
}

/// A row of a parameter table.
#[derive(Clone, Debug)]
pub struct StatedParameter {
    /// Name on the wire.
    pub name: Spanned<String>,
    /// Where it goes.
    pub place: ParameterPlace,
    /// Its type.
    pub ty: Spanned<StatedType>,
    /// Whether the page says it must be given.
    pub required: bool,
    /// Readable Markdown, without the required marker.
    pub description: String,
    /// Links to what it may be, in the order in which they count.
    pub links: Vec<Link>,
}

/// What a page says of the request body.
#[derive(Clone, Debug)]
pub struct StatedBody {
    /// The name of the body parameter: `request`, `entity`, `changes`; `body` if it has none.
    pub name: String,
    /// What it holds.
    pub content: StatedContent,
}

/// What a page says of the content of a request body, or of the answer of success.
#[derive(Clone, Debug)]
pub struct StatedContent {
    /// The stated kind; `None` when the page names none.
    pub kind: Option<Spanned<StatedType>>,
    /// The carrier's name, where prose or heading gives one, with the span of the words.
    pub carrier: Option<Spanned<String>>,
    /// Readable prose about it.
    pub description: String,
    /// The property table, if there is one.
    pub table: Option<PropertyTable>,
    /// Media types that the header table lists, in order.
    pub media_types: Vec<String>,
    /// The heading, or the page's path where there is no heading.
    pub span: Span,
}

impl StatedContent {
    /// Nothing but where it is announced.
    fn at(span: Span) -> Self {
        let (description, media_types) = Default::default();
        Self { kind: None, carrier: None, description, table: None, media_types, span }
    }

    /// Adds the table of its properties, or of those of its items.
    fn describe(&mut self, table: PropertyTable) {
        if table.is_list && !matches!(self.kind.as_deref(), Some(StatedType::Array(_))) {
            let item = self.kind.take().map(|kind| kind.value);
            let item = item.filter(|kind| matches!(kind, StatedType::Reference(Some(_))));
            let list = StatedType::Array(item.map(Box::new));
            self.kind = Some(Spanned::new(list, table.span));
        }
        self.table = Some(table);
    }
}

/// A carrier that a summary names.
#[derive(Clone, Debug)]
pub struct SummaryCarrier {
    /// Its name, with the span of the paragraph.
    pub name: Spanned<String>,
    /// Whether a list of such carriers is answered; `None` if that is not said.
    pub is_list: Option<bool>,
    /// Where the name leads, if it is a link.
    pub link: Option<String>,
}

/// A table of properties.
#[derive(Clone, Debug)]
pub struct PropertyTable {
    /// The rows that have a name, in order; of several with one name, the first.
    pub rows: Vec<StatedProperty>,
    /// Whether the names say that it describes what stands in a list.
    pub is_list: bool,
    /// The whole table.
    pub span: Span,
}

/// A row of a property table.
#[derive(Clone, Debug)]
pub struct StatedProperty {
    /// Name on the wire.
    pub name: Spanned<String>,
    /// Its type. Where the description names the carrier, the reference has that name.
    pub ty: Spanned<StatedType>,
    /// The carrier of its items, where the description of a list names it.
    pub items: Option<Spanned<String>>,
    /// The carrier the property belongs to, where the description names it.
    pub owner: Option<Spanned<String>>,
    /// Readable Markdown, without markers.
    pub description: String,
    /// The deprecation text, if the description carries the marker.
    pub deprecated: Option<String>,
    /// Whether the table says that it must be there.
    pub required: bool,
    /// Links to what it may be, in the order in which they count.
    pub links: Vec<Link>,
    /// The properties of what it holds, where rows are nested in this one. Its type is that of an
    /// object then, or of lists of such.
    pub nested: Option<PropertyTable>,
}

/// A row of the status table.
#[derive(Clone, Debug)]
pub struct StatedStatus {
    /// 100 to 599.
    pub code: Spanned<u16>,
    /// Readable text.
    pub text: String,
}
