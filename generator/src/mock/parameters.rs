//! Values of parameters, read out of a request as their styles have written them.

use super::problem::{Fault, shown};
use super::request::Asked;
use super::values::{excerpt, fits, wanted};
use crate::model::api::{Api, CarrierId, Operation, Parameter, ParameterPlace, Style, Type};
use crate::model::conform::contradictions;

/// What was sent of a parameter, as it is once it is decoded.
enum Sent {
    /// The value, or each item of a list.
    Texts(Vec<String>),
    /// The properties of an object, or the entries of a dictionary.
    Entries(Vec<(String, String)>),
    /// What should be JSON.
    Json(String),
}

/// What is wrong with a parameter. An empty value is none, unless it is text or may be any word.
pub(super) fn faults(
    api: &Api,
    operation: &Operation,
    parameter: &Parameter,
    asked: &Asked<'_>,
    path: &[(String, String)],
) -> Vec<Fault> {
    let named = format!("the {} parameter `{}`", parameter.place.word(), parameter.name);
    let reader = Reader { api, operation, parameter, asked, path };
    let details = match reader.sent() {
        None if parameter.required => vec![format!("{named} is missing")],
        None => Vec::new(),
        Some(Sent::Texts(texts)) => {
            let misfits = texts.iter().filter(|text| !fits(api, &parameter.ty, text));
            let wanted = wanted(api, &parameter.ty);
            let detail =
                |text: &String| format!("{named} should be {wanted}, and is `{}`", excerpt(text));
            misfits.map(detail).collect()
        }
        Some(Sent::Entries(entries)) => match &parameter.ty {
            Type::Carrier(id) => of_properties(api, *id, &entries, &named),
            Type::Dictionary(value) => of_entries(api, value, &entries, &named),
            _ => Vec::new(),
        },
        Some(Sent::Json(text)) => of_json(api, &parameter.ty, &text, &named),
    };
    let fault = |detail| Fault { place: ("parameter", parameter.name.clone()), detail };
    details.into_iter().map(fault).collect()
}

fn of_properties(
    api: &Api,
    id: CarrierId,
    entries: &[(String, String)],
    named: &str,
) -> Vec<String> {
    let properties = &api.carrier(id).properties;
    let mut details = Vec::new();
    for (name, text) in entries {
        // What stands deeper has the names of several in brackets.
        let name = name.split('[').next().unwrap_or(name);
        match properties.iter().find(|known| known.name == name) {
            Some(known) if !fits_within(api, &known.ty, text) => {
                let wanted = wanted(api, &known.ty);
                let sent = excerpt(text);
                details.push(format!("`{name}` of {named} should be {wanted}, and is `{sent}`"));
            }
            Some(_) => {}
            None => details.push(format!("{named} has no `{name}`")),
        }
    }
    let is_there =
        |name: &str| entries.iter().any(|(known, _)| known.split('[').next() == Some(name));
    let missing = properties.iter().filter(|known| known.required && !is_there(&known.name));
    details.extend(missing.map(|known| format!("`{}` of {named} is missing", known.name)));
    details
}

fn of_entries(api: &Api, value: &Type, entries: &[(String, String)], named: &str) -> Vec<String> {
    let misfits = entries.iter().filter(|(_, text)| !fits_within(api, value, text));
    let wanted = wanted(api, value);
    let detail = |(name, text): &(String, String)| {
        format!("`{name}` of {named} should be {wanted}, and is `{}`", excerpt(text))
    };
    misfits.map(detail).collect()
}

/// Whether a text fits a property, or an item of one that is a list.
fn fits_within(api: &Api, ty: &Type, text: &str) -> bool {
    match ty {
        Type::List(item) => fits_within(api, item, text),
        ty => fits(api, ty, text),
    }
}

fn of_json(api: &Api, ty: &Type, text: &str, named: &str) -> Vec<String> {
    let Ok(value) = serde_json::from_str(text) else {
        return vec![format!("{named} should be JSON, and is `{}`", excerpt(text))];
    };
    let found = contradictions(api, ty, &value, 1).pop();
    let detail = found.map(|found| {
        let within =
            if found.path.is_empty() { String::new() } else { shown(&found.path) + " of " };
        format!("{within}{named} should be {}, and is {}", found.expected, found.found)
    });
    detail.into_iter().collect()
}

struct Reader<'a> {
    api: &'a Api,
    operation: &'a Operation,
    parameter: &'a Parameter,
    asked: &'a Asked<'a>,
    path: &'a [(String, String)],
}

impl Reader<'_> {
    /// What was sent; `None` if nothing was.
    fn sent(&self) -> Option<Sent> {
        let Parameter { ty, style, place, .. } = self.parameter;
        let texts = self.texts();
        if *style == Style::Json {
            return texts.into_iter().next().map(Sent::Json);
        }
        let is_object = match ty {
            Type::Carrier(id) => self.api.carrier(*id).choice.is_none(),
            Type::Dictionary(_) => true,
            _ => false,
        };
        if is_object {
            let entries = match style {
                Style::Form | Style::DeepObject => self.pairs(),
                _ => texts.iter().flat_map(|text| self.entries(text)).collect(),
            };
            return (!entries.is_empty()).then_some(Sent::Entries(entries));
        }
        if *place == ParameterPlace::QueryString {
            return texts.into_iter().next().map(|text| Sent::Texts(vec![text]));
        }
        let mut texts: Vec<String> = texts.iter().flat_map(|text| self.items(text)).collect();
        if !self.may_be_empty() {
            texts.retain(|text| !text.is_empty());
        }
        (!texts.is_empty()).then_some(Sent::Texts(texts))
    }

    fn may_be_empty(&self) -> bool {
        match self.parameter.ty {
            Type::String | Type::Any => true,
            Type::Enum(id) => !self.api.enumeration(id).closed,
            _ => false,
        }
    }

    /// All texts under the name of the parameter.
    fn texts(&self) -> Vec<String> {
        let name = self.parameter.name.as_str();
        match self.parameter.place {
            ParameterPlace::Path => {
                let here = self.path.iter().filter(|(known, _)| known == name);
                here.map(|(_, value)| value.clone()).collect()
            }
            ParameterPlace::Query => self.asked.query(name).map(str::to_owned).collect(),
            ParameterPlace::QueryString => self.asked.whole_query().into_iter().collect(),
            ParameterPlace::Header => {
                self.asked.header(name).into_iter().map(str::to_owned).collect()
            }
            ParameterPlace::Cookie => {
                let cookies = self.asked.cookies().into_iter();
                cookies.filter(|(known, _)| known == name).map(|(_, value)| value).collect()
            }
        }
    }

    /// The pairs of the query, or the cookies, that are properties of the parameter.
    fn pairs(&self) -> Vec<(String, String)> {
        let Parameter { name, ty, style, place, .. } = self.parameter;
        let all = match place {
            ParameterPlace::Cookie => self.asked.cookies(),
            _ => self.asked.query.clone(),
        };
        if *style == Style::DeepObject {
            let own = |(key, text): (String, String)| {
                let within = key.strip_prefix(name.as_str())?.strip_prefix('[')?;
                Some((within.replacen(']', "", 1), text))
            };
            return all.into_iter().filter_map(own).collect();
        }
        let is_own = |(key, _): &(String, String)| match ty {
            Type::Carrier(id) => {
                *place == ParameterPlace::QueryString
                    || self.api.carrier(*id).properties.iter().any(|known| known.name == *key)
            }
            _ => !self.operation.parameters.iter().any(|other| other.name == *key),
        };
        all.into_iter().filter(is_own).collect()
    }

    /// The items that a text has.
    fn items(&self, text: &str) -> Vec<String> {
        let is_list = matches!(self.parameter.ty, Type::List(_));
        let split = |text: &str, between: char| match is_list {
            true => text.split(between).map(str::to_owned).collect(),
            false => vec![text.to_owned()],
        };
        match self.parameter.style {
            Style::Label => split(text.strip_prefix('.').unwrap_or(text), ','),
            Style::LabelExploded => split(text.strip_prefix('.').unwrap_or(text), '.'),
            style @ (Style::Matrix | Style::MatrixExploded) => {
                let name = format!(";{}=", self.parameter.name);
                let rest = text.strip_prefix(&name).unwrap_or(text);
                match style {
                    Style::Matrix => split(rest, ','),
                    _ => rest.split(name.as_str()).map(str::to_owned).collect(),
                }
            }
            Style::Spaces => split(text, ' '),
            Style::Pipes => split(text, '|'),
            Style::Tabs => split(text, '\t'),
            _ => vec![text.to_owned()],
        }
    }

    /// The entries of an object that are in one text.
    fn entries(&self, text: &str) -> Vec<(String, String)> {
        let name = &self.parameter.name;
        let (text, between, is_in_pairs) = match self.parameter.style {
            Style::Pairs => (text, ',', true),
            Style::LabelExploded => (text.strip_prefix('.').unwrap_or(text), '.', true),
            Style::Label => (text.strip_prefix('.').unwrap_or(text), ',', false),
            Style::MatrixExploded => (text.strip_prefix(';').unwrap_or(text), ';', true),
            Style::Matrix => (text.strip_prefix(&format!(";{name}=")).unwrap_or(text), ',', false),
            style => (text, style.separator().unwrap_or(','), false),
        };
        if is_in_pairs {
            let pairs = text.split(between).map(|pair| pair.split_once('=').unwrap_or((pair, "")));
            return pairs.map(|(key, text)| (key.to_owned(), text.to_owned())).collect();
        }
        let parts: Vec<&str> = text.split(between).collect();
        let pair =
            |pair: &[&str]| (pair[0].to_owned(), pair.get(1).copied().unwrap_or("").to_owned());
        parts.chunks(2).map(pair).collect()
    }
}
