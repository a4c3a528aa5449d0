//! Statuses that headings state.

use super::super::StatedStatus;
use super::{Reader, add_paragraph};
use crate::diagnostics::Code;
use crate::pages::dialect::Section;
use crate::source::{Span, Spanned};

impl Reader<'_> {
    /// Takes the status that a heading states, for the answers that follow it. A heading without one
    /// ends what another said.
    pub(super) fn take_status(&mut self, section: &Section, span: Span) {
        self.status = None;
        if section.status.is_empty() {
            return;
        }
        match section.status.parse() {
            Ok(code @ 100..600) => {
                self.status = Some(code);
                let is_known = |known: &StatedStatus| known.code.value == code;
                if !self.page.statuses.iter().any(is_known) {
                    let text = self.dialect.readable(&section.text);
                    self.page.statuses.push(StatedStatus { code: Spanned::new(code, span), text });
                }
            }
            _ => {
                let message = format!("`{}` is not an HTTP status", section.status);
                self.report(Code::BadStatus, span, message);
            }
        }
    }

    /// Adds text below the heading of a status: it is about the answer, or about how a call fails.
    pub(super) fn add_to_status(&mut self, raw: &str) {
        let text = self.dialect.readable(raw);
        let of = |known: &&mut StatedStatus| Some(known.code.value) == self.status;
        match self.status {
            Some(200..300) => add_paragraph(&mut self.page.response.description, &text),
            _ => {
                if let Some(status) = self.page.statuses.iter_mut().find(of) {
                    add_paragraph(&mut status.text, &text);
                }
            }
        }
    }
}
