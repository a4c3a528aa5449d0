//! What the docs say of an operation, as doc comments.

use super::Argument;
use crate::api::{Body, BodyContent, Operation};
use crate::rust::docs_text;
use std::borrow::Cow;

/// The docs of the function that makes a call; with what they say of its `optional` inputs, each
/// with the name of its method.
pub(super) fn of_function(
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
            docs_text::item(&label(&argument.name, &argument.docs), &argument.docs)
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
            docs.extend(docs_text::item(&format!("{}: ", status.code), &status.text));
        }
    }
    if !operation.page.is_empty() {
        paragraph(&mut docs, vec![format!("Source: {}", docs_text::code(&operation.page))]);
    }
    docs
}

/// The docs of the method that sets an optional input.
pub(in crate::rust) fn of_optional(argument: &Argument<'_>) -> Vec<String> {
    let mut docs = docs_text::lines(&argument.docs);
    let wire = docs_text::code(argument.wire);
    if docs.is_empty() {
        docs.push(match argument.place {
            "header" => format!("Sends the header {wire}."),
            _ => format!("Sends the {} parameter {wire}.", argument.place),
        });
    }
    docs
}

/// More media types than this say that anything goes.
const MANY_MEDIA_TYPES: usize = 8;

/// The docs of a body; with the media types among which the caller chooses.
pub(super) fn of_body(body: &Body) -> Cow<'_, str> {
    const FORM: &str = "multipart/form-data";
    if body.content != BodyContent::Binary {
        return (&body.docs).into();
    }
    let takes_form = body.media_types.iter().any(|known| known == FORM);
    let files = body.media_types.iter().filter(|known| *known != FORM);
    let files: Vec<_> = files.map(|known| docs_text::code(known)).collect();
    let choice = match (files.len(), takes_form) {
        (0, false) => return (&body.docs).into(),
        (1..MANY_MEDIA_TYPES, true) => {
            format!("Takes {}, and a form (`Upload::in_form`).", files.join(", "))
        }
        (1..MANY_MEDIA_TYPES, false) => format!("Takes {}.", files.join(", ")),
        (_, true) => "Takes a form (`Upload::in_form`), too.".to_owned(),
        (_, false) => return (&body.docs).into(),
    };
    let docs = body.docs.trim_end();
    let separator = if docs.is_empty() || docs.ends_with('.') { "" } else { "." };
    format!("{docs}{separator} {choice}").trim_start().to_owned().into()
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
