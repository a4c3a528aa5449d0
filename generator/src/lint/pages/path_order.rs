//! Path parameters that a table has in another order than the path.

use super::super::Edition;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::api::ParameterPlace;
use crate::pages::infer::Listed;

pub fn check(Listed { page, .. }: &Listed, _: &Edition<'_>, diagnostics: &mut Diagnostics) {
    let told: Vec<_> =
        page.parameters.iter().filter(|one| one.place == ParameterPlace::Path).collect();
    let place = |name: &str| page.path_parameters.iter().position(|token| token.as_str() == name);
    for pair in told.windows(2) {
        let [first, second] = pair else { continue };
        if place(&first.name).zip(place(&second.name)).is_some_and(|(first, second)| first > second)
        {
            let message =
                format!("`{}` comes before `{}` in the path", second.name.value, first.name.value);
            let finding = Diagnostic::new(Code::PathParameterOrder, second.name.span, message);
            return diagnostics.push(finding.label(page.path.span, "the path"));
        }
    }
}
