//! Parameters of an operation.

use super::json::{Json, Object};
use super::writer::Writer;
use crate::model::api::{Operation, Parameter, ParameterPlace, Type};
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
    let is_list = matches!(parameter.ty, Type::List(_));
    let mut written = Object::new()
        .with("name", parameter.name.as_str())
        .with("in", place(parameter.place))
        .with_text("description", &parameter.docs);
    if parameter.required || parameter.place == ParameterPlace::Path {
        written.set("required", true);
    }
    if is_list && parameter.place == ParameterPlace::Query {
        written.set("style", "form");
        written.set("explode", true);
    }
    written.set("schema", writer.schemas.parameter(parameter));
    let is_reserved = parameter.place == ParameterPlace::Path
        && path.contains(&format!("{{+{}}}", parameter.name));
    if is_reserved {
        written.set("x-tablature-slashes", true);
    }
    if let Some(alias) = &parameter.alias {
        written.set("x-tablature-alias", alias.as_str());
    }
    if parameter.comma_separated {
        written.set("x-tablature-comma-separated", true);
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
        ParameterPlace::Path | ParameterPlace::Query => parameter.name.clone(),
    };
    (place(parameter.place), name)
}

fn place(place: ParameterPlace) -> &'static str {
    match place {
        ParameterPlace::Path => "path",
        ParameterPlace::Query => "query",
        ParameterPlace::Header => "header",
    }
}
