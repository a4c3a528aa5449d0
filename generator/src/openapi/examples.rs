//! Samples as examples of the media type that they are written in.

use super::json::{Json, Object};
use crate::model::api::media_type::{is_json, is_text};
use crate::model::api::{Payload, PayloadContent, Step};

/// Puts payloads where they belong in the content of a body or an answer, which is the media type
/// they are in. Those that contradict their type stand apart, so that nobody takes them for what is
/// sent. What no content is described for goes into `outside`.
pub(super) fn place_examples<'p>(
    payloads: impl Iterator<Item = &'p Payload>,
    mut content: Option<&mut Object>,
    outside: &mut Object,
) {
    for payload in payloads {
        let media_type = content.as_deref().and_then(|content| media_type(content, payload));
        match (&payload.content, content.as_deref_mut().zip(media_type)) {
            (_, None) => {
                outside.object_mut("x-tablature-samples").set(&payload.id, example(payload));
            }
            (PayloadContent::Contradiction(_, path), Some((content, media_type))) => content
                .object_mut(&media_type)
                .object_mut("x-tablature-contradictions")
                .set(&payload.id, example(payload).with("at", pointer(path))),
            (_, Some((content, media_type))) => content
                .object_mut(&media_type)
                .object_mut("examples")
                .set(&payload.id, example(payload)),
        }
    }
}

/// The media type of a payload: the first JSON, if there is a schema, else the first for bytes.
/// `None` if it is not JSON and there is a schema.
fn media_type(content: &Object, payload: &Payload) -> Option<String> {
    let has_schema = |described: &Json| match described {
        Json::Object(described) => described.has("schema"),
        _ => false,
    };
    let first = content.keys().next()?;
    let is_typed = content.get(first).is_some_and(has_schema);
    if is_typed && payload.content == PayloadContent::Raw {
        return None;
    }
    let is_of_kind = |key: &&str| if is_typed { is_json(key) } else { !is_text(key) };
    Some(content.keys().find(is_of_kind).unwrap_or(first).to_owned())
}

/// A payload as an example. What is not JSON is written as a text; JSON that is laid out in a way of its own is
/// written as one, too.
fn example(payload: &Payload) -> Object {
    let text = || Json::Text(payload.text.clone());
    let Some(value) = Json::parse(&payload.text).filter(|_| payload.content != PayloadContent::Raw)
    else {
        return Object::new().with("value", text()).with("x-tablature-raw", true);
    };
    let is_usual = serde_json::to_string_pretty(&value).is_ok_and(|usual| usual == payload.text);
    let example = Object::new().with("value", value);
    if is_usual { example } else { example.with("x-tablature-text", text()) }
}

/// A path as a JSON pointer.
fn pointer(path: &[Step]) -> String {
    let token = |step: &Step| match step {
        Step::Property(key) | Step::Entry(key) => key.replace('~', "~0").replace('/', "~1"),
        Step::Item(index) => index.to_string(),
    };
    path.iter().map(|step| format!("/{}", token(step))).collect()
}
