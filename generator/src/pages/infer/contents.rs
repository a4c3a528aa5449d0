//! What a page sends and answers, once everything about its types is decided.

use super::body_shapes::Root;
use super::patch;
use super::seen::Seen;
use super::types::scalar;
use crate::model::api::{BodyContent, ResponseContent, Type, media_type};
use crate::model::sample::{SampleBody, SampleKind};
use crate::pages::dialect::{BodyContentWord, Dialect};
use crate::pages::statements::{EndpointPage, StatedBody, StatedType};

/// The method whose answers never have content.
pub(super) const HEAD: &str = "HEAD";

/// What a page sends, if anything.
pub(super) fn body(page: &EndpointPage, root: &Root, dialect: &Dialect) -> Option<BodyContent> {
    let shown = (root.shown != Seen::Nothing).then(|| BodyContent::Json(root.shown.ty()));
    let Some(body) = &page.body else {
        let hint = dialect.body_hint(None, &page.summary);
        return shown.or(hint.map(|hint| hinted(hint.content, hint.of)));
    };
    if body.content.table.as_ref().is_some_and(patch::is_patch_table) {
        return Some(BodyContent::Patch);
    }
    if let Some(id) = root.carrier {
        return Some(BodyContent::Json(root.wrapper.wrap(id)));
    }
    if is_upload(body) {
        return Some(BodyContent::Binary);
    }
    if shown.is_some() {
        return shown;
    }
    if let Some(ty) = body.content.kind.as_deref().and_then(scalar) {
        return Some(BodyContent::Json(ty));
    }
    let words = (body.name.as_str(), body.content.description.as_str());
    let hint = dialect.body_hint(Some(words), &page.summary);
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
pub(super) fn response(page: &EndpointPage, root: &Root) -> ResponseContent {
    if page.method.value == HEAD {
        return ResponseContent::Nothing;
    }
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
    // A page that describes content answers it, with whatever status; one that only says what kind of
    // content takes success for granted if it lists no status at all.
    let takes_success_for_granted = page.response.kind.is_some() && page.statuses.is_empty();
    if successes.is_empty() && root.carrier.is_none() && !takes_success_for_granted {
        return ResponseContent::Unknown;
    }
    if without_content > 0 && without_content == successes.len() {
        return ResponseContent::Nothing;
    }
    let Some(ty) = response_type(page, root) else {
        return ResponseContent::Binary;
    };
    if without_content > 0 { ResponseContent::JsonOrNothing(ty) } else { ResponseContent::Json(ty) }
}

/// The type of an answer with content; `None` for raw bytes.
fn response_type(page: &EndpointPage, root: &Root) -> Option<Type> {
    if let Some(id) = root.carrier {
        return Some(root.wrapper.wrap(id));
    }
    let raw_sample = page.samples.iter().any(|sample| {
        matches!((sample.kind, &sample.body), (SampleKind::Response(200..300), SampleBody::Raw(_)))
    });
    let offers_bytes =
        page.response.media_types.iter().any(|media_type| !media_type::is_text(media_type));
    let shown = root.shown.ty();
    let stated = page.response.kind.as_deref();
    match stated {
        _ if raw_sample => None,
        Some(StatedType::Binary) => None,
        None | Some(StatedType::Byte) if offers_bytes => None,
        Some(list @ StatedType::Array(_)) => Some(match (scalar(list), shown) {
            (Some(list), _) => list,
            (None, list @ Type::List(_)) => list,
            (None, _) => Type::Any.list(),
        }),
        Some(StatedType::Dictionary) => Some(match shown {
            dictionary @ Type::Dictionary(_) => dictionary,
            _ => Type::Any.dictionary(),
        }),
        Some(stated) => Some(scalar(stated).unwrap_or(shown)),
        None => Some(shown),
    }
}
