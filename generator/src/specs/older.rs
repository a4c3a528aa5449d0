//! Bodies of Swagger 2.0: a parameter that is the body, or several that are fields of a form.

use super::contents::{Content, FORM, JSON, note_fields};
use super::document::At;
use super::examples;
use super::parameters::is_file;
use super::schemas::{Place, Schemas};
use crate::model::api::media_type::is_json;
use crate::model::api::{Body, BodyContent, Evidence, Reason, Type};
use crate::model::sample::{Sample, SampleKind};
use crate::source::Sources;

/// The body that an operation's parameters make, with its examples.
pub(super) fn body<'d>(
    place: &Place,
    consumes: Vec<String>,
    parameters: &[At<'d>],
    sources: &Sources,
    schemas: &mut Schemas<'d, '_>,
) -> (Option<Body>, Vec<Sample>) {
    let parameters: Vec<At<'d>> =
        parameters.iter().filter_map(|one| Some(schemas.follow(*one)?.at)).collect();
    let of = |word: &str| -> Vec<At<'d>> {
        let here = parameters.iter().filter(|one| one.node.text_at("in") == Some(word));
        here.copied().collect()
    };
    if let Some(&body) = of("body").last() {
        let body_of = whole(place, consumes, body, schemas);
        let shown = Content { media_type: body_of.media_type.clone(), at: body };
        let samples = examples::of_content(&shown, SampleKind::Request, sources, schemas);
        return (Some(body_of), samples);
    }
    let fields = of("formData");
    let Some(&first) = fields.first() else { return (None, Vec::new()) };
    note_fields(first, schemas);
    (Some(form(&consumes, &fields, first)), Vec::new())
}

/// What one parameter describes.
fn whole<'d>(
    place: &Place,
    consumes: Vec<String>,
    at: At<'d>,
    schemas: &mut Schemas<'d, '_>,
) -> Body {
    let json = consumes.iter().find(|one| is_json(one)).cloned();
    let is_bytes = json.is_none() && !consumes.is_empty();
    let ty = at.get("schema").map_or(Type::Any, |schema| schemas.ty(schema, place));
    let content = if is_bytes { BodyContent::Binary } else { BodyContent::Json(ty) };
    let first = consumes.first().cloned().filter(|_| is_bytes);
    Body {
        name: at.node.text_at("name").unwrap_or("body").to_owned(),
        media_type: json.or(first).unwrap_or_else(|| JSON.to_owned()),
        content,
        media_types: consumes,
        docs: at.node.text_at("description").unwrap_or_default().trim().to_owned(),
        reason: Reason::new(Evidence::Table, Some(at.node.place)),
    }
}

/// A form, whose docs say what its fields are.
fn form(consumes: &[String], fields: &[At<'_>], first: At<'_>) -> Body {
    let has_file = fields.iter().any(|field| is_file(*field));
    let is_multipart =
        has_file || consumes.first().is_some_and(|one| one.starts_with("multipart/"));
    let (content, media_type) = match is_multipart {
        true => (BodyContent::Binary, "multipart/form-data"),
        false => (BodyContent::Form, FORM),
    };
    let docs = fields.iter().map(|field| {
        let name = field.node.text_at("name").unwrap_or_default();
        let text = field.node.text_at("description").unwrap_or_default().replace('\n', " ");
        format!("- `{name}`: {text}")
    });
    Body {
        name: "form".to_owned(),
        media_type: media_type.to_owned(),
        content,
        media_types: vec![media_type.to_owned()],
        docs: docs.collect::<Vec<_>>().join("\n"),
        reason: Reason::new(Evidence::Table, Some(first.node.place)),
    }
}
