//! What documents that this library wrote say beyond the words of OpenAPI, in keys that begin with
//! `x-tablature-`. What the standard words say is read first; what stands here completes it, or corrects it where
//! they had to say something else than the model does.

use super::document::{At, Document};
use super::examples;
use crate::model::api::{
    Body, BodyContent, CarrierName, ClientHeader, ClientOptions, CredentialParameter,
    CredentialPlace, Enumeration, Envelope, Operation, Paging, Parameter, Property, Response,
    ResponseContent, Signs, StatedRequired, Status, StatusRange, Style,
};
use crate::model::finish::Drafted;
use crate::model::sample::{Sample, SampleBody, SampleKind};
use crate::source::tree::{Kind, Node};
use crate::source::{Sources, Spanned, decoded};
use std::collections::HashMap;

/// The texts of a list, if there is one.
fn listed(node: &Node, key: &str) -> Option<Vec<String>> {
    Some(node.get(key)?.list()?.iter().filter_map(|one| one.text().map(str::to_owned)).collect())
}

/// The texts of a list, if there is one that has any.
fn texts(node: &Node, key: &str) -> Option<Vec<String>> {
    listed(node, key).filter(|texts| !texts.is_empty())
}

/// A text without a paragraph at its end.
fn without(text: &str, paragraph: &str) -> String {
    let rest = text.strip_suffix(paragraph).filter(|_| !paragraph.is_empty());
    let rest = rest.map(|rest| rest.strip_suffix("\n\n").unwrap_or(rest));
    rest.unwrap_or(text).to_owned()
}

/// The name of a component's carrier.
pub(super) fn carrier_name(key: &str, node: &Node) -> CarrierName {
    match (texts(node, "x-tablature-place"), node.text_at("title")) {
        (Some(place), _) => CarrierName::Place(place),
        (None, title) => CarrierName::Stated(title.unwrap_or(key).to_owned()),
    }
}

/// The enumeration that a component is.
pub(super) fn enumeration(node: &Node) -> Option<Enumeration> {
    let name = texts(node, "x-tablature-enum")?;
    let choices = node.items_at("anyOf");
    let values = choices.iter().find_map(|choice| texts(choice, "enum")).unwrap_or_default();
    let is_any_text = |choice: &Node| choice.get("enum").is_none();
    let closed = !choices.iter().any(is_any_text);
    let docs = node.text_at("description").unwrap_or_default().to_owned();
    Some(Enumeration { name, values, closed, docs })
}

/// Whether a component is a choice, of which each variant says what tells it.
pub(super) fn is_choice(node: &Node) -> bool {
    node.items_at("anyOf").iter().any(|one| one.get("x-tablature-variant").is_some())
}

/// The names of properties that the configuration leaves out.
pub(super) fn left_out(node: &Node) -> Vec<String> {
    texts(node, "x-tablature-left-out").unwrap_or_default()
}

/// The name of a variant, and what tells it.
pub(super) fn variant(node: &Node) -> Option<(String, Signs)> {
    let tells = node.get("x-tablature-variant")?;
    let words = tells.entries_at("words").map(|(name, words)| {
        let words = words.list().unwrap_or_default().iter().filter_map(Node::text);
        (name.clone(), words.map(str::to_owned).collect())
    });
    let statuses = texts(tells, "statuses").unwrap_or_default();
    let signs = Signs {
        words: words.collect(),
        required: texts(tells, "has").unwrap_or_default(),
        statuses: statuses.iter().filter_map(|status| status.parse().ok()).collect(),
    };
    Some((tells.text_at("name")?.to_owned(), signs))
}

/// Completes a property.
pub(super) fn complete_property(property: &mut Property, node: &Node) {
    property.alias = node.text_at("x-tablature-alias").map(str::to_owned);
    property.secret |= node.is_true("x-tablature-secret");
    if let Some(requirement) = node.text_at("x-tablature-requirement") {
        property.docs = without(&property.docs, requirement);
        let everywhere = !requirement.contains("by some");
        property.stated_required = Some(StatedRequired { span: node.place, everywhere });
    }
    if let Some(instead) = node.text_at("x-tablature-deprecated") {
        property.docs = without(&property.docs, &format!("Deprecated: {instead}"));
        property.deprecated = Some(instead.to_owned());
    }
}

/// Completes a parameter.
pub(super) fn complete_parameter(parameter: &mut Parameter, at: At<'_>) {
    let node = at.node;
    parameter.alias = node.text_at("x-tablature-alias").map(str::to_owned);
    if node.is_true("x-tablature-tabs") {
        parameter.style = Style::Tabs;
    }
    parameter.selects = node.is_true("x-tablature-selects");
    parameter.secret |= node.get("schema").is_some_and(|one| one.is_true("x-tablature-secret"));
}

/// The header that a parameter stands for, if that is one of the client's.
pub(super) fn context_header<'d>(document: &'d Document, at: At<'d>) -> Option<ClientHeader> {
    at.node.get("$ref").filter(|_| document.is_own)?;
    client_header(document.follow(at).ok()?.at.node)
}

/// A header that clients send, with its name in words.
fn client_header(node: &Node) -> Option<ClientHeader> {
    Some(ClientHeader {
        header: node.text_at("name")?.to_owned(),
        name: node.text_at("x-tablature-name")?.to_owned(),
        docs: node.text_at("description").unwrap_or_default().to_owned(),
    })
}

/// Adds one of the ways to say who calls.
pub(super) fn add_credential(options: &mut ClientOptions, scheme: &Node) {
    let place = match scheme.text_at("in") {
        Some("query") => Some(CredentialPlace::Query),
        Some("cookie") => Some(CredentialPlace::Cookie),
        _ => None,
    };
    if let (Some(place), Some(ClientHeader { header, name, docs })) = (place, client_header(scheme))
    {
        let parameter = CredentialParameter { parameter: header, place, name, docs };
        return options.credential_parameters.push(parameter);
    }
    if let Some(header) = client_header(scheme) {
        return options.credential_headers.push(header);
    }
    let word = scheme.text_at("x-tablature-scheme").or_else(|| scheme.text_at("scheme"));
    options.authorization_schemes.extend(word.map(str::to_owned));
}

/// Completes what clients may send with every call.
pub(super) fn complete_client(options: &mut ClientOptions, root: &Node) {
    let parameters =
        root.get("components").into_iter().flat_map(|all| all.entries_at("parameters"));
    options.context_headers = parameters.filter_map(|(_, one)| client_header(one)).collect();
    options.paging = paging(root);
    options.envelope = envelope(root);
}

/// How answers lead to the next part.
fn paging(root: &Node) -> Option<Paging> {
    let paging = root.get("x-tablature-paging")?;
    let text = |key| paging.text_at(key).map(str::to_owned);
    Some(Paging { next: text("next")?, items: text("items")? })
}

/// What answers are wrapped in.
fn envelope(root: &Node) -> Option<Envelope> {
    let envelope = root.get("x-tablature-envelope")?;
    let success = envelope.get("success").and_then(|success| {
        Some((success.text_at("property")?.to_owned(), success.text_at("value")?.to_owned()))
    });
    let property = envelope.text_at("property")?.to_owned();
    Some(Envelope { property, beside: listed(envelope, "beside").unwrap_or_default(), success })
}

/// Completes a body.
fn complete_body(body: &mut Body, node: &Node) {
    if let Some(name) = node.text_at("x-tablature-name") {
        name.clone_into(&mut body.name);
    }
    if node.is_true("x-tablature-form") {
        body.content = BodyContent::Form;
    }
    if node.is_true("x-tablature-patch") {
        body.content = BodyContent::Patch;
    }
    let first = node.entries_at("content").next().map(|(media_type, _)| media_type.as_str());
    if let Some(media_type) = node.text_at("x-tablature-media-type").or(first) {
        media_type.clone_into(&mut body.media_type);
    }
    body.docs = node.text_at("description").unwrap_or_default().to_owned();
    let keys = || node.entries_at("content").map(|(media_type, _)| media_type.clone()).collect();
    body.media_types = listed(node, "x-tablature-media-types").unwrap_or_else(keys);
}

/// Completes an operation, whose path is the document's so far.
pub(super) fn complete_operation(operation: &mut Operation, document: &Document, at: At<'_>) {
    let node = at.node;
    let text = |key| node.text_at(key).map(str::to_owned);
    operation.name = text("x-tablature-name").unwrap_or_else(|| operation.name.clone());
    operation.page = text("x-tablature-page").unwrap_or_else(|| operation.page.clone());
    // A path that is not the document's, written otherwise, is none.
    let written = |path: &str| decoded(path.trim_start_matches('/')).replace("{+", "{");
    let is_it = |path: &String| written(path) == written(&operation.path);
    let path = text("x-tablature-path").filter(is_it);
    operation.path = path.unwrap_or_else(|| operation.path.clone());
    operation.group = group(document, node);
    operation.restrictions = texts(node, "x-tablature-restrictions").unwrap_or_default();
    operation.summary = text("description").unwrap_or_default();
    for restriction in operation.restrictions.iter().rev() {
        operation.summary = without(&operation.summary, &format!("**Note:** {restriction}"));
    }
    if let Some(body) = &mut operation.body
        && let Some(written) = node.get("requestBody")
    {
        complete_body(body, written);
    }
    complete_response(&mut operation.response, node);
    let read = std::mem::take(&mut operation.statuses);
    operation.statuses = statuses(node, &operation.response.docs, &read);
}

fn group(document: &Document, operation: &Node) -> Vec<String> {
    let Some(tag) = operation.items_at("tags").first().and_then(Node::text) else {
        return Vec::new();
    };
    let mut tags = document.root().node.items_at("tags").iter();
    let told = tags.find(|known| known.text_at("name") == Some(tag));
    told.and_then(|tag| tag.get("x-tablature-group")?.list()).map_or_else(
        || vec![tag.to_owned()],
        |steps| steps.iter().filter_map(|step| step.text().map(str::to_owned)).collect(),
    )
}

fn complete_response(response: &mut Response, operation: &Node) {
    let known = operation.get("x-tablature-answer");
    let docs = known.and_then(|known| known.text_at("description"));
    response.docs = docs.unwrap_or_default().to_owned();
    let is_success = |code: &str| code.parse().is_ok_and(StatusRange::is_success);
    let all = || operation.entries_at("responses");
    let has_success = all().any(|(code, _)| is_success(code));
    // Without a success, what comes by default is the answer.
    let answers = all().filter(|(code, _)| is_success(code) || !has_success && *code == "default");
    let content = answers.into_iter().find_map(|(_, one)| one.get("content"));
    let keys = content.and_then(Node::object).map(|all| all.keys().cloned().collect());
    let stated = known.and_then(|known| listed(known, "mediaTypes"));
    response.media_types = stated.or(keys).unwrap_or_default();
    let default = operation.get("responses").and_then(|all| all.get("default"));
    let is_unknown = default.is_some_and(|one| one.is_true("x-tablature-undocumented"));
    if is_unknown && response.content == ResponseContent::Nothing {
        response.content = ResponseContent::Unknown;
    }
}

/// The documented statuses, with what was `read` of them. The description of a success is followed by that of
/// the answer.
fn statuses(operation: &Node, docs: &str, read: &[Status]) -> Vec<Status> {
    let mut statuses = Vec::new();
    for (code, response) in operation.entries_at("responses") {
        let is_told = !response.is_true("x-tablature-undocumented");
        let Some(known) = read.iter().find(|status| is_told && status.code.to_string() == *code)
        else {
            continue;
        };
        let also = texts(response, "x-tablature-also").unwrap_or_default();
        let description = response.text_at("description").unwrap_or_default();
        let mut first =
            also.iter().rev().fold(description.to_owned(), |text, also| without(&text, also));
        if known.code.is_success() && response.get("content").is_some() && first != docs {
            first = without(&first, docs);
        }
        statuses.push(Status { text: first, ..known.clone() });
        statuses.extend(also.into_iter().map(|text| Status::new(known.code, text)));
    }
    statuses
}

/// An example, which may be a text that is no JSON, or JSON that is laid out in a way of its own.
pub(super) fn sample(
    example: &Node,
    media_type: &str,
    kind: SampleKind,
    sources: &Sources,
) -> Option<Sample> {
    let value = example.get("value")?;
    if let (true, Some(text)) = (example.is_true("x-tablature-raw"), value.text()) {
        let body = SampleBody::Raw(Spanned::new(text.to_owned(), value.span));
        let media_type = Some(media_type.to_owned());
        return Some(Sample { kind, media_type, body, laid_out: None, span: value.place });
    }
    let mut sample = examples::sample(value, media_type, kind, sources);
    let is_it = |text: &&str| {
        serde_json::from_str::<serde_json::Value>(text).is_ok_and(|read| read == value.value())
    };
    if let Some(text) = example.text_at("x-tablature-text").filter(is_it) {
        sample.laid_out = Some(text.to_owned());
    }
    Some(sample)
}

/// Operations whose methods OpenAPI has no place for.
pub(super) fn misfits<'d>(item: At<'d>) -> impl Iterator<Item = (String, At<'d>)> {
    let misfits = item.node.items_at("x-tablature-operations").iter();
    misfits.filter_map(move |one| {
        Some((one.text_at("method")?.to_owned(), item.with(one.get("operation")?)))
    })
}

/// Puts operations into the order of the model, those that are not listed last, and gives carriers the operations
/// whose requests they are.
pub(super) fn arrange(drafted: &mut Drafted, root: &Node) {
    let order = texts(root, "x-tablature-order").unwrap_or_default();
    let places: HashMap<&str, usize> =
        order.iter().enumerate().map(|(place, id)| (id.as_str(), place)).collect();
    let operations = std::mem::take(&mut drafted.api.operations).into_iter();
    let mut all: Vec<_> = operations.zip(std::mem::take(&mut drafted.samples)).collect();
    if !order.is_empty() {
        all.sort_by_key(|(operation, _)| {
            places.get(operation.id.as_str()).copied().unwrap_or(order.len())
        });
    }
    (drafted.api.operations, drafted.samples) = all.into_iter().unzip();
    let operations = drafted.api.operations.iter().enumerate();
    let numbers: HashMap<&str, usize> =
        operations.map(|(number, operation)| (operation.id.as_str(), number)).collect();
    let components = root.get("components").into_iter().flat_map(|all| all.entries_at("schemas"));
    let requests: HashMap<CarrierName, usize> = components
        .filter_map(|(key, node)| {
            let operation = node.text_at("x-tablature-request-of")?;
            Some((carrier_name(key, node), *numbers.get(operation)?))
        })
        .collect();
    for carrier in &mut drafted.api.carriers {
        carrier.request_of = requests.get(&carrier.name).copied();
    }
}

/// Whether an object is that of a document which says all there is to say of a model.
pub(super) fn is_own(root: &Node) -> bool {
    matches!(root.get("x-tablature-version").map(|one| &one.kind), Some(Kind::Text(one)) if one == "1")
}
