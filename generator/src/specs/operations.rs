//! Paths become operations.

use super::answers;
use super::contents;
use super::document::{At, Document, Version};
use super::examples;
use super::extensions;
use super::older;
use super::parameters;
use super::schemas::{Place, Schemas};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::api::{Body, CarrierName, Operation, Parameter, ParameterPlace, StatusRange};
use crate::model::sample::{Sample, SampleKind};
use crate::source::{Sources, Span};
use std::collections::HashSet;

/// The methods that have a key of their own.
pub(crate) const METHODS: [&str; 9] =
    ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// What else a path has.
const BESIDE: [&str; 6] =
    ["$ref", "summary", "description", "servers", "parameters", "additionalOperations"];

/// All operations in their order, and the samples of each.
pub(super) fn read<'d>(
    document: &'d Document,
    sources: &Sources,
    schemas: &mut Schemas<'d, '_>,
) -> (Vec<Operation>, Vec<Vec<Sample>>) {
    let root = document.root();
    let page = sources.file(document.file(0)).name.clone();
    let mut reader = Reader { document, sources, page, ids: HashSet::new(), index: 0 };
    let (mut operations, mut samples) = (Vec::new(), Vec::new());
    let mut keys = HashSet::new();
    if let Some(webhooks) = root.get("webhooks") {
        left_out("webhooks", webhooks, schemas);
    }
    for (path, item) in root.node.entries_at("paths") {
        if path.starts_with("x-") {
            continue;
        }
        let Some(target) = schemas.follow(root.with(item)) else { continue };
        note_strangers(target.at, schemas);
        let entries = target.at.node.object().into_iter().flatten();
        let own = entries.filter(|(method, _)| METHODS.contains(&method.as_str()));
        let own = own.map(|(method, node)| (method.clone(), target.at.with(node)));
        let more = target.at.node.entries_at("additionalOperations");
        let more = more.map(|(method, node)| (method.clone(), target.at.with(node)));
        let known = own.chain(more).map(|(method, at)| (method.to_ascii_uppercase(), at));
        for (method, at) in known.chain(extensions::misfits(target.at)).collect::<Vec<_>>() {
            let Some(path) = bare(path, item.place, schemas) else { continue };
            if !keys.insert((method.clone(), path.clone())) {
                let message = format!("`{method} {path}` stands here twice; the first one counts");
                let finding = Diagnostic::new(Code::DuplicateOperation, at.node.place, message);
                schemas.diagnostics.push(finding);
                continue;
            }
            let (operation, shown) = reader.operation(&method, &path, target.at, at, schemas);
            operations.push(operation);
            samples.push(shown);
        }
    }
    (operations, samples)
}

/// Notes that something of a specification does not reach the crate.
fn left_out(what: &str, at: At<'_>, schemas: &mut Schemas<'_, '_>) {
    let message = format!("`{what}` have no place in the crate; they are left out");
    schemas.diagnostics.push(Diagnostic::new(Code::Unsupported, at.node.place, message));
}

/// Notes the keys of a path that are no methods and nothing else that is known.
fn note_strangers(item: At<'_>, schemas: &mut Schemas<'_, '_>) {
    let is_known =
        |key: &str| METHODS.contains(&key) || BESIDE.contains(&key) || key.starts_with("x-");
    for (key, node) in item.node.object().into_iter().flatten().filter(|(key, _)| !is_known(key)) {
        let message = format!("`{key}` is no method that is known; it is left out");
        schemas.diagnostics.push(Diagnostic::new(Code::Unsupported, node.place, message));
    }
}

struct Reader<'d, 's> {
    document: &'d Document,
    sources: &'s Sources,
    page: String,
    ids: HashSet<String>,
    /// How many operations there are so far.
    index: usize,
}

impl<'d> Reader<'d, '_> {
    fn operation(
        &mut self,
        method: &str,
        path: &str,
        item: At<'d>,
        at: At<'d>,
        schemas: &mut Schemas<'d, '_>,
    ) -> (Operation, Vec<Sample>) {
        let node = at.node;
        if let Some(callbacks) = at.get("callbacks") {
            left_out("callbacks", callbacks, schemas);
        }
        let group = group(at, path);
        let stated = node.text_at("operationId").map(str::trim).filter(|id| !id.is_empty());
        let id = self.id(stated.map_or_else(|| made_id(method, path), str::to_owned), at, schemas);
        let name = name(stated, &id, &group, (method, path));
        let list = |at: At<'d>| -> Vec<At<'d>> {
            at.node.items_at("parameters").iter().map(|one| at.with(one)).collect()
        };
        let (shared, own) = (list(item), list(at));
        let mut context_headers = Vec::new();
        let is_own = |at: &At<'d>| match extensions::context_header(self.document, *at) {
            Some(header) => {
                context_headers.push(header.header);
                false
            }
            None => true,
        };
        let own: Vec<At<'d>> = own.into_iter().filter(is_own).collect();
        let mut parameters = parameters::read(&shared, &own, &id, schemas);
        complete(&mut parameters, path, node.place, schemas);
        let path = with_slashes(path, &mut parameters);
        let (body, mut samples) = self.body(&id, at, [shared, own].concat(), schemas);
        let produces = self.media_types("produces", at);
        let (response, statuses) = answers::read(at, &id, &produces, schemas);
        samples.extend(self.answers(at, &produces, schemas));
        self.index += 1;
        let texts =
            ["summary", "description"].map(|key| node.text_at(key).unwrap_or_default().trim());
        let [summary, description] = texts;
        let text = match (summary.is_empty(), description.starts_with(summary)) {
            (true, _) | (_, true) => description.to_owned(),
            _ if description.is_empty() => summary.to_owned(),
            _ => format!("{summary}\n\n{description}"),
        };
        let mut operation = Operation {
            id,
            group,
            name,
            method: method.to_owned(),
            path,
            summary: text,
            deprecated: node.is_true("deprecated"),
            restrictions: Vec::new(),
            parameters,
            context_headers,
            body,
            response,
            statuses,
            payloads: Vec::new(),
            page: self.page.clone(),
            span: node.place,
        };
        if self.document.is_own {
            extensions::complete_operation(&mut operation, self.document, at);
            samples = examples::of_own(&operation.id, at, self.sources);
        }
        (operation, samples)
    }

    /// An id that no other operation has.
    fn id(&mut self, wanted: String, at: At<'d>, schemas: &mut Schemas<'d, '_>) -> String {
        if self.ids.insert(wanted.clone()) {
            return wanted;
        }
        let message = format!("another operation is called `{wanted}`, too");
        schemas.diagnostics.push(Diagnostic::new(Code::DuplicateOperation, at.node.place, message));
        let mut number = 2;
        loop {
            let id = format!("{wanted}-{number}");
            if self.ids.insert(id.clone()) {
                return id;
            }
            number += 1;
        }
    }

    /// The body with its examples.
    fn body(
        &self,
        id: &str,
        at: At<'d>,
        parameters: Vec<At<'d>>,
        schemas: &mut Schemas<'d, '_>,
    ) -> (Option<Body>, Vec<Sample>) {
        if self.document.version == Version::Swagger {
            let place = Place {
                name: CarrierName::Place(vec![id.to_owned(), "Body".to_owned()]),
                request_of: Some(self.index),
            };
            let consumes = self.media_types("consumes", at);
            return older::body(&place, consumes, &parameters, self.sources, schemas);
        }
        let request = at.get("requestBody");
        let Some(request) = request.and_then(|at| schemas.follow(at)) else {
            return (None, Vec::new());
        };
        let body = contents::body(request.at, (self.index, id), schemas);
        let mut samples = Vec::new();
        for content in contents::contents(request.at) {
            samples.extend(examples::of_content(
                &content,
                SampleKind::Request,
                self.sources,
                schemas,
            ));
        }
        (body, samples)
    }

    /// The examples of answers.
    fn answers(
        &self,
        at: At<'d>,
        produces: &[String],
        schemas: &mut Schemas<'d, '_>,
    ) -> Vec<Sample> {
        let mut samples = Vec::new();
        let codes: Vec<StatusRange> =
            at.node.entries_at("responses").filter_map(|(code, _)| code.parse().ok()).collect();
        for (code, response) in at.node.entries_at("responses") {
            let Ok(code) = code.parse::<StatusRange>() else { continue };
            let Ok(target) = self.document.follow(at.with(response)) else { continue };
            let Some(example) = code.example(&codes) else {
                examples::note_without_status(target.at, schemas);
                continue;
            };
            let kind = SampleKind::Response(example);
            let own = examples::of_answer(target.at, kind, self.sources, schemas);
            let is_shown = !own.is_empty();
            samples.extend(own);
            let contents = contents::answer_contents(target.at, produces, schemas);
            for content in contents.iter().filter(|_| !is_shown) {
                samples.extend(examples::of_content(content, kind, self.sources, schemas));
            }
        }
        samples
    }

    /// The media types of an older document, of the operation or of all.
    fn media_types(&self, key: &str, at: At<'d>) -> Vec<String> {
        let own = contents::listed(at.node.get(key));
        own.or_else(|| contents::listed(self.document.root().node.get(key))).unwrap_or_default()
    }
}

/// A path without what is no part of it; `None`, with a finding, if its braces are not in pairs.
fn bare(path: &str, place: Span, schemas: &mut Schemas<'_, '_>) -> Option<String> {
    let end = path.find(['?', '#']).unwrap_or(path.len());
    let bare = path[..end].trim();
    let mut depth = 0_i32;
    let is_paired = bare.chars().all(|sign| {
        depth += i32::from(sign == '{') - i32::from(sign == '}');
        (0..=1).contains(&depth)
    });
    if !is_paired || depth != 0 || bare.contains("{}") {
        let message = format!("what varies in `{path}` cannot be told; it is left out");
        schemas.diagnostics.push(Diagnostic::new(Code::Unsupported, place, message));
        return None;
    }
    if end < path.len() {
        let message = format!("`{}` is no part of a path; it is left out", &path[end..]);
        schemas.diagnostics.push(Diagnostic::new(Code::Unsupported, place, message));
    }
    Some(if bare.starts_with('/') { bare.to_owned() } else { format!("/{bare}") })
}

/// Puts the path's parameters in the order of the path, adds those that are not described, and drops those
/// that the path lacks.
fn complete(
    parameters: &mut Vec<Parameter>,
    path: &str,
    place: Span,
    schemas: &mut Schemas<'_, '_>,
) {
    let tokens = path.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    let tokens: Vec<&str> = tokens.map(|token| token.trim_start_matches('+')).collect();
    let mut of_path = Vec::new();
    for &token in &tokens {
        if of_path.iter().any(|known: &Parameter| known.name == token) {
            continue;
        }
        let is_it = |one: &Parameter| one.place == ParameterPlace::Path && one.name == token;
        match parameters.iter().position(is_it) {
            Some(at) => of_path.push(parameters.remove(at)),
            None => {
                let message =
                    format!("`{token}` of the path is not described; it is taken to be text");
                let finding = Diagnostic::new(Code::PathParameterUndocumented, place, message);
                schemas.diagnostics.push(finding);
                of_path.push(Parameter::undescribed(token, place));
            }
        }
    }
    parameters.retain(|one| {
        let is_lost = one.place == ParameterPlace::Path;
        if is_lost {
            let message = format!("the path has no `{}`; it is left out", one.name);
            let place = one.span.unwrap_or(place);
            schemas.diagnostics.push(Diagnostic::new(Code::PathParameterUnused, place, message));
        }
        !is_lost
    });
    parameters.sort_by_key(|one| match one.place {
        ParameterPlace::Header => 1,
        ParameterPlace::Cookie => 2,
        _ => 0,
    });
    parameters.splice(0..0, of_path);
}

/// A path whose tokens for several segments say so: `{+name}`.
fn with_slashes(path: &str, parameters: &mut [Parameter]) -> String {
    let mut path = path.to_owned();
    for one in parameters.iter_mut().filter(|one| one.place == ParameterPlace::Path) {
        if std::mem::take(&mut one.reserved) {
            path = path.replace(&format!("{{{}}}", one.name), &format!("{{+{}}}", one.name));
        }
    }
    path
}

/// The first tag, or else the first part of the path that does not vary.
fn group(at: At<'_>, path: &str) -> Vec<String> {
    let tag = at.node.items_at("tags").iter().find_map(|tag| tag.text());
    let tag = tag.map(str::trim).filter(|tag| !tag.is_empty());
    let is_version = |part: &&str| {
        part.strip_prefix('v')
            .is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()))
    };
    let mut parts = path.split('/').filter(|part| !part.is_empty() && !part.contains('{'));
    let part = parts.find(|part| !is_version(part) && *part != "api");
    vec![tag.or(part).unwrap_or("operations").to_owned()]
}

/// What an operation without an id is called after.
fn made_id(method: &str, path: &str) -> String {
    let words = path.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    format!(
        "{}-{}",
        method.to_lowercase(),
        if words.is_empty() { "root".to_owned() } else { words.join("-") }
    )
}

/// The operation's name within its group: its id without the group before it, or without method and path after it,
/// which some frameworks make ids of.
fn name(stated: Option<&str>, id: &str, group: &[String], (method, path): (&str, &str)) -> String {
    let Some(stated) = stated.filter(|stated| id == *stated) else { return id.to_owned() };
    let letters = |text: &str| -> String {
        text.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>().to_lowercase()
    };
    let words = |text: &str| text.replace(|sign: char| !sign.is_alphanumeric(), "_");
    let place = format!("{}_{}", words(path), method.to_lowercase());
    if let Some(name) = stated.strip_suffix(&place).filter(|name| !name.is_empty()) {
        return name.to_owned();
    }
    let group = letters(group.last().map_or("", String::as_str));
    match stated.split_once(['/', '.', ':', '_', '-']) {
        Some((before, rest)) if letters(before) == group && !rest.is_empty() => rest.to_owned(),
        _ => id.to_owned(),
    }
}
