//! Rows of parameter tables become parameters, those of the path in the order of its tokens.

use super::types::scalar;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::api::ParameterPlace;
use crate::model::api::{Parameter, Style, Type};
use crate::model::enums::Enums;
use crate::pages::dialect::Dialect;
use crate::pages::statements::{EndpointPage, StatedParameter, StatedType};

/// Path parameters in the order of the path, then those of the query, then headers.
pub(super) fn parameters(
    page: &EndpointPage,
    enums: &mut Enums,
    dialect: &Dialect,
    diagnostics: &mut Diagnostics,
) -> Vec<Parameter> {
    let tokens = &page.path_parameters;
    let stated_in =
        |place: ParameterPlace| page.parameters.iter().filter(move |stated| stated.place == place);
    let mut found = Vec::new();
    for token in tokens {
        let stated =
            stated_in(ParameterPlace::Path).find(|stated| stated.name.value == token.value);
        found.push(match stated {
            Some(stated) => Parameter { required: true, ..parameter(page, stated, enums, dialect) },
            None => {
                if dialect.describes_path_parameters() {
                    let message = format!(
                        "no table describes the path's `{{{token}}}`; it is taken to be text"
                    );
                    let code = Code::PathParameterUndocumented;
                    diagnostics.push(Diagnostic::new(code, token.span, message));
                }
                Parameter::undescribed(&token.value, token.span)
            }
        });
    }
    for stated in stated_in(ParameterPlace::Path).filter(|stated| !tokens.contains(&stated.name)) {
        let message = format!("the path has no `{{{}}}`; it is left out", stated.name);
        let finding = Diagnostic::new(Code::PathParameterUnused, stated.name.span, message);
        diagnostics.push(finding.label(page.path.span, "the path"));
    }
    for place in [ParameterPlace::Query, ParameterPlace::Header] {
        found.extend(stated_in(place).map(|stated| parameter(page, stated, enums, dialect)));
    }
    found
}

fn parameter(
    page: &EndpointPage,
    stated: &StatedParameter,
    enums: &mut Enums,
    dialect: &Dialect,
) -> Parameter {
    let ty = match &stated.ty.value {
        StatedType::Enum(words) => enums.of(&page.name, &stated.name, words, &stated.description),
        list @ StatedType::Array(_) => scalar(list).unwrap_or_else(|| Type::Any.list()),
        other => scalar(other).unwrap_or(Type::String),
    };
    let conventions = &dialect.description().conventions;
    let comma_separated = stated.place == ParameterPlace::Query
        && ty == Type::String
        && conventions.comma_separated.contains(&stated.name.value);
    Parameter {
        name: stated.name.value.clone(),
        alias: None,
        place: stated.place,
        ty: if comma_separated { ty.list() } else { ty },
        style: if comma_separated { Style::Commas } else { stated.place.style() },
        reserved: false,
        deprecated: false,
        selects: comma_separated && conventions.selecting.contains(&stated.name.value),
        required: stated.required,
        secret: false,
        docs: stated.description.clone(),
        span: Some(stated.ty.span),
    }
}
