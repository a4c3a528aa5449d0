//! Answers that are a part of a list: the link to the next part stays on the mock, and ends.
//!
//! The docs' own links lead to the host of whoever wrote them, or nowhere. A list has two parts
//! here: the first links to the second, which has the same items and no link.

use super::request::Asked;
use crate::model::api::{Api, Operation, Paging, Property, ResponseContent, Type};
use http::uri::Authority;
use http::{HeaderValue, Method, header};
use indexmap::IndexMap;
use serde_json::value::RawValue;

/// The query parameter of links that the mock makes.
const PARAMETER: &str = "tablature-page";

/// What an answer that is a part of a list has.
pub(super) struct Part<'a> {
    /// The property with the link to the next part.
    next: &'a Property,
    /// The property with the items.
    pub items: &'a str,
    /// The type of an item that is not null.
    pub item: &'a Type,
}

impl<'a> Part<'a> {
    /// What answers of a type have, if they are parts of a list.
    pub fn new(api: &'a Api, ty: &Type) -> Option<Self> {
        let Paging { next, items } = api.client.paging.as_ref()?;
        let Type::Carrier(id) = ty else { return None };
        let properties = &api.carrier(*id).properties;
        let find = |name: &String| properties.iter().find(|property| property.name == *name);
        match (find(next)?, &find(items)?.ty) {
            (next, Type::List(item)) if next.ty == Type::String => {
                Some(Self { next, items, item: item.non_null() })
            }
            _ => None,
        }
    }

    /// The same for the answers of an operation.
    pub fn of(api: &'a Api, operation: &Operation) -> Option<Self> {
        match &operation.response.content {
            ResponseContent::Json(ty) | ResponseContent::JsonOrNothing(ty) => Self::new(api, ty),
            _ => None,
        }
    }

    /// The answer with a link to the next part, if it has one and `is_followed`, else without. All
    /// else is left as it is written; `None` if there is nothing to change.
    pub fn turn(&self, asked: &Asked<'_>, body: &[u8], is_followed: bool) -> Option<String> {
        let mut written: IndexMap<String, Box<RawValue>> = serde_json::from_slice(body).ok()?;
        let name = self.next.name.as_str();
        let link: String = serde_json::from_str(written.get(name)?.get()).ok()?;
        if link.is_empty() {
            return None;
        }
        let is_last = !is_followed || asked.query(PARAMETER).next().is_some();
        let link = match (is_last, self.next.required) {
            (false, _) => Some(next(asked)),
            (true, true) => Some(String::new()),
            (true, false) => None,
        };
        match link {
            Some(link) => {
                let link = serde_json::value::to_raw_value(&link).ok()?;
                written.insert(name.to_owned(), link);
            }
            None => {
                written.shift_remove(name);
            }
        }
        serde_json::to_string(&written).ok()
    }
}

/// The header `Link` of a list that is documented to have one: on the first page it leads to the second.
pub(super) fn link(operation: &Operation, asked: &Asked<'_>, status: u16) -> Option<HeaderValue> {
    let stated = operation.status(status)?;
    let has_link = stated.headers.iter().any(|header| header.name.eq_ignore_ascii_case("link"));
    let of_status = stated.content.as_ref().map(|content| &content.ty);
    let is_list = matches!(of_status.or(operation.answered()), Some(Type::List(_)));
    let is_first = asked.query(PARAMETER).next().is_none();
    let is_linked = has_link && is_list && is_first && *asked.method == Method::GET;
    is_linked.then(|| HeaderValue::from_str(&format!("<{}>; rel=\"next\"", next(asked))).ok())?
}

/// The link from the first part to the second: where the client asked, as it calls the mock.
fn next(asked: &Asked<'_>) -> String {
    let host = asked.authority.or_else(|| asked.header(header::HOST)).unwrap_or_default();
    let base = match host.parse::<Authority>() {
        Ok(host) => format!("http://{host}"),
        Err(_) => String::new(),
    };
    let query = match asked.raw_query {
        "" => String::new(),
        query => format!("{query}&"),
    };
    format!("{base}{}?{query}{PARAMETER}=2", asked.path)
}
