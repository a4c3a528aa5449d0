//! Parameters that several tables list, or one that is not about them alone.

use super::super::{ParameterPlace, StatedParameter};
use super::Reader;
use crate::diagnostics::{Code, Diagnostic};

impl Reader<'_> {
    /// Adds what a table lists; what another table of the page lists already becomes a finding.
    pub(super) fn add_parameters(&mut self, parameters: Vec<StatedParameter>) {
        for parameter in parameters {
            let is_same = |known: &&StatedParameter| {
                let is_named = match parameter.place {
                    // Upper and lower case are the same there.
                    ParameterPlace::Header => known.name.eq_ignore_ascii_case(&parameter.name),
                    ParameterPlace::Path | ParameterPlace::Query => known.name == parameter.name,
                };
                known.place == parameter.place && is_named
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

    /// Lets parameters be those of the path that the page lists with those of the query, if neither
    /// the page nor the dialect has a table for them.
    pub(super) fn place_parameters(&mut self) {
        let parameters = &mut self.page.parameters;
        let is_told = parameters.iter().any(|one| one.place == ParameterPlace::Path);
        if is_told || !self.dialect.description().tables.path.name.is_empty() {
            return;
        }
        for token in &self.page.path_parameters {
            let mut of_query =
                parameters.iter_mut().filter(|one| one.place == ParameterPlace::Query);
            let listed = of_query.find(|one| {
                self.dialect.path_parameter(&one.name).unwrap_or(&one.name) == token.as_str()
            });
            if let Some(one) = listed {
                one.place = ParameterPlace::Path;
                one.name.value.clone_from(token);
            }
        }
    }
}
