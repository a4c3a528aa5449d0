//! Properties that are spelled `Url` here and `URL` there.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::api::Api;
use crate::source::Span;
use indexmap::IndexMap;
use std::collections::HashSet;

pub fn check(api: &Api, diagnostics: &mut Diagnostics) {
    // By the name in small letters: each spelling, how often it is there, and where first.
    let mut spellings: IndexMap<String, IndexMap<&str, (usize, Option<Span>)>> = IndexMap::new();
    // What stands side by side in one object is meant to differ.
    let mut apart: HashSet<String> = HashSet::new();
    for carrier in api.carriers.iter().filter(|carrier| carrier.choice.is_none()) {
        let mut own = HashSet::new();
        let names = carrier.properties.iter().map(|property| property.name.to_lowercase());
        apart.extend(names.filter(|name| !own.insert(name.clone())));
    }
    let carriers = api.carriers.iter().filter(|carrier| carrier.choice.is_none());
    for property in carriers.flat_map(|carrier| &carrier.properties) {
        let known = spellings.entry(property.name.to_lowercase()).or_default();
        let (count, first) = known.entry(&property.name).or_insert((0, None));
        *count += 1;
        *first = first.or(property.reason.span);
    }
    for (name, mut known) in spellings {
        if known.len() < 2 || apart.contains(&name) {
            continue;
        }
        known.sort_by(|_, (a, _), _, (b, _)| b.cmp(a));
        let mut known = known.into_iter();
        let Some((usual, (count, usual_place))) = known.next() else { continue };
        for (other, (_, place)) in known {
            let Some(place) = place else { continue };
            let message = format!("`{other}` is spelled `{usual}` elsewhere");
            let finding = Diagnostic::new(Code::SpellingDiffers, place, message);
            diagnostics.push(match usual_place {
                Some(usual) => finding.label(usual, format!("as here, in {count} places")),
                None => finding,
            });
        }
    }
}
