//! Prose: what it is about depends on where it stands.

use super::super::suspicious_text;
use super::super::{StatedBody, SummaryCarrier};
use super::{Place, Reader, add_paragraph};
use crate::diagnostics::Code;
use crate::pages::dialect::Role;
use crate::pages::markdown::Prose;
use crate::pages::markdown::text::plain;
use crate::source::Spanned;

impl Reader<'_> {
    /// Gives prose to the section it stands in.
    pub(super) fn prose(&mut self, prose: &Prose) {
        if let Some(section) = self.dialect.line(&prose.text, Some(&self.page.method)) {
            return self.open(section, prose.span);
        }
        let stray =
            suspicious_text::look_at(prose, self.dialect).filter(|_| self.place != Place::Nowhere);
        let is_stray = stray.is_some();
        stray.into_iter().for_each(|finding| self.diagnostics.push(finding));
        match self.place {
            Place::Summary => {
                self.add_to_summary(&prose.text);
                let known = self.page.summary_carrier.take();
                let named = self.dialect.summary_carrier_in(&prose.text);
                let named = named.map(|(name, is_list, link)| {
                    let name = Spanned::new(name, prose.span);
                    SummaryCarrier { name, is_list, link }
                });
                self.page.summary_carrier = known.or(named);
            }
            Place::Nowhere => {}
            Place::Section(Role::RequestBody) if self.page.body.is_some() => {
                self.lists
                    .extend(suspicious_text::properties(prose).map(|finding| (true, finding)));
                let text = self.dialect.readable(&prose.text);
                let carrier = self.dialect.body_carrier_in(&prose.text);
                if let Some(StatedBody { content, .. }) = &mut self.page.body {
                    add_paragraph(&mut content.description, &text);
                    let known = content.carrier.take();
                    content.carrier = known.or(carrier.map(|name| Spanned::new(name, prose.span)));
                }
            }
            Place::Section(Role::Response | Role::ResponseBody) => self.response_prose(prose),
            Place::Section(Role::ResponseSamples) if self.status.is_some() => {
                self.add_to_status(&prose.text);
            }
            Place::Section(_) if is_stray => {}
            Place::Section(_) => {
                let message = "this text belongs to nothing; it is left out";
                self.report(Code::UnexpectedBlock, prose.span, message);
            }
        }
    }

    /// Keeps what stands beside method and path in a piece of text.
    pub(super) fn beside(&mut self, prose: &Prose) {
        let rest = self.dialect.beside_endpoints(&prose.text);
        let says_something = plain(&rest).contains(char::is_alphanumeric);
        if says_something && self.place == Place::Summary {
            let lines = rest.lines().filter(|line| !line.trim().is_empty());
            self.add_to_summary(&lines.collect::<Vec<_>>().join("\n"));
        }
    }

    fn response_prose(&mut self, prose: &Prose) {
        self.lists.extend(suspicious_text::properties(prose).map(|finding| (false, finding)));
        let mut kept = Vec::new();
        let mut offset = 0;
        for line in prose.text.split('\n') {
            let trimmed = line.trim();
            if let Some(name) = self.dialect.carrier_in(trimmed) {
                let span = prose.span.part(offset..offset + line.len());
                self.page.response.carrier.get_or_insert(Spanned::new(name, span));
            } else if !self.dialect.is_noise(trimmed) {
                kept.push(line);
            }
            offset += line.len() + 1;
        }
        let text = self.dialect.readable(&kept.join("\n"));
        add_paragraph(&mut self.page.response.description, &text);
    }
}
