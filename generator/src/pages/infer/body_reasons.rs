//! What was weighed for bodies and answers as a whole, told for people.

use super::body_shapes::{Root, Wrapper};
use super::claims::Claims;
use super::contents::HEAD;
use super::drafts::Drafts;
use super::memory;
use super::seen::Seen;
use super::types::{agrees, scalar};
use super::words::{noun, written};
use crate::model::api::{BodyContent, Clue, Evidence, Reason, ResponseContent, Type, media_type};
use crate::model::sample::{SampleBody, SampleKind};
use crate::pages::statements::{EndpointPage, StatedContent, StatedType};
use crate::source::{Span, Spanned};

/// A page, and what all pages together came to.
pub(super) struct BodyReasons<'a, 'd> {
    pub page: &'a EndpointPage,
    pub drafts: &'a Drafts<'d>,
    pub claims: &'a Claims,
}

/// What a body or answer is, as far as clues can speak for or against it.
#[derive(Clone, Copy)]
enum Content<'a> {
    Json(&'a Type),
    Bytes,
    Nothing,
    Other,
}

/// Clues, and the evidence of the first one that says all there is to say.
#[derive(Default)]
struct Weighed {
    clues: Vec<Clue>,
    decisive: Option<(Evidence, Option<Span>)>,
}

impl Weighed {
    fn add(&mut self, clue: Clue, is_decisive: bool) {
        if is_decisive && clue.rejected.is_none() && self.decisive.is_none() {
            self.decisive = Some((clue.evidence, clue.span));
        }
        self.clues.push(clue);
    }

    fn reason(self) -> Reason {
        let first = || self.clues.iter().find(|clue| clue.rejected.is_none());
        let decisive = self.decisive.or_else(|| first().map(|clue| (clue.evidence, clue.span)));
        let (evidence, span) = decisive.unwrap_or((Evidence::Nothing, None));
        Reason { evidence, span, clues: self.clues }
    }
}

fn clue(evidence: Evidence, says: impl Into<String>, span: Option<Span>) -> Clue {
    Clue { evidence, says: says.into(), span, rejected: None }
}

impl BodyReasons<'_, '_> {
    /// Why a page sends what it sends.
    pub fn body(&self, root: &Root, body: &BodyContent) -> Reason {
        let content = match body {
            BodyContent::Json(ty) => Content::Json(ty),
            BodyContent::Binary => Content::Bytes,
            BodyContent::Patch | BodyContent::Form => Content::Other,
        };
        let mut weighed = Weighed::default();
        let stated = self.page.body.as_ref().map(|body| &body.content);
        let table = stated.and_then(|stated| stated.table.as_ref());
        if let (BodyContent::Patch, Some(table)) = (body, table) {
            let says = "its table is that of the operations of a JSON Patch";
            weighed.add(clue(Evidence::Table, says, Some(table.span)), true);
            return weighed.reason();
        }
        if let Some(stated) = stated {
            self.stated(stated, root, content, &mut weighed);
            let has_bytes_only = stated.media_types.iter().all(|one| !media_type::is_text(one));
            if matches!(content, Content::Bytes) && has_bytes_only && !stated.media_types.is_empty()
            {
                let says = "all documented media types are those of bytes";
                weighed.add(clue(Evidence::Table, says, Some(stated.span)), true);
            }
        }
        self.shown(root, content, true, &mut weighed);
        self.prose(root, &mut weighed);
        self.remembered(content, true, &mut weighed);
        weighed.reason()
    }

    /// Why a page answers what it answers.
    pub fn answer(&self, root: &Root, response: &ResponseContent) -> Reason {
        let content = match response {
            ResponseContent::Json(ty) | ResponseContent::JsonOrNothing(ty) => Content::Json(ty),
            ResponseContent::Binary => Content::Bytes,
            ResponseContent::Nothing => Content::Nothing,
            ResponseContent::Unknown => Content::Other,
        };
        let mut weighed = Weighed::default();
        self.statuses(response, &mut weighed);
        let stated = &self.page.response;
        self.stated(stated, root, content, &mut weighed);
        if let Some(said) = &self.page.summary_carrier {
            let says = format!("the operation is said to answer `{}`", said.name);
            let rejected = self.against_name(&said.name, content);
            let clue = clue(Evidence::StatedName, says, Some(said.name.span));
            weighed.add(Clue { rejected, ..clue }, false);
        }
        let offers_bytes = stated.media_types.iter().any(|one| !media_type::is_text(one));
        if matches!(content, Content::Bytes) && offers_bytes {
            let says = "its media types are those of bytes";
            weighed.add(clue(Evidence::Table, says, Some(stated.span)), true);
        }
        self.shown(root, content, false, &mut weighed);
        self.remembered(content, false, &mut weighed);
        weighed.reason()
    }

    fn statuses(&self, response: &ResponseContent, weighed: &mut Weighed) {
        let success = |code: u16| (200..300).contains(&code);
        let statuses = self.page.statuses.iter();
        let statuses = statuses.filter(|status| success(status.code.value));
        let empty = statuses.clone().find(|status| matches!(status.code.value, 204 | 205));
        let span = empty.map(|status| status.code.span);
        let says = match response {
            ResponseContent::Nothing if self.page.method.value == HEAD => {
                "an answer to this method has no content"
            }
            ResponseContent::Nothing => "every status of success is one without content",
            ResponseContent::JsonOrNothing(_) => "a status without content is documented, too",
            ResponseContent::Unknown => "no status of success is documented",
            _ => return,
        };
        let is_decisive = !matches!(response, ResponseContent::JsonOrNothing(_));
        weighed.add(clue(Evidence::Table, says, span.or(Some(self.page.path.span))), is_decisive);
    }

    /// Table, name and kind.
    fn stated(
        &self,
        stated: &StatedContent,
        root: &Root,
        content: Content<'_>,
        weighed: &mut Weighed,
    ) {
        if let (Some(table), Some(id)) = (&stated.table, root.carrier) {
            let name = self.drafts.draft(id).name.display();
            let says = format!("a table has the properties of `{name}`");
            let rejected = match content {
                Content::Json(ty) if ty.carrier() == Some(id) => None,
                Content::Nothing => Some("there is no content"),
                _ => Some("something else is known of it"),
            };
            let clue = clue(Evidence::Table, says, Some(table.span));
            weighed.add(Clue { rejected, ..clue }, true);
        }
        let kind = stated.kind.as_ref();
        let by_kind = kind.and_then(|kind| Some((kind.carrier()?, kind.span)));
        let beside = || stated.carrier.as_ref().map(|name| (&name.value, name.span));
        let named = by_kind.or_else(beside);
        if let Some((name, span)) = named {
            let rejected = self.against_name(name, content);
            let clue =
                clue(Evidence::StatedName, format!("the page calls it `{name}`"), Some(span));
            weighed.add(Clue { rejected, ..clue }, root.carrier.is_none());
        }
        let is_word = |kind: &&Spanned<StatedType>| {
            !matches!(kind.value, StatedType::Reference(Some(_)) | StatedType::Unknown)
        };
        if let Some(kind) = kind.filter(is_word) {
            // Headings have one word for all objects.
            let is_object = kind.value == StatedType::Dictionary
                && matches!(content, Content::Json(Type::Carrier(_)));
            let what = if is_object { "an object" } else { noun(&kind.value) };
            let says = format!("the page says that it is {what}");
            let rejected = against_kind(&kind.value, content);
            let is_whole = kind.value == StatedType::Binary || scalar(&kind.value).is_some();
            let clue = clue(Evidence::Table, says, Some(kind.span));
            weighed.add(Clue { rejected, ..clue }, is_whole);
        }
    }

    /// Why a name that the page gives does not count.
    fn against_name(&self, name: &str, content: Content<'_>) -> Option<&'static str> {
        let known = self.drafts.named(name);
        match content {
            _ if self.claims.is_refuted(name) => {
                Some("the docs use this name for several sets of properties")
            }
            Content::Nothing => Some("there is no content"),
            _ if known.is_none() => Some("nothing shows what that is"),
            Content::Json(ty) if ty.carrier() == known => None,
            _ => Some("something else is known of it"),
        }
    }

    fn shown(&self, root: &Root, content: Content<'_>, is_request: bool, weighed: &mut Weighed) {
        let raw = self.page.samples.iter().find_map(|sample| match (&sample.kind, &sample.body) {
            (SampleKind::Request, SampleBody::Raw(text)) if is_request => Some(text.span),
            (SampleKind::Response(200..300), SampleBody::Raw(text)) if !is_request => {
                Some(text.span)
            }
            _ => None,
        });
        if let (Content::Bytes, Some(span)) = (content, raw) {
            weighed.add(clue(Evidence::Sample, "a sample is not JSON", Some(span)), true);
        }
        let Some((sample, value)) = self.page.json_samples(is_request).next() else { return };
        let (says, rejected) = match (root.carrier, &root.shown) {
            (Some(_), _) if value.is_array() => ("a sample shows a list".to_owned(), None),
            (Some(_), _) if root.wrapper == Wrapper::Dictionary => {
                ("a sample shows such objects under keys that are data".to_owned(), None)
            }
            (Some(_), _) if value.is_object() => ("a sample shows an object".to_owned(), None),
            (_, Seen::Nothing) => ("samples show nothing but what is empty".to_owned(), None),
            (_, Seen::Mixed) => ("samples show things of several types".to_owned(), None),
            (_, seen) => {
                let says = format!("samples show {}", written(&seen.ty(), self.drafts));
                let rejected = match content {
                    Content::Json(ty) if agrees(&seen.ty(), ty) => None,
                    Content::Bytes => Some("the docs state bytes"),
                    _ => Some("something stronger says otherwise, or more"),
                };
                (says, rejected)
            }
        };
        let is_decisive = root.carrier.is_none() && root.shown != Seen::Nothing;
        let clue = clue(Evidence::Sample, says, Some(sample.span));
        weighed.add(Clue { rejected, ..clue }, is_decisive);
    }

    /// What the name and the prose of a body tell by the dialect's habits.
    fn prose(&self, root: &Root, weighed: &mut Weighed) {
        let stated = self.page.body.as_ref();
        let span = stated.map_or(self.page.path.span, |body| body.content.span);
        if weighed.decisive.is_none() {
            let words = stated.map(|body| (body.name.as_str(), body.content.description.as_str()));
            if self.drafts.dialect.body_hint(words, &self.page.summary).is_some() {
                let says = "by the dialect, the name of the body or what is said of it tells what \
                            it holds";
                weighed.add(clue(Evidence::Convention, says, Some(span)), true);
            }
        }
        let Some(body) = stated.filter(|_| root.wrapper == Wrapper::List) else { return };
        let is_sampled = self.page.json_samples(true).next().is_some();
        if self.drafts.dialect.is_list_body(&body.content.description) {
            let says = "by the dialect, its description is that of a list";
            weighed.add(clue(Evidence::Convention, says, Some(span)), false);
        } else if !is_sampled && !matches!(body.content.kind.as_deref(), Some(StatedType::Array(_)))
        {
            let says = "other bodies or properties of this name are lists, and none is not";
            weighed.add(clue(Evidence::Elsewhere, says, None), false);
        }
    }

    fn remembered(&self, content: Content<'_>, is_request: bool, weighed: &mut Weighed) {
        let was = memory::operation(self.page, self.drafts);
        let was =
            was.and_then(|was| if is_request { was.sends.as_ref() } else { was.answers.as_ref() });
        let Some(was) = was else { return };
        let Some(before) = was.resolve(&|name| self.drafts.called(name)) else { return };
        let is_same = matches!(content, Content::Json(ty) if *ty == before);
        let says =
            format!("it was concluded before that this is {}", written(&before, self.drafts));
        let rejected = (!is_same).then_some("the docs say more, or otherwise, now");
        let clue = clue(Evidence::Lock, says, was.span);
        weighed.add(Clue { rejected, ..clue }, true);
    }
}

/// Why the kind that a page states does not count.
fn against_kind(kind: &StatedType, content: Content<'_>) -> Option<&'static str> {
    let holds = match (kind, content) {
        (_, Content::Nothing) => return Some("there is no content"),
        (StatedType::Binary | StatedType::Byte, Content::Bytes) => true,
        (StatedType::Array(_), Content::Json(Type::List(_))) => true,
        (StatedType::Dictionary, Content::Json(Type::Dictionary(_) | Type::Carrier(_))) => true,
        (StatedType::Reference(_), Content::Json(Type::Carrier(_))) => true,
        (stated, Content::Json(ty)) => scalar(stated).is_some_and(|stated| stated == *ty),
        _ => false,
    };
    (!holds).then_some("something else is known of it")
}
