//! The last steps of a model, whichever front end drafted it: what the configuration says otherwise,
//! the places that arguments had, and samples as payloads.

mod arguments;
mod enum_names;
mod payloads;

use super::api::{Api, CarrierName};
use super::lock::{Lock, Renames, is_place};
use super::overrides::{self, Overrides};
use super::sample::Sample;
use crate::diagnostics::Diagnostics;

/// A model as the docs state it, and what makes its payloads.
#[derive(Clone, Debug, Default)]
pub(crate) struct Drafted {
    /// The model, with all types decided and without payloads.
    pub api: Api,
    /// The samples of each operation, in the order of the operations.
    pub samples: Vec<Vec<Sample>>,
    /// Names that the docs would give now to what keeps the name that it had.
    pub better: Renames,
}

/// What is concluded.
#[derive(Clone, Debug)]
pub struct Concluded {
    /// The model.
    pub api: Api,
    /// What there is to remember of it: what the docs say, whatever is overridden, and what functions
    /// take once it is.
    pub lock: Lock,
    /// Names that the docs would give now to what keeps the name that it had.
    pub better: Renames,
}

/// Applies the overrides, drops what nothing reaches, puts arguments where `memory` had them, and
/// holds the samples against their types.
pub(crate) fn finish(
    drafted: Drafted,
    memory: &Lock,
    overrides: &Overrides,
    diagnostics: &mut Diagnostics,
) -> Concluded {
    let Drafted { mut api, samples, mut better } = drafted;
    enum_names::keep(&mut api, memory, &mut better);
    former_names(&mut api, memory);
    // What is overridden is not remembered: it would outlive the override.
    let stated = (!overrides.given.is_empty()).then(|| {
        let mut stated = api.clone();
        stated.forget_unused();
        Lock::of_docs(&stated)
    });
    let kept = overrides::apply(&mut api, overrides, diagnostics);
    api.forget_unused();
    arguments::keep_places(&mut api, memory);
    let mut lock = stated.unwrap_or_else(|| Lock::of_docs(&api));
    // What functions take is remembered as callers see it.
    lock.note_calls(&api);
    let kept = samples.iter().zip(kept).filter_map(|(samples, is_kept)| is_kept.then_some(samples));
    add_payloads(kept, &mut api, diagnostics);
    Concluded { api, lock, better }
}

/// What carriers and enumerations were called before. What operations were is known by now, since that
/// takes a dialect.
fn former_names(api: &mut Api, memory: &Lock) {
    let segments = |name: &str| name.split('.').map(str::to_owned).collect::<Vec<_>>();
    for (old, new) in &memory.former.carriers {
        let old = match is_place(old) {
            true => CarrierName::Place(segments(old)),
            false => CarrierName::Stated(old.clone()),
        };
        api.former.carriers.push((old, new.clone()));
    }
    for (old, new) in &memory.former.enums {
        api.former.enums.push((segments(old), new.clone()));
    }
}

/// Makes the samples of each operation its payloads.
fn add_payloads<'s>(
    samples: impl Iterator<Item = &'s Vec<Sample>>,
    api: &mut Api,
    diagnostics: &mut Diagnostics,
) {
    let samples: Vec<_> = samples.zip(&api.operations).collect();
    let payloads = diagnostics.collect(&samples, |(samples, operation), diagnostics| {
        payloads::payloads(samples, operation, api, diagnostics)
    });
    for (operation, payloads) in api.operations.iter_mut().zip(payloads) {
        operation.payloads = payloads;
    }
}
