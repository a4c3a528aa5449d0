//! Names that pages give to carriers, and which of them can be believed.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::docs::EndpointPage;
use crate::infer::book::{Book, Keys, keys_of};
use crate::source::{Span, Spanned};
use indexmap::IndexMap;
use std::collections::HashSet;

/// The names that can be believed. A name that is claimed for several sets of properties names
/// none of them.
#[derive(Debug, Default)]
pub(super) struct Claims {
    by_response: HashSet<String>,
    by_request: HashSet<String>,
    refuted: HashSet<String>,
}

impl Claims {
    /// Collects the claims of all pages; each conflict becomes a finding.
    pub fn collect(pages: &[EndpointPage], book: &Book, diagnostics: &mut Diagnostics) -> Self {
        let mut claims = Self::default();
        let responses = pages.iter().filter_map(|page| {
            let (name, table) = (page.response.carrier.as_ref()?, page.response.table.as_ref()?);
            Some((name, keys_of(table)))
        });
        for (name, places) in places_of(responses) {
            let Some(&first) = places.values().next() else { continue };
            if places.len() > 1 {
                diagnostics.push(conflict(name, first, &places));
                claims.refuted.insert(name.to_owned());
            } else {
                claims.by_response.insert(name.to_owned());
            }
        }
        let requests = pages.iter().filter_map(|page| {
            let body = page.body.as_ref()?;
            Some((
                body.content.carrier.as_ref()?,
                book.core(&keys_of(body.content.table.as_ref()?)),
            ))
        });
        for (name, places) in places_of(requests) {
            if places.len() == 1 && !claims.refuted.contains(name) {
                claims.by_request.insert(name.to_owned());
            }
        }
        claims
    }

    /// A response's claim, if it can be believed.
    pub fn response<'p>(&self, name: &'p Option<Spanned<String>>) -> Option<&'p str> {
        name.as_ref().map(|name| name.as_str()).filter(|name| self.by_response.contains(*name))
    }

    /// A request's claim, if it can be believed. It is the weaker of the two.
    pub fn request<'p>(&self, name: &'p Option<Spanned<String>>) -> Option<&'p str> {
        name.as_ref().map(|name| name.as_str()).filter(|name| self.by_request.contains(*name))
    }

    /// Whether the name is one that pages contradict each other about.
    pub fn is_refuted(&self, name: &str) -> bool {
        self.refuted.contains(name)
    }
}

/// For each name the sets of properties it is claimed for, each with its first place.
fn places_of<'p>(
    claims: impl Iterator<Item = (&'p Spanned<String>, Keys)>,
) -> IndexMap<&'p str, IndexMap<Keys, Span>> {
    let mut names: IndexMap<&str, IndexMap<Keys, Span>> = IndexMap::new();
    for (name, keys) in claims {
        names.entry(name.as_str()).or_default().entry(keys).or_insert(name.span);
    }
    names
}

fn conflict(name: &str, first: Span, places: &IndexMap<Keys, Span>) -> Diagnostic {
    let message =
        format!("`{name}` is claimed for {} sets of properties, so it names none", places.len());
    let finding = Diagnostic::new(Code::TypeNameConflict, first, message);
    let second = places.values().nth(1).into_iter();
    second.fold(finding, |finding, &span| finding.label(span, "here for another one"))
}
