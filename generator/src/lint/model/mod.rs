//! Rules for the model, whichever front end read it.

mod alike_paths;
mod deprecated_alone;
mod only_in_samples;
mod sample_values;
mod spelling;

pub use deprecated_alone::names_replacement;

use crate::diagnostics::Diagnostics;
use crate::model::api::Api;

/// The rules.
const RULES: [fn(&Api, &mut Diagnostics); 5] = [
    alike_paths::check,
    deprecated_alone::check,
    only_in_samples::check,
    sample_values::check,
    spelling::check,
];

/// Holds all rules against a model.
pub fn check(api: &Api, diagnostics: &mut Diagnostics) {
    RULES.iter().for_each(|rule| rule(api, diagnostics));
}
