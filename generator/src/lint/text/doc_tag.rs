//! What XML doc comments of source code leave in text that was made of them.

use super::found;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::pages::markdown::Page;
use crate::source::Sources;
use regex::Regex;
use std::sync::LazyLock;

/// Opening tags that HTML does not know, as compilers of C# and Visual Basic document them, and names of types in
/// braces, which is how their tools write what `cref` names.
static LEFT: LazyLock<Regex> = LazyLock::new(|| {
    let tags = r#"<(?:see|seealso|exception)\s+(?:cref|langword|href)\s*=[^>]*>|<(?:paramref|typeparamref|param|typeparam)\s+name\s*=[^>]*>|<(?:para|inheritdoc|remarks|returns)\s*/?>"#;
    let types = r"\{(?:[A-Z]\w*\.){2,}[A-Z]\w*\}";
    Regex::new(&format!("{tags}|{types}")).expect("a pattern")
});

pub fn check(page: &Page, sources: &Sources, diagnostics: &mut Diagnostics) {
    for (span, found) in found(&LEFT, page, sources) {
        let message = match found.as_str().starts_with('{') {
            true => {
                format!("`{}` is left of a doc comment: readers see the braces", found.as_str())
            }
            false => format!(
                "`{}` is a tag of a doc comment, which Markdown does not know",
                found.as_str()
            ),
        };
        diagnostics.push(Diagnostic::new(Code::DocTag, span, message));
    }
}
