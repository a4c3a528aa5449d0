//! All samples of all pages are looked at.

use super::body_shapes::BodyShapes;
use super::drafts::Drafts;
use super::memory;
use super::observe::{Observer, Place};
use super::patch;
use super::places::{body_word, operation_place};
use super::seen::Seen;
use crate::diagnostics::Diagnostics;
use crate::pages::dialect::BodyContentWord;
use crate::pages::statements::{EndpointPage, StatedType};

/// Looks at all samples: answers first, because they are complete. What they show of carriers goes
/// into the drafts, what they show of whole bodies and answers into `body_shapes`.
pub(super) fn observe(
    pages: &[EndpointPage],
    roots: &mut [BodyShapes],
    drafts: &mut Drafts,
    diagnostics: &mut Diagnostics,
) {
    let mut observer = Observer::new(drafts, diagnostics);
    for (page, BodyShapes { response, .. }) in pages.iter().zip(roots.iter_mut()) {
        match response.carrier {
            Some(id) => {
                for (sample, value) in page.json_samples(false) {
                    observer.payload(id, value, response.wrapper.depth(), sample);
                }
            }
            None => response.shown = shown_answer(page, &mut observer),
        }
    }
    observer.follow(false);
    for (page, BodyShapes { request, .. }) in pages.iter().zip(roots) {
        let table = page.body.as_ref().and_then(|body| body.content.table.as_ref());
        match request.carrier {
            Some(id) => {
                for (sample, value) in page.json_samples(true) {
                    observer.payload(id, value, request.wrapper.depth(), sample);
                }
            }
            None if table.is_some_and(patch::is_patch_table) => {}
            None => request.shown = shown_body(page, &mut observer),
        }
    }
    observer.follow(true);
}

/// What the samples of a page show where no table describes the answer.
fn shown_answer<'v>(page: &'v EndpointPage, observer: &mut Observer<'v, '_, '_>) -> Seen {
    let stated: Vec<_> = page.response.kind.as_deref().cloned().into_iter().collect();
    shown(page, false, "Answer", &stated, observer)
}

/// What the samples of a page show where no table describes the body. Prose tells a dictionary
/// from a carrier, which samples do not.
fn shown_body<'v>(page: &'v EndpointPage, observer: &mut Observer<'v, '_, '_>) -> Seen {
    let Some(body) = &page.body else { return shown(page, true, "Body", &[], observer) };
    let words = (body.name.as_str(), body.content.description.as_str());
    let hint = observer.drafts.dialect.body_hint(Some(words), &page.summary);
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
    let remembered = memory::operation(page, observer.drafts)
        .and_then(|was| if is_request { was.sends.as_ref() } else { was.answers.as_ref() });
    let remembered = observer.drafts.remembered(remembered);
    let mut seen = Seen::Nothing;
    for (sample, value) in page.json_samples(is_request) {
        let nested = None;
        let place =
            Place { owner: &owner, property, stated, nested, remembered, sample, is_request };
        let value = observer.value(value, place);
        seen = seen.join(value, &mut |a, b| observer.drafts.wider(a, b));
    }
    seen
}
