//! Bodies and answers as a whole: the carrier of their table, what stands around it, and what
//! samples show where there is no table.

use super::drafts::{Drafts, keys_of};
use super::memory;
use super::seen::Seen;
use crate::model::api::{CarrierId, Type};
use crate::model::lock::LockedOperation;
use crate::pages::statements::{EndpointPage, StatedType};
use serde_json::Value;
use std::collections::HashMap;

/// What is known of the bodies and answers of a page as a whole.
#[derive(Clone, Debug, Default)]
pub(super) struct BodyShapes {
    pub request: Root,
    pub response: Root,
}

/// What is known of a body or answer as a whole.
#[derive(Clone, Debug, Default)]
pub(super) struct Root {
    /// The carrier of its table, if there is one.
    pub carrier: Option<CarrierId>,
    /// What stands around that carrier.
    pub wrapper: Wrapper,
    /// What samples show where there is no table.
    pub shown: Seen,
}

/// What can stand around the carrier of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Wrapper {
    #[default]
    None,
    List,
    Dictionary,
}

impl Wrapper {
    pub fn wrap(self, id: CarrierId) -> Type {
        match self {
            Wrapper::None => Type::Carrier(id),
            Wrapper::List => Type::Carrier(id).list(),
            Wrapper::Dictionary => Type::Carrier(id).dictionary(),
        }
    }

    /// How deep the carrier's objects lie in a payload.
    pub fn depth(self) -> usize {
        usize::from(self != Wrapper::None)
    }
}

/// For each page, what stands around the carriers of its tables; nothing else is known yet.
pub(super) fn outlines(pages: &[EndpointPage], drafts: &Drafts) -> Vec<BodyShapes> {
    let outline = |(page, request): (&EndpointPage, Wrapper)| BodyShapes {
        request: Root { wrapper: request, ..Root::default() },
        response: Root { wrapper: response_wrapper(page), ..Root::default() },
    };
    pages.iter().zip(request_wrappers(pages, drafts)).map(outline).collect()
}

/// What stands around the carrier of an answer's table.
fn response_wrapper(page: &EndpointPage) -> Wrapper {
    if matches!(page.response.kind.as_deref(), Some(StatedType::Array(_))) {
        return Wrapper::List;
    }
    let Some(table) = &page.response.table else { return Wrapper::None };
    let keys = keys_of(table);
    let sample = page.json_samples(false).find_map(|(_, value)| value.as_object());
    // A table of what each entry holds: the sample's own keys are data.
    let of_entries = sample.is_some_and(|sample| {
        let is_item = |value: &Value| {
            value.as_object().is_some_and(|item| item.keys().any(|key| keys.contains(key)))
        };
        !sample.is_empty()
            && !sample.keys().any(|key| keys.contains(key))
            && sample.values().all(is_item)
    });
    match page.json_samples(false).next() {
        Some((_, Value::Array(_))) => Wrapper::List,
        _ if of_entries => Wrapper::Dictionary,
        _ => Wrapper::None,
    }
}

/// What stands around the carrier of each page's request table: as its sample has it, its kind or
/// its prose; else as it is remembered; else as all bodies of the same name have it, or all
/// properties, where there are at least two.
fn request_wrappers(pages: &[EndpointPage], drafts: &Drafts) -> Vec<Wrapper> {
    let own = |page: &EndpointPage| {
        page.body.as_ref()?.content.table.as_ref()?;
        page.json_samples(true).next().map(|(_, value)| value.is_array())
    };
    let mut bodies = Votes::default();
    let mut properties = Votes::default();
    for page in pages {
        if let (Some(body), Some(is_list)) = (&page.body, own(page)) {
            bodies.add(&body.name, is_list);
        }
        let tables = page.body.iter().filter_map(|body| body.content.table.as_ref());
        for row in tables.chain(&page.response.table).flat_map(|table| &table.rows) {
            properties.add(&row.name, matches!(row.ty.value, StatedType::Array(_)));
        }
    }
    let is_list = |page: &EndpointPage| {
        let Some(body) = &page.body else { return false };
        let is_stated = matches!(body.content.kind.as_deref(), Some(StatedType::Array(_)))
            || drafts.dialect.is_list_body(&body.content.description)
            || memory::operation(page, drafts).is_some_and(LockedOperation::sends_list);
        let elsewhere = || bodies.of(&body.name).or_else(|| properties.of(&body.name));
        own(page).unwrap_or_else(|| is_stated || elsewhere() == Some(true))
    };
    let wrapper = |page| if is_list(page) { Wrapper::List } else { Wrapper::None };
    pages.iter().map(wrapper).collect()
}

/// For names in lower case, how many say that there is a list, and how many that there is not.
#[derive(Default)]
struct Votes(HashMap<String, (usize, usize)>);

impl Votes {
    fn add(&mut self, name: &str, is_list: bool) {
        let votes = self.0.entry(name.to_lowercase()).or_default();
        if is_list { votes.0 += 1 } else { votes.1 += 1 }
    }

    /// What at least two say and nobody contradicts.
    fn of(&self, name: &str) -> Option<bool> {
        match self.0.get(&name.to_lowercase()) {
            Some((2.., 0)) => Some(true),
            Some((0, 2..)) => Some(false),
            _ => None,
        }
    }
}
