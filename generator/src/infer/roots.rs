//! What bodies and answers are as a whole: which kind, and around which carrier.

use super::book::keys_of;
use super::decide::scalar;
use super::declare::{Roots, body_word, operation_place};
use super::observe::{Observer, Place};
use super::patch;
use super::seen::Seen;
use crate::api::{BodyContent, CarrierId, ResponseContent, Type, media_type};
use crate::dialect::{BodyContentWord, Dialect};
use crate::docs::{EndpointPage, SampleBody, SampleKind, StatedBody, StatedType};
use crate::source::Spanned;
use serde_json::Value;
use std::collections::HashMap;

/// Around the carrier of a body or answer: how many lists or dictionaries, and which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrapper {
    None,
    List,
    Dictionary,
}

impl Wrapper {
    pub fn wrap(self, id: CarrierId) -> Type {
        match self {
            Wrapper::None => Type::Carrier(id),
            Wrapper::List => Type::Carrier(id).list(),
            Wrapper::Dictionary => Type::Carrier(id).dictionary(),
        }
    }

    /// How deep the carrier's objects lie in a payload.
    pub fn depth(self) -> usize {
        usize::from(self != Wrapper::None)
    }
}

/// The JSON of sample requests, or of successful answers: as written, and as read.
pub(super) fn json_samples(
    page: &EndpointPage,
    is_request: bool,
) -> impl Iterator<Item = (&Spanned<String>, &Value)> {
    page.samples.iter().filter_map(move |sample| {
        let wanted = match sample.kind {
            SampleKind::Request => is_request,
            SampleKind::Response(status) => !is_request && (200..300).contains(&status),
        };
        match &sample.body {
            SampleBody::Json(text, value) if wanted => Some((text, value)),
            _ => None,
        }
    })
}

/// What stands around the carrier of an answer's table.
pub(super) fn response_wrapper(page: &EndpointPage) -> Wrapper {
    if matches!(page.response.kind.as_deref(), Some(StatedType::Array(_))) {
        return Wrapper::List;
    }
    let Some(table) = &page.response.table else { return Wrapper::None };
    let keys = keys_of(table);
    let sample = json_samples(page, false).find_map(|(_, value)| value.as_object());
    // A table of what each entry holds: the sample's own keys are data.
    let of_entries = sample.is_some_and(|sample| {
        let is_item = |value: &Value| {
            value.as_object().is_some_and(|item| item.keys().any(|key| keys.contains(key)))
        };
        !sample.is_empty()
            && !sample.keys().any(|key| keys.contains(key))
            && sample.values().all(is_item)
    });
    match json_samples(page, false).next() {
        Some((_, Value::Array(_))) => Wrapper::List,
        _ if of_entries => Wrapper::Dictionary,
        _ => Wrapper::None,
    }
}

/// What stands around the carrier of each page's request table: as its sample has it; without
/// one, as all bodies of the same name have it, where there are at least two.
pub(super) fn request_wrappers(pages: &[EndpointPage]) -> Vec<Wrapper> {
    let own = |page: &EndpointPage| {
        page.body.as_ref()?.content.table.as_ref()?;
        json_samples(page, true).next().map(|(_, value)| value.is_array())
    };
    let mut votes: HashMap<&str, (usize, usize)> = HashMap::new();
    for page in pages {
        if let (Some(body), Some(is_array)) = (&page.body, own(page)) {
            let votes = votes.entry(&body.name).or_default();
            if is_array { votes.0 += 1 } else { votes.1 += 1 }
        }
    }
    let wrapper = |page: &EndpointPage| {
        let kind = page.body.as_ref().and_then(|body| body.content.kind.as_deref());
        let elsewhere = || {
            page.body
                .as_ref()
                .is_some_and(|body| matches!(votes.get(body.name.as_str()), Some((2.., 0))))
        };
        let is_list =
            own(page).unwrap_or_else(|| matches!(kind, Some(StatedType::Array(_))) || elsewhere());
        if is_list { Wrapper::List } else { Wrapper::None }
    };
    pages.iter().map(wrapper).collect()
}

/// What a page sends, if anything.
pub(super) fn body(
    page: &EndpointPage,
    roots: Roots,
    wrapper: Wrapper,
    shown: Option<&Seen>,
    dialect: &Dialect,
) -> Option<BodyContent> {
    let announced = page.body.as_ref();
    let words = announced.map(|body| (body.name.as_str(), body.content.description.as_str()));
    let Some(body) = announced else {
        let hint = dialect.body_hint(None, &page.summary)?;
        return Some(hinted(hint.content, hint.of));
    };
    if body.content.table.as_ref().is_some_and(patch::is_patch_table) {
        return Some(BodyContent::Patch);
    }
    if let Some(id) = roots.request {
        return Some(BodyContent::Json(wrapper.wrap(id)));
    }
    if is_upload(body) {
        return Some(BodyContent::Binary);
    }
    if let Some(seen) = shown.filter(|seen| **seen != Seen::Nothing) {
        return Some(BodyContent::Json(seen.ty()));
    }
    if let Some(ty) = body.content.kind.as_deref().and_then(scalar) {
        return Some(BodyContent::Json(ty));
    }
    let hint = dialect.body_hint(words, &page.summary);
    Some(hint.map_or(BodyContent::Json(Type::Any), |hint| hinted(hint.content, hint.of)))
}

/// Whether a body is bytes by its kind or by all its media types.
fn is_upload(body: &StatedBody) -> bool {
    let bytes = |media_type: &String| !media_type::is_text(media_type);
    matches!(body.content.kind.as_deref(), Some(StatedType::Binary))
        || (!body.content.media_types.is_empty() && body.content.media_types.iter().all(bytes))
}

fn hinted(content: BodyContentWord, of: Option<BodyContentWord>) -> BodyContent {
    fn ty(word: BodyContentWord, of: Option<BodyContentWord>) -> Type {
        let inner = || of.map_or(Type::Any, |of| ty(of, None));
        match word {
            BodyContentWord::List => inner().list(),
            BodyContentWord::Dictionary => inner().dictionary(),
            BodyContentWord::Int32 => Type::Int32,
            BodyContentWord::String => Type::String,
            BodyContentWord::Byte => Type::Byte,
            BodyContentWord::Any | BodyContentWord::Binary | BodyContentWord::Form => Type::Any,
        }
    }
    match content {
        BodyContentWord::Binary => BodyContent::Binary,
        BodyContentWord::Form => BodyContent::Form,
        word => BodyContent::Json(ty(word, of)),
    }
}

/// What a page answers. `shown` is what samples show where no table does.
pub(super) fn response(
    page: &EndpointPage,
    roots: Roots,
    wrapper: Wrapper,
    shown: Option<&Seen>,
) -> ResponseContent {
    let documented = page.statuses.iter().map(|status| status.code.value);
    let sampled = page.samples.iter().filter_map(|sample| match sample.kind {
        SampleKind::Response(status) => Some(status),
        SampleKind::Request => None,
    });
    let is_success = |status: &u16| (200..300).contains(status);
    let mut successes: Vec<u16> = documented.filter(is_success).collect();
    if page.statuses.is_empty() {
        successes = sampled.filter(is_success).collect();
    }
    let without_content = successes.iter().filter(|status| matches!(status, 204 | 205)).count();
    if successes.is_empty() {
        return ResponseContent::Unknown;
    }
    if without_content == successes.len() {
        return ResponseContent::Nothing;
    }
    let Some(ty) = response_type(page, roots, wrapper, shown) else {
        return ResponseContent::Binary;
    };
    if without_content > 0 { ResponseContent::JsonOrNothing(ty) } else { ResponseContent::Json(ty) }
}

/// The type of an answer with content; `None` for raw bytes.
fn response_type(
    page: &EndpointPage,
    roots: Roots,
    wrapper: Wrapper,
    shown: Option<&Seen>,
) -> Option<Type> {
    if let Some(id) = roots.response {
        return Some(wrapper.wrap(id));
    }
    let raw_sample = page.samples.iter().any(|sample| {
        matches!((sample.kind, &sample.body), (SampleKind::Response(200..300), SampleBody::Raw(_)))
    });
    let offers_bytes =
        page.response.media_types.iter().any(|media_type| !media_type::is_text(media_type));
    let shown = shown.map_or(Type::Any, Seen::ty);
    let stated = page.response.kind.as_deref();
    match stated {
        _ if raw_sample => None,
        Some(StatedType::Binary) => None,
        None | Some(StatedType::Byte) if offers_bytes => None,
        Some(StatedType::Array(None)) => Some(match shown {
            list @ Type::List(_) => list,
            _ => Type::Any.list(),
        }),
        Some(StatedType::Dictionary) => Some(match shown {
            dictionary @ Type::Dictionary(_) => dictionary,
            _ => Type::Any.dictionary(),
        }),
        Some(stated) => Some(scalar(stated).unwrap_or(shown)),
        None => Some(shown),
    }
}

/// What the samples of a page show where no table describes the answer.
pub(super) fn shown_answer<'v>(
    page: &'v EndpointPage,
    observer: &mut Observer<'v, '_, '_>,
) -> Seen {
    let stated: Vec<_> = page.response.kind.as_deref().cloned().into_iter().collect();
    shown(page, false, "Answer", &stated, observer)
}

/// What the samples of a page show where no table describes the body. Prose tells a dictionary
/// from a carrier, which samples do not.
pub(super) fn shown_body<'v>(page: &'v EndpointPage, observer: &mut Observer<'v, '_, '_>) -> Seen {
    let Some(body) = &page.body else { return shown(page, true, "Body", &[], observer) };
    let words = (body.name.as_str(), body.content.description.as_str());
    let hint = observer.book.dialect.body_hint(Some(words), &page.summary);
    let mut stated: Vec<_> = body.content.kind.as_deref().cloned().into_iter().collect();
    if hint.is_some_and(|hint| hint.content == BodyContentWord::Dictionary) {
        stated.push(StatedType::Dictionary);
    }
    shown(page, true, body_word(page, body), &stated, observer)
}

fn shown<'v>(
    page: &'v EndpointPage,
    is_request: bool,
    property: &str,
    stated: &[StatedType],
    observer: &mut Observer<'v, '_, '_>,
) -> Seen {
    let owner = operation_place(page);
    let mut seen = Seen::Nothing;
    for (sample, value) in json_samples(page, is_request) {
        let place = Place { owner: &owner, property, stated, sample, is_request };
        let value = observer.value(value, place);
        seen = seen.join(value, &mut |a, b| observer.book.wider(a, b));
    }
    seen
}
