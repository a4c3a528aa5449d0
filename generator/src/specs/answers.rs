//! What comes back: the answer of success, and what is said of each status.

use super::contents::{Content, JSON, answer_contents, is_typed};
use super::document::At;
use super::headers;
use super::schemas::{Place, Schemas, readable};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::api::media_type::{StreamFormat, is_json};
use crate::model::api::{
    CarrierName, Evidence, Reason, Response, ResponseContent, Status, StatusContent, StatusRange,
    Type,
};

/// What is documented of a status.
struct Stated<'d> {
    code: StatusRange,
    at: At<'d>,
    /// The name of the component that it is, if it is one.
    name: Option<String>,
}

/// The answer of success and all statuses, of the operation that is called `id`.
pub(super) fn read<'d>(
    at: At<'d>,
    id: &str,
    produces: &[String],
    schemas: &mut Schemas<'d, '_>,
) -> (Response, Vec<Status>) {
    let stated = stated(at, schemas);
    let is_success = |one: &&Stated<'_>| one.code.is_success();
    let mut successes: Vec<&Stated<'d>> = stated.iter().filter(is_success).collect();
    if successes.is_empty() {
        successes.extend(stated.iter().find(|one| one.code == StatusRange::Others));
    }
    let success = Success::read(&successes, id, produces, schemas);
    let is_one_type = success.types.len() <= 1;
    let mut statuses = Vec::new();
    for one in &stated {
        let text = one.at.node.text_at("description").unwrap_or_default().trim();
        let ty = match one.code.is_success() {
            true if is_one_type => None,
            true => success.type_of(one.code).cloned(),
            false => failure(one, id, produces, schemas),
        };
        let content =
            ty.map(|ty| StatusContent { ty, media_type: media_type(one, produces, schemas) });
        let headers = headers::read(one.at, schemas);
        statuses.push(Status { content, headers, ..Status::new(one.code, text) });
    }
    (success.into_response(at, id, &successes, schemas), statuses)
}

/// All statuses, in order. What is no status is a finding.
fn stated<'d>(at: At<'d>, schemas: &mut Schemas<'d, '_>) -> Vec<Stated<'d>> {
    let mut all = Vec::new();
    for (status, node) in at.node.entries_at("responses") {
        if status.starts_with("x-") {
            continue;
        }
        let Some(target) = schemas.follow(at.with(node)) else { continue };
        match status.parse() {
            Ok(code) => {
                // What is elsewhere called by its status has no name.
                let name = target.name.filter(|name| name.parse::<StatusRange>().is_err());
                all.push(Stated { code, at: target.at, name });
            }
            Err(()) => {
                let message = format!("`{status}` is not an HTTP status");
                schemas.diagnostics.push(Diagnostic::new(Code::BadStatus, node.place, message));
            }
        }
    }
    all
}

/// The JSON that comes with a status which is no success.
fn failure<'d>(
    stated: &Stated<'d>,
    id: &str,
    produces: &[String],
    schemas: &mut Schemas<'d, '_>,
) -> Option<Type> {
    let contents = answer_contents(stated.at, produces, schemas);
    let json = contents.iter().find(|content| is_typed(content, schemas))?;
    let name = match (&stated.name, stated.code) {
        (Some(name), _) => CarrierName::Stated(readable(name)),
        (None, code) => {
            let word = if matches!(code, StatusRange::One(100..400)) { "Answer" } else { "Error" };
            let code = if code == StatusRange::Others { String::new() } else { code.to_string() };
            CarrierName::Place(vec![id.to_owned(), format!("{word}{code}")])
        }
    };
    let schema = json.at.get("schema");
    Some(schema.map_or(Type::Any, |schema| schemas.ty(schema, &Place::named(name))))
}

/// The media type of the JSON that comes with a status.
fn media_type(stated: &Stated<'_>, produces: &[String], schemas: &Schemas<'_, '_>) -> String {
    let contents = answer_contents(stated.at, produces, schemas);
    let json = contents.into_iter().map(|content| content.media_type).find(|one| is_json(one));
    json.unwrap_or_else(|| JSON.to_owned())
}

/// What is answered on success.
#[derive(Default)]
struct Success {
    /// The types of what is JSON, each with its statuses.
    types: Vec<(Type, Vec<StatusRange>)>,
    media_types: Vec<String>,
    is_binary: bool,
    is_empty: bool,
    /// If all that comes is a stream: how its items follow each other.
    stream: Option<StreamFormat>,
}

impl Success {
    fn read<'d>(
        successes: &[&Stated<'d>],
        id: &str,
        produces: &[String],
        schemas: &mut Schemas<'d, '_>,
    ) -> Self {
        let mut success = Self { is_empty: successes.is_empty(), ..Self::default() };
        for one in successes {
            let contents = answer_contents(one.at, produces, schemas);
            for content in &contents {
                if !success.media_types.contains(&content.media_type) {
                    success.media_types.push(content.media_type.clone());
                }
            }
            success.add(one.code, &contents, id, schemas);
        }
        // A status for itself goes before the range that it is in.
        success.types.sort_by_key(|(_, codes)| codes.iter().all(|code| code.one().is_none()));
        success
    }

    fn add<'d>(
        &mut self,
        code: StatusRange,
        contents: &[Content<'d>],
        id: &str,
        schemas: &mut Schemas<'d, '_>,
    ) {
        let place = Place::named(CarrierName::Place(vec![id.to_owned(), "Answer".to_owned()]));
        let format = |content: &Content<'d>| StreamFormat::of(&content.media_type);
        let typed =
            |content: &&Content<'d>| format(content).is_none() && is_typed(content, schemas);
        if let Some(json) = contents.iter().find(typed) {
            if let Some(stream) = contents.iter().find(|content| format(content).is_some()) {
                let message = format!("`{}` is left out: this is read as JSON", stream.media_type);
                let place = stream.at.node.place;
                schemas.diagnostics.push(Diagnostic::new(Code::Unsupported, place, message));
            }
            return self.add_type(code, json.at.get("schema"), &place, schemas);
        }
        if let Some((stream, content)) = contents.iter().find_map(|one| Some((format(one)?, one))) {
            self.stream = Some(stream);
            let item = item(content.at, stream, schemas);
            return self.add_type(code, item, &place, schemas);
        }
        match contents.is_empty() || code == 204 || code == 205 {
            true => self.is_empty = true,
            false => self.is_binary = true,
        }
    }

    fn add_type<'d>(
        &mut self,
        code: StatusRange,
        schema: Option<At<'d>>,
        place: &Place,
        schemas: &mut Schemas<'d, '_>,
    ) {
        let ty = schema.map_or(Type::Any, |schema| schemas.ty(schema, place));
        match self.types.iter_mut().find(|(known, _)| *known == ty) {
            Some((_, codes)) => codes.push(code),
            None => self.types.push((ty, vec![code])),
        }
    }

    fn type_of(&self, code: StatusRange) -> Option<&Type> {
        self.types.iter().find(|(_, codes)| codes.contains(&code)).map(|(ty, _)| ty)
    }

    fn into_response<'d>(
        mut self,
        at: At<'d>,
        id: &str,
        successes: &[&Stated<'d>],
        schemas: &mut Schemas<'d, '_>,
    ) -> Response {
        let place = Place::named(CarrierName::Place(vec![id.to_owned(), "Answers".to_owned()]));
        let told = at.get("x-tablature-answer").and_then(|answer| answer.get("schema"));
        let ty = match (told.filter(|_| schemas.document.is_own), self.types.len()) {
            (Some(told), _) => Some(schemas.ty(told, &place)),
            (None, 0 | 1) => self.types.pop().map(|(ty, _)| ty),
            (None, _) => Some(schemas.choice_of(at, self.types, &place)),
        };
        if ty.is_some() && self.is_binary {
            schemas.note_open(at, "one success is JSON and another is not; the answer is bytes");
        }
        let content = match (ty, self.is_binary, self.is_empty) {
            (_, true, _) => ResponseContent::Binary,
            (Some(ty), _, true) => ResponseContent::JsonOrNothing(ty),
            (Some(ty), _, false) => ResponseContent::Json(ty),
            (None, ..) if successes.is_empty() => ResponseContent::Unknown,
            (None, ..) => ResponseContent::Nothing,
        };
        let first = successes.first().map(|one| one.at.node);
        let docs = first.and_then(|node| node.text_at("description")).unwrap_or_default();
        // Beside bytes a stream is bytes, too.
        let stream = self.stream.filter(|_| !self.is_binary);
        Response {
            content,
            stream,
            media_types: self.media_types,
            docs: docs.trim().to_owned(),
            reason: Reason::new(Evidence::Table, first.map(|node| node.place)),
        }
    }
}

/// The schema of the items of a stream. That of an event tells of its data, if it is of a whole event.
fn item<'d>(at: At<'d>, format: StreamFormat, schemas: &mut Schemas<'d, '_>) -> Option<At<'d>> {
    let Some(item) = at.get("itemSchema") else { return at.get("schema") };
    if format != StreamFormat::Events {
        return Some(item);
    }
    let target = schemas.follow(item)?.at;
    let data = target.get("properties").and_then(|all| all.get("data"));
    let Some(data) = data.and_then(|data| schemas.follow(data)) else { return Some(item) };
    // Data that are no JSON are text, of which an event needs no type.
    data.at.get("contentSchema")
}
