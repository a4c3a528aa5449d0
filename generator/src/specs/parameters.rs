//! Parameters of operations.

use super::contents::{FORM, contents};
use super::document::{At, Version};
use super::extensions;
use super::schemas::{Place, Schemas, types};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::api::media_type::is_json;
use crate::model::api::{CarrierName, Parameter, ParameterPlace, Style, Type};

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
        Some("cookie") => ParameterPlace::Cookie,
        Some("querystring") => ParameterPlace::QueryString,
        _ => {
            refused(schemas, format!("it is not said where `{name}` goes; it is left out"));
            return None;
        }
    };
    let written = written(at, schemas);
    let owner = Place::named(CarrierName::Place(vec![id.to_owned(), name.clone()]));
    let ty = written.schema.map_or(Type::String, |schema| schemas.ty(schema, &owner));
    let ty = match written.is_json || schemas.document.is_own {
        true => ty,
        false => sendable(ty, &name, at, schemas),
    };
    let style = match written.is_json {
        true => Style::Json,
        false => style(at, place, &ty, schemas),
    };
    if !schemas.document.is_own {
        note_structure(&ty, style, &name, at, schemas);
    }
    let format = written.schema.and_then(|schema| schema.node.text_at("format"));
    let mut parameter = Parameter {
        alias: None,
        place,
        ty,
        style,
        reserved: node.is_true("allowReserved")
            && matches!(place, ParameterPlace::Path | ParameterPlace::Query),
        deprecated: node.is_true("deprecated"),
        selects: false,
        required: node.is_true("required") || place == ParameterPlace::Path,
        secret: format == Some("password"),
        docs: docs(at, written.schema, schemas),
        span: Some(node.place),
        name,
    };
    extensions::complete_parameter(&mut parameter, at);
    Some(parameter)
}

/// What a parameter is made of.
struct Written<'d> {
    /// Its own schema, that of its only content, or the parameter itself in older documents.
    schema: Option<At<'d>>,
    /// Whether that is a content of JSON.
    is_json: bool,
}

fn written<'d>(at: At<'d>, schemas: &Schemas<'d, '_>) -> Written<'d> {
    if schemas.document.version == Version::Swagger {
        return Written { schema: Some(at), is_json: false };
    }
    match contents(at).into_iter().next() {
        Some(content) => {
            let is_json = is_json(&content.media_type);
            // Of other media types callers write the text themselves, but for pairs of a query.
            let is_known = is_json || content.media_type == FORM;
            let schema = content.at.get("schema").filter(|_| is_known);
            Written { schema, is_json: is_json && schema.is_some() }
        }
        None => Written { schema: at.get("schema"), is_json: false },
    }
}

fn docs<'d>(at: At<'d>, schema: Option<At<'d>>, schemas: &Schemas<'d, '_>) -> String {
    let own = at.node.text_at("description").unwrap_or_default().trim().to_owned();
    match schema {
        Some(schema) if own.is_empty() && !schemas.document.is_own => schemas.docs(schema),
        _ => own,
    }
}

/// How the value of a parameter is written.
fn style(at: At<'_>, place: ParameterPlace, ty: &Type, schemas: &mut Schemas<'_, '_>) -> Style {
    let usual = place.style();
    let is_list = matches!(ty, Type::List(_));
    if schemas.document.version == Version::Swagger {
        return match at.node.text_at("collectionFormat").unwrap_or("csv") {
            _ if !is_list => usual,
            "multi" => Style::Form,
            "ssv" => Style::Spaces,
            "tsv" => Style::Tabs,
            "pipes" => Style::Pipes,
            _ => Style::Commas,
        };
    }
    let is_object = matches!(ty, Type::Carrier(_) | Type::Dictionary(_));
    let has_form = usual == Style::Form;
    let word = at.node.text_at("style").unwrap_or(if has_form { "form" } else { "simple" });
    let explode = at.node.get("explode").map(|node| node.value() == true);
    let explode = explode.unwrap_or(matches!(word, "form" | "cookie"));
    match (word, explode) {
        ("label", false) if place == ParameterPlace::Path => Style::Label,
        ("label", true) if place == ParameterPlace::Path => Style::LabelExploded,
        ("matrix", false) if place == ParameterPlace::Path => Style::Matrix,
        ("matrix", true) if place == ParameterPlace::Path => Style::MatrixExploded,
        _ if !is_list && !is_object => usual,
        ("form" | "cookie", true) if has_form => Style::Form,
        ("form" | "cookie", false) if has_form => Style::Commas,
        ("spaceDelimited" | "pipeDelimited", true) if has_form => Style::Form,
        ("spaceDelimited", false) if has_form => Style::Spaces,
        ("pipeDelimited", false) if has_form => Style::Pipes,
        ("deepObject", _) if has_form => Style::DeepObject,
        ("simple", true) if !has_form && is_object => Style::Pairs,
        ("simple", _) if !has_form => Style::Commas,
        _ => {
            let message = format!("`{word}` is no style for what is {}", usual_place(place));
            let finding = Diagnostic::new(Code::Unsupported, at.node.place, message);
            schemas.diagnostics.push(finding.help("it is written as is usual there"));
            usual
        }
    }
}

fn usual_place(place: ParameterPlace) -> &'static str {
    match place {
        ParameterPlace::Path => "in the path",
        ParameterPlace::Query | ParameterPlace::QueryString => "in the query",
        ParameterPlace::Header => "a header",
        ParameterPlace::Cookie => "a cookie",
    }
}

/// What a parameter can be: of nothing that is known it is text, and so are items of a list.
fn sendable<'d>(ty: Type, name: &str, at: At<'d>, schemas: &mut Schemas<'d, '_>) -> Type {
    match ty {
        Type::List(item) => match item.without_nulls() {
            Type::Any => Type::String.list(),
            Type::List(_) => {
                let message = format!("`{name}` is a list of lists; it is taken to be text");
                let finding = Diagnostic::new(Code::ObjectParameter, at.node.place, message);
                let help = "what the text is to look like is left to the caller";
                schemas.diagnostics.push(finding.help(help));
                Type::String
            }
            item => item.list(),
        },
        Type::Any => Type::String,
        // Numbers and words in one are texts.
        Type::Carrier(id) if schemas.is_choice_of_scalars(id) => Type::String,
        ty => ty,
    }
}

/// Notes what has no place in a style: something within the properties of an object, or within items.
fn note_structure(ty: &Type, style: Style, name: &str, at: At<'_>, schemas: &mut Schemas<'_, '_>) {
    if matches!(style, Style::Json | Style::DeepObject) || !schemas.has_structure_within(ty) {
        return;
    }
    let message = format!("`{name}` has objects within, for which its style has no place");
    let finding = Diagnostic::new(Code::ObjectParameter, at.node.place, message);
    schemas.diagnostics.push(finding.help("these are written as JSON"));
}

/// Headers that OpenAPI takes no parameters for: they follow from the rest.
fn is_of_the_protocol(name: &str) -> bool {
    ["accept", "content-type", "authorization"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether a parameter of an older document is a file.
pub(super) fn is_file(at: At<'_>) -> bool {
    types(at.node) == ["file"]
}
