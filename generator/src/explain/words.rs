//! Words for what the model has symbols for.

use crate::model::api::notation::Shown;
use crate::model::api::{
    Api, BodyContent, Evidence, PayloadContent, Property, ResponseContent, Type,
};

/// A kind of evidence in a word or two.
pub(super) fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Override => "override",
        Evidence::Table => "table",
        Evidence::StatedName => "stated name",
        Evidence::Sample => "sample",
        Evidence::Convention => "convention",
        Evidence::Lock => "memory",
        Evidence::Elsewhere => "elsewhere",
        Evidence::Nothing => "unknown",
    }
}

/// What a kind of evidence has done for a type.
pub(super) fn because(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Override => "the configuration says so",
        Evidence::Table => "the docs state it",
        Evidence::StatedName => "the docs name it",
        Evidence::Sample => "samples show it",
        Evidence::Convention => "the dialect's conventions say so",
        Evidence::Lock => "it was concluded before",
        Evidence::Elsewhere => "properties of the same name elsewhere agree on it",
        Evidence::Nothing => "nothing is known of it",
    }
}

/// Whether a property must be there, if anything is known of that.
pub(super) fn presence(property: &Property) -> Option<(&'static str, String)> {
    let documented = || property.requirement().map(str::to_owned);
    let says = property.required.then(|| "always there".to_owned()).or_else(documented);
    says.map(|says| ("presence", says))
}

/// That a value is not to be shown, if it is so.
pub(super) fn secret(is_secret: bool) -> Option<(&'static str, String)> {
    is_secret.then(|| ("secret", "its value is not shown".to_owned()))
}

/// A type, with words of enumerations.
pub(super) fn ty(ty: &Type, api: &Api) -> String {
    match ty {
        Type::Any => "any JSON".to_owned(),
        ty => Shown(ty, api).to_string(),
    }
}

pub(super) fn body(content: &BodyContent, api: &Api) -> String {
    match content {
        BodyContent::Json(json) => ty(json, api),
        BodyContent::Patch => "a JSON Patch or a JSON Merge Patch".to_owned(),
        BodyContent::Binary => "bytes".to_owned(),
        BodyContent::Form => "a form".to_owned(),
    }
}

pub(super) fn response(content: &ResponseContent, api: &Api) -> String {
    match content {
        ResponseContent::Json(json) => ty(json, api),
        ResponseContent::JsonOrNothing(json) => format!("{}, or nothing", ty(json, api)),
        ResponseContent::Binary => "bytes".to_owned(),
        ResponseContent::Nothing => "nothing".to_owned(),
        ResponseContent::Unknown => "something unknown".to_owned(),
    }
}

pub(super) fn payload(content: &PayloadContent, api: &Api) -> String {
    match content {
        PayloadContent::Json(json) => ty(json, api),
        PayloadContent::Contradiction(json, _) => format!("contradicts {}", ty(json, api)),
        PayloadContent::Patch => "a patch".to_owned(),
        PayloadContent::Raw => "bytes".to_owned(),
    }
}

/// The first line of a Markdown text that says something.
pub(super) fn first_line(docs: &str) -> Option<String> {
    docs.lines().map(str::trim).find(|line| !line.is_empty()).map(str::to_owned)
}

/// A number and the word for so many.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
