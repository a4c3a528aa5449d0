//! What is deprecated, without a word on what to use instead.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::api::Api;
use regex::Regex;
use std::sync::LazyLock;

/// Anything that can name what to use: a word for it, code, a link, or a name that is no word of a sentence.
static REPLACEMENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i:\binstead\b|\buse\b|\breplaced?\b|\bsupersede|\bsee\b|\bfavou?r of\b|\bprefer\b|\bmigrate\b)|`|\]\(|https?:|<a ").expect("a pattern")
});

/// Whether a text may say what to use instead.
pub fn names_replacement(text: &str) -> bool {
    REPLACEMENT.is_match(text)
}

pub fn check(api: &Api, diagnostics: &mut Diagnostics) {
    for carrier in &api.carriers {
        for property in &carrier.properties {
            let Some(deprecated) = &property.deprecated else { continue };
            let is_told =
                [deprecated, &property.docs].into_iter().any(|text| names_replacement(text));
            if let Some(span) = property.reason.span.filter(|_| !is_told) {
                let name = carrier.name.display();
                let message = format!(
                    "`{name}.{}` is deprecated, and nothing says what to use instead",
                    property.name
                );
                diagnostics.push(Diagnostic::new(Code::DeprecatedAlone, span, message));
            }
        }
    }
}
