//! Parameters of operations.

use super::document::{At, Version};
use super::extensions;
use super::schemas::{Place, Schemas, types};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::api::{CarrierName, Parameter, ParameterPlace, Type};

/// The parameters that stand in two lists, the second of which counts more. Bodies and forms of older
/// documents are not among them.
pub(super) fn read<'d>(
    shared: &[At<'d>],
    own: &[At<'d>],
    id: &str,
    schemas: &mut Schemas<'d, '_>,
) -> Vec<Parameter> {
    let mut found: Vec<Parameter> = Vec::new();
    for at in shared.iter().chain(own) {
        let Some(target) = schemas.follow(*at) else { continue };
        let Some(parameter) = parameter(target.at, id, schemas) else { continue };
        let same = |known: &&mut Parameter| {
            (&known.name, known.place) == (&parameter.name, parameter.place)
        };
        match found.iter_mut().find(same) {
            Some(known) => *known = parameter,
            None => found.push(parameter),
        }
    }
    found
}

fn parameter<'d>(at: At<'d>, id: &str, schemas: &mut Schemas<'d, '_>) -> Option<Parameter> {
    let node = at.node;
    let refused = |schemas: &mut Schemas<'d, '_>, message: String| {
        schemas.diagnostics.push(Diagnostic::new(Code::Unsupported, node.place, message));
    };
    let Some(name) = node.text_at("name").map(str::to_owned) else {
        refused(schemas, "this parameter has no name; it is left out".to_owned());
        return None;
    };
    let place = match node.text_at("in") {
        Some("path") => ParameterPlace::Path,
        Some("query") => ParameterPlace::Query,
        Some("header") if is_of_the_protocol(&name) => return None,
        Some("header") => ParameterPlace::Header,
        Some("body" | "formData") => return None,
        Some("cookie") => {
            let message = format!("`{name}` is a cookie; it is left out, and a hook can send it");
            refused(schemas, message);
            return None;
        }
        Some("querystring") => {
            let message = format!("`{name}` is a whole query string; it is left out");
            refused(schemas, message);
            return None;
        }
        _ => {
            refused(schemas, format!("it is not said where `{name}` goes; it is left out"));
            return None;
        }
    };
    let schema = schema(at, schemas);
    let owner = Place::named(CarrierName::Place(vec![id.to_owned(), name.clone()]));
    let ty = schema.map_or(Type::String, |schema| schemas.ty(schema, &owner));
    let ty = if schemas.document.is_own { ty } else { flat(ty, &name, at, schemas) };
    let way = match &ty {
        Type::List(_) => list_way(at, place, schemas),
        _ => Way::One,
    };
    if way == Way::Written {
        let why = match place {
            ParameterPlace::Query => "whose items do not stand between commas",
            ParameterPlace::Path | ParameterPlace::Header => "and not in the query",
        };
        let message = format!("`{name}` is a list {why}; it is taken to be text");
        let finding = Diagnostic::new(Code::ObjectParameter, node.place, message);
        schemas
            .diagnostics
            .push(finding.help("what the text is to look like is left to the caller"));
    }
    let ty = if matches!(way, Way::Joined | Way::Written) { Type::String } else { ty };
    let mut parameter = Parameter {
        alias: None,
        place,
        ty,
        comma_separated: way == Way::Joined,
        selects: false,
        required: node.is_true("required") || place == ParameterPlace::Path,
        secret: schema.is_some_and(|schema| schema.node.text_at("format") == Some("password")),
        docs: docs(at, schema, schemas),
        span: Some(node.place),
        name,
    };
    extensions::complete_parameter(&mut parameter, at);
    Some(parameter)
}

/// The schema of a parameter: its own, that of its only content, or the parameter itself in older documents.
fn schema<'d>(at: At<'d>, schemas: &Schemas<'d, '_>) -> Option<At<'d>> {
    if schemas.document.version == Version::Swagger {
        return Some(at);
    }
    // Of a parameter with a media type callers write the text themselves.
    at.get("schema")
}

fn docs<'d>(at: At<'d>, schema: Option<At<'d>>, schemas: &Schemas<'d, '_>) -> String {
    let own = at.node.text_at("description").unwrap_or_default().trim().to_owned();
    match schema {
        Some(schema) if own.is_empty() && !schemas.document.is_own => schemas.docs(schema),
        _ => own,
    }
}

/// How a parameter is sent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// As it is, or item by item, each under the parameter's name.
    One,
    /// With commas between the items.
    Joined,
    /// In a way that callers write themselves.
    Written,
}

/// How the items of a list are sent.
fn list_way(at: At<'_>, place: ParameterPlace, schemas: &Schemas<'_, '_>) -> Way {
    let is_swagger = schemas.document.version == Version::Swagger;
    if place != ParameterPlace::Query {
        return Way::Written;
    }
    if is_swagger {
        return match at.node.text_at("collectionFormat").unwrap_or("csv") {
            "multi" => Way::One,
            "csv" => Way::Joined,
            _ => Way::Written,
        };
    }
    let style = at.node.text_at("style").unwrap_or("form");
    let explode = at.node.get("explode").map(|node| node.value() == true);
    match (style, explode.unwrap_or(style == "form")) {
        (_, true) => Way::One,
        ("form", false) => Way::Joined,
        _ => Way::Written,
    }
}

/// What a parameter can be: a scalar, an enumeration, or a list of those. Whatever has more structure is
/// text, which is a finding.
fn flat<'d>(ty: Type, name: &str, at: At<'d>, schemas: &mut Schemas<'d, '_>) -> Type {
    let has_structure =
        |ty: &Type| matches!(ty, Type::Carrier(_) | Type::Dictionary(_) | Type::List(_));
    match ty {
        Type::List(item) if !has_structure(item.non_null()) => {
            let item = item.without_nulls();
            let item = if item == Type::Any { Type::String } else { item };
            item.list()
        }
        ty if has_structure(&ty) => {
            let message =
                format!("`{name}` is an object or a list of lists; it is taken to be text");
            let finding = Diagnostic::new(Code::ObjectParameter, at.node.place, message);
            schemas.diagnostics.push(finding.help(
                "what the text is to look like is left to the caller: parameters have no structure",
            ));
            Type::String
        }
        Type::Any => Type::String,
        ty => ty,
    }
}

/// Headers that OpenAPI takes no parameters for: they follow from the rest.
fn is_of_the_protocol(name: &str) -> bool {
    ["accept", "content-type", "authorization"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether a parameter of an older document is a file.
pub(super) fn is_file(at: At<'_>) -> bool {
    types(at.node) == ["file"]
}
