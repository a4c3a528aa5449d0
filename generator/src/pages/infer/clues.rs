//! What was weighed for a decision, told for people: every statement, and why those that lost do
//! not count.

use super::claims::Claims;
use super::drafts::{Drafts, Evidence as Known};
use super::seen::Seen;
use super::types::{agrees, most_exact};
use super::words::{noun, written};
use crate::model::api::{Clue, Evidence, Type};
use crate::pages::statements::StatedType;
use crate::source::{Span, Spanned};

/// What was weighed for the type of a property that came to be `decided`.
pub(super) fn of_type(
    name: &str,
    known: &Known,
    remembered: Option<(Type, Option<Span>)>,
    decided: &Type,
    drafts: &Drafts,
    claims: &Claims,
) -> Vec<Clue> {
    let mut clues = stated(known, decided, drafts, claims);
    clues.extend(known.nested().map(|id| Clue {
        evidence: Evidence::Table,
        says: format!(
            "rows that are nested in it describe {}",
            written(&Type::Carrier(id), drafts)
        ),
        span: known.stated.first().map(|stated| stated.span),
        rejected: (decided.carrier() != Some(id)).then_some("something stronger says otherwise"),
    }));
    clues.push(shown(known, decided, drafts));
    let conventions = &drafts.dialect.description().conventions;
    for (held, around) in [
        (conventions.property_carriers.get(name), "of type"),
        (conventions.dictionary_carriers.get(name), "a dictionary of"),
    ] {
        let Some(held) = held else { continue };
        let counts = decided.carrier().is_some_and(|id| Some(id) == drafts.named(held));
        clues.push(Clue {
            evidence: Evidence::Convention,
            says: format!("by the dialect, `{name}` is {around} `{held}`"),
            span: None,
            rejected: (!counts).then_some("nothing shows what that is, or the docs say otherwise"),
        });
    }
    if let Some((ty, span)) = remembered {
        let rejected = (ty != *decided).then_some("the docs say more, or otherwise, now");
        let says = format!("it was concluded before that this is {}", written(&ty, drafts));
        clues.push(Clue { evidence: Evidence::Lock, says, span, rejected });
    }
    clues
}

/// One clue for each thing that tables say, with the first place.
fn stated(known: &Known, decided: &Type, drafts: &Drafts, claims: &Claims) -> Vec<Clue> {
    let mut said: Vec<(&Spanned<StatedType>, usize)> = Vec::new();
    for stated in &known.stated {
        match said.iter_mut().find(|(first, _)| first.value == stated.value) {
            Some((_, times)) => *times += 1,
            None => said.push((stated, 1)),
        }
    }
    let exact = most_exact(&known.stated).map(|stated| &stated.value);
    let clue = |(stated, times): (&Spanned<StatedType>, usize)| {
        let (evidence, what, rejected) = match (&stated.value, stated.carrier()) {
            (kind, Some(name)) => {
                let around =
                    if matches!(kind, StatedType::Array(_)) { "a list of" } else { "of type" };
                let rejected = match drafts.named(name) {
                    _ if claims.is_refuted(name) => {
                        Some("the docs use this name for several sets of properties")
                    }
                    None => Some("nothing shows what that is"),
                    named if decided.carrier() != named => Some("samples show something else"),
                    _ => None,
                };
                (Evidence::StatedName, format!("it is {around} `{name}`"), rejected)
            }
            (other, None) => {
                let is_vaguer = Some(other) != exact && !matches!(other, StatedType::Reference(_));
                let rejected = is_vaguer.then_some("another table is more exact");
                (Evidence::Table, word(other), rejected)
            }
        };
        let says = match times {
            1 => what,
            _ => format!("{what} (so say {times} tables)"),
        };
        Clue { evidence, says, span: Some(stated.span), rejected }
    };
    said.into_iter().map(clue).collect()
}

/// What samples show.
fn shown(known: &Known, decided: &Type, drafts: &Drafts) -> Clue {
    let (says, rejected) = match &known.seen {
        Seen::Nothing => ("no sample shows anything but `{}`, `[]` or `null`".to_owned(), None),
        Seen::Mixed => ("samples show things of several types".to_owned(), None),
        Seen::Integer if decided == &Type::Int64 => {
            ("samples show whole numbers; how large these may be is a guess".to_owned(), None)
        }
        seen => {
            let ty = seen.ty();
            let overruled = !agrees(&ty, decided);
            let rejected = overruled.then_some("a stronger statement says otherwise");
            (format!("samples show {}", written(&ty, drafts)), rejected)
        }
    };
    Clue { evidence: Evidence::Sample, says, span: known.seen_at, rejected }
}

/// What a type word of a table says.
fn word(stated: &StatedType) -> String {
    match stated {
        StatedType::Unknown => "the table does not say what it is".to_owned(),
        known => format!("the table says that it is {}", noun(known)),
    }
}
