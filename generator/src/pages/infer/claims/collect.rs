//! Where pages give names to carriers.

use super::super::drafts::{Drafts, Keys, keys_of};
use super::super::{memory, patch};
use crate::model::lock::LockedType;
use crate::pages::statements::{
    DescribedCarrier, EndpointPage, PropertyTable, StatedContent, StatedType, SummaryCarrier,
};
use crate::source::Span;
use serde_json::{Map, Value};
use std::collections::HashSet;

/// Who claims a name, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Claimant {
    /// A heading below which a carrier is described apart from operations, for the table there.
    Described,
    /// The heading or prose of an answer, for the answer's table.
    Answer,
    /// The prose of a body, for the body's table.
    Body,
    /// What a page says of its operation, for the answer's table.
    Summary,
    /// A property that holds such a carrier, for what samples show there.
    Property,
    /// A property that such a carrier has, for the table it stands in.
    Owner,
    /// A list that holds such carriers, for what samples show there.
    Item,
    /// An operation that is called after it, for its answer.
    Operation,
}

/// A name, and the properties of what is said to bear it.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub name: String,
    pub by: Claimant,
    /// In order.
    pub properties: Vec<String>,
    /// Whether those may be missing that requests leave out.
    pub partial: bool,
    pub span: Span,
    /// The page, if the claim is about the table of its answer or of its body.
    pub table: Option<Table>,
    /// Whether the lock says that the page's answer or body had this name.
    pub had_it: bool,
}

impl Claim {
    /// What a carrier that is described apart from operations claims.
    pub fn of_described(carrier: &DescribedCarrier) -> Self {
        Self {
            name: carrier.name.value.clone(),
            by: Claimant::Described,
            properties: names_of(&carrier.table),
            partial: false,
            span: carrier.name.span,
            table: None,
            had_it: false,
        }
    }

    pub fn keys(&self) -> Keys {
        self.properties.iter().cloned().collect()
    }
}

/// A table by the number of its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Table {
    Answer(usize),
    Body(usize),
}

/// All claims of all pages.
pub(super) fn all(pages: &[EndpointPage], drafts: &Drafts) -> Vec<Claim> {
    let mut claims = Vec::new();
    let had = |was: Option<&LockedType>, name: &str| {
        was.is_some_and(|was| was.ty.carrier() == Some(name))
    };
    for (index, page) in pages.iter().enumerate() {
        let was = memory::operation(page, drafts);
        if let Some(table) = &page.response.table {
            let claim = |name: &str, by, span| Claim {
                name: name.to_owned(),
                by,
                properties: names_of(table),
                partial: false,
                span,
                table: Some(Table::Answer(index)),
                had_it: had(was.and_then(|was| was.answers.as_ref()), name),
            };
            if let Some(name) = &page.response.carrier {
                claims.push(claim(name, Claimant::Answer, name.span));
            }
            let named = |name: &str| variant(name, &keys_of(table), drafts);
            let is_list = match page.response.kind.as_deref() {
                Some(kind) => matches!(kind, StatedType::Array(_)),
                None => page.json_samples(false).next().is_some_and(|(_, value)| value.is_array()),
            };
            let said = page
                .summary_carrier
                .as_ref()
                .filter(|said| said.is_list.is_none_or(|said| said == is_list));
            if let Some(SummaryCarrier { name, .. }) = said {
                claims.push(claim(&named(name), Claimant::Summary, name.span));
            }
            let owners = table.rows.iter().filter_map(|row| row.owner.as_ref());
            claims.extend(owners.map(|name| claim(name, Claimant::Owner, name.span)));
            if let Some(name) = drafts.dialect.operation_carrier_in(&page.name).filter(|_| !is_list)
            {
                claims.push(claim(&named(&name), Claimant::Operation, page.id.span));
            }
            claims.extend(held(page, table, false));
        }
        let Some(body) = &page.body else { continue };
        let Some(table) = body.content.table.as_ref().filter(|table| !patch::is_patch_table(table))
        else {
            continue;
        };
        if !drafts.dialect.is_request_body(&body.name) {
            let claim = |name: &str, by, span| Claim {
                name: name.to_owned(),
                by,
                properties: names_of(table),
                partial: true,
                span,
                table: Some(Table::Body(index)),
                had_it: had(was.and_then(|was| was.sends.as_ref()), name),
            };
            if let Some(name) = &body.content.carrier {
                claims.push(claim(name, Claimant::Body, name.span));
            }
            let owners = table.rows.iter().filter_map(|row| row.owner.as_ref());
            claims.extend(owners.map(|name| claim(name, Claimant::Owner, name.span)));
        }
        claims.extend(held(page, table, true));
    }
    claims
}

/// The claims of properties whose carrier is named, for what samples show there.
fn held(page: &EndpointPage, table: &PropertyTable, is_request: bool) -> Vec<Claim> {
    let samples = page.json_samples(is_request);
    let payloads: Vec<_> = samples.flat_map(|(_, value)| objects(value)).collect();
    let mut claims = Vec::new();
    held_in(table, &payloads, is_request, &mut claims);
    claims
}

/// The same of a table whose objects are known, and of all that is nested in it.
fn held_in(
    table: &PropertyTable,
    payloads: &[&Map<String, Value>],
    is_request: bool,
    claims: &mut Vec<Claim>,
) {
    for row in &table.rows {
        let values = payloads.iter().filter_map(|payload| payload.get(row.name.as_str()));
        let shown = values.flat_map(objects).filter(|shown| !shown.is_empty());
        let named = match (row.ty.carrier(), &row.items) {
            (Some(name), _) => Some((name, Claimant::Property, row.ty.span)),
            (None, Some(name)) => Some((&name.value, Claimant::Item, name.span)),
            _ => None,
        };
        let claim = |properties| {
            let (name, by, span) = named?;
            let name = name.clone();
            Some(Claim {
                name,
                by,
                properties,
                partial: is_request,
                span,
                table: None,
                had_it: false,
            })
        };
        match &row.nested {
            Some(nested) => {
                claims.extend(claim(names_of(nested)));
                held_in(nested, &shown.collect::<Vec<_>>(), is_request, claims);
            }
            None if named.is_none() => {}
            None => claims.extend(shown.filter_map(|shown| claim(shown.keys().cloned().collect()))),
        }
    }
}

/// A value that is an object, or those in a value that is a list.
fn objects(value: &Value) -> Vec<&Map<String, Value>> {
    match value {
        Value::Object(object) => vec![object],
        Value::Array(items) => items.iter().filter_map(Value::as_object).collect(),
        _ => Vec::new(),
    }
}

/// The names that pages use for carriers, whether or not they say what those are, and what their
/// variants are called.
pub(super) fn named(pages: &[EndpointPage], drafts: &Drafts) -> HashSet<String> {
    fn contents(page: &EndpointPage) -> impl Iterator<Item = &StatedContent> {
        let body = page.body.as_ref().map(|body| &body.content);
        [Some(&page.response), body].into_iter().flatten()
    }
    let mut names: HashSet<&str> = HashSet::new();
    for content in pages.iter().flat_map(contents) {
        names.extend(content.carrier.as_ref().map(|name| name.as_str()));
        for row in content.table.iter().flat_map(|table| &table.rows) {
            names.extend(row.owner.as_ref().map(|name| name.as_str()));
            names.extend(row.ty.carrier().map(String::as_str));
        }
    }
    let variants = &drafts.dialect.description().conventions.variants;
    let variants = variants.iter().flat_map(|variant| {
        names.iter().map(|name| variant.name.replace("{name}", name)).collect::<Vec<_>>()
    });
    names.iter().map(|&name| name.to_owned()).chain(variants).collect()
}

/// The words of all that is said of operations, of what they send and of what they answer.
pub(super) fn written(pages: &[EndpointPage]) -> HashSet<&str> {
    let bodies = pages.iter().filter_map(|page| page.body.as_ref());
    let bodies = bodies.map(|body| body.content.description.as_str());
    let texts = pages.iter().flat_map(|page| [&*page.summary, &*page.response.description]);
    texts
        .chain(bodies)
        .flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()))
        .collect()
}

/// The name of a carrier, or of the variant of it that has these properties.
fn variant(name: &str, keys: &Keys, drafts: &Drafts) -> String {
    let variant = drafts.variant(keys);
    variant.map_or_else(|| name.to_owned(), |variant| variant.name.replace("{name}", name))
}

pub(super) fn names_of(table: &PropertyTable) -> Vec<String> {
    table.rows.iter().map(|row| row.name.value.clone()).collect()
}
