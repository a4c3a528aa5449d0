//! Parameters that several tables list, or one that is not about them alone.

use super::super::tables::Tables;
use super::super::{ParameterPlace, StatedBody, StatedContent, StatedParameter};
use super::Reader;
use crate::diagnostics::{Code, Diagnostic};
use crate::pages::dialect::Role;
use crate::pages::markdown::Table;

/// Methods of requests that have no body.
const WITHOUT_BODY: [&str; 3] = ["GET", "HEAD", "DELETE"];

impl Reader<'_> {
    /// Adds what a table lists; what another table of the page lists already becomes a finding.
    pub(super) fn add_parameters(&mut self, parameters: Vec<StatedParameter>) {
        for parameter in parameters {
            let is_same = |known: &&StatedParameter| {
                let is_named = match parameter.place {
                    // Upper and lower case are the same there.
                    ParameterPlace::Header => known.name.eq_ignore_ascii_case(&parameter.name),
                    _ => known.name == parameter.name,
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

    /// Adds all that a call takes: what the path names is of the path, and the rest of the query or of
    /// the body, as the method has it.
    pub(super) fn inputs(&mut self, table: &Table) {
        let mut tables = Tables { dialect: self.dialect, diagnostics: self.diagnostics };
        let (of_path, others) = tables.inputs(table, &self.page.path_parameters);
        let parameters = tables.parameters(&of_path, ParameterPlace::Path);
        if WITHOUT_BODY.contains(&self.page.method.as_str()) {
            let of_query = tables.parameters(&others, ParameterPlace::Query);
            self.add_parameters(parameters);
            self.add_parameters(of_query);
            return;
        }
        let properties = (!others.rows.is_empty()).then(|| tables.properties(&others));
        self.add_parameters(parameters);
        let Some(properties) = properties else { return };
        let content = StatedContent::at(table.span);
        let body = || StatedBody { name: "body".to_owned(), content };
        if self.page.body.get_or_insert_with(body).content.table.is_some() {
            let message = "this is the second table of what the body holds; it is left out";
            return self.report(Code::UnexpectedBlock, table.span, message);
        }
        self.describe(Some(Role::RequestBody), properties);
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
