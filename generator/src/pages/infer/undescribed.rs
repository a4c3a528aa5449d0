//! Carriers that the docs name and no page describes, so that what is said to hold one stays open.

use super::claims::Claims;
use super::decision::Decision;
use super::drafts::Drafts;
use super::types::has_hole;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::api::{BodyContent, Operation, ResponseContent};
use crate::pages::statements::{EndpointPage, StatedContent, StatedType};
use crate::source::{Span, Spanned};
use indexmap::IndexMap;

/// Where each of them is named: the first place, and how many there are.
#[derive(Default)]
pub(super) struct Undescribed(IndexMap<String, (Span, usize)>);

impl Undescribed {
    /// Looks through what tables say of properties whose type is open.
    pub fn look_at_properties(&mut self, drafts: &Drafts, decided: &[IndexMap<String, Decision>]) {
        for number in drafts.in_order() {
            let open = decided[number].iter().filter(|(_, decision)| has_hole(&decision.ty));
            for (name, _) in open {
                self.note(&drafts.all[number].properties[name].stated);
            }
        }
    }

    /// Looks at what a page says of its body and its answer, where they are open.
    pub fn look_at_page(&mut self, page: &EndpointPage, operation: &Operation) {
        let body = operation.body.as_ref().map(|body| &body.content);
        if let (Some(BodyContent::Json(ty)), Some(stated)) = (body, &page.body)
            && has_hole(ty)
        {
            self.note_content(&stated.content);
        }
        if let ResponseContent::Json(ty) | ResponseContent::JsonOrNothing(ty) =
            &operation.response.content
            && has_hole(ty)
        {
            self.note_content(&page.response);
        }
    }

    fn note_content(&mut self, content: &StatedContent) {
        match &content.carrier {
            Some(named) => self.add(named, named.span),
            None => self.note(content.kind.as_slice()),
        }
    }

    fn note(&mut self, stated: &[Spanned<StatedType>]) {
        for stated in stated {
            if let Some(StatedType::Reference(Some(name))) = stated.innermost() {
                self.add(name, stated.span);
            }
        }
    }

    fn add(&mut self, name: &str, span: Span) {
        self.0.entry(name.to_owned()).or_insert((span, 0)).1 += 1;
    }

    /// Reports each carrier once. One whose name was not believed is reported already.
    pub fn report(self, drafts: &Drafts, claims: &Claims, diagnostics: &mut Diagnostics) {
        for (name, (span, places)) in self.0 {
            if drafts.named(&name).is_some() || claims.is_refuted(&name) {
                continue;
            }
            let others = match places - 1 {
                0 => String::new(),
                1 => ", here and in another place,".to_owned(),
                others => format!(", here and in {others} other places,"),
            };
            let message = format!(
                "no page describes `{name}`; what is said to hold it{others} takes any JSON"
            );
            diagnostics.push(Diagnostic::new(Code::CarrierUndescribed, span, message));
        }
    }
}
