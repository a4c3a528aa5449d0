//! Of several places that describe one endpoint, one counts, or all of them are put together.

mod join;

use super::Listed;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::pages::dialect::Repeated;
use crate::pages::statements::EndpointPage;
use indexmap::IndexMap;
use std::cmp::Reverse;
use std::collections::HashMap;

/// Keeps one page for each method and path: one that a table of contents lists before one that
/// none does, then one that is more than an entry of a list of endpoints, then the later format, then
/// the first by file name.
///
/// Of an entry at most the description counts beside another page. What else the others say is added to
/// the first, if they are parts of one description; else they become findings and give nothing, not even
/// evidence.
pub(super) fn choose(
    pages: Vec<Listed>,
    repeated: Repeated,
    diagnostics: &mut Diagnostics,
) -> Vec<EndpointPage> {
    let mut endpoints: IndexMap<(String, String), Vec<Listed>> = IndexMap::new();
    for listed in pages {
        let key = (listed.page.method.value.clone(), listed.page.path.value.clone());
        endpoints.entry(key).or_default().push(listed);
    }
    let mut kept = Vec::new();
    for ((method, path), mut rivals) in endpoints {
        rivals.sort_by_key(|Listed { page, listed }| {
            (Reverse(*listed), page.is_entry, Reverse(page.format_rank))
        });
        let mut rivals = rivals.into_iter().map(|rival| rival.page);
        let Some(mut winner) = rivals.next() else { continue };
        for loser in rivals {
            if loser.is_entry {
                winner.describe(&loser);
            } else if repeated == Repeated::Parts {
                winner.join(loser, diagnostics);
            } else {
                let message =
                    format!("`{method} {path}` is documented twice; this page is left out");
                let finding = Diagnostic::new(Code::DuplicateOperation, loser.path.span, message);
                diagnostics.push(finding.label(winner.path.span, "this page counts"));
            }
        }
        kept.push(winner);
    }
    distinguish_ids(&mut kept, diagnostics);
    kept
}

/// Two pages with one id: the later one gets its method and path appended, so that ids stay unique.
fn distinguish_ids(pages: &mut [EndpointPage], diagnostics: &mut Diagnostics) {
    let mut first = HashMap::new();
    for page in pages {
        let Some(&span) = first.get(&page.id.value) else {
            first.insert(page.id.value.clone(), page.id.span);
            continue;
        };
        let message = format!("`{}` is the id of another page too", page.id);
        diagnostics.push(
            Diagnostic::new(Code::DuplicateId, page.id.span, message).label(span, "the other page"),
        );
        let place = format!("{} {}", page.method, page.path);
        page.id.value = format!("{} {place}", page.id);
        // A name made of the path says that already.
        if !page.name.eq_ignore_ascii_case(&place) {
            page.name = format!("{} {place}", page.name);
        }
    }
}
