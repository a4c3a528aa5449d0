//! Parameters that several tables list, or one that is not about them alone.

use super::super::{ParameterPlace, StatedParameter};
use super::Reader;
use crate::diagnostics::{Code, Diagnostic};

impl Reader<'_> {
    /// Adds what a table lists; what another table of the page lists already becomes a finding.
    pub(super) fn add_parameters(&mut self, parameters: Vec<StatedParameter>) {
        for parameter in parameters {
            let is_same = |known: &&StatedParameter| {
                known.place == parameter.place && known.name == parameter.name
            };
            if let Some(first) = self.page.parameters.iter().find(is_same) {
                let message = format!("`{}` stands in another table, too", parameter.name);
                let twice = Diagnostic::new(Code::DuplicateProperty, parameter.name.span, message);
                self.diagnostics.push(twice.label(first.name.span, "this one counts"));
            } else {
                self.page.parameters.push(parameter);
            }
        }
    }

    /// Lets parameters be those of the path that the page lists with others, and nowhere else.
    pub(super) fn place_parameters(&mut self) {
        for token in &self.page.path_parameters {
            let names_it = |one: &StatedParameter, place| {
                let bare = self.dialect.path_parameter(&one.name).unwrap_or(&one.name);
                one.place == place && bare == token.value
            };
            let parameters = &mut self.page.parameters;
            if parameters.iter().any(|one| names_it(one, ParameterPlace::Path)) {
                continue;
            }
            let listed = parameters.iter_mut().find(|one| names_it(one, ParameterPlace::Query));
            if let Some(one) = listed {
                one.place = ParameterPlace::Path;
                one.name.value.clone_from(token);
            }
        }
    }
}
