//! A model is concluded of what pages state, and whether it may be used.

use super::Input;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use crate::model::api::Api;
use crate::model::finish::Concluded;
use crate::model::lock;
use crate::pages::infer::{Beliefs, Statements, infer};
use crate::source::{Discovery, FileId};
use std::collections::BTreeSet;

/// The model of all pages or, if the run is to keep going, of those without an error.
///
/// Pages are judged together, so an error may come to light only when another page is gone: the
/// model is concluded anew until no page has to leave.
pub(super) fn conclude(
    mut stated: Statements,
    found: &Discovery,
    input: &Input,
    beliefs: Beliefs<'_>,
    keep_going: bool,
    diagnostics: &mut Diagnostics,
) -> Concluded {
    let mut faulty = faulty_pages(diagnostics, found);
    loop {
        if keep_going {
            stated.operations.retain(|listed| !faulty.contains(&listed.page.file));
            stated.carriers.retain(|carrier| !faulty.contains(&carrier.file));
        }
        let mut noted = Diagnostics::default();
        let judged = if keep_going { stated.clone() } else { std::mem::take(&mut stated) };
        let concluded = infer(judged, beliefs, &found.sources, &mut noted);
        input.adjust(&mut noted);
        faulty = faulty_pages(&noted, found);
        let files = stated.operations.iter().map(|listed| listed.page.file);
        let mut files = files.chain(stated.carriers.iter().map(|carrier| carrier.file));
        if !keep_going || !files.any(|file| faulty.contains(&file)) {
            diagnostics.extend(noted);
            return concluded;
        }
        for error in noted.iter().filter(|found| found.severity == Severity::Error) {
            diagnostics.push(error.clone());
        }
    }
}

/// The same, concluded once more with what comes of it as memory, as the next run will. Where samples show
/// parts of carriers, what one of them is taken for depends on those that were looked at before it.
pub(super) fn conclude_twice(
    stated: Statements,
    found: &Discovery,
    input: &Input,
    beliefs: Beliefs<'_>,
    diagnostics: &mut Diagnostics,
) -> Concluded {
    let mut noted = Diagnostics::default();
    let first = conclude(stated.clone(), found, input, beliefs, input.keep_going, &mut noted);
    let (memory, _) = lock::update(beliefs.memory, &first.lock, lock::Policy::Keep);
    let beliefs = Beliefs { memory: &memory.recalled(), ..beliefs };
    let mut again = Diagnostics::default();
    let second = conclude(stated, found, input, beliefs, input.keep_going, &mut again);
    // Only the first can contradict what was known before the run.
    let of_memory = |one: &&Diagnostic| one.code == Code::LockContradicted;
    let now = again.iter().filter(|one| !of_memory(one));
    noted.iter().filter(of_memory).chain(now).for_each(|one| diagnostics.push(one.clone()));
    second
}

/// A finding if there is nothing to generate. Its severity is not for the user to choose.
pub(super) fn report_emptiness(api: &Api, is_specification: bool, diagnostics: &mut Diagnostics) {
    let is_reported = diagnostics
        .iter()
        .any(|noted| (noted.code, noted.severity) == (Code::NoPages, Severity::Error));
    if !api.operations.is_empty() || is_reported {
        return;
    }
    if is_specification {
        let message = "the specification has no operation that can be used";
        return diagnostics.push(Diagnostic::general(Code::NoPages, message));
    }
    let finding =
        Diagnostic::general(Code::NoPages, "no page describes an endpoint that can be used");
    let help =
        "see that the dialect is the one of these docs; notes say of each page what it lacks";
    diagnostics.push(finding.help(help));
}

/// The pages with a finding of error severity.
pub(super) fn faulty_pages(diagnostics: &Diagnostics, found: &Discovery) -> BTreeSet<FileId> {
    let pages: BTreeSet<_> = found.pages.iter().copied().collect();
    let errors = diagnostics.iter().filter(|noted| noted.severity == Severity::Error);
    errors.filter_map(|noted| Some(noted.span?.file)).filter(|file| pages.contains(file)).collect()
}

/// Whether the model may be used: there is no error or, if the run is to keep going, all errors
/// are on pages that were left out or could not even be read.
pub(super) fn gate_is_open(diagnostics: &Diagnostics, found: &Discovery, keep_going: bool) -> bool {
    let left_out = faulty_pages(diagnostics, found);
    let is_settled = |error: &Diagnostic| match error.span {
        Some(span) => left_out.contains(&span.file),
        None => error.code == Code::UnreadableFile,
    };
    let mut errors = diagnostics.iter().filter(|noted| noted.severity == Severity::Error);
    errors.all(|error| keep_going && is_settled(error))
}

#[cfg(test)]
mod tests;
