//! What the docs say of an operation, as doc comments.

use crate::model::api::{Operation, Status};
use crate::rust::arguments::Argument;
use crate::rust::docs_text;
use crate::rust::headers;
use crate::rust::module::{Module, path_to_carrier};
use crate::rust::payloads::type_from;
use std::borrow::Cow;

/// The docs of the function that makes a call; with what they say of its `optional` inputs, each
/// with the name of its method.
pub(super) fn of_function(
    module: &Module<'_>,
    operation: &Operation,
    arguments: &[Argument<'_>],
    optional: &[(String, Cow<'_, str>)],
) -> Vec<String> {
    let mut docs = docs_text::lines(&operation.summary);
    if docs.is_empty() {
        docs.push(format!("Calls {}.", docs_text::code(&operation.name)));
    }
    let wire = format!("{} {}", operation.method, operation.path);
    paragraph(&mut docs, vec![docs_text::code(&wire)]);
    for restriction in &operation.restrictions {
        paragraph(&mut docs, docs_text::lines(&format!("**Note:** {restriction}")));
    }
    if !arguments.is_empty() {
        paragraph(&mut docs, vec!["# Parameters".to_owned(), String::new()]);
        docs.extend(arguments.iter().flat_map(|argument| {
            let docs = match argument.deprecated {
                true => Cow::Owned(format!("**Deprecated.** {}", argument.docs)),
                false => Cow::Borrowed(argument.docs.as_ref()),
            };
            docs_text::item(&label(&argument.name, &docs), &docs)
        }));
    }
    if !optional.is_empty() {
        paragraph(&mut docs, vec!["# Optional inputs".to_owned(), String::new()]);
        let items = optional.iter();
        docs.extend(items.flat_map(|(name, docs)| docs_text::item(&label(name, docs), docs)));
    }
    let answer = docs_text::lines(&operation.response.docs);
    if !answer.is_empty() || !operation.statuses.is_empty() {
        paragraph(&mut docs, vec!["# Answers".to_owned(), String::new()]);
        docs.extend(answer);
        let before = if operation.response.docs.trim().is_empty() { 0 } else { 1 };
        docs.extend(std::iter::repeat_n(String::new(), before));
        for status in &operation.statuses {
            let content = content(module, status).unwrap_or_default();
            docs.extend(docs_text::item(&format!("{}{content}: ", status.code), &status.text));
        }
    }
    let headers = headers::docs(module.plan, operation, &module.root());
    if !headers.is_empty() {
        paragraph(&mut docs, vec!["# Headers".to_owned(), String::new()]);
        docs.extend(headers);
    }
    if !operation.page.is_empty() {
        paragraph(&mut docs, vec![format!("Source: {}", docs_text::code(&operation.page))]);
    }
    docs
}

/// What comes with a status, as a link to its type, which is how `Error::body_as` wants it. The text of the link is
/// more than a path: rustdoc warns of links that lead where their text would.
fn content(module: &Module<'_>, status: &Status) -> Option<String> {
    let ty = &status.content.as_ref()?.ty;
    let name = docs_text::code(&type_from(module.plan, "", ty));
    let path = path_to_carrier(module.plan, ty.carrier()?).join("::");
    Some(format!(" ([JSON of {name}]({}{path}))", module.root()))
}

/// What else a search in the docs finds a function by: what the vendor's docs call its operation.
pub(super) fn aliases(operation: &Operation, function: &str) -> Vec<String> {
    let wire = format!("{} {}", operation.method, operation.path);
    let mut names = vec![wire, operation.id.clone()];
    // What rustdoc refuses.
    let is_odd = |sign: char| sign.is_control() || "'\"".contains(sign);
    names.retain(|name| {
        let is_plain = name.split(' ').all(|word| !word.contains(char::is_whitespace));
        is_plain && name.trim() == name && !name.contains(is_odd) && name != function
    });
    names.retain(|name| !name.is_empty());
    names
}

fn label(name: &str, docs: &str) -> String {
    let name = name.trim_start_matches("r#");
    let separator = if docs.trim().is_empty() { "" } else { ": " };
    format!("`{name}`{separator}")
}

fn paragraph(docs: &mut Vec<String>, lines: Vec<String>) {
    if !lines.is_empty() {
        docs.extend((!docs.is_empty()).then(String::new));
        docs.extend(lines);
    }
}
