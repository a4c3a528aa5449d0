//! Parameters of an operation.

use super::json::{Json, Object};
use super::writer::Writer;
use crate::model::api::{Operation, Parameter, ParameterPlace, Style};
use std::collections::HashSet;

/// The parameters of an operation.
pub(super) struct Parameters {
    /// Those that are told apart by their names and places, as OpenAPI demands.
    pub listed: Vec<Json>,
    /// Those that another one with the same name and place precedes.
    pub repeated: Vec<Json>,
}

/// The parameters of an operation, and after them the client's headers that its page lists.
pub(super) fn parameters(writer: &Writer<'_>, operation: &Operation) -> Parameters {
    let mut known = HashSet::new();
    let mut found = Parameters { listed: Vec::new(), repeated: Vec::new() };
    let own =
        operation.parameters.iter().map(|own| (key(own), parameter(writer, own, &operation.path)));
    let of_client = operation.context_headers.iter().filter_map(|header| {
        Some((("header", header.to_lowercase()), writer.client.parameter(header)?))
    });
    for (key, parameter) in own.chain(of_client) {
        let is_new = known.insert(key);
        let list = if is_new { &mut found.listed } else { &mut found.repeated };
        list.push(parameter.into());
    }
    found
}

fn parameter(writer: &Writer<'_>, parameter: &Parameter, path: &str) -> Object {
    let mut written = Object::new()
        .with("name", parameter.name.as_str())
        .with("in", parameter.place.word())
        .with_text("description", &parameter.docs);
    if parameter.required || parameter.place == ParameterPlace::Path {
        written.set("required", true);
    }
    if parameter.deprecated {
        written.set("deprecated", true);
    }
    let schema = writer.schemas.parameter(parameter);
    let media_type = match (parameter.place, parameter.style) {
        (_, Style::Json) => Some("application/json"),
        (ParameterPlace::QueryString, _) => Some("application/x-www-form-urlencoded"),
        _ => None,
    };
    match media_type {
        Some(media_type) => {
            let content = Object::new().with("schema", schema);
            written.set("content", Object::new().with(media_type, content));
        }
        None => {
            if !parameter.ty.is_scalar() || parameter.style != parameter.place.style() {
                let (style, explode) = style(parameter);
                written.set("style", style);
                written.set("explode", explode);
            }
            if parameter.reserved {
                written.set("allowReserved", true);
            }
            written.set("schema", schema);
        }
    }
    let is_reserved = parameter.place == ParameterPlace::Path
        && path.contains(&format!("{{+{}}}", parameter.name));
    if is_reserved {
        written.set("x-tablature-slashes", true);
    }
    if let Some(alias) = &parameter.alias {
        written.set("x-tablature-alias", alias.as_str());
    }
    if parameter.style == Style::Tabs {
        written.set("x-tablature-tabs", true);
    }
    if parameter.selects {
        written.set("x-tablature-selects", true);
    }
    written
}

/// What tells a parameter apart. Names of headers are the same in upper and lower case.
fn key(parameter: &Parameter) -> (&'static str, String) {
    let name = match parameter.place {
        ParameterPlace::Header => parameter.name.to_lowercase(),
        _ => parameter.name.clone(),
    };
    (parameter.place.word(), name)
}

/// How a value is written, in OpenAPI's words; tabulators have none there.
fn style(parameter: &Parameter) -> (&'static str, bool) {
    let is_form = parameter.place.style() == Style::Form;
    match parameter.style {
        Style::Form => ("form", true),
        Style::Commas if is_form => ("form", false),
        Style::Commas => ("simple", false),
        Style::Spaces | Style::Tabs => ("spaceDelimited", false),
        Style::Pipes => ("pipeDelimited", false),
        Style::Pairs => ("simple", true),
        Style::DeepObject => ("deepObject", true),
        Style::Label => ("label", false),
        Style::LabelExploded => ("label", true),
        Style::Matrix => ("matrix", false),
        Style::MatrixExploded => ("matrix", true),
        Style::Json => ("form", true),
    }
}
