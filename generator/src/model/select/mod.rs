//! Which operations are wanted: what is included, and not excluded.
//!
//! Types are concluded from all docs; only then is the model reduced to what is wanted, and to what
//! that needs. So what stays is called, typed and described as if nothing had been left out. What a
//! selector looks like is explained in `docs/select.md`.

mod listing;
mod names;
mod rule;
mod rules;
mod selector;
#[cfg(test)]
mod tests;

pub use listing::{
    ListedCarrier, ListedGroup, ListedOperation, ListedRule, Listing, Need, Needed, Tally, needed,
};
pub use rule::{Origin, Rule};
pub use rules::{Selection, Verdict};
pub use selector::{EmptySelector, Selector};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use crate::model::api::Api;
use crate::source::{SourceFile, Sources};
use names::Names;

/// Reduces a model to what is wanted of it. Selectors that match nothing are findings, with the
/// severity that `severity` gives to their kind; that nothing is left is an error.
pub fn select(
    api: Api,
    selection: &Selection,
    severity: impl Fn(Code) -> Option<Severity>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Api {
    if selection.is_empty() || api.operations.is_empty() {
        return api;
    }
    let names = Names::new(&api);
    let kept: Vec<bool> = selection.judge(&names).into_iter().map(Verdict::stays).collect();
    let mut noted = Diagnostics::default();
    let file = selection
        .file
        .as_ref()
        .map(|(path, text)| sources.add(SourceFile::new(path.as_str(), path.as_str(), text)));
    for (list, rule) in selection.rules() {
        if let Some(finding) = names.doubt(list, rule, file) {
            noted.push(finding);
        }
    }
    noted.set_severities(severity);
    diagnostics.extend(noted);
    if !kept.contains(&true) {
        let message = "no operation is left: none is included that is not excluded";
        let finding = Diagnostic::general(Code::NothingSelected, message);
        diagnostics.push(match selection.exclude.is_empty() {
            true => finding,
            false => finding.help("what is excluded goes, whatever includes it"),
        });
    }
    api.part(&kept)
}
